import DragomanExchange
import DragomanModel

/// Codes in texts: as the memory keeps them, as they are shown, and as people and tools leave them.
///
/// Three lines: the source, the target, the source as it is stored; one that is missing is the first.
enum FuzzedCodes {
    static func read(_ bytes: [UInt8]) {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            .map(String.init)
        let source = lines.first ?? ""
        let target = lines.count > 1 ? lines[1] : source
        for line in lines { check(line) }
        guard let read = segment(source, target) else { return }
        let stored = CodedText(displayed: lines.count > 2 ? lines[2] : source) ?? CodedText(plain: source)
        checkAlignment(target: read.target ?? ForeignContent(), source: read.source, stored: stored)
    }

    /// The two texts as a table brings them.
    private static func segment(_ source: String, _ target: String) -> ImportedSegment? {
        let cells = [source, target].map { "\"" + $0.replacing(scalar: "\"", with: "\"\"") + "\"" }
        let table = "segment,source en,target fr\ns,\(cells[0]),\(cells[1])\n"
        var result: ImportedSegment?
        Law.succeeds("a table is read") {
            try CarrierReader.read(
                bytes: Array(table.utf8),
                format: .csv,
                file: "a",
                onFile: { _ in },
                onSegment: { result = $0 }
            )
        }
        return result
    }

    private static func check(_ line: String) {
        if let text = CodedText(displayed: line) {
            Law.same(CodedText(displayed: text.displayed), text, "what is shown is read back")
        }
        if let text = CodedText(coded: line) {
            Law.same(CodedText(coded: text.coded), text, "what is stored is read back")
            Law.holds(!CodedText(plain: text.plain).hasCodes, "a plain text has no codes")
            Law.holds(text.symbols.count <= text.coded.unicodeScalars.count, "a symbol is a scalar or a code")
        }
    }

    /// Whether a target that is taken has codes of the stored source only, each at most once and in pairs.
    static func checkAlignment(target: ForeignContent, source: ForeignContent, stored: CodedText? = nil) {
        var stored = stored ?? CodedText(plain: source.plain)
        var codes: [InlineCode] = []
        for mark in stored.marks where mark.role != .close && !codes.contains(where: { $0.id == mark.id }) {
            codes.append(InlineCode(id: mark.id, isPair: mark.role == .open, purpose: .bold, opening: "<b>"))
        }
        // What a filter cuts has each code once, numbered from 1.
        let isWhole =
            codes.map(\.id) == Array(1..<codes.count + 1)
            && stored.marks.count == codes.reduce(0) { $0 + ($1.isPair ? 2 : 1) }
        if !isWhole {
            stored = CodedText(plain: stored.plain)
            codes = []
        }
        _ = CodeAlignment.sourcesAgree(source, stored)
        let aligned = CodeAlignment.align(target: target, source: source, stored: stored, codes: codes, idOffset: 0)
        guard let content = aligned.content, !aligned.findings.contains(where: { $0.severity == .error }) else {
            return
        }
        var seen: Set<CodeMark> = []
        for mark in content.marks {
            Law.holds(stored.marks.contains(mark), "a code is not that of the source: \(content.displayed)")
            Law.holds(seen.insert(mark).inserted, "a code stands twice: \(content.displayed)")
            guard mark.role == .close else { continue }
            Law.holds(seen.contains(CodeMark(role: .open, id: mark.id)), "a pair is closed first: \(content.displayed)")
        }
        for mark in seen where mark.role == .open {
            Law.holds(seen.contains(CodeMark(role: .close, id: mark.id)), "a pair stays open: \(content.displayed)")
        }
    }
}
