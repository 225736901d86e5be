import DragomanXML

/// The names of TMX, interned for one scan.
struct TMXNames {
    /// An element.
    enum Element {
        case tmx, header, body, tu, tuv, seg, prop, note, bpt, ept, it, ph, hi, ut, sub
        case other
    }

    /// An attribute.
    enum Attribute {
        case kept(TMXAttributeName)
        case version, srclang, lang, type, i, x, pos, assoc
        /// Of no use to anyone once the text is Unicode.
        case encoding
        case other
    }

    private let elements: XMLNameTable
    private let attributes: XMLNameTable

    // The frequent ones first: they are looked for one after the other.
    private static let knownElements: [(String, Element)] = [
        ("tuv", .tuv), ("seg", .seg), ("tu", .tu), ("prop", .prop), ("note", .note), ("bpt", .bpt), ("ept", .ept),
        ("ph", .ph), ("it", .it), ("hi", .hi), ("ut", .ut), ("sub", .sub), ("header", .header), ("body", .body),
        ("tmx", .tmx),
    ]
    private static let knownAttributes: [(String, Attribute)] =
        [("lang", .lang), ("type", .type), ("i", .i), ("x", .x)]
        + TMXAttributeName.allCases.map { ($0.rawValue, .kept($0)) }
        + [("srclang", .srclang), ("pos", .pos), ("assoc", .assoc), ("o-encoding", .encoding), ("version", .version)]

    private let elementValues = Self.knownElements.map(\.1)
    private let attributeValues = Self.knownAttributes.map(\.1)

    init(_ scanner: XMLScanner) {
        elements = XMLNameTable(Self.knownElements.map(\.0), scanner)
        attributes = XMLNameTable(Self.knownAttributes.map(\.0), scanner)
    }

    func element(_ name: XMLName) -> Element {
        let index = elements.index(of: name)
        return index < 0 ? .other : elementValues[index]
    }

    func attribute(_ name: XMLName) -> Attribute {
        let index = attributes.index(of: name)
        return index < 0 ? .other : attributeValues[index]
    }
}
