/// The law that what follows a boundary decides no earlier one: a text cut where a sentence ends has the same sentences.
package enum PrefixLaw {
    /// What breaks the law in a text; `nil` where it holds.
    ///
    /// - Parameters:
    ///   - text: Any text.
    ///   - boundaries: Gives the ends of a text's sentences as ascending UTF-8 offsets, the text's own end among them.
    /// - Returns: What the text and its beginning give.
    package static func violation(_ text: String, _ boundaries: (String) throws -> [Int]) rethrows -> String? {
        let ends = try boundaries(text)
        for (number, end) in ends.dropLast().enumerated() {
            let found = try boundaries(String(decoding: text.utf8.prefix(end), as: UTF8.self))
            guard found[...] == ends[...number] else {
                return "the text gives \(ends), its first \(end) bytes give \(found)"
            }
        }
        return nil
    }

    /// What decides boundaries: stops, spaces, quotation marks, brackets, letters with and without case, figures.
    package static let pieces: [String] = [
        ".", " ", "\"", "”", "“", "(", ")", "A", "ab", "1", "?", "…", "語", "-", ",", "。", "Mr", "\n", "'", "\u{300}",
    ]

    /// More of the same, for texts of fewer pieces.
    package static let morePieces: [String] =
        pieces + [
            "«", "»", "„", "[", "]", "[1]", "–", "—", ":", "！", "？", "」", "।", "؟", "...", "3.", "U.S.", "e.g.", "etc.",
            "I",
            "Я", "я", "ع", "iPhone", "www.", "😀", "\u{200D}", "\u{2029}", "\u{A0}", "¿", "•", "²",
        ]

    /// Checks every text of up to so many pieces, and answers the violations: the text and what breaks.
    ///
    /// - Returns: In order of the pieces; a text that begins with one that is told is left out.
    /// - Complexity: O(p^n) for p pieces; for five of the first list some three million texts.
    package static func violations(
        upTo pieceCount: Int,
        of pieces: [String] = pieces,
        _ boundaries: (String) throws -> [Int]
    ) rethrows -> [(text: String, broken: String)] {
        var result: [(text: String, broken: String)] = []
        func check(_ text: String, left: Int) throws {
            if let broken = try violation(text, boundaries) { return result.append((text, broken)) }
            guard left > 0 else { return }
            for piece in pieces { try check(text + piece, left: left - 1) }
        }
        try check("", left: pieceCount)
        return result
    }
}
