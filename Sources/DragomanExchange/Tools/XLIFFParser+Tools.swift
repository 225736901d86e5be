import DragomanModel
import DragomanXML

/// What tools say beside the standard: states, locks, ids of codes, comments.
extension XLIFFParser {
    /// What is read of it.
    struct ToolState {
        /// The dialect of the file.
        var dialect: ToolDialect?
        /// The step of Phrase's workflow that the file is of.
        var level = 1
        /// The comments of Trados Studio, which stand in front of the files, by their ids.
        var definitions: [String: String] = [:]
        /// What was said beside the unit at hand.
        var comments: [String] = []

        fileprivate var depth = 0
        fileprivate var definition: String?
        fileprivate var author: String?
        fileprivate var isText = false
        fileprivate var bytes: [UInt8] = []

        mutating func text(_ text: UnsafeBufferPointer<UInt8>) {
            if isText, bytes.count < Self.longest { bytes.append(contentsOf: text) }
        }

        /// A comment is told, not kept: so much of it.
        private static let longest = 500

        /// The text that was read, with its author; `nil` for none, and for what we wrote ourselves.
        fileprivate mutating func endText() -> String? {
            defer {
                isText = false
                bytes.removeAll()
            }
            let text = CollapsedText.plain(String(decoding: bytes.prefix(Self.longest), as: UTF8.self))
            guard !text.isEmpty, !Self.isOurs(text) else { return nil }
            return author.map { $0.isEmpty ? text : "\($0): \(text)" } ?? text
        }

        private static func isOurs(_ text: String) -> Bool {
            ["kind: ", "previous: ", "next: ", "term: ", "title: ", "slug: "].contains { text.hasPrefix($0) }
        }
    }

    // MARK: The file

    /// Takes the root.
    func beginDialect(_ tag: XMLTag) {
        let names = names.tools
        if tag.hasAttribute(in: names.sdl) { tool.dialect = .trados }
        if tag.hasAttribute(in: names.memsource) {
            tool.dialect = .phrase
            tool.level = tag.text(of: names.level, in: names.memsource).flatMap { Int($0) } ?? 1
        }
    }

    /// Takes the tag of a `trans-unit`.
    func readTool(_ tag: XMLTag) {
        tool.comments.removeAll()
        let names = names.tools
        if let word = tag.text(of: names.status, in: names.mq) {
            tool.dialect = .memoq
            var facts = ToolFacts(.memoq)
            facts.readMemoQ(word)
            facts.isLocked = Self.isTrue(tag.text(of: names.locked, in: names.mq))
            transUnit.tool = facts
        } else if let word = tag.text(of: names.confirmed, in: names.memsource) {
            tool.dialect = .phrase
            var facts = ToolFacts(.phrase)
            facts.readPhrase(
                confirmed: word,
                isEdited: Self.isTrue(tag.text(of: names.levelEdited, in: names.memsource)),
                origin: tag.text(of: names.transOrigin, in: names.memsource),
                level: tool.level
            )
            facts.isLocked = Self.isTrue(tag.text(of: names.locked, in: names.memsource))
            transUnit.tool = facts
        } else if tool.dialect == .trados {
            transUnit.tool = ToolFacts(.trados)
        } else if isOfWPML(tag) {
            transUnit.tool = ToolFacts(.wpml)
        }
    }

    /// WPML names the fields of a post, and says what each of them is.
    private func isOfWPML(_ tag: XMLTag) -> Bool {
        guard let kind = tag.value(of: names.restype), kind.elementsEqual("string".utf8),
            tag.value(of: names.resname) != nil, let datatype = tag.text(of: names.datatype)
        else { return false }
        return datatype == "html" || datatype == "text"
    }

    private static func isTrue(_ word: String?) -> Bool {
        switch word?.lowercased() {
        case nil, "", "no", "false", "0": false
        default: true
        }
    }

    /// Ends a `trans-unit`.
    func finishTool() {
        for id in content.comments { if let text = tool.definitions[id] { tool.comments.append(text) } }
        swap(&transUnit.comments, &tool.comments)
        // What no one translated comes filled with its source.
        if transUnit.tool?.dialect == .wpml, transUnit.state ?? .initial < .translated { transUnit.isPrefilled = true }
    }

    // MARK: Elements

    /// Goes into an element of a tool that says something, and passes over any other.
    func beginTool(_ tag: XMLTag) {
        let tools = names.tools
        let name = tag.name
        guard let dialect = tools.dialect(of: tag.namespace) else {
            let element = names.element(name)
            guard element == .note || element == .notes, !isOurs(tag) else { return skip() }
            return enterTool(tag)
        }
        switch dialect {
        case .trados where name == tools.docInfo || name == tools.segDefs: tool.dialect = .trados
        case .memoq where name == tools.comments: break
        case .phrase where name == tools.metadata || name == tools.comment || name == tools.comments: break
        default: return skip()
        }
        enterTool(tag)
    }

    private func enterTool(_ tag: XMLTag) {
        enter(.tool, tag)
        tool.depth = -1
        startInTool(tag)
    }

    private func isOurs(_ tag: XMLTag) -> Bool {
        tag.value(of: names.from).map { $0.elementsEqual("Dragoman".utf8) } ?? false
    }

    /// Takes the start of an element, the outermost one too.
    func startInTool(_ tag: XMLTag) {
        tool.depth += 1
        let tools = names.tools
        switch (tools.dialect(of: tag.namespace), tag.name) {
        case (.trados, tools.commentDefinition): tool.definition = tag.text(of: names.id)
        case (.trados, tools.seg): readSegment(tag)
        case (.memoq, tools.comment): beginText(author: tag.text(of: tools.creator))
        case (.phrase, tools.mark): if let id = tag.text(of: names.id) { transUnit.tool?.marks.insert(id) }
        case (.phrase, tools.comment): beginText(author: tag.text(of: tools.user))
        default:
            if tool.definition != nil, tag.name.text == "Comment" { beginText(author: tag.text(of: tools.user)) }
            // In 2.x ours have the categories that we write.
            if names.element(tag.name) == .note, !Self.isCategoryOfOurs(tag.text(of: names.category)) {
                beginText(author: tag.text(of: names.from))
            }
        }
    }

    private static func isCategoryOfOurs(_ category: String?) -> Bool {
        ["kind", "previous", "next", "title", "slug"].contains(category)
    }

    private func beginText(author: String?) {
        tool.author = author
        tool.isText = true
        tool.bytes.removeAll()
    }

    /// Reads a `sdl:seg`; what it was before stands inside of it and does not count.
    private func readSegment(_ tag: XMLTag) {
        guard tool.depth == 1, let id = tag.text(of: names.id) else { return }
        let tools = names.tools
        var facts = ToolFacts(.trados)
        facts.readTrados(confirmation: tag.text(of: tools.conf), origin: tag.text(of: tools.origin))
        facts.isLocked = Self.isTrue(tag.text(of: tools.locked))
        transUnit.toolOfSegment[id] = facts
    }

    /// Takes an end; `true` where it is that of the outermost element.
    func endInTool() -> Bool {
        if tool.isText, let text = tool.endText() {
            if let id = tool.definition {
                tool.definitions[id] = tool.definitions[id].map { $0 + " | " + text } ?? text
            } else {
                tool.comments.append(text)
            }
        }
        if tool.depth == 2 { tool.definition = nil }
        guard tool.depth > 0 else {
            tool.definition = nil
            return true
        }
        tool.depth -= 1
        return false
    }
}
