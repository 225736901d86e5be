/// A stretch of the HTML of a post as WordPress looks at it.
struct WXRToken {
    /// What stands there.
    enum Kind {
        /// Text with something to see in it.
        case text
        /// Blanks and tabs.
        case blank
        /// White space with as many line breaks.
        case lines(Int)
        /// A tag inside text.
        case inlineTag
        /// A tag that begins or ends paragraphs.
        case blockTag
        /// `<br>`.
        case lineBreakTag
        /// `<img>`.
        case imageTag
        /// A comment of the author.
        case comment
        /// `<!--more-->` and `<!--nextpage-->`, where WordPress cuts a post in two.
        case cut
        /// A comment that opens or closes a block of the editor.
        case blockComment
        /// An element that is not translated, inside text.
        case protected
        /// An element that is not translated, between paragraphs.
        case protectedBlock
        /// A shortcode.
        case shortcode(WXRShortcode)
    }

    /// What stands there.
    var kind: Kind
    /// The bytes of the text.
    var range: Range<Int>
    /// Whether line breaks count here: outside the editor's blocks.
    var isClassic: Bool

    /// Cuts the HTML of a post into tokens that add up to it.
    ///
    /// - Complexity: O(n).
    static func tokens(of text: [UInt8]) -> [WXRToken] {
        var tokenizer = WXRTokenizer(text: text)
        return tokenizer.tokens()
    }
}

/// Makes `WXRToken`s.
private struct WXRTokenizer {
    let text: [UInt8]
    private var result: [WXRToken] = []
    private var index = 0
    private var blockDepth = 0
    /// Whether a `>` and a `-->` may still come; looking for them again and again would be quadratic.
    private var hasTags = true
    private var hasComments = true
    private var unclosed: Set<String> = []

    init(text: [UInt8]) { self.text = text }

    mutating func tokens() -> [WXRToken] {
        var textStart = 0
        while index < text.count {
            let start = index
            guard let kind = next() else { continue }
            if textStart < start { addText(textStart..<start) }
            add(kind, start..<index)
            textStart = index
        }
        if textStart < text.count { addText(textStart..<text.count) }
        return result
    }

    private mutating func add(_ kind: WXRToken.Kind, _ range: Range<Int>) {
        result.append(WXRToken(kind: kind, range: range, isClassic: blockDepth == 0))
    }

    private mutating func addText(_ range: Range<Int>) {
        add(text[range].allSatisfy { $0 == 0x20 || $0 == 0x09 } ? .blank : .text, range)
    }

    /// Reads what begins at `index` and moves on; `nil` for a byte of text.
    private mutating func next() -> WXRToken.Kind? {
        switch text[index] {
        case 0x3C:
            if let kind = text.holds("<!--", at: index) ? comment() : tag() { return kind }
        case 0x5B:
            if let shortcode = WXRShortcode(text, at: index) {
                index = shortcode.range.upperBound
                return .shortcode(shortcode)
            }
        case 0x0A, 0x0D, 0x20, 0x09, 0x0C:
            if let kind = lines() { return kind }
        default:
            break
        }
        index += 1
        return nil
    }

    /// White space with a line break in it.
    private mutating func lines() -> WXRToken.Kind? {
        var end = index
        var count = 0
        while end < text.count, text[end].isHTMLSpace {
            if text[end] == 0x0A || (text[end] == 0x0D && !text.holds("\r\n", at: end)) { count += 1 }
            end += 1
        }
        guard count > 0 else {
            // Past the blanks, which are text; the caller takes the last one.
            index = end - 1
            return nil
        }
        index = end
        return .lines(count)
    }

    private mutating func comment() -> WXRToken.Kind? {
        guard hasComments, let end = text.firstIndex(of: "-->", from: index + 4) else {
            hasComments = false
            return nil
        }
        var start = index + 4
        while start < end, text[start].isHTMLSpace { start += 1 }
        let isClosing = text.holds("/wp:", at: start)
        let isBlock = isClosing || text.holds("wp:", at: start)
        let isEmpty = isBlock && text[end - 1] == 0x2F
        index = end + 3
        if isBlock, !isEmpty { blockDepth = max(0, blockDepth + (isClosing ? -1 : 1)) }
        if isBlock { return .blockComment }
        return text.holds("more", at: start) || text.holds("nextpage", at: start) ? .cut : .comment
    }

    private mutating func tag() -> WXRToken.Kind? {
        guard hasTags, index + 1 < text.count, text[index + 1] == 0x2F || text[index + 1].isASCIILetter else {
            return nil
        }
        guard let tag = HTMLTag(text, at: index) else {
            if text[index + 1].isASCIILetter { hasTags = false }
            return nil
        }
        index = tag.range.upperBound
        let role = HTMLInline.role(of: tag.name)
        switch role {
        case .block: return .blockTag
        case .protected, .protectedBlock:
            let isBlock = role == .protectedBlock
            guard !tag.isEnd, !tag.isSelfClosing, let end = end(of: tag.name) else {
                return isBlock ? .blockTag : .inlineTag
            }
            index = end
            return isBlock ? .protectedBlock : .protected
        case .inline, .void:
            return tag.name == "br" ? .lineBreakTag : tag.name == "img" ? .imageTag : .inlineTag
        }
    }

    /// Where an element ends whose content is not looked at.
    private mutating func end(of name: String) -> Int? {
        guard !unclosed.contains(name) else { return nil }
        var position = index
        while let close = text.firstIndex(of: "</", from: position) {
            let nameEnd = close + 2 + name.utf8.count
            if nameEnd <= text.count, text[close + 2..<nameEnd].lazy.map(\.asciiLowercased).elementsEqual(name.utf8),
                nameEnd == text.count || !text[nameEnd].isASCIIAlphanumeric
            {
                return HTMLTag(text, at: close)?.range.upperBound
            }
            position = close + 2
        }
        unclosed.insert(name)
        return nil
    }
}
