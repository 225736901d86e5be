/// Random texts for property tests, from pieces that breaks, words and normalisation care about.
enum RandomText {
    private static let pieces: [String] = [
        "a", "B", "word", "é", "e\u{301}", "ß", "Я", "слово", "ع", "م", "語", "これは", "ไทย", "한", "\u{1100}\u{1161}", "1",
        "23",
        "٣", ".", ",", ";", ":", "'", "’", "\"", "“", "”", "«", "»", "(", ")", "[", "]", "-", "–", "—", "_", "/", "@",
        "!", "?", "…",
        "。", "！", "」", "।", "؟", " ", "  ", "\u{A0}", "\t", "\n", "\r\n", "\u{2028}", "\u{200B}", "\u{200D}", "\u{AD}",
        "\u{202E}", "\u{FEFF}", "😀", "👩‍👩‍👧", "\u{1F3FD}", "\u{300}", "\u{323}", "\u{10FFFF}", "\u{FFFF}",
        "\u{0}", "\u{1}", "U.S.", "Mr.", "e.g.", "3.", "www.example.org",
    ]

    /// A text of up to 60 pieces.
    static func text(using random: inout some RandomNumberGenerator) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0...60, using: &random) {
            text += pieces[Int.random(in: 0..<pieces.count, using: &random)]
        }
        return text
    }

    /// A text of ASCII only, mostly what words are made of and parted by.
    static func ascii(using random: inout some RandomNumberGenerator) -> String {
        var text = ""
        let alphabet = Array("aZ09_.',;: -\"/@\n\r\t\u{0}\u{1B}~".unicodeScalars)
        for _ in 0..<Int.random(in: 0...40, using: &random) {
            text.unicodeScalars.append(alphabet[Int.random(in: 0..<alphabet.count, using: &random)])
        }
        return text
    }
}
