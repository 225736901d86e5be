/// Markup inside a segment: a pair around text, or a code that stands alone (XLIFF 2 `pc`, `ph`).
public struct InlineCode: Hashable, Sendable, Codable {
    /// What a code is for; the words of XLIFF 1.2 `ctype` and XLIFF 2 `subType` are derived from it.
    public enum Purpose: String, Sendable, Codable {
        /// Bold or strong.
        case bold
        /// Italic or emphasis.
        case italic
        /// Underlined.
        case underlined
        /// Superscript, subscript, small, mark, span and other formatting.
        case formatting
        /// A hyperlink or an anchor.
        case link
        /// A line break.
        case lineBreak
        /// An image or other embedded object.
        case image
        /// Text that is not to be translated, markup included.
        case protected
        /// A scalar that exchange formats cannot hold.
        case character
        /// Anything else.
        case other
    }

    /// The number by which `CodedText` refers to the code; at least 1 and unique in its unit or segment.
    public var id: Int
    /// Whether the code is a pair; else it stands alone.
    public var isPair: Bool
    /// What the code is for.
    public var purpose: Purpose
    /// The bytes of the opening or standalone code as the article has them, decoded to Unicode.
    public var opening: String
    /// The bytes of the closing code; empty for a standalone one.
    public var closing: String
    /// What a reader sees in its place (a protected word, `\n` for a line break); empty where nothing is seen.
    public var equivalentText: String
    /// Whether a translation may leave the code out.
    public var canDelete: Bool
    /// Whether the pair was opened in an earlier segment and is opened again in this one.
    public var isOpenedBefore: Bool
    /// Whether the pair goes on in the next segment and is closed for this one.
    public var isClosedAfter: Bool
    /// The first byte of `opening` in the skeleton's UTF-8 text, where the filter knows it.
    ///
    /// Units can lie inside a code (the `title` of a link); with this the merge finds their translations when it
    /// writes the code.
    public var openingStart: Int?
    /// The first byte of `closing` in the skeleton's UTF-8 text, where the filter knows it; `closing` need not be the
    /// bytes that stand there.
    public var closingStart: Int?

    /// Makes a code.
    public init(
        id: Int,
        isPair: Bool,
        purpose: Purpose,
        opening: String,
        closing: String = "",
        equivalentText: String = "",
        canDelete: Bool = false,
        isOpenedBefore: Bool = false,
        isClosedAfter: Bool = false,
        openingStart: Int? = nil,
        closingStart: Int? = nil
    ) {
        self.id = id
        self.isPair = isPair
        self.purpose = purpose
        self.opening = opening
        self.closing = closing
        self.equivalentText = equivalentText
        self.canDelete = canDelete
        self.isOpenedBefore = isOpenedBefore
        self.isClosedAfter = isClosedAfter
        self.openingStart = openingStart
        self.closingStart = closingStart
    }
}
