import DragomanModel
import DragomanXML

extension XLIFFParser {
    /// The `unit` that is read.
    struct UnitState {
        var id: String?
        var line = 0
        /// What is the matter with it.
        var finding: Finding?
        /// The ids of its segments.
        var segmentIDs: Set<String> = []
        /// How many segments it has so far.
        var number = 0
    }

    /// The `segment` that is read.
    struct SegmentState {
        var segment = ImportedSegment(unitID: "", number: 0, line: 0, source: ForeignContent(), isLocked: false)
        var hasSource = false
        /// How many findings of its unit are not its own.
        var known = 0
    }

    func beginFile2(_ tag: XMLTag) {
        var file = ImportedFile(line: scanner.line)
        file.original = tag.text(of: names.original)
        file.sourceLanguage = header.sourceLanguage
        file.targetLanguage = header.targetLanguage
        begin(file)
    }

    /// Takes the start of an element inside of a `file`.
    func start2(_ element: XLIFFElement?, _ tag: XMLTag) throws {
        switch (place, element) {
        case (.file, .group), (.group, .group): enter(.group, tag)
        case (.file, .unit), (.group, .unit): try beginUnit(tag)
        case (.file, nil) where names.element(tag.name) == .metadata:
            enter(.stamp, tag)
            stamp = StampState()
        case (.unit, .segment): beginSegment(tag)
        case (.unit, .notes): beginTool(tag)
        case (.segment, .source) where !segment.hasSource: beginContent(.source, tag)
        case (.segment, .target) where segment.segment.target == nil: beginContent(.target, tag)
        default: skip()
        }
    }

    private func beginUnit(_ tag: XMLTag) throws {
        try tellFile()
        enter(.unit, tag)
        unit.id = tag.text(of: names.id)
        unit.line = scanner.line
        unit.finding = check(unit: unit.id, line: unit.line)
        unit.segmentIDs.removeAll(keepingCapacity: true)
        unit.number = 0
        tool.comments.removeAll()
        content.beginUnit(version: header.version)
    }

    func endUnit2() {
        guard unit.number == 0 else { return }
        header.findings.append(
            Finding(
                .warning,
                "segment-missing",
                unit: unit.id,
                line: unit.line,
                message: "the unit has no segment"
            )
        )
    }

    private func beginSegment(_ tag: XMLTag) {
        enter(.segment, tag)
        unit.number += 1
        let id = tag.text(of: names.id)
        var begun = ImportedSegment(
            original: file.original,
            unitID: unit.id ?? "",
            segmentID: id,
            number: unit.number,
            line: scanner.line,
            source: ForeignContent(),
            isLocked: isLocked
        )
        if let finding = unit.finding { begun.findings.append(finding) }
        if let id, !unit.segmentIDs.insert(id).inserted {
            let message = "the id stands twice in one unit; neither can be told from the other"
            begun.findings.append(Finding(.error, "duplicate-id", message: message))
        }
        begun.stateText = tag.text(of: names.state)
        begun.state = begun.stateText.flatMap(TranslationState.init(word:))
        begun.origin = tag.text(of: names.subState).flatMap(TargetOrigin.init(word:))
        segment = SegmentState(segment: begun, hasSource: false, known: content.findings.count)
    }

    func endContent2(_ element: XLIFFElement, _ read: ForeignContent) {
        if element == .source {
            segment.segment.source = read
            segment.hasSource = true
        } else {
            segment.segment.target = read
        }
    }

    func endSegment2() throws {
        if !tool.comments.isEmpty { swap(&segment.segment.comments, &tool.comments) }
        let more = content.findings.dropFirst(segment.known)
        if !more.isEmpty { segment.segment.findings += more }
        for index in segment.segment.findings.indices {
            segment.segment.findings[index].unit = segment.segment.unitID
            segment.segment.findings[index].segment = segment.segment.segmentID
            segment.segment.findings[index].line = segment.segment.line
        }
        guard segment.hasSource else {
            header.findings.append(
                Finding(
                    .error,
                    "source-missing",
                    unit: segment.segment.unitID,
                    segment: segment.segment.segmentID,
                    line: segment.segment.line,
                    message: "the segment has no source"
                )
            )
            return
        }
        try onSegment(segment.segment)
    }
}
