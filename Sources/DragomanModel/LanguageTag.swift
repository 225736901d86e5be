/// A language tag of BCP 47, in canonical form.
///
/// Canonical form is made by `Locales` in DragomanText (ICU); this type only carries it.
public struct LanguageTag: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    /// The tag as text, for example `zh-Hans`.
    public let description: String

    /// Wraps a tag that is already canonical.
    public init(canonical: String) {
        description = canonical
    }

    /// Reads a tag as it is written; the text is not checked.
    public init(from decoder: any Decoder) throws {
        description = try decoder.singleValueContainer().decode(String.self)
    }

    /// Writes the tag as a plain string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    /// Orders tags by their code units, so that lists come out the same everywhere.
    public static func < (left: LanguageTag, right: LanguageTag) -> Bool {
        left.description.utf8.lexicographicallyPrecedes(right.description.utf8)
    }
}

/// The direction in which a language is written.
public enum TextDirection: String, Sendable, Codable {
    /// Left to right.
    case leftToRight = "ltr"
    /// Right to left.
    case rightToLeft = "rtl"
}

/// What a language's texts are counted in (GMX-V): words, or characters where words are not written apart.
public enum CountingUnit: String, Sendable, Codable {
    /// ICU word breaks that hold a letter or digit.
    case words
    /// Characters without white space and punctuation, for Chinese, Japanese and Thai.
    case characters
}
