import DragomanModel
import DragomanXML

/// Reads the content of `source`, `seg-source` and `target` elements of one unit.
///
/// Annotations (`mrk`, `sm`, `em`) and unknown elements are as good as not there; what stands in native code elements
/// (`ph`, `bpt`, `ept`, `it` of 1.2) is not text.
struct ForeignContentReader {
    /// A 1.2 `mrk mtype="seg"`.
    struct Marked {
        var id: String?
        var content: ForeignContent
    }

    /// The content of one element.
    struct Content {
        var whole = ForeignContent()
        var segments: [Marked] = []
        /// The text outside the marked segments.
        var textOutside = ""
    }

    private enum Frame {
        case transparent
        case pair(String)
        case segment
        case native
    }

    private let version: XLIFFVersion
    /// Pairs by what links their ends: `rid`, and the id of the end itself, which may be all that a tool keeps.
    private var pairOfReference: [String: String] = [:]
    private var pairOfEnd: [String: String] = [:]
    /// What was noticed in the unit; the places are filled in by the caller.
    private(set) var findings: [Finding] = []

    init(version: XLIFFVersion) { self.version = version }

    /// Reads from the start of an element to its end.
    mutating func read(_ parser: XLIFFParser) throws -> Content {
        let reader = parser.reader
        var result = Content()
        var frames: [Frame] = []
        var nativeDepth = 0
        var isInSegment = false
        while let event = try reader.next() {
            switch event {
            case .text:
                guard nativeDepth == 0 else { continue }
                add(reader.text, to: &result, isInSegment)
            case .start:
                let frame = try begin(parser, &result, isInSegment, isNative: nativeDepth > 0)
                switch frame {
                case .native: nativeDepth += 1
                case .segment: isInSegment = true
                case .transparent, .pair: break
                }
                frames.append(frame)
            case .end:
                guard let frame = frames.popLast() else { return result }
                switch frame {
                case .transparent: break
                case .native: nativeDepth -= 1
                case .segment: isInSegment = false
                case .pair(let id):
                    guard nativeDepth == 0 else { continue }
                    add(ForeignCode(role: .close, id: id), to: &result, isInSegment)
                }
            }
        }
        return result
    }

    private func add(_ text: String, to result: inout Content, _ isInSegment: Bool) {
        result.whole.append(text)
        if isInSegment {
            result.segments[result.segments.count - 1].content.append(text)
        } else {
            result.textOutside += text
        }
    }

    private func add(_ code: ForeignCode, to result: inout Content, _ isInSegment: Bool) {
        result.whole.parts.append(.code(code))
        if isInSegment { result.segments[result.segments.count - 1].content.parts.append(.code(code)) }
    }

    /// Takes the start of an element and says what its end means.
    private mutating func begin(
        _ parser: XLIFFParser,
        _ result: inout Content,
        _ isInSegment: Bool,
        isNative: Bool
    ) throws -> Frame {
        guard parser.isCore, let element = parser.names.element(parser.reader.name) else { return .transparent }
        if isNative {
            // Text of a sub-flow (an alt text in native code): no place of ours, so it must be said.
            if element == .sub { note(.warning, "sub-dropped", "text inside a native code is not read") }
            return .native
        }
        let is12 = version == .version12
        switch element {
        case .g where is12, .pc where !is12:
            let id = try identifier(parser)
            add(ForeignCode(role: .open, id: id), to: &result, isInSegment)
            return .pair(id)
        case .x where is12, .ph:
            let shown = try parser.attribute(is12 ? parser.names.equivText : parser.names.equiv)
            add(ForeignCode(role: .standalone, id: try identifier(parser), shown: shown), to: &result, isInSegment)
            return .native
        case .bx where is12, .bpt where is12:
            let id = try identifier(parser)
            pairOfReference[try parser.attribute(parser.names.rid) ?? id] = id
            add(ForeignCode(role: .open, id: id), to: &result, isInSegment)
            return .native
        case .ex where is12, .ept where is12:
            add(ForeignCode(role: .close, id: try endOfPair(parser)), to: &result, isInSegment)
            return .native
        case .it where is12:
            let role: CodeMark.Role =
                switch try parser.attribute(parser.names.pos) {
                case "open", "begin": .open
                case "close", "end": .close
                default: .standalone
                }
            add(ForeignCode(role: role, id: try identifier(parser)), to: &result, isInSegment)
            return .native
        case .sc where !is12:
            add(ForeignCode(role: .open, id: try identifier(parser)), to: &result, isInSegment)
            return .native
        case .ec where !is12:
            let start = try parser.attribute(parser.names.startRef)
            let id = try start ?? identifier(parser)
            add(ForeignCode(role: .close, id: id), to: &result, isInSegment)
            return .native
        case .cp where !is12:
            try addCodePoint(parser, &result, isInSegment)
            return .native
        case .mrk where is12:
            return try beginMark(parser, &result, isInSegment)
        default:
            return .transparent
        }
    }

    private func beginMark(_ parser: XLIFFParser, _ result: inout Content, _ isInSegment: Bool) throws -> Frame {
        // Lokalize writes `mrk mtype="seg" mid="s1"` back as `mrk id="seg"`.
        let type = try parser.attribute(parser.names.mtype) ?? parser.attribute(parser.names.id)
        guard type == "seg", !isInSegment else { return .transparent }
        result.segments.append(Marked(id: try parser.attribute(parser.names.mid), content: ForeignContent()))
        return .segment
    }

    private mutating func addCodePoint(
        _ parser: XLIFFParser,
        _ result: inout Content,
        _ isInSegment: Bool
    ) throws {
        guard let hex = try parser.attribute(parser.names.hex), let value = UInt32(hex, radix: 16),
            let scalar = Unicode.Scalar(value), XMLWriter.isAllowed(scalar), !CodedText.isReserved(scalar)
        else {
            return note(.warning, "character-dropped", "a character that text cannot hold was left out")
        }
        add(String(Character(scalar)), to: &result, isInSegment)
    }

    /// The id of the pair that an `ex` or `ept` ends.
    private mutating func endOfPair(_ parser: XLIFFParser) throws -> String {
        let own = try parser.attribute(parser.names.id) ?? ""
        if let reference = try parser.attribute(parser.names.rid) {
            let pair = pairOfReference[reference] ?? reference
            pairOfEnd[own] = pair
            return pair
        }
        if let pair = pairOfEnd[own] { return pair }
        if own.isEmpty { note(.warning, "id-missing", "an inline code has no id") }
        return own
    }

    private mutating func identifier(_ parser: XLIFFParser) throws -> String {
        if let id = try parser.attribute(parser.names.id) { return id }
        note(.warning, "id-missing", "an inline code has no id")
        return ""
    }

    private mutating func note(_ severity: Severity, _ code: String, _ message: String) {
        guard !findings.contains(where: { $0.code == code }) else { return }
        findings.append(Finding(severity, code, message: message))
    }
}
