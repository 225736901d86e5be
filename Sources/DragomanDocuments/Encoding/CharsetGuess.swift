import DragomanText

/// What the charset of bytes that are not UTF-8 and declare nothing may be.
enum CharsetGuess {
    /// The charset that ICU thinks of, or windows-1252 where that is as likely; `nil` where neither is plausible.
    ///
    /// ICU tells languages by groups of three letters; a headline has few. The default of the HTML standard for Western
    /// locales is the better guess then.
    static func name(for bytes: [UInt8]) -> String? {
        guard !bytes.contains(0), let guess = Charsets.detect(bytes), guess.name != "UTF-8",
            guess.confidence >= leastConfidence
        else { return nil }
        let isWide = guess.name.hasPrefix("UTF-16") || guess.name.hasPrefix("UTF-32")
        let isDoubtful =
            if latin.contains(guess.name) {
                guess.confidence < doubtfulConfidence || guess.western + nearness >= guess.confidence
            } else {
                // Wide text without a NUL has no space and no line end.
                (guess.confidence < doubtfulConfidence || isWide) && isMostlyASCII(bytes)
            }
        if isDoubtful, !bytes.contains(where: unassigned.contains) { return "windows-1252" }
        return isWide ? nil : guess.name
    }

    /// Below this ICU's guess is no better than chance.
    private static let leastConfidence = 10
    /// Below this a guess rests on little: real text of a sentence or more in these charsets reaches 40.
    private static let doubtfulConfidence = 35
    /// Two Latin charsets that are no further apart are as likely.
    private static let nearness = 10
    /// The charsets whose letters ICU takes those of Western languages for.
    private static let latin: Set<String> = [
        "ISO-8859-2", "windows-1250", "ISO-8859-9", "windows-1254", "ISO-8859-15", "ISO-8859-16",
    ]
    /// The bytes that windows-1252 does not use.
    private static let unassigned: Set<UInt8> = [0x81, 0x8D, 0x8F, 0x90, 0x9D]

    /// Whether there are more ASCII letters than other bytes above ASCII, as in all Western languages.
    private static func isMostlyASCII(_ bytes: [UInt8]) -> Bool {
        var balance = 0
        for byte in bytes {
            if byte >= 0x80 { balance -= 1 } else if byte.isASCIILetter { balance += 1 }
        }
        return balance > 0
    }
}
