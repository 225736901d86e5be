import DragomanModel
import DragomanText

/// Writes one run of atoms out as a segment: codes numbered anew, spanning pairs opened and closed.
struct SegmentBuilder {
    private let unit: Unit
    private let atoms: [UnitAtoms.Atom]
    private let runs: [Range<Int>]
    /// For each run the pairs that span segments and cover it, outer ones first.
    private let covering: [[SegmentRuns.Span]]
    private let skeletonIDs: Set<Int>
    private let pairedIDs: Set<Int>

    init(unit: Unit, runs: SegmentRuns) {
        self.unit = unit
        atoms = runs.atoms
        self.runs = runs.runs
        var covering = [[SegmentRuns.Span]](repeating: [], count: runs.runs.count)
        for span in runs.spanningPairs where span.openRun < span.closeRun {
            for number in span.openRun...span.closeRun { covering[number].append(span) }
        }
        self.covering = covering
        skeletonIDs = runs.skeletonIDs
        // Codes whose partner is not in the unit stand alone.
        pairedIDs = Set(runs.spans.map(\.id))
    }

    /// The segments of the runs; one that holds no text, or whose bytes cannot be told, is left out.
    var segments: [Segment] { runs.indices.compactMap { segment(ofRun: $0) } }

    private func segment(ofRun number: Int) -> Segment? {
        let run = runs[number]
        guard !run.isEmpty,
            let bytes = unit.byteRange(
                of: atoms[run.lowerBound].range.lowerBound..<atoms[run.upperBound - 1].range.upperBound
            )
        else { return nil }
        var writer = SegmentWriter(unit: unit, pairedIDs: pairedIDs)
        let covering = covering[number]
        for span in covering where span.openIndex < run.lowerBound { writer.openAgain(span.id) }
        let utf8 = unit.content.coded.utf8
        var cursor = utf8.startIndex
        var cursorOffset = 0
        for atom in atoms[run] {
            cursor = utf8.index(cursor, offsetBy: atom.range.lowerBound - cursorOffset)
            let end = utf8.index(cursor, offsetBy: atom.range.count)
            switch atom.content {
            case .text, .space: writer.text(unit.content.coded[cursor..<end])
            case .code(let mark, _): if !skeletonIDs.contains(mark.id) { writer.mark(mark) }
            }
            cursor = end
            cursorOffset = atom.range.upperBound
        }
        for span in covering.reversed() where span.closeIndex >= run.upperBound { writer.closeEarly(span.id) }
        let content = Normalization.nfc(writer.content)
        guard content.plain.unicodeScalars.contains(where: { !$0.isSegmentSpace }) else { return nil }
        return Segment(content: content, codes: writer.codes, byteRange: bytes)
    }
}

/// Collects the content and the codes of one segment.
private struct SegmentWriter {
    let unit: Unit
    private(set) var content = CodedText()
    private(set) var codes: [InlineCode] = []
    private var numbers: [Int: Int] = [:]
    private let pairedIDs: Set<Int>

    init(unit: Unit, pairedIDs: Set<Int>) {
        self.unit = unit
        self.pairedIDs = pairedIDs
    }

    mutating func text(_ text: Substring) { content.append(text) }

    mutating func mark(_ mark: CodeMark) {
        let role = mark.role == .standalone || pairedIDs.contains(mark.id) ? mark.role : .standalone
        content.append(CodeMark(role: role, id: number(of: mark.id)))
    }

    mutating func openAgain(_ id: Int) {
        let local = number(of: id)
        codes[local - 1].isOpenedBefore = true
        content.append(CodeMark(role: .open, id: local))
    }

    mutating func closeEarly(_ id: Int) {
        let local = number(of: id)
        codes[local - 1].isClosedAfter = true
        content.append(CodeMark(role: .close, id: local))
    }

    private mutating func number(of id: Int) -> Int {
        if let known = numbers[id] { return known }
        var code =
            unit.code(id) ?? InlineCode(id: id, isPair: false, purpose: .other, opening: "")
        code.id = codes.count + 1
        code.isPair = pairedIDs.contains(id)
        codes.append(code)
        numbers[id] = code.id
        return code.id
    }
}
