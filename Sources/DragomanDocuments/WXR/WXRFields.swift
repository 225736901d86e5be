import DragomanModel

/// Reads the units of one item.
struct WXRFields {
    /// The item.
    let item: WXRItem
    /// The file's name for messages.
    let file: String
    /// The line of the file on which the item begins.
    let line: Int
    private(set) var units: [Unit] = []
    private(set) var findings: [Finding] = []

    /// Reads title, excerpt and content.
    ///
    /// - Throws: `DragomanError` from the HTML filter.
    init(_ item: WXRItem, file: String, line: Int) throws {
        self.item = item
        self.file = file
        self.line = line
        try readTitle()
        try readHTML(.excerpt)
        try readHTML(.content)
        // Stable: a unit inside the opening code of another begins where the code does or later.
        units = units.enumerated().sorted { left, right in
            let (first, second) = (
                left.element.pieces.first?.byteStart ?? 0, right.element.pieces.first?.byteStart ?? 0
            )
            return first != second ? first < second : left.offset < right.offset
        }.map(\.element)
    }

    private func line(of field: WXRItem.Field) -> Int { line + (item.values[field]?.line ?? 0) }

    private mutating func leaveOut(_ field: WXRItem.Field, because reason: String) {
        let name = field == .title ? "title" : field == .excerpt ? "excerpt" : "content"
        findings.append(
            Finding(
                .warning,
                "wxr-field-kept",
                line: line(of: field),
                message: "the \(name) of \(item.name(line: line)) is not offered for translation: \(reason)"
            )
        )
    }

    private mutating func readTitle() throws {
        guard item.values[.title] != nil else { return }
        guard let (text, isSection) = item.projection(.title) else {
            return leaveOut(.title, because: "it mixes text, CDATA sections and markup")
        }
        guard Self.isHTML(text.text) else {
            if let unit = plainUnit(of: text, escaping: isSection ? .cdata : .xml) { units.append(unit) }
            return
        }
        try addUnits(of: text, isSection: isSection, field: .title) { kind in
            kind == .paragraph || kind == .text || kind == .heading ? .title : kind
        }
    }

    private mutating func readHTML(_ field: WXRItem.Field) throws {
        guard item.values[field] != nil else { return }
        guard let (text, isSection) = item.projection(field) else {
            return leaveOut(field, because: "it mixes text, CDATA sections and markup")
        }
        guard !text.text.allSatisfy(\.isHTMLSpace) else { return }
        let html = WXRContent.html(of: text)
        try addUnits(of: html, isSection: isSection, field: field) { kind in
            field == .excerpt && (kind == .paragraph || kind == .text) ? .excerpt : kind
        }
    }

    private mutating func addUnits(
        of html: Projection,
        isSection: Bool,
        field: WXRItem.Field,
        kind: (Unit.Kind) -> Unit.Kind
    ) throws {
        let context = HTMLExtraction.Context(
            isFragment: true,
            isInCDATA: isSection,
            file: file,
            firstLine: line(of: field)
        )
        let result = try HTMLExtraction.extract(html.text[...], context: context)
        findings += result.findings
        var leftOut = 0
        for unit in result.units {
            var mapped = html.unit(unit, in: item.bytes)
            mapped.kind = kind(unit.kind)
            if !isSection {
                guard unit.escaping == .html else {
                    leftOut += 1
                    continue
                }
                mapped.escaping = .htmlInXML
            }
            units.append(mapped)
        }
        if leftOut > 0 {
            leaveOut(field, because: "\(leftOut) attribute texts of HTML that is escaped as XML cannot be written back")
        }
    }

    /// Whether a title is HTML: WordPress shows all as such, but few hold a tag or a reference.
    private static func isHTML(_ text: [UInt8]) -> Bool {
        text.withUnsafeBufferPointer { bytes in
            bytes.indices.contains { XMLEscaper.beginsMarkup(bytes, at: $0) }
        }
    }

    /// A unit of text without markup, line breaks as spaces.
    private func plainUnit(of text: Projection, escaping: Escaping) -> Unit? {
        text.text.withUnsafeBufferPointer { bytes in
            let scalars = TextScalars(bytes: bytes)
            let lines = TextLine.lines(of: bytes)
            guard lines.contains(where: \.hasWords), let first = lines.first else { return nil }
            var builder = TextUnitBuilder(scalars: scalars)
            let block = TextBlock(
                lines: 0..<lines.count,
                textStart: first.start,
                kind: .title,
                isRule: false,
                opensParagraph: true,
                closesParagraph: true
            )
            var unit = text.unit(builder.unit(of: block, lines: lines), in: item.bytes)
            unit.escaping = escaping
            return unit
        }
    }
}
