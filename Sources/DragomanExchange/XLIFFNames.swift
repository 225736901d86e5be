import DragomanXML

/// The elements that the reader knows, by local name.
enum XLIFFElement: String, CaseIterable {
    // The most frequent first: they are searched in this order.
    case source
    case target
    case note
    case segment
    case g
    case pc
    case x
    case ph
    case transUnit = "trans-unit"
    case unit
    case group
    case segSource = "seg-source"
    case mrk
    case file
    case body
    case header
    case tool
    case bx
    case ex
    case bpt
    case ept
    case it
    case sub
    case sc
    case ec
    case sm
    case em
    case cp
    case metadata
    case metaGroup
    case meta
    case xliff
}

/// The names of one reader: elements to be searched, attributes to be asked for.
struct XLIFFNames {
    private let elements: [(name: XMLName, element: XLIFFElement)]
    let id: XMLName?
    let mid: XMLName?
    let mtype: XMLName?
    let rid: XMLName?
    let pos: XMLName?
    let equivText: XMLName?
    let equiv: XMLName?
    let startRef: XMLName?
    let hex: XMLName?
    let translate: XMLName?
    let approved: XMLName?
    let state: XMLName?
    let stateQualifier: XMLName?
    let subState: XMLName?
    let original: XMLName?
    let sourceLanguage: XMLName?
    let targetLanguage: XMLName?
    let srcLang: XMLName?
    let trgLang: XMLName?
    let version: XMLName?
    let productName: XMLName?
    let buildNum: XMLName?
    let toolName: XMLName?
    let category: XMLName?
    let type: XMLName?

    init(_ reader: XMLReader) {
        elements = XLIFFElement.allCases.compactMap { element in
            reader.intern(element.rawValue).map { ($0, element) }
        }
        id = reader.intern("id")
        mid = reader.intern("mid")
        mtype = reader.intern("mtype")
        rid = reader.intern("rid")
        pos = reader.intern("pos")
        equivText = reader.intern("equiv-text")
        equiv = reader.intern("equiv")
        startRef = reader.intern("startRef")
        hex = reader.intern("hex")
        translate = reader.intern("translate")
        approved = reader.intern("approved")
        state = reader.intern("state")
        stateQualifier = reader.intern("state-qualifier")
        subState = reader.intern("subState")
        original = reader.intern("original")
        sourceLanguage = reader.intern("source-language")
        targetLanguage = reader.intern("target-language")
        srcLang = reader.intern("srcLang")
        trgLang = reader.intern("trgLang")
        version = reader.intern("version")
        productName = reader.intern("product-name")
        buildNum = reader.intern("build-num")
        toolName = reader.intern("tool-name")
        category = reader.intern("category")
        type = reader.intern("type")
    }

    /// The element of a name, or `nil` for one that the reader does not know.
    func element(_ name: XMLName?) -> XLIFFElement? {
        guard let name else { return nil }
        for entry in elements where entry.name == name { return entry.element }
        return nil
    }
}
