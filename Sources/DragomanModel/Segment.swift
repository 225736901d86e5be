/// A sentence of a unit, with its codes numbered from 1 in the order in which they first stand in it.
public struct Segment: Sendable, Hashable {
    /// The text: NFC, trimmed; never empty of text.
    public var content: CodedText
    /// The codes that `content` refers to, in order of their numbers.
    public var codes: [InlineCode]
    /// Where the segment stands in the skeleton's UTF-8 text; what lies between segments stays skeleton.
    public var byteRange: Range<Int>

    /// The text as a reader sees it: pairs are nothing, a line break is a space, a protected word is itself.
    public var readersText: String {
        guard content.hasCodes else { return content.coded }
        return content.parts.reduce(into: "") { result, part in
            switch part {
            case .text(let text): result += text
            case .code(let mark):
                guard mark.role == .standalone, codes.indices.contains(mark.id - 1) else { return }
                let seen = codes[mark.id - 1].equivalentText
                result += seen == "\n" ? " " : seen
            }
        }
    }

    /// Makes a segment.
    public init(content: CodedText, codes: [InlineCode], byteRange: Range<Int>) {
        self.content = content
        self.codes = codes
        self.byteRange = byteRange
    }
}
