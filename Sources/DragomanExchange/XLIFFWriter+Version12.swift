import DragomanModel
import DragomanXML

extension XLIFFWriter {
    mutating func write12(_ file: ExportFile) throws {
        let units = file.units.filter { $0.segments.contains(where: \.isWanted) }
        guard !units.isEmpty else { return }
        xml.line(1)
        xml.start("file")
        xml.attribute("original", file.slug)
        xml.attribute("source-language", source.description)
        xml.attribute("target-language", target.description)
        xml.attribute("datatype", file.format.datatype)
        xml.attribute("tool-id", "dragoman")
        xml.attribute("product-name", "Dragoman")
        xml.attribute("build-num", String(file.baseBatch))
        writeHeader12(file)
        xml.line(2)
        xml.start("body")
        for unit in units {
            if options.isSegmented {
                writeSegmented(unit)
            } else {
                writeGroup(unit)
            }
            try flush()
        }
        xml.line(2)
        xml.end("body")
        xml.line(1)
        xml.end("file")
    }

    private mutating func writeHeader12(_ file: ExportFile) {
        xml.line(2)
        xml.start("header")
        xml.line(3)
        xml.start("tool")
        xml.attribute("tool-id", "dragoman")
        xml.attribute("tool-name", "Dragoman")
        xml.end("tool")
        if let title = file.title { writeNote12("title: " + title, depth: 3) }
        writeNote12("slug: " + file.slug, depth: 3)
        writeNote12("revision: \(file.revision)", depth: 3)
        if !file.skeleton.isEmpty { writeNote12(Self.skeletonNote + file.skeleton, depth: 3) }
        xml.line(2)
        xml.end("header")
    }

    /// How the note begins that tells the digest of an article.
    static let skeletonNote = "skeleton: "

    /// The `state-qualifier` of a target that is a copy of its source, made by us.
    static let sourceCopy = "x-source-copy"

    // MARK: One trans-unit a segment

    private mutating func writeGroup(_ unit: ExportUnit) {
        xml.line(3)
        xml.start("group")
        xml.attribute("id", unit.id)
        xml.attribute("restype", unit.kind.restype)
        for segment in unit.segments where segment.isWanted {
            write(segment, of: unit)
        }
        xml.line(3)
        xml.end("group")
    }

    private mutating func write(_ segment: ExportSegment, of unit: ExportUnit) {
        let codes = XLIFFCodeWriter(
            version: version,
            codes: segment.codes,
            offset: 0,
            hasData: false,
            isVisible: options.hasVisibleCodes,
            redactions: segment.redactions,
            texts: segment.target.map { [segment.content, $0] } ?? [segment.content]
        )
        startTransUnit(segment.id, unit.kind, state: segment.target.flatMap { _ in segment.state })
        xml.line(5)
        xml.start("source")
        codes.write(segment.content, to: &xml)
        xml.end("source")
        xml.line(5)
        xml.start("target")
        writeState12(segment.target == nil ? .initial : segment.state, segment.target == nil ? nil : segment.origin)
        if let target = segment.target {
            codes.write(target, to: &xml)
        } else if options.fillsTargets {
            xml.attribute("state-qualifier", Self.sourceCopy)
            codes.write(segment.content, to: &xml)
        }
        xml.endInFull("target")
        writeData12([(segment.codes, 0)], name: segment.id)
        writeNotes12(
            kind: unit.kind,
            previous: segment.previous,
            next: segment.next,
            terms: segment.terms
        )
        for match in segment.matches { write(match, of: nil, segment.redactions) }
        xml.line(4)
        xml.end("trans-unit")
    }

    // MARK: One trans-unit a unit

    private mutating func writeSegmented(_ unit: ExportUnit) {
        let texts = unit.segments.flatMap { [$0.content] + ($0.target.map { [$0] } ?? []) }
        let isNested = texts.allSatisfy { CodeLayout($0).isNested }
        var writers: [XLIFFCodeWriter] = []
        var offset = 0
        for segment in unit.segments {
            writers.append(
                XLIFFCodeWriter(
                    version: version,
                    codes: segment.codes,
                    offset: offset,
                    hasData: false,
                    isVisible: options.hasVisibleCodes,
                    redactions: segment.redactions,
                    texts: isNested ? [] : texts
                )
            )
            offset += segment.codes.count
        }
        let isComplete = unit.segments.allSatisfy { $0.target != nil }
        let state = isComplete ? unit.segments.compactMap(\.state).min() : nil
        startTransUnit(unit.id, unit.kind, state: state)
        for (name, isMarked) in [("source", false), ("seg-source", true)] as [(StaticString, Bool)] {
            xml.line(5)
            xml.start(name)
            for (index, segment) in unit.segments.enumerated() {
                if isMarked { startMark(segment.id) }
                writers[index].write(segment.content, to: &xml)
                if isMarked { xml.endInFull("mrk") }
                xml.text(unit.gap(after: index))
            }
            xml.end(name)
        }
        writeSegmentedTarget(unit, writers, state: isComplete ? state : .initial)
        writeData12(zip(unit.segments, writers).map { ($0.codes, $1.offset) }, name: unit.id)
        writeNotes12(
            kind: unit.kind,
            previous: unit.segments.first?.previous,
            next: unit.segments.last?.next,
            terms: unit.segments.flatMap(\.terms)
        )
        for segment in unit.segments {
            for match in segment.matches { write(match, of: segment.id, segment.redactions) }
        }
        xml.line(4)
        xml.end("trans-unit")
    }

    private mutating func writeSegmentedTarget(
        _ unit: ExportUnit,
        _ writers: [XLIFFCodeWriter],
        state: TranslationState?
    ) {
        xml.line(5)
        xml.start("target")
        let origins = Set(unit.segments.map(\.origin))
        writeState12(state, origins.count == 1 ? origins.first.flatMap { $0 } : nil)
        if unit.segments.contains(where: { $0.target != nil }) {
            for (index, segment) in unit.segments.enumerated() {
                startMark(segment.id)
                if let target = segment.target { writers[index].write(target, to: &xml) }
                xml.endInFull("mrk")
                xml.text(unit.gap(after: index))
            }
        }
        xml.endInFull("target")
    }

    private mutating func startMark(_ id: String) {
        xml.start("mrk")
        xml.attribute("mtype", "seg")
        xml.attribute("mid", id)
    }

    // MARK: What both have

    private mutating func startTransUnit(_ id: String, _ kind: Unit.Kind, state: TranslationState?) {
        xml.line(4)
        xml.start("trans-unit")
        xml.attribute("id", id)
        if options.isSegmented { xml.attribute("restype", kind.restype) }
        if let state, state >= .reviewed { xml.attribute("approved", "yes") }
        xml.attribute("xml:space", "preserve")
    }

    private mutating func writeState12(_ state: TranslationState?, _ origin: TargetOrigin?) {
        if let state { xml.attribute("state", state.wordIn12) }
        if let qualifier = origin?.qualifierIn12 { xml.attribute("state-qualifier", qualifier) }
    }

    /// Original data, for people and tools that want to see what a code is; an import does not need it.
    private mutating func writeData12(_ segments: [(codes: [InlineCode], offset: Int)], name: String) {
        guard segments.contains(where: { !$0.codes.isEmpty }) else { return }
        xml.line(5)
        xml.start("context-group")
        xml.attribute("purpose", "information")
        xml.attribute("name", "codes-" + name)
        for (codes, offset) in segments {
            for code in codes {
                writeContext("x-code-\(code.id + offset)", code.purpose == .character ? code.shownText : code.opening)
                if code.isPair { writeContext("x-code-\(code.id + offset)-end", code.closing) }
            }
        }
        xml.line(5)
        xml.end("context-group")
    }

    private mutating func writeContext(_ type: String, _ content: String) {
        xml.line(6)
        xml.start("context")
        xml.attribute("context-type", type)
        xml.text(content)
        xml.end("context")
    }

    private mutating func writeNotes12(kind: Unit.Kind, previous: String?, next: String?, terms: [RecognisedTerm]) {
        writeNote12("kind: " + kind.rawValue, depth: 5)
        if let previous { writeNote12("previous: " + previous, depth: 5, annotates: "source") }
        if let next { writeNote12("next: " + next, depth: 5, annotates: "source") }
        for term in terms.uniqued() where !term.translations.isEmpty || term.definition != nil {
            var text = "term: " + term.term
            if !term.translations.isEmpty { text += " = " + term.translations.joined(separator: " | ") }
            if let definition = term.definition { text += " (" + definition + ")" }
            writeNote12(text, depth: 5, annotates: "source")
        }
    }

    private mutating func writeNote12(_ text: String, depth: Int, annotates: String? = nil) {
        xml.line(depth)
        xml.start("note")
        xml.attribute("from", "Dragoman")
        if let annotates { xml.attribute("annotates", annotates) }
        xml.text(text)
        xml.end("note")
    }

    private mutating func write(_ match: Match, of segment: String?, _ redactions: [Int: RedactionCode]) {
        let codes = XLIFFCodeWriter(
            version: version,
            codes: [],
            offset: 0,
            hasData: false,
            isVisible: options.hasVisibleCodes,
            redactions: redactions,
            texts: [match.source, match.target]
        )
        xml.line(5)
        xml.start("alt-trans")
        xml.attribute("match-quality", "\(min(max(match.score, 0), 100))%")
        xml.attribute("origin", match.originText)
        if let segment { xml.attribute("mid", segment) }
        xml.attribute("xml:space", "preserve")
        xml.start("source")
        codes.write(match.source, to: &xml)
        xml.end("source")
        xml.start("target")
        writeState12(match.state, match.origin)
        codes.write(match.target, to: &xml)
        xml.end("target")
        xml.end("alt-trans")
    }
}

extension Match {
    /// Where a match is from, as both versions tell it: the kind; whether numbers and the like were put into it; what of
    /// the edit a translator must look at; the reference memory; the article.
    var originText: String {
        var parts = ["dragoman", kind.rawValue]
        if !adaptations.isEmpty { parts.append("adapted") }
        if let judgement, !judgement.isSafe {
            let guarded = judgement.classes.filter(\.isGuarded).map(\.rawValue)
            parts.append("look " + guarded.joined(separator: " "))
        }
        if let tier { parts.append("reference " + tier) }
        if let article { parts.append(article) }
        return parts.joined(separator: ":")
    }
}

extension [RecognisedTerm] {
    /// The terms with each concept once, in order.
    func uniqued() -> [RecognisedTerm] {
        var seen: Set<[String]> = []
        return filter { seen.insert([$0.concept, $0.term]).inserted }
    }
}
