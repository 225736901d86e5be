package import DragomanModel
import DragomanXML

/// Writes TMX 1.4b, unit by unit: the same units give the same bytes.
package struct TMXWriter {
    /// How a file of this program tells itself from others that use its name.
    package static let memoryFormat = "dragoman-memory"

    /// A text in one language as it is written.
    package struct Variant {
        package var language: LanguageTag
        package var part: TMXPart
        package var facts: TMXFacts
        package var content: CodedText

        package init(language: LanguageTag, part: TMXPart, facts: TMXFacts, content: CodedText) {
            self.language = language
            self.part = part
            self.facts = facts
            self.content = content
        }
    }

    private var xml = XMLWriter()
    private let source: LanguageTag

    /// Begins a file.
    ///
    /// - Parameters:
    ///   - source: The language of the sources, for units that say no other.
    ///   - version: The version of the program.
    package init(source: LanguageTag, version: String) {
        self.source = source
        xml.declaration()
        xml.start("tmx")
        xml.attribute("version", "1.4")
        xml.line(0)
        xml.start("header")
        xml.attribute("creationtool", "dragoman")
        xml.attribute("creationtoolversion", version)
        xml.attribute("segtype", "sentence")
        xml.attribute("o-tmf", Self.memoryFormat)
        xml.attribute("adminlang", "en")
        xml.attribute("srclang", source.description)
        xml.attribute("datatype", "html")
        xml.end("header")
        xml.line(0)
        xml.start("body")
    }

    /// How many bytes wait to be taken.
    package var count: Int { xml.count }

    /// Hands over what is written so far.
    package mutating func take() -> [UInt8] { xml.take() }

    /// Writes a unit, the source first.
    package mutating func unit(_ detail: TMXDetail, source: Variant, targets: [Variant]) {
        xml.line(1)
        xml.start("tu")
        write(detail.attributes)
        if source.language != self.source { xml.attribute("srclang", source.language.description) }
        write(detail.annotations, TMXFacts(), depth: 2)
        write(source)
        for target in targets { write(target) }
        xml.line(1)
        xml.end("tu")
    }

    /// Ends the file.
    package mutating func finish() {
        xml.line(0)
        xml.endInFull("body")
        xml.line(0)
        xml.end("tmx")
        xml.finish()
    }

    private mutating func write(_ variant: Variant) {
        xml.line(2)
        xml.start("tuv")
        xml.attribute("xml:lang", variant.language.description)
        write(variant.part.detail.attributes)
        write(variant.part.detail.annotations, variant.facts, depth: 3)
        let isAnnotated = !variant.part.detail.annotations.isEmpty || variant.facts != TMXFacts()
        if isAnnotated { xml.line(3) }
        xml.start("seg")
        write(variant.content, variant.part.codes)
        xml.endInFull("seg")
        if isAnnotated { xml.line(2) }
        xml.end("tuv")
    }

    private mutating func write(_ attributes: [TMXDetail.Attribute]) {
        for attribute in attributes {
            switch attribute.name {
            case .tuid: xml.attribute("tuid", attribute.value)
            case .datatype: xml.attribute("datatype", attribute.value)
            case .usageCount: xml.attribute("usagecount", attribute.value)
            case .lastUsageDate: xml.attribute("lastusagedate", attribute.value)
            case .creationTool: xml.attribute("creationtool", attribute.value)
            case .creationToolVersion: xml.attribute("creationtoolversion", attribute.value)
            case .creationDate: xml.attribute("creationdate", attribute.value)
            case .creationID: xml.attribute("creationid", attribute.value)
            case .changeDate: xml.attribute("changedate", attribute.value)
            case .segmentType: xml.attribute("segtype", attribute.value)
            case .changeID: xml.attribute("changeid", attribute.value)
            case .memoryFormat: xml.attribute("o-tmf", attribute.value)
            }
        }
    }

    private mutating func write(_ annotations: [TMXDetail.Annotation], _ facts: TMXFacts, depth: Int) {
        for annotation in annotations {
            xml.line(depth)
            if let type = annotation.type {
                xml.start("prop")
                xml.attribute("type", type)
            } else {
                xml.start("note")
            }
            if let language = annotation.language { xml.attribute("xml:lang", language) }
            xml.text(annotation.text)
            xml.endInFull(annotation.type == nil ? "note" : "prop")
        }
        for property in facts.properties {
            xml.line(depth)
            xml.start("prop")
            xml.attribute("type", property.type)
            xml.text(property.text)
            xml.endInFull("prop")
        }
    }

    // MARK: Segments

    private mutating func write(_ content: CodedText, _ codes: [TMXCode]) {
        guard content.hasCodes else { return xml.text(content.coded) }
        let marks = content.marks
        let isPaired = Self.paired(marks)
        var index = 0
        for part in content.parts {
            switch part {
            case .text(let text): xml.text(text)
            case .code(let mark):
                // What is not known of a code is left empty: its element and number are enough for a tool.
                let known = codes.count == marks.count ? codes[index] : nil
                write(mark, known, isPaired: isPaired[index])
                index += 1
            }
        }
    }

    /// Whether each mark has its other end.
    private static func paired(_ marks: [CodeMark]) -> [Bool] {
        var result = marks.map { $0.role == .standalone }
        for index in marks.indices where marks[index].role == .close {
            let opening = marks[..<index].lastIndex { $0.role == .open && $0.id == marks[index].id }
            guard let opening, !result[opening] else { continue }
            result[opening] = true
            result[index] = true
        }
        return result
    }

    private mutating func write(_ mark: CodeMark, _ known: TMXCode?, isPaired: Bool) {
        guard mark.role == .standalone || isPaired else { return writeIsolated(mark, known) }
        switch mark.role {
        case .open:
            xml.start("bpt")
            xml.attribute("i", mark.id)
            endCode("bpt", mark, known)
        case .close:
            xml.start("ept")
            xml.attribute("i", mark.id)
            xml.markup(known?.data ?? "")
            xml.end("ept")
        case .standalone:
            switch known?.kind {
            case .it:
                xml.start("it")
                xml.attribute("pos", known?.position == "end" ? "end" : "begin")
                endCode("it", mark, known)
            case .ut:
                xml.start("ut")
                endCode("ut", mark, known)
            case .ph, .bpt, .ept, nil:
                xml.start("ph")
                endCode("ph", mark, known)
            }
        }
    }

    /// One end of a pair whose other is not in the text.
    private mutating func writeIsolated(_ mark: CodeMark, _ known: TMXCode?) {
        xml.start("it")
        xml.attribute("pos", mark.role == .close ? "end" : "begin")
        endCode("it", mark, known)
    }

    private mutating func endCode(_ name: StaticString, _ mark: CodeMark, _ known: TMXCode?) {
        xml.attribute("x", mark.id)
        if let known {
            if let association = known.association, known.kind == .ph { xml.attribute("assoc", association) }
            if let type = known.type, known.kind != .ut { xml.attribute("type", type) }
            xml.markup(known.data)
        }
        xml.end(name)
    }
}
