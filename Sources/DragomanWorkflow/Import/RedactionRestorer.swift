import DragomanExchange
import DragomanMemory
import DragomanModel

/// Puts the hidden text back into what comes from a translator, before anything else is made of it.
///
/// The codes say where in a stored source it stands; the text is that of the memory, never one of the file. A source
/// that is not the one that went out is not read from: its check tells.
///
/// Findings: `redaction-restored` (a warning), `redaction-missing`, `redaction-stale` (errors, with which the target is not taken).
struct RedactionRestorer {
    let store: ImportStore

    /// The segment with real text; itself where nothing was hidden in it.
    func restored(_ segment: ImportedSegment) throws -> ImportedSegment {
        guard segment.source.mayHoldRedactions || segment.target?.mayHoldRedactions ?? false else { return segment }
        var segment = Self.reading(segment)
        let sent = Self.redactions(in: segment.source)
        segment.target = segment.target?.withTypedRedactions
        let returned = segment.target.map(Self.redactions) ?? []
        guard !sent.isEmpty || !returned.isEmpty else { return segment }
        // Of an article that the memory does not have nothing is imported anyway.
        guard let article = try store.article(of: segment) ?? store.articleOfUnit(segment) else { return segment }
        var texts: [RedactionCode: String] = [:]
        for code in Set(sent + returned) { texts[code] = try text(of: code, segment, article) }
        segment.source = Self.replacing(segment.source, texts)
        guard segment.hasTarget, let target = segment.target else { return segment }
        if let code = (sent + returned).first(where: { texts[$0] == nil }) {
            return segment.refused(
                "redaction-stale",
                "what '\(code.shown)' hides cannot be told: its source was edited since the export, or is of another memory; "
                    + "export anew and move the translation"
            )
        }
        let (typed, isTyped) = Self.readingLabels(target, sent)
        let held = Set(Self.redactions(in: typed).compactMap { texts[$0] })
        segment.target = Self.replacing(typed, texts)
        if isTyped {
            segment.findings.append(
                segment.finding(
                    .warning,
                    "redaction-restored",
                    "a hidden text was typed as people see it ('[name 1]'); it was taken for its code"
                )
            )
        }
        let plain = segment.target?.plain ?? ""
        var told: Set<String> = []
        let lost = sent.filter { code in
            guard let text = texts[code], !held.contains(text), told.insert(text).inserted else { return false }
            return WholeWords.places(of: Array(text.unicodeScalars), in: Array(plain.unicodeScalars)).isEmpty
        }
        guard !lost.isEmpty else { return segment }
        let shown = lost.map { "'\($0.shown)'" }.joined(separator: ", ")
        return segment.refused(
            "redaction-missing",
            "the target lacks \(shown) of its source, which stands for a hidden text; put the code back where it belongs"
        )
    }

    /// The segment with the codes of its text, where it went out with visible ones.
    private static func reading(_ segment: ImportedSegment) -> ImportedSegment {
        guard redactions(in: segment.source).isEmpty, let visible = segment.withVisibleCodes,
            !redactions(in: visible.source).isEmpty
        else { return segment }
        return visible
    }

    private static func redactions(in content: ForeignContent) -> [RedactionCode] {
        content.codes.compactMap(\.redaction)
    }

    // MARK: Texts

    private func text(
        of code: RedactionCode,
        _ segment: ImportedSegment,
        _ article: ImportArticle
    ) throws -> String? {
        if let source = article.source(withCheck: code.check), let text = Self.stretch(code.range, of: source) {
            return text
        }
        for name in [segment.unitID, segment.segmentID].compactMap(\.self) {
            // A trans-unit of 1.2 is named after its segment: unit, `-`, number.
            for name in [name] + (name.lastIndex(of: "-").map { [String(name[..<$0])] } ?? []) {
                guard let unit = try store.writer.unit(named: name, inArticle: article.slug) else { continue }
                for stored in unit.segments where RedactionCode.check(of: stored.segment.content) == code.check {
                    if let text = Self.stretch(code.range, of: stored.segment.content) { return text }
                }
            }
        }
        guard let other = try store.articleOfUnit(segment), other.slug != article.slug else { return nil }
        return other.source(withCheck: code.check).flatMap { Self.stretch(code.range, of: $0) }
    }

    /// The text at scalars of a source; `nil` where a code stands there or it is shorter.
    private static func stretch(_ range: Range<Int>, of source: CodedText) -> String? {
        let scalars = source.coded.unicodeScalars
        guard let start = scalars.index(scalars.startIndex, offsetBy: range.lowerBound, limitedBy: scalars.endIndex),
            let end = scalars.index(start, offsetBy: range.count, limitedBy: scalars.endIndex),
            !scalars[start..<end].contains(where: CodedText.isReserved)
        else { return nil }
        return String(scalars[start..<end])
    }

    private static func replacing(_ content: ForeignContent, _ texts: [RedactionCode: String]) -> ForeignContent {
        var result = ForeignContent()
        for part in content.parts {
            switch part {
            case .text(let text): result.append(text)
            case .code(let code):
                if let text = code.redaction.flatMap({ texts[$0] }) {
                    result.append(text)
                } else {
                    result.parts.append(part)
                }
            }
        }
        return result
    }

    /// The content with what people see of codes (`[name 1]`) read as the codes.
    private static func readingLabels(
        _ content: ForeignContent,
        _ codes: [RedactionCode]
    ) -> (content: ForeignContent, isChanged: Bool) {
        var result = ForeignContent()
        var isChanged = false
        for part in content.parts {
            guard case .text(let text) = part else {
                result.parts.append(part)
                continue
            }
            var rest = text[...]
            while let place = rest.utf8.firstIndex(of: 0x5B) {
                result.append(String(rest[..<place]))
                rest = rest[place...]
                if let code = codes.first(where: { rest.hasPrefix($0.shown) }) {
                    result.parts.append(.code(ForeignCode(role: .standalone, id: code.id)))
                    rest = rest.dropFirst(code.shown.count)
                    isChanged = true
                } else {
                    let next = rest.utf8.index(after: place)
                    result.append(String(rest[..<next]))
                    rest = rest[next...]
                }
            }
            result.append(String(rest))
        }
        return (result, isChanged)
    }
}

extension ImportedSegment {
    fileprivate func finding(_ severity: Severity, _ code: String, _ message: String) -> Finding {
        Finding(severity, code, unit: unitID, segment: segmentID, line: line, message: message)
    }

    /// The segment with an error, so that its target is not taken.
    fileprivate func refused(_ code: String, _ message: String) -> ImportedSegment {
        var segment = self
        segment.findings.append(finding(.error, code, message))
        return segment
    }
}
