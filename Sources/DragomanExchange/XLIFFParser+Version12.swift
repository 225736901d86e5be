import DragomanModel
import DragomanXML

extension XLIFFParser {
    func readFile12(isLocked: Bool) throws {
        var file = ImportedFile(line: reader.line)
        file.original = try attribute(names.original)
        file.sourceLanguage = try attribute(names.sourceLanguage)
        file.targetLanguage = try attribute(names.targetLanguage)
        let product = try attribute(names.productName)
        if product?.lowercased() == "dragoman" {
            file.baseBatch = try attribute(names.buildNum).flatMap { Int64($0) }
        } else if let product {
            header.tool = product
        }
        let isLocked = try self.isLocked(inherited: isLocked)
        begin(file)
        try forEachChild { element in
            switch element {
            case .header: try readHeader12()
            case .body: try readGroup12(isLocked: isLocked)
            default: try reader.skipElement()
            }
        }
    }

    private func readHeader12() throws {
        try forEachChild { element in
            if element == .tool, let name = try attribute(names.toolName), name.lowercased() != "dragoman" {
                header.tool = name
            }
            try reader.skipElement()
        }
    }

    /// Reads what stands in `body` or a `group`.
    private func readGroup12(isLocked: Bool) throws {
        try forEachChild { element in
            switch element {
            case .group: try readGroup12(isLocked: try self.isLocked(inherited: isLocked))
            case .transUnit: try readTransUnit(isLocked: try self.isLocked(inherited: isLocked))
            default: try reader.skipElement()
            }
        }
    }

    /// Whether the current element is not to be translated; it may say so itself.
    func isLocked(inherited: Bool) throws -> Bool {
        switch try attribute(names.translate) {
        case "no": true
        case "yes": false
        default: inherited
        }
    }

    private func readTransUnit(isLocked: Bool) throws {
        try tellFile()
        let id = try attribute(names.id)
        let isApproved = try attribute(names.approved) == "yes"
        let line = reader.line
        var unit = TransUnit(id: id, line: line, isLocked: isLocked)
        if let finding = check(unit: id, line: line) { unit.findings.append(finding) }
        var content = ForeignContentReader(version: .version12)
        try forEachChild { element in
            switch element {
            case .source where unit.source == nil: unit.source = try content.read(self)
            case .segSource where unit.segSource == nil: unit.segSource = try content.read(self)
            case .target where unit.target == nil:
                unit.stateText = try attribute(names.state)
                let qualifier = try attribute(names.stateQualifier)
                unit.origin = qualifier.flatMap(TargetOrigin.init(word:))
                unit.isPrefilled = qualifier == XLIFFWriter.sourceCopy
                unit.target = try content.read(self)
            default: try reader.skipElement()
            }
        }
        unit.state = unit.stateText.flatMap(TranslationState.init(word:))
        if isApproved { unit.state = max(unit.state ?? .reviewed, .reviewed) }
        unit.findings += content.findings
        guard unit.source != nil else {
            header.findings.append(
                Finding(.error, "source-missing", unit: id, line: line, message: "the trans-unit has no source")
            )
            return
        }
        for segment in unit.segments(of: file) { try onSegment(segment) }
    }
}
