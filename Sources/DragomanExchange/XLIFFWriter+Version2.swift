import DragomanModel
import DragomanXML

extension XLIFFWriter {
    mutating func write2(_ file: ExportFile) throws {
        let units = file.units.filter { $0.segments.contains(where: \.isWanted) }
        guard !units.isEmpty else { return }
        xml.line(1)
        xml.start("file")
        xml.attribute("id", file.id)
        xml.attribute("original", file.slug)
        // Units come back by segment, so nobody may cut them anew.
        xml.attribute("canResegment", "no")
        xml.attribute("srcDir", sourceDirection.rawValue)
        xml.attribute("trgDir", targetDirection.rawValue)
        xml.attribute("xml:space", "preserve")
        writeStamp(file)
        xml.line(2)
        xml.start("notes")
        if let title = file.title { writeNote2(title, category: "title", depth: 3) }
        writeNote2(file.slug, category: "slug", depth: 3)
        xml.line(2)
        xml.end("notes")
        for unit in units {
            write(unit)
            try flush()
        }
        xml.line(1)
        xml.end("file")
    }

    private mutating func writeStamp(_ file: ExportFile) {
        xml.line(2)
        xml.start("mda:metadata")
        xml.start("mda:metaGroup")
        xml.attribute("category", "dragoman")
        for (type, value) in [
            ("batch", String(file.baseBatch)), ("revision", String(file.revision)), ("format", file.format.rawValue),
            ("skeleton", file.skeleton),
        ] where !value.isEmpty {
            xml.start("mda:meta")
            xml.attribute("type", type)
            xml.text(value)
            xml.end("mda:meta")
        }
        xml.end("mda:metaGroup")
        xml.end("mda:metadata")
    }

    private mutating func write(_ unit: ExportUnit) {
        xml.line(2)
        xml.start("unit")
        xml.attribute("id", unit.id)
        writeMatches(unit)
        writeGlossary(unit.segments.flatMap(\.terms).uniqued())
        xml.line(3)
        xml.start("notes")
        writeNote2(unit.kind.rawValue, category: "kind", depth: 4)
        if let previous = unit.segments.first?.previous {
            writeNote2(previous, category: "previous", depth: 4, appliesTo: "source")
        }
        if let next = unit.segments.last?.next {
            writeNote2(next, category: "next", depth: 4, appliesTo: "source")
        }
        xml.line(3)
        xml.end("notes")
        writeData2(unit)
        var offset = 0
        for (index, segment) in unit.segments.enumerated() {
            write(segment, offset: offset)
            offset += segment.codes.count
            let gap = unit.gap(after: index)
            guard !gap.isEmpty else { continue }
            xml.line(3)
            xml.start("ignorable")
            xml.element("source", gap)
            xml.end("ignorable")
        }
        xml.line(2)
        xml.end("unit")
    }

    private mutating func write(_ segment: ExportSegment, offset: Int) {
        let codes = XLIFFCodeWriter(
            version: version,
            codes: segment.codes,
            offset: offset,
            hasData: true,
            isVisible: options.hasVisibleCodes,
            redactions: segment.redactions,
            texts: segment.target.map { [segment.content, $0] } ?? [segment.content]
        )
        xml.line(3)
        xml.start("segment")
        xml.attribute("id", segment.id)
        xml.attribute("state", (segment.target == nil ? .initial : segment.state ?? .initial).rawValue)
        if segment.target != nil, let origin = segment.origin {
            xml.attribute("subState", "dragoman:" + origin.rawValue)
        }
        xml.line(4)
        xml.start("source")
        codes.write(segment.content, to: &xml)
        xml.end("source")
        if let target = segment.target {
            xml.line(4)
            xml.start("target")
            codes.write(target, to: &xml)
            xml.end("target")
        }
        xml.line(3)
        xml.end("segment")
    }

    // MARK: Original data

    private mutating func writeData2(_ unit: ExportUnit) {
        guard unit.segments.contains(where: { !$0.codes.isEmpty }) else { return }
        xml.line(3)
        xml.start("originalData")
        var offset = 0
        for segment in unit.segments {
            for code in segment.codes {
                writeData(id: "d\(code.id + offset)", code.opening)
                if code.isPair { writeData(id: "e\(code.id + offset)", code.closing) }
            }
            offset += segment.codes.count
        }
        xml.line(3)
        xml.end("originalData")
    }

    private mutating func writeData(id: String, _ content: String) {
        xml.line(4)
        xml.start("data")
        xml.attribute("id", id)
        var run = content[...]
        while let index = run.unicodeScalars.firstIndex(where: { !XMLWriter.isAllowed($0) }) {
            xml.text(run[..<index])
            let hex = String(run.unicodeScalars[index].value, radix: 16, uppercase: true)
            xml.start("cp")
            xml.attribute("hex", String(repeating: "0", count: max(0, 4 - hex.count)) + hex)
            xml.end("cp")
            run = run[run.unicodeScalars.index(after: index)...]
        }
        xml.text(run)
        xml.end("data")
    }

    // MARK: Modules and notes

    private mutating func writeMatches(_ unit: ExportUnit) {
        guard unit.segments.contains(where: { !$0.matches.isEmpty }) else { return }
        xml.line(3)
        xml.start("mtc:matches")
        for segment in unit.segments {
            for match in segment.matches { write(match, of: segment.id, segment.redactions) }
        }
        xml.line(3)
        xml.end("mtc:matches")
    }

    private mutating func write(_ match: Match, of segment: String, _ redactions: [Int: RedactionCode]) {
        let codes = XLIFFCodeWriter(
            version: version,
            codes: [],
            offset: 0,
            hasData: false,
            isVisible: options.hasVisibleCodes,
            redactions: redactions,
            texts: [match.source, match.target]
        )
        let score = String(min(max(match.score, 0), 100))
        xml.line(4)
        xml.start("mtc:match")
        xml.attribute("ref", "#" + segment)
        xml.attribute("similarity", String(min(max(match.similarity, 0), 100)))
        xml.attribute("matchQuality", score)
        if let usefulness = match.usefulness {
            xml.attribute("matchSuitability", String(min(max(usefulness, 0), 100)))
        }
        xml.attribute("origin", match.originText)
        xml.attribute("type", match.kind == .context ? "icm" : "tm")
        xml.attribute("subType", "dragoman:" + match.state.rawValue)
        xml.start("source")
        codes.write(match.source, to: &xml)
        xml.end("source")
        xml.start("target")
        codes.write(match.target, to: &xml)
        xml.end("target")
        xml.end("mtc:match")
    }

    private mutating func writeGlossary(_ terms: [RecognisedTerm]) {
        // An entry must have a translation or a definition.
        let terms = terms.filter { !$0.translations.isEmpty || $0.definition != nil }
        guard !terms.isEmpty else { return }
        xml.line(3)
        xml.start("gls:glossary")
        for term in terms {
            xml.line(4)
            xml.start("gls:glossEntry")
            xml.element("gls:term", term.term)
            for translation in term.translations { xml.element("gls:translation", translation) }
            if let definition = term.definition { xml.element("gls:definition", definition) }
            xml.end("gls:glossEntry")
        }
        xml.line(3)
        xml.end("gls:glossary")
    }

    private mutating func writeNote2(_ text: String, category: String, depth: Int, appliesTo: String? = nil) {
        xml.line(depth)
        xml.start("note")
        xml.attribute("category", category)
        if let appliesTo { xml.attribute("appliesTo", appliesTo) }
        xml.text(text)
        xml.end("note")
    }
}
