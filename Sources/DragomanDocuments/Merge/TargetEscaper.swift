package import DragomanModel

/// A part of a translation as the merge hands it to an escaper.
package enum TargetPart: Sendable, Hashable {
    /// Text as a reader sees it; to be escaped.
    case text(Substring)
    /// The bytes of a code; to be copied.
    case markup([UInt8])
}

/// Where a translation is written.
package struct MergePlace: Sendable {
    /// The skeleton's UTF-8 text.
    package let text: [UInt8]
    /// The segment's bytes in `text`.
    package let byteRange: Range<Int>
    /// How text is written here.
    package let escaping: Escaping
    /// Whether the segment is the first of its unit.
    package let isFirst: Bool
    /// Whether the segment is the last of its unit.
    package let isLast: Bool
    /// The segment whose translation is written.
    package let segment: Segment
    /// Which codes the parts that are markup belong to, in order.
    package let marks: [CodeMark]
}

/// Writes a translation so that the article's parser reads back just that text.
package protocol TargetEscaper: Sendable {
    /// The bytes that stand for `parts` at a place.
    func escape(_ parts: [TargetPart], at place: MergePlace) -> [UInt8]
}

extension Escaping {
    /// The escaper for a kind of place.
    package var escaper: any TargetEscaper {
        switch self {
        case .html, .htmlTextOnly, .htmlDoubleQuoted, .htmlSingleQuoted, .htmlUnquoted, .htmlInCDATA,
            .htmlTextOnlyInCDATA, .htmlDoubleQuotedInCDATA, .htmlSingleQuotedInCDATA, .htmlUnquotedInCDATA,
            .htmlInXML:
            HTMLEscaper()
        case .xml, .cdata:
            XMLEscaper()
        case .markdown, .markdownLine, .markdownCell, .markdownImageText:
            MarkdownEscaper()
        case .markdownTitleDoubleQuoted, .markdownTitleSingleQuoted, .markdownTitleParenthesised:
            MarkdownTitleEscaper()
        case .yamlPlain, .yamlDoubleQuoted, .yamlSingleQuoted, .yamlBlock, .tomlBasic:
            FrontMatterEscaper()
        case .text:
            PlainTextEscaper()
        }
    }

    /// Whether markup can stand here, so that a fallback can be marked with its language.
    var takesHTMLMarkup: Bool {
        self == .html || self == .htmlInCDATA
    }
}

/// Writes text as it is.
struct PlainEscaper: TargetEscaper {
    func escape(_ parts: [TargetPart], at place: MergePlace) -> [UInt8] {
        var output: [UInt8] = []
        for part in parts {
            switch part {
            case .text(let text): output += text.utf8
            case .markup(let bytes): output += bytes
            }
        }
        return output
    }
}
