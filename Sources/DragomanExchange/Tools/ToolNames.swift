import DragomanXML

/// The names that tools use beside those of the standard.
struct ToolNames {
    /// The namespaces of Trados Studio, memoQ and Phrase.
    let sdl: XMLName?
    let mq: XMLName?
    let memsource: XMLName?

    let docInfo: XMLName?
    let commentDefinitions: XMLName?
    let commentDefinition: XMLName?
    let segDefs: XMLName?
    let seg: XMLName?
    let conf: XMLName?
    let locked: XMLName?
    let origin: XMLName?
    let user: XMLName?
    let start: XMLName?
    let end: XMLName?
    let cid: XMLName?

    let status: XMLName?
    let creator: XMLName?

    let level: XMLName?
    let confirmed: XMLName?
    let levelEdited: XMLName?
    let transOrigin: XMLName?
    let metadata: XMLName?
    let mark: XMLName?
    let comment: XMLName?
    let comments: XMLName?

    init(_ scanner: XMLScanner) {
        sdl = scanner.intern("http://sdl.com/FileTypes/SdlXliff/1.0")
        mq = scanner.intern("MQXliff")
        memsource = scanner.intern("http://www.memsource.com/mxlf/2.0")
        docInfo = scanner.intern("doc-info")
        commentDefinitions = scanner.intern("cmt-defs")
        commentDefinition = scanner.intern("cmt-def")
        segDefs = scanner.intern("seg-defs")
        seg = scanner.intern("seg")
        conf = scanner.intern("conf")
        locked = scanner.intern("locked")
        origin = scanner.intern("origin")
        user = scanner.intern("user")
        start = scanner.intern("start")
        end = scanner.intern("end")
        cid = scanner.intern("cid")
        status = scanner.intern("status")
        creator = scanner.intern("creatoruser")
        level = scanner.intern("level")
        confirmed = scanner.intern("confirmed")
        levelEdited = scanner.intern("level-edited")
        transOrigin = scanner.intern("trans-origin")
        metadata = scanner.intern("tunit-metadata")
        mark = scanner.intern("mark")
        comment = scanner.intern("comment")
        comments = scanner.intern("comments")
    }

    /// The tool whose namespace it is.
    func dialect(of namespace: XMLName?) -> ToolDialect? {
        guard let namespace else { return nil }
        if namespace == sdl { return .trados }
        if namespace == mq { return .memoq }
        return namespace == memsource ? .phrase : nil
    }
}
