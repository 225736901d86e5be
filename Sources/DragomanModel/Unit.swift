/// A block of an article: a heading, paragraph, list item, caption, attribute text (XLIFF 2 `unit`).
public struct Unit: Sendable, Hashable {
    /// What part of an article a unit is.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case title
        case description
        case heading
        case paragraph
        case listItem = "list-item"
        case tableCell = "table-cell"
        case caption
        case quotation
        case footnote
        case alternativeText = "alt"
        case tooltip
        case label
        case placeholder
        case excerpt
        case text
    }

    /// What part of the article this is.
    public var kind: Kind
    /// How text is written at this place of the article.
    public var escaping: Escaping
    /// The text as a reader sees it, white space collapsed where the format does, with codes numbered from 1.
    public var content: CodedText
    /// The codes that `content` refers to, in order of their numbers.
    public var codes: [InlineCode]
    /// Where each part of `content` stands in the skeleton, in order, without gaps in `content`.
    public var pieces: [Piece]

    /// Makes a unit.
    public init(kind: Kind, escaping: Escaping, content: CodedText, codes: [InlineCode], pieces: [Piece]) {
        self.kind = kind
        self.escaping = escaping
        self.content = content
        self.codes = codes
        self.pieces = pieces
    }
}

/// A stretch of a unit's coded text and the bytes of the skeleton it was read from.
public struct Piece: Sendable, Hashable {
    /// The first byte in the UTF-8 of `CodedText.coded`.
    public var contentStart: Int
    /// How many bytes of `CodedText.coded`; not 0.
    public var contentCount: Int
    /// The first byte in the skeleton's UTF-8 text.
    public var byteStart: Int
    /// How many bytes of the skeleton's text; may be 0 for what the parser implied.
    public var byteCount: Int
    /// Whether content and skeleton are the same bytes, so that any place inside maps; otherwise only the ends map.
    public var isVerbatim: Bool

    /// Makes a piece.
    public init(contentStart: Int, contentCount: Int, byteStart: Int, byteCount: Int, isVerbatim: Bool) {
        self.contentStart = contentStart
        self.contentCount = contentCount
        self.byteStart = byteStart
        self.byteCount = byteCount
        self.isVerbatim = isVerbatim
    }
}

/// How text is written into an article at the place of a unit.
public enum Escaping: String, Sendable, Codable {
    /// HTML text.
    case html
    /// HTML text where no markup can stand: `title`, `option`.
    case htmlTextOnly = "html-text-only"
    /// An HTML attribute value in double quotes.
    case htmlDoubleQuoted = "html-double-quoted"
    /// An HTML attribute value in single quotes.
    case htmlSingleQuoted = "html-single-quoted"
    /// An HTML attribute value without quotes.
    case htmlUnquoted = "html-unquoted"
    /// HTML text in a CDATA section of XML.
    case htmlInCDATA = "html-in-cdata"
    /// HTML text where no markup can stand (`option`), in a CDATA section.
    case htmlTextOnlyInCDATA = "html-text-only-in-cdata"
    /// A double-quoted attribute of HTML in a CDATA section.
    case htmlDoubleQuotedInCDATA = "html-double-quoted-in-cdata"
    /// A single-quoted attribute of HTML in a CDATA section.
    case htmlSingleQuotedInCDATA = "html-single-quoted-in-cdata"
    /// An unquoted attribute of HTML in a CDATA section.
    case htmlUnquotedInCDATA = "html-unquoted-in-cdata"
    /// HTML text that is itself escaped as XML text.
    case htmlInXML = "html-in-xml"
    /// XML text.
    case xml
    /// Text of a CDATA section.
    case cdata
    /// A paragraph or other block of Markdown.
    case markdown
    /// A Markdown heading of one line, which may hold no line break.
    case markdownLine = "markdown-line"
    /// A cell of a Markdown table.
    case markdownCell = "markdown-cell"
    /// A title of a Markdown link or image in double quotes.
    case markdownTitleDoubleQuoted = "markdown-title-double-quoted"
    /// A title of a Markdown link or image in single quotes.
    case markdownTitleSingleQuoted = "markdown-title-single-quoted"
    /// A title of a Markdown link or image in parentheses.
    case markdownTitleParenthesised = "markdown-title-parenthesised"
    /// The description of a Markdown image.
    case markdownImageText = "markdown-image-text"
    /// A plain scalar of YAML front matter.
    case yamlPlain = "yaml-plain"
    /// A double-quoted scalar of YAML front matter.
    case yamlDoubleQuoted = "yaml-double-quoted"
    /// A single-quoted scalar of YAML front matter.
    case yamlSingleQuoted = "yaml-single-quoted"
    /// A literal or folded block scalar of YAML front matter.
    case yamlBlock = "yaml-block"
    /// A string of TOML front matter in double quotes.
    case tomlBasic = "toml-basic"
    /// Plain text: nothing is escaped.
    case text
}
