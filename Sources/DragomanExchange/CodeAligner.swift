import DragomanModel

/// One alignment: the target step by step on its way to the stored codes.
struct CodeAligner {
    /// A part of the target: text, a code of the stored segment, or a code that is not known (yet).
    enum Item {
        case text(String)
        case mark(CodeMark)
        case unknown(ForeignCode)
    }

    /// How a file names a code: pairs and standalone codes have ids of their own.
    private struct Key: Hashable {
        var id: String
        var isPair: Bool

        init(_ code: ForeignCode) {
            id = code.id
            isPair = code.role != .standalone
        }
    }

    /// How many codes one message names.
    private static let namedAtOnce = 5

    let stored: CodedText
    /// The codes of the stored segment in order.
    let marks: [CodeMark]
    let codes: [Int: InlineCode]
    var items: [Item] = []
    var findings: [Finding] = []

    let idOffset: Int
    private let known: Set<CodeMark>
    private var numberOfKey: [Key: Int]?
    private var shownOfKey: [Key: String] = [:]

    init(stored: CodedText, codes: [InlineCode], source: ForeignContent, idOffset: Int) {
        self.stored = stored
        self.idOffset = idOffset
        marks = stored.marks
        known = Set(marks)
        self.codes =
            codes.isEmpty ? [:] : Dictionary(codes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        numberOfKey = readNames(source.codes)
    }

    /// The stored numbers by the names in the file's own source, if that has the same codes in the same order.
    private mutating func readNames(_ source: [ForeignCode]) -> [Key: Int]? {
        for code in source { if let shown = code.shown { shownOfKey[Key(code)] = shown } }
        guard source.count == marks.count else { return nil }
        var result: [Key: Int] = [:]
        for (code, mark) in zip(source, marks) {
            guard code.role == mark.role, result.updateValue(mark.id, forKey: Key(code)) ?? mark.id == mark.id else {
                return nil
            }
        }
        // Two numbers under one name tell nothing.
        return Set(result.values).count == Set(marks.map(\.id)).count ? result : nil
    }

    /// Aligns one target; `nil` where its codes cannot stand.
    mutating func align(_ target: ForeignContent) -> CodedText? {
        read(target)
        if !marks.isEmpty || items.contains(where: { if case .text = $0 { false } else { true } }) {
            restoreNames()
            dropUnknown()
            dropDoubled()
            if !missing.isEmpty { restoreTyped() }
            if !missing.isEmpty { restoreProtected() }
            if !missing.isEmpty { restoreEdges() }
            tellMissing()
            guard isBalanced() else { return nil }
            tellMoved()
        }
        return finish()
    }

    // MARK: Steps

    private mutating func read(_ target: ForeignContent) {
        for part in target.parts {
            switch part {
            case .text(let text): items.append(.text(text))
            case .code(let code):
                items.append(item(of: code))
                // Tools turn a line break in an attribute into a space.
                if let shown = code.shown, let expected = shownOfKey[Key(code)],
                    CollapsedText.plain(shown) != CollapsedText.plain(expected)
                {
                    note(
                        .warning,
                        "protected-edited",
                        "the text shown for \(name(of: code)) was edited; it stays as it is"
                    )
                }
            }
        }
    }

    private func item(of code: ForeignCode) -> Item {
        let number =
            if let numberOfKey { numberOfKey[Key(code)] } else {
                Int(code.id).map { $0.subtractingReportingOverflow(idOffset).partialValue }
            }
        guard let number, number >= 0 else { return .unknown(code) }
        let mark = CodeMark(role: code.role, id: number)
        return known.contains(mark) ? .mark(mark) : .unknown(code)
    }

    /// The stored codes that the target has not, in order.
    var missing: [CodeMark] {
        var present: Set<CodeMark> = []
        for case .mark(let mark) in items { present.insert(mark) }
        return marks.filter { !present.contains($0) }
    }

    /// Unknown codes that are as many, of the same kinds and in the same order as those missing are those missing.
    private mutating func restoreNames() {
        let unknown = items.compactMap { if case .unknown(let code) = $0 { code } else { nil } }
        let missing = missing
        guard !unknown.isEmpty, unknown.map(\.role) == missing.map(\.role) else { return }
        var queue = missing[...]
        for index in items.indices {
            guard case .unknown = items[index], let mark = queue.popFirst() else { continue }
            items[index] = .mark(mark)
        }
        let names = missing.map(shown).joined(separator: ", ")
        note(.information, "code-renamed", "the ids of \(names) were changed; their order tells which they are")
    }

    private mutating func dropUnknown() {
        let unknown = items.compactMap { if case .unknown(let code) = $0 { code } else { nil } }
        guard !unknown.isEmpty else { return }
        var seen: Set<Key> = []
        let names = unknown.filter { seen.insert(Key($0)).inserted }.map(name(of:))
        let more = names.count > Self.namedAtOnce ? " and \(names.count - Self.namedAtOnce) more" : ""
        let message = "not in the source, left out: \(names.prefix(Self.namedAtOnce).joined(separator: ", "))\(more)"
        note(.warning, "code-added", message)
        items.removeAll { if case .unknown = $0 { true } else { false } }
    }

    private mutating func dropDoubled() {
        var seen: Set<CodeMark> = []
        var doubled: [CodeMark] = []
        items.removeAll { item in
            guard case .mark(let mark) = item, !seen.insert(mark).inserted else { return false }
            doubled.append(mark)
            return true
        }
        guard !doubled.isEmpty else { return }
        var told: Set<Int> = []
        let names = doubled.filter { told.insert($0.id).inserted }.map(shown)
        let more = names.count > Self.namedAtOnce ? " and \(names.count - Self.namedAtOnce) more" : ""
        let list = names.prefix(Self.namedAtOnce).joined(separator: ", ")
        note(.warning, "code-doubled", "\(list)\(more) stands more than once; only the first was kept")
    }

    private mutating func tellMissing() {
        var told: Set<Int> = []
        let missing = missing
        let ends = Dictionary(missing.map { ($0.id, 1) }, uniquingKeysWith: +)
        let storedEnds = Dictionary(marks.map { ($0.id, 1) }, uniquingKeysWith: +)
        var orphans: Set<Int> = []
        for mark in missing where told.insert(mark.id).inserted {
            if mark.role != .standalone, ends[mark.id] == 1, storedEnds[mark.id] == 2 {
                let message = "only one end of \(pair(mark.id)) is there; put \(shown(mark)) back"
                note(.error, "code-unbalanced", message)
                orphans.insert(mark.id)
                continue
            }
            let shown = mark.role == .standalone ? self.shown(mark) : pair(mark.id)
            if codes[mark.id]?.canDelete == true {
                note(.information, "code-missing", "\(shown) was left out, as it may be")
            } else {
                let what = codes[mark.id]?.purpose == .protected ? "the protected span " : ""
                note(.error, "code-missing", "the target lacks \(what)\(shown) of its source; put it back")
            }
        }
        guard !orphans.isEmpty else { return }
        items.removeAll { if case .mark(let mark) = $0 { orphans.contains(mark.id) } else { false } }
    }

    private mutating func isBalanced() -> Bool {
        var content = CodedText()
        for case .mark(let mark) in items { content.append(mark) }
        let layout = CodeLayout(content)
        if layout.isNested { return true }
        // Pairs that cross or are half in the source may be so here.
        let expected = CodeLayout(stored)
        if !expected.isNested, layout.isolated.isSubset(of: expected.isolated) { return true }
        note(.error, "code-unbalanced", "the pairs of codes do not nest; put them as in the source")
        return false
    }

    private mutating func tellMoved() {
        var present: [CodeMark] = []
        for case .mark(let mark) in items { present.append(mark) }
        let set = Set(present)
        let expected = marks.filter { set.contains($0) }
        guard present != expected, let first = zip(present, expected).first(where: { $0 != $1 }) else { return }
        note(
            .information,
            "code-moved",
            "the codes are in another order than in the source, from \(shown(first.0)) on"
        )
    }

    private mutating func finish() -> CodedText {
        var content = CodedText()
        for item in items {
            switch item {
            case .text(let text):
                let clean = CodedText(plain: text)
                if clean.coded.utf8.count != text.utf8.count {
                    note(.warning, "character-dropped", "a noncharacter that text cannot hold was left out")
                }
                content.append(clean)
            case .mark(let mark): content.append(mark)
            case .unknown: continue
            }
        }
        return content
    }

    // MARK: Words

    /// A code as people read it, with the number that it has in the file.
    func shown(_ mark: CodeMark) -> String { CodeMark(role: mark.role, id: mark.id + idOffset).displayed }

    func pair(_ id: Int) -> String { "<\(id + idOffset)>…</\(id + idOffset)>" }

    private func name(of code: ForeignCode) -> String {
        let id = String(code.id.prefix(40))
        return code.role == .standalone ? "<\(id)/>" : code.role == .open ? "<\(id)>" : "</\(id)>"
    }

    mutating func note(_ severity: Severity, _ code: String, _ message: String) {
        findings.append(Finding(severity, code, message: message))
    }
}
