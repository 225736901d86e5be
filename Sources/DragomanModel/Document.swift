/// The format of an article's file.
public enum ArticleFormat: String, Sendable, Codable, CaseIterable {
    case html
    case markdown
    case text
    case wxr
}

/// One article as a document filter read it: skeleton and units.
public struct Document: Sendable {
    /// The article's format.
    public var format: ArticleFormat
    /// The slug, where the file says one (WXR `wp:post_name`); else the caller's.
    public var slug: String?
    /// The title as plain text, where there is one.
    public var title: String?
    /// When the article was published, RFC 3339 in UTC, where the file says so.
    public var publishedAt: String?
    /// The language tag as the file declares it, unchecked.
    public var declaredLanguage: String?
    /// What surrounds the translatable text.
    public var skeleton: Skeleton
    /// The units in the order of their bytes; their byte ranges do not overlap.
    public var units: [Unit]
    /// What the filter has to tell (conversions, repairs).
    public var findings: [Finding]

    /// Makes a document.
    public init(
        format: ArticleFormat,
        slug: String? = nil,
        title: String? = nil,
        publishedAt: String? = nil,
        declaredLanguage: String? = nil,
        skeleton: Skeleton,
        units: [Unit],
        findings: [Finding] = []
    ) {
        self.format = format
        self.slug = slug
        self.title = title
        self.publishedAt = publishedAt
        self.declaredLanguage = declaredLanguage
        self.skeleton = skeleton
        self.units = units
        self.findings = findings
    }
}

/// The bytes of an article, and where language and direction are said in them.
public struct Skeleton: Sendable, Hashable {
    /// The article's bytes exactly as they were read; for WXR the bytes of its item.
    public var bytes: [UInt8]
    /// The charset of `bytes` as ICU names it; `UTF-8` where byte offsets need no conversion.
    public var charset: String
    /// What stands before the article in its file (WXR: up to the first item); else empty.
    public var head: [UInt8]
    /// What stands after the article in its file (WXR: from the end of the last item); else empty.
    public var tail: [UInt8]
    /// Where language and direction are said or would be.
    public var languageSlots: [LanguageSlot]

    /// Makes a skeleton.
    public init(
        bytes: [UInt8],
        charset: String = "UTF-8",
        head: [UInt8] = [],
        tail: [UInt8] = [],
        languageSlots: [LanguageSlot] = []
    ) {
        self.bytes = bytes
        self.charset = charset
        self.head = head
        self.tail = tail
        self.languageSlots = languageSlots
    }
}

/// A place where an article says its language or direction.
public struct LanguageSlot: Sendable, Hashable, Codable {
    /// What stands there.
    public enum Kind: String, Sendable, Codable {
        /// The value of a language attribute or field, without quotes: replaced by the target's tag.
        case languageValue
        /// The value of a direction attribute, without quotes: replaced by `ltr` or `rtl`.
        case directionValue
        /// Where ` lang="…"` goes in a tag that has none.
        case languageInsertion
        /// Where ` dir="…"` goes in a tag that has none: used for right-to-left targets only.
        case directionInsertion
    }

    /// What stands there.
    public var kind: Kind
    /// The first byte in the skeleton's UTF-8 text.
    public var byteStart: Int
    /// How many bytes are replaced; 0 for an insertion.
    public var byteCount: Int

    /// Makes a slot.
    public init(kind: Kind, byteStart: Int, byteCount: Int) {
        self.kind = kind
        self.byteStart = byteStart
        self.byteCount = byteCount
    }
}
