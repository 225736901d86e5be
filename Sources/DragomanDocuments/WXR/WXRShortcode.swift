import DragomanModel

/// A WordPress shortcode as it is written: `[name attribute="value"]`, `[name/]`, `[/name]`, `[[name]]`.
///
/// A bracket of prose looks much the same (`[sic]`, `[1]`), so a shortcode must show itself: by an attribute, by `/`,
/// by a partner, or by a name that WordPress and its common forms define.
struct WXRShortcode {
    /// How it is written.
    enum Form {
        /// Opens, or stands alone.
        case open
        /// Closes.
        case close
        /// Ends in `/]`.
        case selfClosing
        /// Stands in two pairs of brackets: shown, not run.
        case escaped
    }

    /// The name.
    var name: String
    /// How it is written.
    var form: Form
    /// The bytes from the first bracket to after the last.
    var range: Range<Int>
    /// Whether it is a shortcode whatever else the text holds.
    var isCertain: Bool

    /// No shortcode is longer; so a lone bracket costs no more than this.
    static let longest = 4_096

    private static let known: Set<String> = [
        "caption", "wp_caption", "gallery", "embed", "audio", "video", "playlist", "contact-form-7", "contact-form",
        "gravityform", "ninja_form", "wpforms", "toc", "recent_posts", "sitemap",
    ]
    private static let opaque: Set<String> = [
        "embed", "audio", "video", "playlist", "code", "sourcecode", "latex", "youtube", "vimeo", "php", "html",
    ]

    /// Whether text between it and its partner is an address or code.
    var isOpaque: Bool { Self.opaque.contains(name) }
    /// Whether it holds an image and its caption.
    var isCaption: Bool { name == "caption" || name == "wp_caption" }

    /// What parsers of HTML see in place of a shortcode that stands alone inside text.
    static let standaloneTag = "<embed>"
    /// What they see in place of one that opens.
    static let openingTag = "<dragoman-shortcode>"
    /// What they see in place of one that closes.
    static let closingTag = "</dragoman-shortcode>"

    /// What a code is for that an HTML parser read from one of our tags; `nil` for any other.
    static func purpose(ofOpening opening: String) -> InlineCode.Purpose? {
        opening == standaloneTag || opening == openingTag ? .other : nil
    }

    /// Reads the shortcode, or what looks like one, whose bracket stands at `start`.
    init?(_ text: [UInt8], at start: Int) {
        guard start + 2 < text.count, text[start] == 0x5B else { return nil }
        if text[start + 1] == 0x5B {
            // Without this a row of brackets would call itself as often as it has any.
            guard text[start + 2] != 0x5B, let inner = WXRShortcode(text, at: start + 1), inner.isCertain,
                inner.range.upperBound < text.count, text[inner.range.upperBound] == 0x5D
            else { return nil }
            (name, form, isCertain) = (inner.name, .escaped, true)
            range = start..<inner.range.upperBound + 1
            return
        }
        let isClosing = text[start + 1] == 0x2F
        let nameStart = isClosing ? start + 2 : start + 1
        let limit = min(text.count, start + Self.longest)
        var nameEnd = nameStart
        while nameEnd < limit, text[nameEnd].isShortcodeName { nameEnd += 1 }
        guard nameEnd > nameStart, nameEnd < limit, text[nameStart].isASCIILetter,
            let end = Self.end(of: text, from: nameEnd, before: limit)
        else { return nil }
        if isClosing, end.bracket != nameEnd { return nil }
        name = String(decoding: text[nameStart..<nameEnd], as: UTF8.self)
        form = isClosing ? .close : text[end.bracket - 1] == 0x2F ? .selfClosing : .open
        isCertain = end.hasAttribute || form == .selfClosing || Self.known.contains(name)
        range = start..<end.bracket + 1
    }

    /// Where the closing bracket stands, and whether a `name=` comes before it.
    private static func end(of text: [UInt8], from start: Int, before limit: Int) -> (bracket: Int, hasAttribute: Bool)?
    {
        guard text[start] == 0x5D || text[start] == 0x2F || text[start].isHTMLSpace else { return nil }
        var hasAttribute = false
        var quote: UInt8 = 0
        for index in start..<limit {
            let byte = text[index]
            switch byte {
            case 0x5D:
                return (index, hasAttribute)
            case 0x22, 0x27:
                if quote == 0 { quote = byte } else if quote == byte { quote = 0 }
            case 0x5B, 0x3C, 0x3E:
                if quote == 0 { return nil }
            case 0x3D:
                if quote == 0, index > start, text[index - 1].isShortcodeName { hasAttribute = true }
            default:
                break
            }
        }
        return nil
    }
}

extension UInt8 {
    /// A letter, a digit, `_` or `-`.
    fileprivate var isShortcodeName: Bool { isASCIIAlphanumeric || self == 0x5F || self == 0x2D }
}
