import DragomanModel
import DragomanXML

/// Reads the content of `source`, `seg-source` and `target` elements of one unit.
///
/// Annotations (`mrk`, `sm`, `em`) and unknown elements are as good as not there; what stands in native code elements
/// (`ph`, `bpt`, `ept`, `it` of 1.2) is not text.
struct ForeignContentReader {
    /// A 1.2 `mrk mtype="seg"`: where its content stands among the parts.
    struct Marked {
        var id: String?
        var range: Range<Int>
    }

    /// The content of one element.
    struct Content {
        /// Text and codes in order; two texts in a row only where a marked segment begins or ends.
        var parts: [ForeignPart] = []
        var segments: [Marked] = []

        /// All of it.
        var whole: ForeignContent {
            guard !segments.isEmpty else { return ForeignContent(parts) }
            var result = ForeignContent()
            for part in parts {
                switch part {
                case .text(let text): result.append(text)
                case .code: result.parts.append(part)
                }
            }
            return result
        }

        /// What a marked segment holds.
        func content(of marked: Marked) -> ForeignContent { ForeignContent(Array(parts[marked.range])) }

        /// The text outside the marked segments.
        var textOutside: String {
            var result = ""
            var next = 0
            for marked in segments {
                result += ForeignContent(Array(parts[next..<marked.range.lowerBound])).plain
                next = marked.range.upperBound
            }
            return result + ForeignContent(Array(parts[next...])).plain
        }
    }

    private enum Frame {
        case transparent
        case pair(String)
        case segment
        case native
        /// What a tracked change took out.
        case deleted
    }

    private var version = XLIFFVersion.version12
    /// Pairs by what links their ends: `rid`, and the id of the end itself, which may be all that a tool keeps.
    private var pairOfReference: [String: String] = [:]
    private var pairOfEnd: [String: String] = [:]
    /// What was noticed in the unit; the places are filled in by the caller.
    private(set) var findings: [Finding] = []

    private var result = Content()
    private var frames: [Frame] = []
    private var nativeDepth = 0
    private var isInSegment = false
    /// Elements open inside of deleted text.
    private var deletedDepth = 0
    /// The ids of the comments of Trados Studio in the unit.
    private(set) var comments: [String] = []
    /// What stands in the native code at hand, where that may be a character.
    private var native: [UInt8]?
    /// Text that is no part yet.
    private var pending: [UInt8] = []

    /// Begins a unit.
    mutating func beginUnit(version: XLIFFVersion) {
        self.version = version
        if !pairOfReference.isEmpty { pairOfReference.removeAll(keepingCapacity: true) }
        if !pairOfEnd.isEmpty { pairOfEnd.removeAll(keepingCapacity: true) }
        if !findings.isEmpty { findings.removeAll() }
        if !comments.isEmpty { comments.removeAll() }
    }

    /// Begins to read inside of an element.
    mutating func begin() {
        result = Content()
        frames.removeAll(keepingCapacity: true)
        nativeDepth = 0
        isInSegment = false
        deletedDepth = 0
        native = nil
        pending.removeAll(keepingCapacity: true)
    }

    /// Takes text.
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard deletedDepth == 0 else { return }
        if nativeDepth == 0 { pending.append(contentsOf: bytes) } else { native?.append(contentsOf: bytes) }
    }

    /// Takes the start of an element; `nil` for one that is not of the core, or not known.
    mutating func start(_ element: XLIFFElement?, _ tag: XMLTag, _ names: XLIFFNames) {
        if deletedDepth > 0 {
            deletedDepth += 1
            return frames.append(.deleted)
        }
        let frame = begin(element, tag, names)
        switch frame {
        case .native: nativeDepth += 1
        case .deleted: deletedDepth = 1
        case .segment: isInSegment = true
        case .transparent, .pair: break
        }
        frames.append(frame)
    }

    /// Takes an end: the content, where it is that of the element itself.
    mutating func end() -> Content? {
        guard let frame = frames.popLast() else {
            flush()
            return result
        }
        switch frame {
        case .transparent: break
        case .deleted: deletedDepth -= 1
        case .native:
            nativeDepth -= 1
            endNative()
        case .segment:
            flush()
            isInSegment = false
            let last = result.segments.count - 1
            result.segments[last].range = result.segments[last].range.lowerBound..<result.parts.count
        case .pair(let id):
            if nativeDepth == 0 { add(ForeignCode(role: .close, id: id)) }
        }
        return nil
    }

    /// Makes a part of the text that came.
    private mutating func flush() {
        guard !pending.isEmpty else { return }
        result.parts.append(.text(String(decoding: pending, as: UTF8.self)))
        pending.removeAll(keepingCapacity: true)
    }

    private mutating func add(_ code: ForeignCode) {
        flush()
        result.parts.append(.code(code))
    }

    /// Takes the start of an element and says what its end means.
    private mutating func begin(_ element: XLIFFElement?, _ tag: XMLTag, _ names: XLIFFNames) -> Frame {
        guard let element else { return .transparent }
        if nativeDepth > 0 {
            // Text of a sub-flow (an alt text in native code): no place of ours, so it must be said.
            if element == .sub { note(.warning, "sub-dropped", "text inside a native code is not read") }
            return .native
        }
        let is12 = version == .version12
        switch element {
        case .g where is12, .pc where !is12:
            let id = identifier(tag, names)
            // A change that cuts through a pair leaves the half of an element on each side of it.
            let tools = names.tools
            if tag.text(of: tools.start, in: tools.sdl) != "false" { add(ForeignCode(role: .open, id: id)) }
            return tag.text(of: tools.end, in: tools.sdl) == "false" ? .transparent : .pair(id)
        case .x where is12, .ph:
            let shown = tag.text(of: is12 ? names.equivText : names.equiv)
            add(ForeignCode(role: .standalone, id: identifier(tag, names), shown: shown))
            if is12, element == .ph { native = [] }
            return .native
        case .bx where is12, .bpt where is12:
            let id = identifier(tag, names)
            pairOfReference[tag.text(of: names.rid) ?? id] = id
            add(ForeignCode(role: .open, id: id))
            return .native
        case .ex where is12, .ept where is12:
            add(ForeignCode(role: .close, id: endOfPair(tag, names)))
            return .native
        case .it where is12:
            let role: CodeMark.Role =
                switch tag.text(of: names.pos) {
                case "open", "begin": .open
                case "close", "end": .close
                default: .standalone
                }
            add(ForeignCode(role: role, id: identifier(tag, names)))
            return .native
        case .sc where !is12:
            add(ForeignCode(role: .open, id: identifier(tag, names)))
            return .native
        case .ec where !is12:
            let start = tag.text(of: names.startRef)
            let id = start ?? identifier(tag, names)
            add(ForeignCode(role: .close, id: id))
            return .native
        case .cp where !is12:
            addCodePoint(tag, names)
            return .native
        case .mrk where is12:
            return beginMark(tag, names)
        default:
            return .transparent
        }
    }

    private mutating func beginMark(_ tag: XMLTag, _ names: XLIFFNames) -> Frame {
        // Lokalize writes `mrk mtype="seg" mid="s1"` back as `mrk id="seg"`.
        let type = tag.text(of: names.mtype) ?? tag.text(of: names.id)
        switch type {
        case "seg" where !isInSegment: break
        case "x-sdl-deleted", "x-sdl-feedback-deleted":
            note(.information, "change-accepted", "tracked changes were taken as accepted")
            return .deleted
        case "x-sdl-added", "x-sdl-feedback-added":
            note(.information, "change-accepted", "tracked changes were taken as accepted")
            return .transparent
        case "x-sdl-comment":
            if let id = tag.text(of: names.tools.cid, in: names.tools.sdl), !comments.contains(id) {
                comments.append(id)
            }
            return .transparent
        default: return .transparent
        }
        flush()
        result.segments.append(Marked(id: tag.text(of: names.mid), range: result.parts.count..<result.parts.count))
        return .segment
    }

    /// Ends a native code: where it is memoQ's way to show a character (a tab, a line break), it is that character.
    private mutating func endNative() {
        guard nativeDepth == 0, let bytes = native else { return }
        native = nil
        guard let character = MemoQCharacter.read(bytes), case .code? = result.parts.last else { return }
        result.parts.removeLast()
        // One text with what stands before it, unless a segment begins between them.
        let last = result.segments.last?.range
        let start = isInSegment ? last?.lowerBound : last?.upperBound
        if result.parts.count > start ?? 0, case .text(let text)? = result.parts.last {
            result.parts.removeLast()
            pending.append(contentsOf: text.utf8)
        }
        pending.append(contentsOf: character.utf8)
    }

    private mutating func addCodePoint(_ tag: XMLTag, _ names: XLIFFNames) {
        guard let hex = tag.text(of: names.hex), let value = UInt32(hex, radix: 16),
            let scalar = Unicode.Scalar(value), XMLWriter.isAllowed(scalar), !CodedText.isReserved(scalar)
        else {
            return note(.warning, "character-dropped", "a character that text cannot hold was left out")
        }
        pending.append(contentsOf: String(Character(scalar)).utf8)
    }

    /// The id of the pair that an `ex` or `ept` ends.
    private mutating func endOfPair(_ tag: XMLTag, _ names: XLIFFNames) -> String {
        let own = tag.text(of: names.id) ?? ""
        if let reference = tag.text(of: names.rid) {
            let pair = pairOfReference[reference] ?? reference
            pairOfEnd[own] = pair
            return pair
        }
        if let pair = pairOfEnd[own] { return pair }
        if own.isEmpty { note(.warning, "id-missing", "an inline code has no id") }
        return own
    }

    private mutating func identifier(_ tag: XMLTag, _ names: XLIFFNames) -> String {
        if let id = tag.text(of: names.id) { return id }
        note(.warning, "id-missing", "an inline code has no id")
        return ""
    }

    private mutating func note(_ severity: Severity, _ code: String, _ message: String) {
        guard !findings.contains(where: { $0.code == code }) else { return }
        findings.append(Finding(severity, code, message: message))
    }
}
