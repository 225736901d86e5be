import DragomanXML

/// The elements that the reader knows, by local name.
enum XLIFFElement: String, CaseIterable {
    // The most frequent first: they are searched in this order.
    case source
    case target
    case note
    case notes
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

/// The names of one scan: elements to be searched, attributes to be asked for.
struct XLIFFNames {
    private let elements: XMLNameTable
    private let values = XLIFFElement.allCases
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
    let from: XMLName?
    let restype: XMLName?
    let datatype: XMLName?
    let resname: XMLName?
    let tools: ToolNames

    init(_ scanner: XMLScanner) {
        elements = XMLNameTable(XLIFFElement.allCases.map(\.rawValue), scanner)
        id = scanner.intern("id")
        mid = scanner.intern("mid")
        mtype = scanner.intern("mtype")
        rid = scanner.intern("rid")
        pos = scanner.intern("pos")
        equivText = scanner.intern("equiv-text")
        equiv = scanner.intern("equiv")
        startRef = scanner.intern("startRef")
        hex = scanner.intern("hex")
        translate = scanner.intern("translate")
        approved = scanner.intern("approved")
        state = scanner.intern("state")
        stateQualifier = scanner.intern("state-qualifier")
        subState = scanner.intern("subState")
        original = scanner.intern("original")
        sourceLanguage = scanner.intern("source-language")
        targetLanguage = scanner.intern("target-language")
        srcLang = scanner.intern("srcLang")
        trgLang = scanner.intern("trgLang")
        version = scanner.intern("version")
        productName = scanner.intern("product-name")
        buildNum = scanner.intern("build-num")
        toolName = scanner.intern("tool-name")
        category = scanner.intern("category")
        type = scanner.intern("type")
        from = scanner.intern("from")
        restype = scanner.intern("restype")
        datatype = scanner.intern("datatype")
        resname = scanner.intern("resname")
        tools = ToolNames(scanner)
    }

    /// The element of a name, or `nil` for one that the reader does not know.
    func element(_ name: XMLName) -> XLIFFElement? {
        let index = elements.index(of: name)
        return index < 0 ? nil : values[index]
    }
}
