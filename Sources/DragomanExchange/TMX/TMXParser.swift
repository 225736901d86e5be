import DragomanModel
import DragomanXML

/// Follows the elements of a TMX and makes units of them.
final class TMXParser: XMLScanHandler {
    /// More bytes than this in one unit are no sentence in some languages.
    static let greatestUnit = 16 << 20

    /// All that the DTD knows.
    private static let segmentTypes = ["block", "paragraph", "sentence", "phrase"]

    /// Where the scan stands.
    private enum Place {
        case outside, tmx, header, body, unit, variant, segment
        /// In a `note` or `prop` of a unit or variant.
        case annotation
        /// In the data of a code.
        case code
    }

    private let scanner: XMLScanner
    let names: TMXNames
    private let onHeader: (TMXHeader) throws -> Void
    let onFault: (TMXFault) -> Void
    private let onUnit: (TMXUnit) throws -> Void

    private var place = Place.outside
    /// Elements open inside one that is passed over.
    private var skipDepth = 0
    /// Elements open inside a text, the annotation or the code's data.
    private var innerDepth = 0
    /// Elements open inside the data of a code.
    private var codeDepth = 0
    private var isInVariant = false
    private var header = TMXHeader(version: "", sourceLanguage: nil, isOwn: false)
    private var hasHeader = false

    private var unit = TMXUnit(line: 0, id: nil, sourceLanguage: nil, detail: TMXDetail(), variants: [])
    private var variant = TMXVariant(
        language: "",
        line: 0,
        detail: TMXDetail(),
        content: CodedText(),
        codes: []
    )
    private var hasSegment = false
    private var segment = TMXSegmentBuilder()
    private var annotation = TMXDetail.Annotation(type: nil, language: nil, text: "")
    private var annotationBytes: [UInt8] = []
    private var unitBytes = 0
    /// Language tags as they were written last: nearly all are among them.
    private var languages: [(bytes: [UInt8], text: String)] = []

    init(
        _ scanner: XMLScanner,
        onHeader: @escaping (TMXHeader) throws -> Void,
        onFault: @escaping (TMXFault) -> Void,
        onUnit: @escaping (TMXUnit) throws -> Void
    ) {
        self.scanner = scanner
        self.onHeader = onHeader
        self.onFault = onFault
        self.onUnit = onUnit
        names = TMXNames(scanner)
    }

    // MARK: Start tags

    func start(_ tag: XMLTag) throws {
        if skipDepth > 0 {
            skipDepth += 1
            return
        }
        let element = names.element(tag.name)
        switch (place, element) {
        case (.segment, _): startInSegment(element, tag)
        case (.body, .tu): beginUnit(tag)
        case (.unit, .tuv): beginVariant(tag)
        case (.variant, .seg) where !hasSegment:
            hasSegment = true
            segment.begin()
            innerDepth = 0
            place = .segment
        case (.variant, .seg):
            onFault(.textTwice(unit: unit.id, line: scanner.line))
            skipDepth = 1
        case (.unit, .prop), (.unit, .note), (.variant, .prop), (.variant, .note): beginAnnotation(element, tag)
        case (.annotation, _): innerDepth += 1
        case (.code, _): startInCode(element, tag)
        case (.outside, .tmx): try beginFile(tag)
        case (.outside, _): throw foreign(tag.name.text)
        case (.tmx, .header): try beginHeader(tag)
        case (.tmx, .body):
            if !hasHeader {
                onFault(.headerMissing(line: scanner.line))
                try onHeader(header)
            }
            place = .body
        case (.header, _):
            onFault(.headerDetail(line: scanner.line))
            skipDepth = 1
        default:
            onFault(.elementUnknown(name: tag.name.text, unit: unitID, line: scanner.line))
            skipDepth = 1
        }
    }

    private var unitID: String? { place == .body || place == .tmx ? nil : unit.id }

    private func foreign(_ name: String) -> DragomanError {
        DragomanError(
            "tmx-foreign",
            "the file is no TMX" + (name.isEmpty ? "" : ": it begins with '\(name.prefix(40))'"),
            at: scanner.position
        )
    }

    private func beginFile(_ tag: XMLTag) throws {
        for index in 0..<tag.attributeCount {
            guard let (name, _, value) = tag.attribute(at: index) else { continue }
            if case .version = names.attribute(name) { header.version = String(decoding: value, as: UTF8.self) }
        }
        guard header.version.isEmpty || header.version.hasPrefix("1.") else {
            throw DragomanError(
                "tmx-version",
                "TMX of version '\(header.version.prefix(20))' is not known; save it as 1.4",
                at: scanner.position
            )
        }
        place = .tmx
    }

    private func beginHeader(_ tag: XMLTag) throws {
        hasHeader = true
        for index in 0..<tag.attributeCount {
            guard let (name, _, value) = tag.attribute(at: index) else { continue }
            switch names.attribute(name) {
            case .srclang: header.sourceLanguage = sourceLanguage(value)
            case .kept(.memoryFormat): header.isOwn = value.elementsEqual(TMXWriter.memoryFormat.utf8)
            default: continue
            }
        }
        try onHeader(header)
        place = .header
    }

    /// `nil` for `*all*`.
    private func sourceLanguage(_ value: UnsafeBufferPointer<UInt8>) -> String? {
        let text = language(value)
        return text.isEmpty || text.lowercased() == "*all*" ? nil : text
    }

    private func beginUnit(_ tag: XMLTag) {
        unit.line = scanner.line
        unit.id = nil
        unit.sourceLanguage = header.sourceLanguage
        unit.detail.attributes.removeAll(keepingCapacity: true)
        unit.detail.annotations.removeAll(keepingCapacity: true)
        unit.variants.removeAll(keepingCapacity: true)
        unitBytes = 0
        place = .unit
        for index in 0..<tag.attributeCount {
            guard let (name, isXML, value) = tag.attribute(at: index) else { continue }
            switch names.attribute(name) {
            case .kept(let kept) where !isXML:
                let text = String(decoding: value, as: UTF8.self)
                if kept == .tuid { unit.id = text }
                if kept == .segmentType, !Self.segmentTypes.contains(text) { continue }
                unit.detail.attributes.append(TMXDetail.Attribute(name: kept, value: text))
            case .srclang: unit.sourceLanguage = sourceLanguage(value)
            case .encoding: continue
            default: onFault(.attributeUnknown(name: name.text, unit: unit.id, line: scanner.line))
            }
        }
    }

    private func beginVariant(_ tag: XMLTag) {
        variant.language = ""
        variant.line = scanner.line
        variant.detail.attributes.removeAll(keepingCapacity: true)
        variant.detail.annotations.removeAll(keepingCapacity: true)
        hasSegment = false
        isInVariant = true
        place = .variant
        for index in 0..<tag.attributeCount {
            guard let (name, isXML, value) = tag.attribute(at: index) else { continue }
            switch names.attribute(name) {
            case .lang where isXML || variant.language.isEmpty: variant.language = language(value)
            case .lang, .encoding: continue
            case .kept(let kept) where !isXML:
                variant.detail.attributes.append(
                    TMXDetail.Attribute(name: kept, value: String(decoding: value, as: UTF8.self))
                )
            default: onFault(.attributeUnknown(name: name.text, unit: unit.id, line: scanner.line))
            }
        }
    }

    private func language(_ value: UnsafeBufferPointer<UInt8>) -> String {
        for known in languages where known.bytes.elementsEqual(value) { return known.text }
        let text = String(decoding: value, as: UTF8.self)
        if languages.count >= 32 { languages.removeAll() }
        languages.append((Array(value), text))
        return text
    }

    private func beginAnnotation(_ element: TMXNames.Element, _ tag: XMLTag) {
        annotation.type = element == .prop ? "" : nil
        annotation.language = nil
        annotationBytes.removeAll(keepingCapacity: true)
        innerDepth = 0
        place = .annotation
        for index in 0..<tag.attributeCount {
            guard let (name, _, value) = tag.attribute(at: index) else { continue }
            switch names.attribute(name) {
            case .type where element == .prop: annotation.type = String(decoding: value, as: UTF8.self)
            case .lang: annotation.language = language(value)
            default: continue
            }
        }
    }

    // MARK: Inside a segment

    private func startInSegment(_ element: TMXNames.Element, _ tag: XMLTag) {
        let kind: TMXCode.Kind
        switch element {
        case .bpt: kind = .bpt
        case .ept: kind = .ept
        case .it: kind = .it
        case .ph: kind = .ph
        case .ut: kind = .ut
        case .hi:
            onFault(.highlight(unit: unit.id, line: scanner.line))
            innerDepth += 1
            return
        default:
            onFault(.elementUnknown(name: tag.name.text, unit: unit.id, line: scanner.line))
            innerDepth += 1
            return
        }
        var code = TMXCode(kind: kind)
        var i: String?
        for index in 0..<tag.attributeCount {
            guard let (name, _, value) = tag.attribute(at: index) else { continue }
            let text = String(decoding: value, as: UTF8.self)
            switch names.attribute(name) {
            case .i: i = text
            case .x: code.x = text
            case .type: code.type = text
            case .assoc: code.association = text
            case .pos: code.position = text
            default: continue
            }
        }
        segment.beginCode(code, i: i)
        codeDepth = 0
        place = .code
    }

    /// `sub`, and codes in it, are kept as they stand.
    private func startInCode(_ element: TMXNames.Element, _ tag: XMLTag) {
        codeDepth += 1
        var markup = "<" + tag.name.text
        for index in 0..<tag.attributeCount {
            guard let (name, isXML, value) = tag.attribute(at: index) else { continue }
            var writer = XMLWriter()
            writer.attribute(named: (isXML ? "xml:" : "") + name.text, String(decoding: value, as: UTF8.self))
            markup += String(decoding: writer.take(), as: UTF8.self)
        }
        segment.appendMarkup(markup + ">")
    }

    // MARK: End tags

    func end(_ name: XMLName) throws {
        if skipDepth > 0 {
            skipDepth -= 1
            return
        }
        switch place {
        case .segment where innerDepth > 0: innerDepth -= 1
        case .segment: endSegment()
        case .code where codeDepth > 0:
            codeDepth -= 1
            segment.appendMarkup("</\(name.text)>")
        case .code:
            segment.endCode()
            place = .segment
        case .annotation where innerDepth > 0: innerDepth -= 1
        case .annotation: endAnnotation()
        case .variant: endVariant()
        case .unit:
            place = .body
            try onUnit(unit)
        case .header, .body: place = .tmx
        case .tmx, .outside: place = .outside
        }
    }

    private func endSegment() {
        (variant.content, variant.codes) = segment.finish(trustsNumbers: header.isOwn)
        if segment.unpairedCount > 0 { onFault(.codeUnpaired(unit: unit.id, line: scanner.line)) }
        if segment.holdsReserved { onFault(.reservedCharacter(unit: unit.id, line: scanner.line)) }
        place = .variant
    }

    private func endAnnotation() {
        annotation.text = String(decoding: annotationBytes, as: UTF8.self)
        if isInVariant {
            variant.detail.annotations.append(annotation)
        } else {
            unit.detail.annotations.append(annotation)
        }
        place = isInVariant ? .variant : .unit
    }

    private func endVariant() {
        place = .unit
        isInVariant = false
        guard !variant.language.isEmpty else {
            return onFault(.languageMissing(unit: unit.id, line: variant.line))
        }
        guard hasSegment, !variant.content.isBlank else {
            return onFault(.textMissing(unit: unit.id, line: variant.line, language: variant.language))
        }
        unit.variants.append(variant)
    }

    // MARK: Text

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws {
        guard skipDepth == 0 else { return }
        switch place {
        case .segment, .code: segment.append(bytes)
        case .annotation: annotationBytes.append(contentsOf: bytes)
        default: return
        }
        unitBytes += bytes.count
        guard unitBytes <= Self.greatestUnit else {
            throw DragomanError(
                "tmx-unit-too-large",
                "a unit of more than \(Self.greatestUnit >> 20) MiB; split the file, or leave the unit out",
                at: scanner.position
            )
        }
    }
}

extension CodedText {
    /// Whether there is neither a code nor anything but white space.
    var isBlank: Bool {
        coded.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    }
}
