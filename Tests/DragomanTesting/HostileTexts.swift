/// Texts that make a careless segmenter look at the same bytes again and again.
package enum HostileTexts {
    /// What is repeated: stops, quotation marks, spaces, brackets, abbreviations, and mixtures.
    package static let pieces: [String] = [
        ".", "!", "…", "。", "\"", "'", "”", " ", "\n", "\t", "(", ")", "[", "-", "– ", "A. ", "1. ", "\" ", ". ", "?! ",
        "a", "a.",
        "1.", ".\"", ". )", "[1]", " [1]", "z. ", "\"(", "‹«", "😀", "e\u{301}", "\u{300}", "\u{200D}", "\u{FFFD}",
        "漢。」", "ไทย", "क।",
        "A.", "...\u{201D}", "。」", ". [1] ", ".'", ". . ", "A.-", "@.", "U.S. ", "Mr. (\"", "\r\n", "\u{2029}",
        "a\u{300}. \" ) ] – ",
    ]

    /// The like for the model of Thai spaces.
    package static let thaiPieces: [String] = [
        "ก ", " ", "ก", "กา ขา \"", "และ ", "ได้", "(", "(ก ", "1 ", "a ", "ฯ ", "ก? ", "\u{200B} ", "ก\n",
    ]

    /// A piece repeated to about so many bytes.
    package static func text(_ piece: String, bytes: Int) -> String {
        String(repeating: piece, count: max(1, bytes / piece.utf8.count))
    }
}
