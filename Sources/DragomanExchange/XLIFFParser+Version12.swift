import DragomanModel
import DragomanXML

extension XLIFFParser {
    func beginFile12(_ tag: XMLTag) throws {
        var file = ImportedFile(line: scanner.line)
        file.original = tag.text(of: names.original)
        file.sourceLanguage = tag.text(of: names.sourceLanguage)
        file.targetLanguage = tag.text(of: names.targetLanguage)
        let product = tag.text(of: names.productName)
        if product?.lowercased() == "dragoman" {
            file.baseBatch = tag.text(of: names.buildNum).flatMap { Int64($0) }
        } else if let product {
            header.tool = product
        }
        begin(file)
    }

    /// Takes the start of an element inside of a `file`.
    func start12(_ element: XLIFFElement?, _ tag: XMLTag) throws {
        switch (place, element) {
        case (.file, .header): enter(.header, tag)
        case (.file, .body), (.group, .group): enter(.group, tag)
        case (.group, .transUnit): try beginTransUnit(tag)
        case (.header, .tool):
            if let name = tag.text(of: names.toolName), name.lowercased() != "dragoman" { header.tool = name }
            skip()
        case (.header, .note):
            enter(.headerNote, tag)
            stamp = StampState()
            stamp.entry = .note
        case (.unit, .source) where transUnit.source == nil: beginContent(.source, tag)
        case (.unit, .segSource) where transUnit.segSource == nil: beginContent(.segSource, tag)
        case (.unit, .target) where transUnit.target == nil:
            transUnit.stateText = tag.text(of: names.state)
            let qualifier = tag.text(of: names.stateQualifier)
            transUnit.origin = qualifier.flatMap(TargetOrigin.init(word:))
            transUnit.isPrefilled = qualifier == XLIFFWriter.sourceCopy
            beginContent(.target, tag)
        case (.unit, .note), (.unit, nil): beginTool(tag)
        default: skip()
        }
    }

    func beginContent(_ element: XLIFFElement, _ tag: XMLTag) {
        enter(.content(element), tag)
        content.begin()
    }

    private func beginTransUnit(_ tag: XMLTag) throws {
        try tellFile()
        enter(.unit, tag)
        let id = tag.text(of: names.id)
        let line = scanner.line
        transUnit = TransUnit(id: id, line: line, isLocked: isLocked)
        transUnit.isApproved = tag.value(of: names.approved).map { $0.elementsEqual("yes".utf8) } ?? false
        if let finding = check(unit: id, line: line) { transUnit.findings.append(finding) }
        readTool(tag)
        content.beginUnit(version: .version12)
    }

    func endContent12(_ element: XLIFFElement, _ read: ForeignContentReader.Content) {
        switch element {
        case .source: transUnit.source = read
        case .segSource: transUnit.segSource = read
        default: transUnit.target = read
        }
    }

    func endUnit12() throws {
        transUnit.state = transUnit.stateText.flatMap(TranslationState.init(word:))
        if transUnit.isApproved { transUnit.state = max(transUnit.state ?? .reviewed, .reviewed) }
        transUnit.findings += content.findings
        finishTool()
        guard transUnit.source != nil else {
            header.findings.append(
                Finding(
                    .error,
                    "source-missing",
                    unit: transUnit.id,
                    line: transUnit.line,
                    message: "the trans-unit has no source"
                )
            )
            return
        }
        for segment in transUnit.segments(of: file) { try onSegment(segment) }
    }
}
