/// The HTML that WordPress makes of a post, for a parser to read, tied to the bytes of the post.
///
/// Outside the editor's blocks WordPress makes paragraphs of blank lines and `<br>` of other line breaks; shortcodes are
/// structure everywhere. So a blank line between text becomes `<p>`, a line break `<br>`, a shortcode between paragraphs
/// or a cut `<hr>`, one inside text an element, and `[caption]` a `figure` with a `figcaption`. Only the parser sees these.
struct WXRContent {
    /// How a shortcode takes part in the text.
    private enum Role {
        /// A bracket of prose.
        case text
        /// Inside text.
        case inline
        /// Between paragraphs.
        case block
        /// Between paragraphs, where tags part them already.
        case silent
    }

    private let source: Projection
    private let tokens: [WXRToken]
    /// By token: the token of the shortcode that opens or closes a pair with it.
    private var partners: [Int?]
    private var roles: [Role]
    private var output = Projection()

    private init(_ source: Projection) {
        self.source = source
        tokens = WXRToken.tokens(of: source.text)
        partners = Array(repeating: nil, count: tokens.count)
        roles = Array(repeating: .text, count: tokens.count)
    }

    /// The HTML of a post's text.
    ///
    /// - Complexity: O(n).
    static func html(of source: Projection) -> Projection {
        var content = WXRContent(source)
        content.pairShortcodes()
        content.placeShortcodes()
        content.write(0..<content.tokens.count)
        return content.output
    }

    // MARK: - Shortcodes

    private func shortcode(_ index: Int) -> WXRShortcode? {
        if case .shortcode(let shortcode) = tokens[index].kind { shortcode } else { nil }
    }

    private mutating func pairShortcodes() {
        var open: [String: [Int]] = [:]
        for index in tokens.indices {
            guard let shortcode = shortcode(index) else { continue }
            switch shortcode.form {
            case .open:
                open[shortcode.name, default: []].append(index)
            case .close:
                guard let start = open[shortcode.name]?.popLast() else { continue }
                partners[start] = index
                partners[index] = start
            default:
                continue
            }
        }
    }

    /// Decides for each shortcode how it takes part.
    private mutating func placeShortcodes() {
        // How many tokens before each one part paragraphs.
        var parting = [0]
        for token in tokens { parting.append(parting[parting.count - 1] + (partsParagraphs(token) ? 1 : 0)) }
        for index in tokens.indices {
            guard let shortcode = shortcode(index), shortcode.isCertain || partners[index] != nil else { continue }
            guard shortcode.form != .escaped else {
                roles[index] = .inline
                continue
            }
            if let partner = partners[index] {
                let (start, end) = (min(index, partner), max(index, partner))
                if shortcode.isOpaque {
                    roles[index] = isBetweenParagraphs(start, end)
                } else {
                    let spans = shortcode.isCaption || parting[end] > parting[start + 1]
                    roles[index] = spans ? .block : .inline
                }
            } else {
                roles[index] = isBetweenParagraphs(index, index)
            }
        }
    }

    private func partsParagraphs(_ token: WXRToken) -> Bool {
        switch token.kind {
        case .blockTag, .blockComment, .protectedBlock, .cut: true
        case .lines(let count): token.isClassic && count > 1
        case .shortcode(let shortcode): shortcode.isCaption
        default: false
        }
    }

    private enum Neighbour {
        case edge
        case tag
        case lines
        case inline
    }

    private func neighbour(of index: Int, by step: Int) -> Neighbour {
        var other = index + step
        while tokens.indices.contains(other) {
            switch tokens[other].kind {
            case .blank: break
            case .lines: if tokens[other].isClassic { return .lines }
            case .blockTag, .blockComment, .protectedBlock, .cut: return .tag
            default: return .inline
            }
            other += step
        }
        return .edge
    }

    private func isBetweenParagraphs(_ start: Int, _ end: Int) -> Role {
        let before = neighbour(of: start, by: -1)
        let after = neighbour(of: end, by: 1)
        if before == .inline || after == .inline { return .inline }
        return before == .lines || after == .lines ? .block : .silent
    }

    // MARK: - Writing

    private mutating func write(_ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            index = write(index)
        }
    }

    /// Writes a token, with what belongs to it, and says which comes next.
    private mutating func write(_ index: Int) -> Int {
        let token = tokens[index]
        switch token.kind {
        case .lines(let count) where token.isClassic:
            writeLines(count, at: index)
        case .shortcode(let shortcode) where roles[index] != .text:
            return write(shortcode, at: index)
        case .cut:
            output.append("<hr>".utf8, for: source.byteRange(of: token.range))
        default:
            output.append(token.range, of: source)
        }
        return index + 1
    }

    private mutating func writeLines(_ count: Int, at index: Int) {
        let range = tokens[index].range
        let before = lineNeighbour(index, by: -1)
        let after = lineNeighbour(index, by: 1)
        if before == .block || after == .block {
            output.append(range, of: source)
        } else if count > 1 {
            output.append("<p>".utf8, for: source.byteRange(of: range))
        } else if before == .text, after == .text {
            output.append("<br>".utf8, for: source.byteRange(of: range))
        } else {
            output.append(range, of: source)
        }
    }

    private enum LineNeighbour {
        /// An edge or what parts paragraphs.
        case block
        /// Text, or what stands in it.
        case text
        /// A comment or a line break.
        case neither
    }

    private func lineNeighbour(_ index: Int, by step: Int) -> LineNeighbour {
        let other = index + step
        guard tokens.indices.contains(other) else { return .block }
        switch tokens[other].kind {
        case .blockTag, .blockComment, .protectedBlock, .cut: return .block
        case .lineBreakTag, .comment: return .neither
        case .shortcode: return roles[other] == .block || roles[other] == .silent ? .block : .text
        default: return .text
        }
    }

    private mutating func write(_ shortcode: WXRShortcode, at index: Int) -> Int {
        var next = index + 1
        var range = shortcode.range
        if shortcode.isOpaque, let partner = partners[index], partner > index {
            range = range.lowerBound..<tokens[partner].range.upperBound
            next = partner + 1
        }
        let bytes = source.byteRange(of: range)
        switch roles[index] {
        case .silent:
            break
        case .block where shortcode.isCaption && partners[index] != nil:
            return writeCaption(shortcode, at: index)
        case .block:
            output.append("<hr>".utf8, for: bytes)
        case .inline where shortcode.isOpaque || partners[index] == nil:
            output.append(WXRShortcode.standaloneTag.utf8, for: bytes)
        case .inline:
            let tag = shortcode.form == .close ? WXRShortcode.closingTag : WXRShortcode.openingTag
            output.append(tag.utf8, for: bytes)
        case .text:
            output.append(range, of: source)
        }
        return next
    }

    /// Writes one end of `[caption]`; after the opening one, its image and the start of the caption's text.
    private mutating func writeCaption(_ shortcode: WXRShortcode, at index: Int) -> Int {
        let bytes = source.byteRange(of: shortcode.range)
        guard shortcode.form == .open, let partner = partners[index] else {
            output.append("</figcaption></figure>".utf8, for: bytes)
            return index + 1
        }
        output.append("<figure>".utf8, for: bytes)
        let next = endOfImage(after: index, before: partner)
        for token in tokens[index + 1..<next] { output.append(token.range, of: source) }
        let place = source.byteRange(of: tokens[next].range).lowerBound
        output.append("<figcaption>".utf8, for: place..<place)
        return next
    }

    /// The token after an image and the end of the link around it; the first one of the caption where there is none.
    private func endOfImage(after index: Int, before partner: Int) -> Int {
        // An image comes first in a caption; a bound keeps many captions without one cheap.
        let bound = min(partner, index + 16)
        guard
            let image = (index + 1..<bound).first(where: { if case .imageTag = tokens[$0].kind { true } else { false } }
            )
        else { return index + 1 }
        if image + 1 < partner, case .inlineTag = tokens[image + 1].kind,
            source.text.holds("</", at: tokens[image + 1].range.lowerBound)
        {
            return image + 2
        }
        return image + 1
    }
}
