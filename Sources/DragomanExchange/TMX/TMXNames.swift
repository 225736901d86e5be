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

    private let elements: [(name: XMLName, element: Element)]
    private let attributes: [(name: XMLName, attribute: Attribute)]

    init(_ scanner: XMLScanner) {
        // The frequent ones first: they are looked for one after the other.
        let elements: [(String, Element)] = [
            ("tuv", .tuv), ("seg", .seg), ("tu", .tu), ("prop", .prop), ("note", .note), ("bpt", .bpt), ("ept", .ept),
            ("ph", .ph), ("it", .it), ("hi", .hi), ("ut", .ut), ("sub", .sub), ("header", .header), ("body", .body),
            ("tmx", .tmx),
        ]
        self.elements = elements.compactMap { text, element in scanner.intern(text).map { ($0, element) } }
        let attributes: [(String, Attribute)] =
            [("lang", .lang), ("type", .type), ("i", .i), ("x", .x)]
            + TMXAttributeName.allCases.map { ($0.rawValue, .kept($0)) }
            + [
                ("srclang", .srclang), ("pos", .pos), ("assoc", .assoc), ("o-encoding", .encoding),
                ("version", .version),
            ]
        self.attributes = attributes.compactMap { text, attribute in scanner.intern(text).map { ($0, attribute) } }
    }

    func element(_ name: XMLName) -> Element {
        for known in elements where known.name == name { return known.element }
        return .other
    }

    func attribute(_ name: XMLName) -> Attribute {
        for known in attributes where known.name == name { return known.attribute }
        return .other
    }
}
