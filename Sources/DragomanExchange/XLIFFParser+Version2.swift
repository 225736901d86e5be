import DragomanModel
import DragomanXML

extension XLIFFParser {
    func readFile2(isLocked: Bool) throws {
        var file = ImportedFile(line: reader.line)
        file.original = try attribute(names.original)
        file.sourceLanguage = header.sourceLanguage
        file.targetLanguage = header.targetLanguage
        let isLocked = try self.isLocked(inherited: isLocked)
        begin(file)
        try readGroup2(isLocked: isLocked, isFile: true)
    }

    /// Reads what stands in a `file` or `group`.
    private func readGroup2(isLocked: Bool, isFile: Bool) throws {
        try forEachChild { element in
            switch element {
            case .group: try readGroup2(isLocked: try self.isLocked(inherited: isLocked), isFile: false)
            case .unit: try readUnit(isLocked: try self.isLocked(inherited: isLocked))
            case nil where isFile && names.element(reader.name) == .metadata: try readStamp()
            default: try reader.skipElement()
            }
        }
    }

    /// Reads our own metadata, whatever module version and prefix it has.
    private func readStamp() throws {
        let outer = reader.depth
        var isOurs = false
        var isBatch = false
        while let event = try reader.next() {
            switch event {
            case .start:
                switch names.element(reader.name) {
                case .metaGroup: isOurs = try attribute(names.category) == "dragoman"
                case .meta: isBatch = try isOurs && attribute(names.type) == "batch"
                default: isBatch = false
                }
            case .text:
                if isBatch, let batch = Int64(reader.text) { file.baseBatch = batch }
            case .end:
                if reader.depth == outer { return }
                isBatch = false
            }
        }
    }

    private func readUnit(isLocked: Bool) throws {
        try tellFile()
        let id = try attribute(names.id)
        let line = reader.line
        let unitFinding = check(unit: id, line: line)
        var content = ForeignContentReader(version: header.version)
        var segmentIDs: Set<String> = []
        var number = 0
        try forEachChild { element in
            guard element == .segment else { return try reader.skipElement() }
            number += 1
            let segmentID = try attribute(names.id)
            var findings = unitFinding.map { [$0] } ?? []
            if let segmentID, !segmentIDs.insert(segmentID).inserted {
                let message = "the id stands twice in one unit; neither can be told from the other"
                findings.append(Finding(.error, "duplicate-id", message: message))
            }
            try readSegment(
                ImportedSegment(
                    original: file.original,
                    unitID: id ?? "",
                    segmentID: segmentID,
                    number: number,
                    line: reader.line,
                    source: ForeignContent(),
                    isLocked: isLocked,
                    findings: findings
                ),
                &content
            )
        }
        if number == 0 {
            header.findings.append(
                Finding(.warning, "segment-missing", unit: id, line: line, message: "the unit has no segment")
            )
        }
    }

    private func readSegment(_ begun: ImportedSegment, _ content: inout ForeignContentReader) throws {
        var segment = begun
        segment.stateText = try attribute(names.state)
        segment.state = segment.stateText.flatMap(TranslationState.init(word:))
        segment.origin = try attribute(names.subState).flatMap(TargetOrigin.init(word:))
        var source: ForeignContent?
        let known = content.findings.count
        try forEachChild { element in
            switch element {
            case .source where source == nil: source = try content.read(self).whole
            case .target where segment.target == nil: segment.target = try content.read(self).whole
            default: try reader.skipElement()
            }
        }
        segment.findings += content.findings.dropFirst(known)
        for index in segment.findings.indices {
            segment.findings[index].unit = segment.unitID
            segment.findings[index].segment = segment.segmentID
            segment.findings[index].line = segment.line
        }
        guard let source else {
            header.findings.append(
                Finding(
                    .error,
                    "source-missing",
                    unit: segment.unitID,
                    segment: segment.segmentID,
                    line: segment.line,
                    message: "the segment has no source"
                )
            )
            return
        }
        segment.source = source
        try onSegment(segment)
    }
}
