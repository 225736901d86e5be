import DragomanModel
import DragomanXML

/// Writes coded text as the content of `source` and `target`.
///
/// A pair becomes an element around its text (`g`, `pc`) where all pairs of the segment nest; else all become markers
/// (`bx`/`ex` and `it`, `sc`/`ec`), in source and target alike, since XLIFF 2 wants a code to be the same element in both.
/// A code that stands in a text more than once is written once: XLIFF knows each id once.
struct XLIFFCodeWriter {
    let version: XLIFFVersion
    /// The codes by number; others are written without attributes that tell what they are.
    let codes: [Int: InlineCode]
    /// Added to every number: how many codes the unit has before this segment.
    let offset: Int
    /// Whether codes refer to the unit's `originalData`.
    let hasData: Bool
    let isNested: Bool
    /// Whether codes are written as text.
    let isVisible: Bool
    /// What is hidden, by the number of the code that stands for it.
    let redactions: [Int: RedactionCode]

    init(
        version: XLIFFVersion,
        codes: [InlineCode],
        offset: Int,
        hasData: Bool,
        isVisible: Bool = false,
        redactions: [Int: RedactionCode] = [:],
        texts: [CodedText]
    ) {
        self.version = version
        self.codes =
            codes.isEmpty ? [:] : Dictionary(codes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.offset = offset
        self.hasData = hasData
        self.isVisible = isVisible
        self.redactions = redactions
        isNested = texts.allSatisfy { CodeLayout($0).isNested }
    }

    /// Writes one text.
    func write(_ content: CodedText, to xml: inout XMLWriter) {
        guard !isVisible else { return writeVisible(content, to: &xml) }
        guard content.hasCodes else { return xml.text(content.coded) }
        let isolated = isNested ? [] : CodeLayout(content).isolated
        var seen: Set<CodeMark> = []
        for part in content.parts {
            switch part {
            case .text(let text): xml.text(text)
            case .code(let mark):
                guard seen.insert(mark).inserted else { continue }
                if let redaction = redactions[mark.id] {
                    write(redaction, to: &xml)
                    continue
                }
                let code = codes[mark.id]
                if version == .version12 {
                    write12(mark, code, isIsolated: isolated.contains(mark.id), to: &xml)
                } else {
                    write2(mark, code, isIsolated: isolated.contains(mark.id), to: &xml)
                }
            }
        }
    }

    private func writeVisible(_ content: CodedText, to xml: inout XMLWriter) {
        xml.text(
            content.mappingCodes { mark in
                redactions[mark.id] == nil ? CodeMark(role: mark.role, id: mark.id + offset) : mark
            }.displayed(redactions)
        )
    }

    /// Writes the code of something that is hidden; its id says where that stands, so it needs no original data.
    private func write(_ redaction: RedactionCode, to xml: inout XMLWriter) {
        xml.start(version == .version12 ? "x" : "ph")
        xml.attribute("id", redaction.id)
        if version == .version12 {
            xml.attribute("ctype", "x-dragoman-redacted")
            xml.attribute("equiv-text", redaction.shown)
            return xml.end("x")
        }
        xml.attribute("equiv", redaction.shown)
        xml.attribute("disp", redaction.shown)
        xml.attribute("canCopy", "no")
        xml.attribute("canDelete", "no")
        xml.attribute("type", "other")
        xml.attribute("subType", "dragoman:redacted")
        xml.end("ph")
    }

    // MARK: 1.2

    private func write12(_ mark: CodeMark, _ code: InlineCode?, isIsolated: Bool, to xml: inout XMLWriter) {
        let id = mark.id + offset
        // The strict schema wants each ex to have its bx, so half a pair is an `it`.
        if isIsolated, mark.role != .standalone {
            xml.start("it")
            xml.attribute("id", id)
            xml.attribute("pos", mark.role == .open ? "open" : "close")
            if let code { xml.attribute("ctype", code.purpose.ctypeOfPair) }
            return xml.end("it")
        }
        switch mark.role {
        case .standalone:
            xml.start("x")
            xml.attribute("id", id)
            if let code {
                xml.attribute("ctype", code.purpose.ctypeOfPlaceholder)
                let shown = code.shownText
                if !shown.isEmpty { xml.attribute("equiv-text", shown) }
            }
            xml.end("x")
        case .open:
            xml.start(isNested ? "g" : "bx")
            xml.attribute("id", id)
            if !isNested { xml.attribute("rid", id) }
            if let code { xml.attribute("ctype", code.purpose.ctypeOfPair) }
            if isNested { xml.text("") } else { xml.end("bx") }
        case .close:
            if isNested { return xml.end("g") }
            xml.start("ex")
            xml.attribute("id", id)
            xml.attribute("rid", id)
            xml.end("ex")
        }
    }

    // MARK: 2.x

    private func write2(_ mark: CodeMark, _ code: InlineCode?, isIsolated: Bool, to xml: inout XMLWriter) {
        let id = mark.id + offset
        switch (mark.role, isNested) {
        case (.standalone, _):
            xml.start("ph")
            xml.attribute("id", id)
            if hasData, code != nil { xml.attribute("dataRef", "d\(id)") }
            if let shown = code?.shownText, !shown.isEmpty {
                xml.attribute("equiv", shown)
                xml.attribute("disp", shown)
            }
            writeKind(code, to: &xml)
            xml.end("ph")
        case (.open, true):
            xml.start("pc")
            xml.attribute("id", id)
            if hasData, code != nil {
                xml.attribute("dataRefStart", "d\(id)")
                xml.attribute("dataRefEnd", "e\(id)")
            }
            writeKind(code, to: &xml)
            xml.text("")
        case (.close, true):
            xml.end("pc")
        case (.open, false):
            xml.start("sc")
            xml.attribute("id", id)
            if isIsolated { xml.attribute("isolated", "yes") }
            if hasData, code != nil { xml.attribute("dataRef", "d\(id)") }
            writeKind(code, to: &xml)
            xml.end("sc")
        case (.close, false):
            xml.start("ec")
            if isIsolated {
                xml.attribute("id", id)
                xml.attribute("isolated", "yes")
            } else {
                xml.attribute("startRef", id)
            }
            if hasData, code != nil { xml.attribute("dataRef", "e\(id)") }
            writeKind(code, to: &xml)
            xml.end("ec")
        }
    }

    /// What may be done with a code and what it is; an import knows each code once, so none may be copied.
    private func writeKind(_ code: InlineCode?, to xml: inout XMLWriter) {
        xml.attribute("canCopy", "no")
        guard let code else { return }
        if !code.canDelete { xml.attribute("canDelete", "no") }
        xml.attribute("type", code.purpose.typeIn2)
        if let subType = code.purpose.subTypeIn2 { xml.attribute("subType", subType) }
    }
}

extension InlineCode {
    /// What people see in place of the code; a scalar that XML cannot hold is told by its number.
    var shownText: String {
        guard equivalentText.isEmpty, purpose == .character else { return equivalentText }
        return opening.unicodeScalars.map { scalar in
            let hex = String(scalar.value, radix: 16, uppercase: true)
            return "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
        }.joined(separator: " ")
    }
}
