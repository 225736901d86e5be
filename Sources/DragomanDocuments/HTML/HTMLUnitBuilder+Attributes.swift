import CGumbo
import DragomanModel

/// Units and language slots from the attributes of start tags.
extension HTMLUnitBuilder {
    /// Makes units of a start tag's attributes.
    mutating func attributes(_ event: HTMLEvents.Event) {
        let attributes = event.node.pointee.v.element.attributes
        var metaKind: Unit.Kind?
        let isMeta = event.tag == UInt16(GUMBO_TAG_META.rawValue)
        if isMeta {
            for attribute in Self.list(attributes) {
                guard let name = attribute.pointee.name, let value = attribute.pointee.value else { continue }
                let key = String(cString: name)
                if key == "name" || key == "property", metaKind == nil {
                    metaKind = HTMLElements.metaKind(String(cString: value))
                }
            }
        }
        for attribute in Self.list(attributes) {
            guard let name = attribute.pointee.name else { continue }
            switch HTMLElements.attribute(named: name) {
            case .text(let kind) where !isMeta:
                if kind == .tooltip, traits[Int(event.tag)].contains(.hasNoTooltip) { continue }
                attributeUnit(attribute, kind, in: event)
            case .content:
                if let metaKind { attributeUnit(attribute, metaKind, in: event) }
            default: continue
            }
        }
    }

    private static func list(_ vector: GumboVector) -> [UnsafePointer<GumboAttribute>] {
        (0..<Int(vector.length)).compactMap {
            vector.data[$0].map { UnsafePointer($0.assumingMemoryBound(to: GumboAttribute.self)) }
        }
    }

    /// The bytes of an attribute's value without quotes, and the quote.
    private func value(
        _ attribute: UnsafePointer<GumboAttribute>,
        in event: HTMLEvents.Event
    ) -> (range: Range<Int>, quote: UInt8?)? {
        let piece = attribute.pointee.original_value
        guard let data = piece.data, let base = bytes.baseAddress, piece.length > 0 else { return nil }
        let start = UnsafeRawPointer(data) - UnsafeRawPointer(base)
        let end = start + Int(piece.length)
        // Attributes of a second `<html>` or `<body>` are merged into the first: they stand elsewhere.
        guard start > event.start, end < event.end else { return nil }
        let quote = bytes[start]
        guard quote == 0x22 || quote == 0x27 else { return (start..<end, nil) }
        guard piece.length >= 2, bytes[end - 1] == quote else { return nil }
        return (start + 1..<end - 1, quote)
    }

    private mutating func attributeUnit(
        _ attribute: UnsafePointer<GumboAttribute>,
        _ kind: Unit.Kind,
        in event: HTMLEvents.Event
    ) {
        guard let (range, quote) = value(attribute, in: event), !range.isEmpty else { return }
        attributeRun.reset()
        attributeRun.setKind(kind, isTextOnly: false)
        guard
            reader.read(range, inAttribute: true, expected: attribute.pointee.value, into: &attributeRun)
        else { return }
        let escaping = Escaping.htmlAttribute(quote: quote, isInCDATA: context.isInCDATA)
        if let unit = attributeRun.unit(escaping: escaping) { result.units.append(unit) }
    }

    /// Notes where a block says its language and direction, or where `html` would.
    mutating func language(_ event: HTMLEvents.Event) {
        let isRoot = event.tag == UInt16(GUMBO_TAG_HTML.rawValue)
        let isPage = isRoot || event.tag == UInt16(GUMBO_TAG_BODY.rawValue)
        var saysLanguage = false
        var saysDirection = false
        for attribute in Self.list(event.node.pointee.v.element.attributes) {
            guard let name = attribute.pointee.name else { continue }
            let use = HTMLElements.attribute(named: name)
            switch use {
            case .language, .xmlLanguage:
                if case .language = use { saysLanguage = true }
                guard let (range, _) = value(attribute, in: event), !range.isEmpty else { continue }
                let tag = String(decoding: bytes[range], as: UTF8.self)
                if isPage, result.language == nil { result.language = tag }
                if isRoot || isPageLanguage(tag) { slot(.languageValue, range) }
            case .direction:
                saysDirection = true
                guard isPage, let (range, _) = value(attribute, in: event) else { continue }
                let value = String(decoding: bytes[range], as: UTF8.self).lowercased()
                if value == "ltr" || value == "rtl" { slot(.directionValue, range) }
            default: continue
            }
        }
        guard isRoot, let markup = HTMLMarkup.read(bytes, at: event.start, end: event.end) else { return }
        let nameEnd = markup.name.upperBound
        if !saysLanguage { slot(.languageInsertion, nameEnd..<nameEnd) }
        if !saysDirection { slot(.directionInsertion, nameEnd..<nameEnd) }
    }

    private func isPageLanguage(_ tag: String) -> Bool {
        func primary(_ tag: String) -> String { tag.prefix { $0 != "-" && $0 != "_" }.lowercased() }
        guard let language = result.language else { return false }
        return primary(tag) == primary(language)
    }

    private mutating func slot(_ kind: LanguageSlot.Kind, _ range: Range<Int>) {
        result.slots.append(
            LanguageSlot(kind: kind, byteStart: range.lowerBound + context.offset, byteCount: range.count)
        )
    }
}
