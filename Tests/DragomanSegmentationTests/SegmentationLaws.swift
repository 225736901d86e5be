import DragomanSegmentation
import DragomanTesting

/// What must hold for every text in every language, whatever the rules are.
enum SegmentationLaws {
    /// The languages of the site and the root's table, for everything else.
    static let languages = [
        "en", "ar", "cs", "de", "el", "es", "fa", "fr", "he", "hi", "hr", "hu", "id", "it", "ja", "ko", "nl", "pl",
        "pt",
        "ro", "ru", "sr", "sv", "th", "tr", "uk", "vi", "zh-Hans", "und",
    ]

    /// A law: `nil` where a text keeps it, else what it breaks.
    typealias Law = (String, Segmenter) throws -> String?

    /// The sentences are the text, in order, without a gap, none empty.
    static func addsUp(_ text: String, _ segmenter: Segmenter) throws -> String? {
        let ends = try segmenter.boundaries(in: text)
        guard ends.last ?? 0 == text.utf8.count else { return "the last boundary is \(ends.last ?? 0)" }
        guard zip([0] + ends, ends).allSatisfy({ $0 < $1 }) else { return "boundaries are not ascending: \(ends)" }
        let bytes = Array(text.utf8)
        guard ends.allSatisfy({ $0 == bytes.count || bytes[$0] & 0xC0 != 0x80 }) else {
            return "a boundary lies inside a scalar: \(ends)"
        }
        guard try segmenter.sentences(in: text).flatMap(\.utf8) == bytes else {
            return "the sentences are not the text"
        }
        return nil
    }

    /// The same segmenter, and another one of the same rules, answer the same.
    static func isDeterministic(_ text: String, _ segmenter: Segmenter, _ other: Segmenter) throws -> String? {
        let first = try segmenter.boundaries(in: text)
        guard try segmenter.boundaries(in: text) == first else { return "a second call differs" }
        return try other.boundaries(in: text) == first ? nil : "another segmenter differs"
    }

    /// No sentence is white space alone, unless the text is.
    static func isBlankNowhere(_ text: String, _ segmenter: Segmenter) throws -> String? {
        guard !isBlank(text) else { return nil }
        return try segmenter.sentences(in: text).contains(where: isBlank) ? "a sentence is white space alone" : nil
    }

    private static func isBlank(_ text: String) -> Bool { text.unicodeScalars.allSatisfy(\.properties.isWhitespace) }

    /// A text that ends where a sentence ends has the same sentences: what follows a boundary decides no earlier one.
    static func prefixesStand(_ text: String, _ segmenter: Segmenter) throws -> String? {
        try PrefixLaw.violation(text) { try segmenter.boundaries(in: $0) }
    }

    /// The smallest text that still breaks a law, found by leaving out scalars; with what it breaks.
    ///
    /// - Complexity: O(n²) checks at worst; meant for the few texts that fail.
    static func shrunk(_ text: String, _ segmenter: Segmenter, _ law: Law) rethrows -> (text: String, broken: String)? {
        guard var broken = try law(text, segmenter) else { return nil }
        var scalars = Array(text.unicodeScalars)
        var size = max(1, scalars.count / 2)
        while size > 0 {
            var at = 0
            while at + size <= scalars.count {
                var fewer = scalars
                fewer.removeSubrange(at..<at + size)
                if let still = try law(string(fewer), segmenter) {
                    scalars = fewer
                    broken = still
                } else {
                    at += size
                }
            }
            size /= 2
        }
        return (string(scalars), broken)
    }

    private static func string(_ scalars: [Unicode.Scalar]) -> String {
        String(String.UnicodeScalarView(scalars))
    }
}
