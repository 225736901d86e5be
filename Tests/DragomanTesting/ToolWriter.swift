/// Writes an export of ours as a tool saves it in a format of its own: other ids, other codes, states of its own.
///
/// Made after descriptions of the formats and files of the tools; the tools themselves were not run.
package struct ToolWriter {
    package enum Tool: String, Sendable, CaseIterable {
        case trados, memoq, phrase
    }

    /// What a person did with a segment in the tool.
    package enum Work: Sendable, CaseIterable {
        case confirmed, reviewed, draft, pretranslated, rejected, locked, nothing
    }

    /// A segment of the export, and what became of it.
    package struct Segment {
        /// Our id.
        package var id: String
        /// The XML of its source, and of the translation.
        package var source: String
        package var target: String
        package var work: Work
        /// Whether the tool saw two segments in it.
        package var isSplit = false
        /// Whether the tool tracked the changes.
        package var isTracked = false
        package var comment: String?

        package init(id: String, source: String, target: String, work: Work) {
            self.id = id
            self.source = source
            self.target = target
            self.work = work
        }
    }

    package let tool: Tool
    package var segments: [Segment] = []
    /// Codes are numbered through the file.
    private var code = 0

    /// Takes the `trans-unit` elements of an export; what is done with each is said by `decide`.
    package init(_ tool: Tool, export: String, decide: (_ id: String, _ source: String) -> Segment) {
        self.tool = tool
        let pattern = #/<trans-unit id="([^"]*)"[^>]*>\s*<source>(.*?)</source>/#.dotMatchesNewlines()
        segments = export.matches(of: pattern).filter { !$0.output.2.isEmpty }
            .map { decide(String($0.output.1), String($0.output.2)) }
    }

    /// The file.
    package mutating func written() -> String {
        switch tool {
        case .trados: trados()
        case .memoq: memoq()
        case .phrase: phrase()
        }
    }

    // MARK: Codes

    private struct Code {
        var kind: String
        var id: String
        var isClosing: Bool
    }

    /// Gives each code of a text to a closure.
    private static func mapping(_ xml: String, _ change: (Code) -> String) -> String {
        xml.replacing(#/<(/?)(g|x|bx|ex|it)(?: [^>]*?id="([^"]*)")?[^>]*>/#) { match in
            change(
                Code(
                    kind: String(match.output.2),
                    id: match.output.3.map(String.init) ?? "",
                    isClosing: !match.output.1.isEmpty
                )
            )
        }
    }

    /// New ids for the codes of a segment, the same in source and target.
    private mutating func ids(of xml: String) -> [String: Int] {
        var result: [String: Int] = [:]
        _ = Self.mapping(xml) { code in
            let name = code.kind + code.id
            if !code.isClosing, result[name] == nil {
                self.code += 1
                result[name] = self.code
            }
            return ""
        }
        return result
    }

    /// The codes of a text with new ids, written as `write` has it; ends of `g` get the id of their start.
    private static func renamed(
        _ xml: String,
        _ ids: [String: Int],
        _ write: (_ kind: String, _ id: Int, _ isClosing: Bool) -> String
    ) -> String {
        var open: [Int] = []
        return mapping(xml) { code in
            if code.isClosing { return write("g", open.popLast() ?? 0, true) }
            let id = ids[code.kind + code.id] ?? 0
            if code.kind == "g" { open.append(id) }
            return write(code.kind, id, false)
        }
    }

    // MARK: Trados Studio

    private static let xliff = "urn:oasis:names:tc:xliff:document:1.2"
    private static let sdl = "http://sdl.com/FileTypes/SdlXliff/1.0"

    private mutating func trados() -> String {
        var comments = ""
        var body = "<trans-unit id=\"\(guid(0))\" translate=\"no\"><source><x id=\"0\"/></source></trans-unit>"
        var mid = 0
        for (number, segment) in segments.enumerated() {
            let ids = ids(of: segment.source)
            let write = { (kind: String, id: Int, isClosing: Bool) in
                kind == "g" ? isClosing ? "</g>" : "<g id=\"\(id)\">" : "<x id=\"\(id)\"/>"
            }
            let source = Self.renamed(segment.source, ids, write)
            var target = Self.renamed(segment.target, ids, write)
            if segment.isTracked {
                target =
                    "<mrk mtype=\"x-sdl-deleted\" sdl:revid=\"r\">gone <g id=\"7777\">too</g> </mrk>"
                    + "<mrk mtype=\"x-sdl-added\" sdl:revid=\"r\">\(target)</mrk>"
            }
            if let comment = segment.comment {
                comments +=
                    "<cmt-def id=\"c\(number)\"><Comments xmlns=\"\"><Comment severity=\"Low\" user=\"Anne\" "
                    + "date=\"2026-11-01T00:00:00\" version=\"1.0\">\(comment)</Comment></Comments></cmt-def>"
            }
            let sources = Self.pieces(source, segment.isSplit)
            var targets = Self.pieces(target, segment.isSplit)
            if segment.comment != nil {
                targets[0] = "<mrk mtype=\"x-sdl-comment\" sdl:cid=\"c\(number)\">\(targets[0])</mrk>"
            }
            let mids = sources.map { _ in
                mid += 1
                return mid
            }
            func marked(_ texts: [String]) -> String {
                zip(mids, texts).map { "<mrk mtype=\"seg\" mid=\"\($0)\">\($1)</mrk>" }.joined(separator: " ")
            }
            body += "<group><sdl:cxts><sdl:cxt id=\"1\"/></sdl:cxts><trans-unit id=\"\(guid(number + 1))\">"
            body += "<source>\(source)</source><seg-source>\(marked(sources))</seg-source>"
            if segment.work != .nothing { body += "<target>\(marked(targets))</target>" }
            body += "<sdl:seg-defs>"
            for mid in mids { body += "<sdl:seg id=\"\(mid)\"\(Self.tradosState(segment.work))</sdl:seg>" }
            body += "</sdl:seg-defs></trans-unit></group>"
        }
        return
            "\u{FEFF}<?xml version=\"1.0\" encoding=\"utf-8\"?><xliff xmlns:sdl=\"\(Self.sdl)\" xmlns=\"\(Self.xliff)\" "
            + "version=\"1.2\" sdl:version=\"1.0\"><doc-info xmlns=\"\(Self.sdl)\"><cmt-defs>\(comments)</cmt-defs>"
            + "<rev-defs><rev-def id=\"r\" type=\"Insert\" author=\"Anne\"/></rev-defs></doc-info>"
            + "<file original=\"C:\\work\\fr.xlf\" datatype=\"x-sdlfilterframework2\" source-language=\"en-US\" "
            + "target-language=\"fr-FR\"><header><file-info xmlns=\"\(Self.sdl)\"><value key=\"a\">b</value></file-info>"
            + "<tag-defs xmlns=\"\(Self.sdl)\"><tag id=\"1\"><bpt name=\"g\">&lt;g id=\"1\"&gt;</bpt><ept name=\"g\">"
            + "&lt;/g&gt;</ept></tag></tag-defs></header><body>\(body)</body></file></xliff>"
    }

    private static func tradosState(_ work: Work) -> String {
        let previous =
            "<sdl:prev-origin origin=\"tm\" percent=\"80\"/><sdl:value key=\"SegmentIdentityHash\">x</sdl:value>"
        return switch work {
        case .confirmed: " conf=\"Translated\" origin=\"interactive\">" + previous
        case .reviewed: " conf=\"ApprovedTranslation\" origin=\"interactive\">"
        case .draft: " conf=\"Draft\" origin=\"interactive\">" + previous
        case .pretranslated: " conf=\"Draft\" origin=\"mt\" origin-system=\"Engine\">"
        case .rejected: " conf=\"RejectedTranslation\" origin=\"interactive\">"
        case .locked: " conf=\"ApprovedSignOff\" locked=\"true\" origin=\"document-match\" percent=\"100\">"
        case .nothing: ">"
        }
    }

    private func guid(_ number: Int) -> String {
        let digits = String(number, radix: 16)
        return "0b8d1c2e-77aa-4c11-9d00-" + String(repeating: "0", count: 12 - digits.count) + digits
    }

    /// A text in two at the space in its middle; texts with codes stay whole.
    private static func pieces(_ xml: String, _ isSplit: Bool) -> [String] {
        guard isSplit else { return [xml] }
        let words = xml.split(separator: " ", omittingEmptySubsequences: false)
        let half = words.count / 2
        return [words[..<half].joined(separator: " "), words[half...].joined(separator: " ")]
    }

    // MARK: memoQ

    private mutating func memoq() -> String {
        var body = ""
        for (number, segment) in segments.enumerated() {
            // memoQ numbers the codes of each segment anew.
            code = 0
            let ids = ids(of: segment.source)
            let write = { (kind: String, id: Int, isClosing: Bool) in
                kind == "g"
                    ? isClosing
                        ? "<ept id=\"\(id)\">&lt;/g&gt;</ept>"
                        : "<bpt id=\"\(id)\" ctype=\"x-g\">&lt;g id=\"1\"&gt;</bpt>"
                    : "<ph id=\"\(id)\">&lt;\(kind) id=\"1\"/&gt;</ph>"
            }
            let character = { (text: String) in
                text.replacing("\u{A0}", with: "<ph id=\"99\">&lt;mq:ch val=\"&amp;#160;\" /&gt;</ph>")
            }
            body +=
                "<trans-unit id=\"\(number + 1)\" \(Self.memoqState(segment.work)) mq:segmentguid=\"\(guid(number))\">"
            body += "<source xml:space=\"preserve\">\(character(Self.renamed(segment.source, ids, write)))</source>"
            let target = segment.work == .nothing ? "" : character(Self.renamed(segment.target, ids, write))
            body += "<target xml:space=\"preserve\">\(target)</target>"
            if let comment = segment.comment {
                body +=
                    "<mq:comments><mq:comment id=\"c\" creatoruser=\"Anne\" time=\"2026-11-01T00:00:00Z\">\(comment)"
                body += "</mq:comment></mq:comments>"
            }
            body += "<mq:minorversions><mq:historical-unit mq:status=\"NotStarted\"><source>old</source><target>older"
            body += "</target></mq:historical-unit></mq:minorversions></trans-unit>"
        }
        return
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff version=\"1.2\" xmlns=\"\(Self.xliff)\" "
            + "xmlns:mq=\"MQXliff\"><file original=\"fr.xlf\" source-language=\"en\" target-language=\"fr\" "
            + "datatype=\"x-memoq\"><header><skl/></header><body>\(body)</body></file></xliff>"
    }

    private static func memoqState(_ work: Work) -> String {
        switch work {
        case .confirmed: "mq:status=\"ManuallyConfirmed\""
        case .reviewed: "mq:status=\"Proofread\""
        case .draft: "mq:status=\"PartiallyEdited\""
        case .pretranslated: "mq:status=\"Pretranslated\" mq:percent=\"85\""
        case .rejected: "mq:status=\"Rejected\""
        case .locked: "mq:status=\"ManuallyConfirmed\" mq:locked=\"locked\""
        case .nothing: "mq:status=\"NotStarted\" mq:locked=\"no\""
        }
    }

    // MARK: Phrase

    private mutating func phrase() -> String {
        var body = ""
        for (number, segment) in segments.enumerated() {
            code = 0
            let ids = ids(of: segment.source)
            let write = { (kind: String, id: Int, isClosing: Bool) in
                kind == "g" ? isClosing ? "&lt;\(id)}" : "{\(id)&gt;" : "{\(id)}"
            }
            let marks = ids.values.sorted().map {
                "<m:mark id=\"\($0)\"><m:type>g</m:type><m:content>&lt;g id=\"1\"&gt;</m:content></m:mark>"
            }.joined()
            body += "<group id=\"\(number)\" m:para-id=\"\(number)\"><context-group><context context-type=\"x-key\"/>"
            body += "</context-group><trans-unit id=\"yEdFXnAq8oI:\(number)\" xml:space=\"preserve\" m:score=\"0.0\" "
            body += Self.phraseState(segment.work) + ">"
            body += "<source>\(Self.renamed(segment.source, ids, write))</source>"
            body += "<target>\(segment.work == .nothing ? "" : Self.renamed(segment.target, ids, write))</target>"
            body += "<alt-trans origin=\"machine-trans\"><target>other</target></alt-trans>"
            if let comment = segment.comment { body += "<m:comment user=\"Anne\">\(comment)</m:comment>" }
            body +=
                "<m:tunit-metadata>\(marks)</m:tunit-metadata><m:tunit-target-metadata>\(marks)</m:tunit-target-metadata>"
            body += "</trans-unit></group>"
        }
        return
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff xmlns=\"\(Self.xliff)\" "
            + "xmlns:m=\"http://www.memsource.com/mxlf/2.0\" version=\"1.2\" m:version=\"2.4\" m:level=\"1\">"
            + "<file original=\"fr.xlf\" source-language=\"en\" target-language=\"fr\" datatype=\"x-undefined\">"
            + "<header/><body>\(body)</body></file></xliff>"
    }

    private static func phraseState(_ work: Work) -> String {
        func state(_ confirmed: Int, _ isEdited: Bool, _ origin: String, _ isLocked: Bool = false) -> String {
            "m:confirmed=\"\(confirmed)\" m:level-edited=\"\(isEdited)\" m:trans-origin=\"\(origin)\" m:locked=\"\(isLocked)\""
        }
        return switch work {
        case .confirmed, .reviewed: state(1, true, "null")
        case .draft: state(0, true, "mt")
        case .pretranslated, .rejected: state(0, false, "mt")
        case .locked: state(1, false, "tm", true)
        case .nothing: state(0, false, "null")
        }
    }
}
