/// The kinds of codes in the words of both versions.
///
/// 1.2: appendix B of the specification (`ctype`, `mtype`); 2.x: section 4.3.1 (`type`, `subType`).
enum InlineVocabulary {
    /// The authority of values that are those of 1.2.
    static let authority = "xlf12"

    private static let pairs: [(ctype: String, type: String, subType: String?)] = [
        ("bold", "fmt", "xlf:b"), ("italic", "fmt", "xlf:i"), ("underlined", "fmt", "xlf:u"), ("link", "link", nil),
    ]
    private static let placeholders: [(ctype: String, type: String, subType: String?)] = [
        ("lb", "fmt", "xlf:lb"), ("pb", "fmt", "xlf:pb"), ("image", "image", nil),
    ]

    /// What 2.x calls a `ctype`.
    static func type(ofCtype ctype: String) -> (type: String, subType: String?) {
        for known in pairs + placeholders where known.ctype == ctype { return (known.type, known.subType) }
        return ("other", own(ctype))
    }

    /// What 1.2 calls a type; `nil` where it has no word that leads back to it.
    static func ctype(_ type: String?, _ subType: String?, isPair: Bool) -> String? {
        guard let type else { return nil }
        if type == "other", let own = subType.flatMap(word(ofOwn:)) {
            return own.hasPrefix("x-") || (isPair ? pairs : placeholders).contains { $0.ctype == own } ? own : nil
        }
        for known in isPair ? pairs : placeholders where known.type == type && known.subType == subType {
            return known.ctype
        }
        return nil
    }

    /// A value of 1.2 as one of 2.x: `xlf12:x-name`.
    static func own(_ word: String) -> String {
        let fit = word.map { $0.isWhitespace || $0 == ":" ? "_" : $0 }
        return authority + ":" + String(fit)
    }

    /// The value of 1.2 in one of 2.x.
    static func word(ofOwn value: String) -> String? {
        value.hasPrefix(authority + ":") ? String(value.dropFirst(authority.count + 1)) : nil
    }
}
