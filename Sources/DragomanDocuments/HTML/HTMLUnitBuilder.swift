import CGumbo
import DragomanModel

/// Makes units of the events of a page.
struct HTMLUnitBuilder {
    let bytes: UnsafeBufferPointer<UInt8>
    let context: HTMLExtraction.Context
    let traits = HTMLElements.table
    let reader: HTMLTextReader
    private var run: HTMLRun
    var attributeRun: HTMLRun
    private var firstHeading: String?
    private var isInFirstHeading = false
    /// The end of a protected element in which something translated was found; 0 outside one.
    private var cutEnd = 0
    var result = HTMLExtraction()

    init(_ bytes: UnsafeBufferPointer<UInt8>, context: HTMLExtraction.Context) {
        self.bytes = bytes
        self.context = context
        reader = HTMLTextReader(bytes)
        run = HTMLRun(bytes, offset: context.offset)
        attributeRun = HTMLRun(bytes, offset: context.offset)
    }

    /// Walks the events, which are in the order of their bytes, from `start` of the text on.
    mutating func build(_ events: [HTMLEvents.Event], from start: Int) {
        var position = start
        var index = 0
        while index < events.count {
            let event = events[index]
            index += 1
            // A clone, or what lies inside a text that was read whole.
            guard event.start >= position else { continue }
            gap(position..<event.start)
            position = event.end
            if event.kind == .startTag { tellUnclosed(event) }
            if event.flags.contains(.protected) {
                position = protect(event, events, &index)
                continue
            }
            switch event.kind {
            case .startTag: startTag(event)
            case .text: text(event)
            case .comment: run.addStandalone(event.start..<event.end, .other, canDelete: true)
            }
        }
        gap(position..<bytes.count)
        flush()
        if result.title == nil { result.title = firstHeading }
        sortUnits()
    }

    /// Puts units in the order of their first bytes: attributes come before the text around them is whole.
    private mutating func sortUnits() {
        let starts = result.units.map { $0.pieces.first?.byteStart ?? 0 }
        guard !zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 }) else { return }
        let order = starts.indices.sorted { starts[$0] == starts[$1] ? $0 < $1 : starts[$0] < starts[$1] }
        result.units = order.map { result.units[$0] }
    }

    private mutating func flush() {
        defer {
            run.reset()
            isInFirstHeading = false
        }
        let escaping: Escaping =
            context.isInCDATA
            ? (run.isTextOnly ? .htmlTextOnlyInCDATA : .htmlInCDATA) : (run.isTextOnly ? .htmlTextOnly : .html)
        guard let unit = run.unit(escaping: escaping) else { return }
        if unit.kind == .title, result.title == nil { result.title = unit.content.plain }
        if isInFirstHeading, firstHeading == nil { firstHeading = unit.content.plain }
        result.units.append(unit)
    }

    private mutating func text(_ event: HTMLEvents.Event) {
        let range = event.start..<event.end
        if event.tag != UInt16(GUMBO_TAG_TITLE.rawValue), bytes[range].contains(0x3C) {
            return textWithMarkup(event)
        }
        run.setKind(event.unitKind, isTextOnly: event.flags.contains(.textOnly))
        let mark = run.mark
        if !reader.read(range, expected: event.node.pointee.v.text.text, into: &run) { skip(range, backTo: mark) }
    }

    /// Tells of an element without markup inside that has no end tag: the rest of the page is its text.
    private mutating func tellUnclosed(_ event: HTMLEvents.Event) {
        guard event.elementEnd == 0, traits[Int(event.tag)].contains(.rawText) else { return }
        let name = String(cString: gumbo_normalized_tagname(GumboTag(rawValue: UInt32(event.tag))))
        result.findings.append(
            Finding(
                .warning,
                "html-unclosed",
                line: context.line(of: event.start, in: bytes),
                message: "<\(name)> has no end tag, so all that follows is its text; close it"
            )
        )
    }

    /// Reads text in which gumbo ignored tags; they are boundaries or codes as their names say.
    private mutating func textWithMarkup(_ event: HTMLEvents.Event) {
        var position = event.start
        var index = event.start
        while index < event.end {
            guard bytes[index] == 0x3C, let markup = HTMLMarkup.read(bytes, at: index, end: event.end) else {
                index += 1
                continue
            }
            run.setKind(event.unitKind, isTextOnly: event.flags.contains(.textOnly))
            _ = reader.read(position..<index, expected: nil, into: &run)
            handle(markup, at: index)
            index = markup.end
            position = index
        }
        run.setKind(event.unitKind, isTextOnly: event.flags.contains(.textOnly))
        _ = reader.read(position..<event.end, expected: nil, into: &run)
    }

    private mutating func skip(_ range: Range<Int>, backTo mark: HTMLRun.Mark) {
        run.goBack(to: mark)
        run.addStandalone(range, .other)
        result.findings.append(
            Finding(
                .warning,
                "html-text-skipped",
                line: context.line(of: range.lowerBound, in: bytes),
                message: "text whose bytes do not give what a browser reads is left as it is"
            )
        )
    }

    /// Bytes between events: end tags, tags that the parser ignored, declarations, dropped white space.
    private mutating func gap(_ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            if bytes[index] == 0x3C, let markup = HTMLMarkup.read(bytes, at: index, end: range.upperBound) {
                handle(markup, at: index)
                index = markup.end
                continue
            }
            let start = index
            index += 1
            while index < range.upperBound, bytes[index] != 0x3C { index += 1 }
            if bytes[start..<index].allSatisfy(\.isHTMLSpace) {
                run.addSpace(start..<index)
            } else {
                run.addStandalone(start..<index, .other)
            }
        }
    }

    private mutating func handle(_ markup: HTMLMarkup, at start: Int) {
        let range = start..<markup.end
        switch markup.kind {
        case .comment, .declaration, .unfinished:
            run.addStandalone(range, .other, canDelete: markup.kind == .comment)
        case .startTag, .endTag:
            let tag = markup.tag(in: bytes)
            if traits[tag].contains(.block) {
                flush()
            } else if markup.kind == .endTag {
                if markup.end == cutEnd {
                    run.addStandalone(range, .protected, isAnchored: true)
                } else {
                    run.addClosing(range, tag: tag, name: name(tag, markup))
                }
            } else {
                run.addStandalone(range, .other)
            }
        }
    }

    private func name(_ tag: Int, _ markup: HTMLMarkup) -> UInt64 {
        tag == Int(GUMBO_TAG_UNKNOWN.rawValue) ? markup.nameHash(in: bytes) : 0
    }

    private mutating func startTag(_ event: HTMLEvents.Event) {
        let facts = traits[Int(event.tag)]
        let range = event.start..<event.end
        if facts.contains(.block) {
            flush()
            if event.tag == UInt16(GUMBO_TAG_H1.rawValue) { isInFirstHeading = true }
            if event.tag == UInt16(GUMBO_TAG_HTML.rawValue) || event.flags.contains(.hasLanguage) { language(event) }
        } else if facts.contains(.void) {
            let purpose = HTMLElements.purpose(of: GumboTag(rawValue: UInt32(event.tag)))
            run.addStandalone(
                range,
                purpose,
                seen: purpose == .lineBreak ? [0x0A] : [],
                canDelete: event.tag == UInt16(GUMBO_TAG_WBR.rawValue)
            )
        } else if let markup = HTMLMarkup.read(bytes, at: event.start, end: event.end), markup.kind == .startTag {
            run.addOpening(
                range,
                tag: Int(event.tag),
                name: name(Int(event.tag), markup),
                HTMLElements.purpose(of: GumboTag(rawValue: UInt32(event.tag)))
            )
        } else {
            run.addStandalone(range, .other)
        }
        if event.flags.contains(.hasAttributeText) { attributes(event) }
    }

    /// Passes over what is not translated; returns where it ends.
    private mutating func protect(_ root: HTMLEvents.Event, _ events: [HTMLEvents.Event], _ index: inout Int) -> Int {
        var end = root.end
        var seen: [UInt8] = []
        if root.kind == .text { append(root, to: &seen) }
        // What goes on after a translated element ends where the protected element around both does.
        let elementEnd = root.kind == .startTag && root.elementEnd > 0 ? root.elementEnd : cutEnd
        let isWhole = elementEnd > root.end
        while index < events.count {
            let event = events[index]
            if event.start >= end {
                guard isWhole ? event.start < elementEnd : continues(event) else { break }
                guard event.flags.contains(.protected) else { break }
                if event.kind == .text { append(event, to: &seen) }
                end = event.end
            }
            index += 1
        }
        // A translated element inside cuts the protected text short.
        let isCut = isWhole && index < events.count && events[index].start < elementEnd
        if isCut { cutEnd = max(cutEnd, elementEnd) } else if isWhole { end = elementEnd }
        let facts = root.kind == .startTag ? traits[Int(root.tag)] : []
        if facts.contains(.block) {
            flush()
            if root.tag == UInt16(GUMBO_TAG_HTML.rawValue) { language(root) }
        } else {
            addProtected(root, end: end, seen: seen, isCut: isCut)
        }
        if root.kind == .startTag, root.flags.contains(.hasAttributeText) { attributes(root) }
        return end
    }

    /// Whether an event goes on with protected text whose end is not known.
    private func continues(_ event: HTMLEvents.Event) -> Bool {
        event.flags.contains(.protected) && !event.flags.contains(.protectedRoot)
            && !(event.kind == .startTag && traits[Int(event.tag)].contains(.block))
    }

    private mutating func addProtected(_ root: HTMLEvents.Event, end: Int, seen: [UInt8], isCut: Bool) {
        let tag = GumboTag(rawValue: UInt32(root.tag))
        if root.kind == .startTag {
            switch tag {
            case GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_NOEMBED:
                return run.addStandalone(root.start..<end, .other)
            case GUMBO_TAG_SVG, GUMBO_TAG_IFRAME:
                return run.addStandalone(root.start..<end, .image)
            default: break
            }
            if traits[Int(root.tag)].contains(.void) {
                let purpose = HTMLElements.purpose(of: tag)
                return run.addStandalone(root.start..<end, purpose, seen: purpose == .lineBreak ? [0x0A] : [])
            }
        }
        if root.kind == .comment { return run.addStandalone(root.start..<end, .other, canDelete: true) }
        let text = Self.collapsed(seen)
        run.addStandalone(root.start..<end, .protected, seen: text, isAnchored: isCut)
    }

    private func append(_ event: HTMLEvents.Event, to seen: inout [UInt8]) {
        guard seen.count < 4096, let text = event.node.pointee.v.text.text else { return }
        var index = 0
        while text[index] != 0, seen.count < 8192 {
            seen.append(UInt8(bitPattern: text[index]))
            index += 1
        }
    }

    /// Text as a reader sees it, without characters that no code may hold.
    private static func collapsed(_ text: [UInt8]) -> [UInt8] {
        let words = text.split(whereSeparator: \.isHTMLSpace)
        let joined = String(decoding: Array(words.joined(separator: [0x20])), as: UTF8.self)
        return joined.unicodeScalars.lazy
            .filter { $0.value >= 0x20 && !CodedText.isReserved($0) && $0.value & 0xFFFE != 0xFFFE }
            .flatMap { UTF8.encode($0).map(Array.init) ?? [] }
    }
}
