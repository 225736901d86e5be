/// What a TMX says of a `tu` or `tuv`, as one text for the memory to keep.
///
/// Records end with U+001E, their fields with U+001F: no XML can hold either, so that nothing needs to be escaped. A
/// record is `a` name value, `p` type language text, `n` language text, or for a code of the text `c` kind x type
/// association position data; in an entry capitals are those of the `tuv` that is the source.
package enum TMXDetailText {
    private static let fieldEnd: UInt8 = 0x1F
    private static let recordEnd: UInt8 = 0x1E

    /// The text for a `tuv` that is a translation; `nil` where there is nothing to keep.
    package static func variant(_ detail: TMXDetail, codes: [TMXCode]) -> String? {
        var bytes: [UInt8] = []
        write(detail, codes, isSource: false, to: &bytes)
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }

    /// The text for a `tu` and the `tuv` that is its source.
    package static func entry(_ detail: TMXDetail, source: TMXDetail, codes: [TMXCode]) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(160)
        write(detail, [], isSource: false, to: &bytes)
        write(source, codes, isSource: true, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func write(_ detail: TMXDetail, _ codes: [TMXCode], isSource: Bool, to bytes: inout [UInt8]) {
        func record(_ kind: Unicode.Scalar, _ fields: String?...) {
            bytes.append(UInt8(ascii: kind) - (isSource ? 0x20 : 0))
            for field in fields {
                if let field { bytes.append(contentsOf: field.utf8) }
                bytes.append(fieldEnd)
            }
            bytes.append(recordEnd)
        }
        for attribute in detail.attributes { record("a", attribute.name.rawValue, attribute.value) }
        for annotation in detail.annotations {
            if let type = annotation.type {
                record("p", type, annotation.language, annotation.text)
            } else {
                record("n", annotation.language, annotation.text)
            }
        }
        for code in codes {
            record("c", code.kind.rawValue, code.type, code.association, code.position, code.data)
        }
    }

    /// What was written: of a `tu` or of the `tuv` that is a translation, and of the `tuv` that is the source.
    package static func read(_ text: String) -> (own: TMXPart, source: TMXPart) {
        var own = TMXPart()
        var source = TMXPart()
        var text = text
        text.withUTF8 { bytes in
            // An export reads one for each unit: bytes are looked at once, and only what is kept becomes a string.
            var fields: [UnsafeBufferPointer<UInt8>] = []
            var index = 0
            while index < bytes.count {
                let kind = bytes[index]
                index += 1
                var start = index
                fields.removeAll(keepingCapacity: true)
                while index < bytes.count, bytes[index] != recordEnd {
                    if bytes[index] == fieldEnd {
                        fields.append(UnsafeBufferPointer(rebasing: bytes[start..<index]))
                        start = index + 1
                    }
                    index += 1
                }
                index += 1
                if kind < 0x60 { source.add(kind + 0x20, fields) } else { own.add(kind, fields) }
            }
        }
        return (own, source)
    }
}

/// What is kept of a `tu` or `tuv`.
package struct TMXPart: Sendable, Hashable {
    package var detail = TMXDetail()
    package var codes: [TMXCode] = []

    package init() {}

    fileprivate mutating func add(_ kind: UInt8, _ fields: [UnsafeBufferPointer<UInt8>]) {
        func text(_ index: Int) -> String { String(decoding: fields[index], as: UTF8.self) }
        func some(_ index: Int) -> String? { fields[index].isEmpty ? nil : text(index) }
        switch (kind, fields.count) {
        case (UInt8(ascii: "a"), 2):
            guard let name = TMXAttributeName(rawValue: text(0)) else { return }
            detail.attributes.append(TMXDetail.Attribute(name: name, value: text(1)))
        case (UInt8(ascii: "p"), 3):
            detail.annotations.append(TMXDetail.Annotation(type: text(0), language: some(1), text: text(2)))
        case (UInt8(ascii: "n"), 2):
            detail.annotations.append(TMXDetail.Annotation(type: nil, language: some(0), text: text(1)))
        case (UInt8(ascii: "c"), 5):
            guard let kind = TMXCode.Kind(rawValue: text(0)) else { return }
            codes.append(
                TMXCode(kind: kind, type: some(1), association: some(2), position: some(3), data: text(4))
            )
        default: return
        }
    }
}
