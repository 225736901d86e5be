import DragomanModel

/// A 1.2 `trans-unit` as read, before it is taken apart into segments.
struct TransUnit {
    var id: String?
    var line: Int
    var isLocked: Bool
    var isApproved = false
    var source: ForeignContentReader.Content?
    var segSource: ForeignContentReader.Content?
    var target: ForeignContentReader.Content?
    var stateText: String?
    var state: TranslationState?
    var origin: TargetOrigin?
    var isPrefilled = false
    var findings: [Finding] = []
    /// What a tool says of the whole, and of its marked segments by their `mid`.
    var tool: ToolFacts?
    var toolOfSegment: [String: ToolFacts] = [:]
    var comments: [String] = []

    init(id: String?, line: Int, isLocked: Bool) {
        self.id = id
        self.line = line
        self.isLocked = isLocked
    }

    /// The segments: those marked in `seg-source`, else the whole.
    func segments(of file: ImportedFile) -> [ImportedSegment] {
        guard let segSource, !segSource.segments.isEmpty else {
            return [segment(of: file, id: id, number: 1, source?.whole ?? ForeignContent(), target?.whole, findings)]
        }
        let marked = segSource.segments
        let (targets, more) = targets(for: marked)
        let counts = Dictionary(marked.compactMap { $0.id.map { ($0, 1) } }, uniquingKeysWith: +)
        return marked.enumerated().map { index, mark in
            var findings = findings + more
            if mark.id == nil {
                findings.append(finding(.error, "id-missing", "a marked segment has no mid"))
            } else if let id = mark.id, (counts[id] ?? 0) > 1 {
                findings.append(finding(.error, "duplicate-id", "the mid stands twice in one unit"))
            }
            return segment(
                of: file,
                id: mark.id,
                number: index + 1,
                segSource.content(of: mark),
                targets[index],
                findings
            )
        }
    }

    private func segment(
        of file: ImportedFile,
        id: String?,
        number: Int,
        _ source: ForeignContent,
        _ target: ForeignContent?,
        _ findings: [Finding]
    ) -> ImportedSegment {
        let tool = id.flatMap { toolOfSegment[$0] } ?? tool
        return ImportedSegment(
            original: file.original,
            unitID: self.id ?? "",
            segmentID: id,
            number: number,
            line: line,
            source: source,
            target: target,
            stateText: stateText,
            state: tool?.state ?? state,
            origin: origin,
            isPrefilled: isPrefilled,
            isLocked: isLocked,
            tool: tool,
            comments: number == 1 ? comments : [],
            findings: findings.map { finding in
                var finding = finding
                finding.unit = self.id
                if segSource?.segments.isEmpty == false { finding.segment = id }
                finding.line = line
                return finding
            }
        )
    }

    /// The target of each marked segment, and what is wrong with all of them.
    private func targets(for marked: [ForeignContentReader.Marked]) -> ([ForeignContent?], [Finding]) {
        guard let target else { return (Array(repeating: nil, count: marked.count), []) }
        let nothing = [ForeignContent?](repeating: ForeignContent(), count: marked.count)
        if target.segments.isEmpty {
            if target.whole.isBlank { return (nothing, []) }
            if marked.count == 1 { return ([target.whole], []) }
            let message = "the target has lost the marks of its \(marked.count) segments; mark them again"
            return (nothing, [finding(.error, "segment-marks-lost", message)])
        }
        var findings: [Finding] = []
        if hasWordsOutside(target) {
            let message = "the target has text outside the marks of its segments (a tool put old and new side by side?)"
            findings.append(finding(.error, "text-outside-segment", message))
        }
        if target.segments.allSatisfy({ $0.id == nil }), target.segments.count == marked.count {
            findings.append(finding(.information, "segment-renamed", "the marks in the target have lost their mid"))
            return (target.segments.map(target.content(of:)), findings)
        }
        let known = Set(marked.compactMap(\.id))
        var byID: [String: ForeignContent] = [:]
        var hasUnknown = false
        var hasDoubled = false
        for mark in target.segments {
            guard let id = mark.id, known.contains(id) else {
                hasUnknown = true
                continue
            }
            if byID.updateValue(target.content(of: mark), forKey: id) != nil { hasDoubled = true }
        }
        if hasUnknown {
            findings.append(finding(.error, "segment-unknown", "the target marks a segment that the source has not"))
        }
        if hasDoubled { findings.append(finding(.error, "duplicate-id", "the target marks one segment twice")) }
        return (marked.map { $0.id.flatMap { byID[$0] } ?? ForeignContent() }, findings)
    }

    /// Whether words stand between the marks that the source has not there; dashes and spaces may change.
    private func hasWordsOutside(_ target: ForeignContentReader.Content) -> Bool {
        guard target.textOutside.unicodeScalars.contains(where: \.properties.isAlphabetic) else { return false }
        return CollapsedText.plain(target.textOutside) != CollapsedText.plain(segSource?.textOutside ?? "")
    }

    private func finding(_ severity: Severity, _ code: String, _ message: String) -> Finding {
        Finding(severity, code, unit: id, line: line, message: message)
    }
}
