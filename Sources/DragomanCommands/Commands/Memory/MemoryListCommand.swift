import ArgumentParser
import DragomanModel
import DragomanWorkflow

/// The command `dragoman memory list`.
struct MemoryListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List translations, by any of their properties.",
        discussion: """
            A translation has a number that it keeps; 'show', 'edit' and 'retire' take it. All options must be met.

            Examples:
              dragoman memory list --language fr --state translated --since 2026-11-01
              dragoman memory list --text harbour --in source --limit 20 --json
              dragoman memory list --conflicts --language ar
            """
    )

    @OptionGroup var filters: TranslationFilterOptions
    @Option(
        help: ArgumentHelp(
            "current, candidate or superseded; may be given several times.",
            discussion: "Default: those that are live."
        )
    )
    var role: [TranslationStanding] = []
    @OptionGroup var groups: TranslationGroupOptions
    @Option(help: ArgumentHelp("The most to list.", valueName: "count")) var limit: Int?
    @Option(help: ArgumentHelp("How many to leave out first.", valueName: "count")) var offset = 0
    @Option(help: ArgumentHelp("Only those behind this number.", valueName: "id")) var after: Int64 = 0
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if groups.grouping != nil && (!role.isEmpty || after != 0) {
            throw ValidationError("groups are of live translations and not in the order of numbers: use --offset")
        }
        if let limit, limit < 1 { throw ValidationError("--limit must be at least 1") }
        if offset < 0 { throw ValidationError("--offset must be at least 0") }
    }

    func run() throws {
        let session = try Session(options, .read)
        var query = filters.query
        query.roles = role
        var page = TranslationPage()
        page.after = after
        page.offset = offset
        page.limit = limit
        var list = TranslationLister(isJSON: options.json)
        let workflow = session.workflow
        let grouping = groups.grouping
        let end =
            if let grouping {
                try workflow.forEachGroupedTranslation(query, by: grouping, page: page) { try list.add($0) }
            } else {
                try workflow.forEachTranslation(query, page: page) { try list.add($0) }
            }
        try list.finish(end)
        let shown = list.count == end.total ? "" : "\(list.count) of "
        session.hint("\(shown)\(end.total) translation\(end.total == 1 ? "" : "s")")
        if let next = end.next, grouping == nil { session.hint("next: the same with --after \(next)") }
    }
}

/// Writes translations as they come: a list for people, or one JSON object.
struct TranslationLister {
    private let isJSON: Bool
    private var buffer: [UInt8] = []
    private var lastGroup: Int?
    /// How many were added.
    private(set) var count = 0

    init(isJSON: Bool) {
        self.isJSON = isJSON
        if isJSON { buffer += Array(#"{"translations":["#.utf8) }
    }

    mutating func add(_ translation: TranslationSummary) throws {
        if isJSON {
            if count > 0 { buffer.append(UInt8(ascii: ",")) }
            buffer += try Console.encoded(translation)
        } else {
            if let group = translation.group, group != lastGroup {
                if lastGroup != nil { buffer.append(0x0A) }
                lastGroup = group
            }
            buffer += Array(Self.lines(translation).utf8)
        }
        count += 1
        if buffer.count > 1 << 16 { try flush() }
    }

    mutating func finish(_ end: TranslationListEnd) throws {
        if isJSON {
            let next = end.next.map { #","next":\#($0)"# } ?? ""
            buffer += Array("]\(next),\"total\":\(end.total)}\n".utf8)
        }
        try flush()
    }

    private mutating func flush() throws {
        try Console.write(buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    /// A line of properties, then source and translation.
    static func lines(_ translation: TranslationSummary) -> String {
        var properties = [
            "\(translation.id)", "\(translation.language)", translation.state.rawValue, translation.origin.rawValue,
        ]
        if translation.role != .current { properties.append(translation.role.rawValue) }
        if let author = translation.author { properties.append(author.printable) }
        if let time = translation.changedAt { properties.append(time) }
        if let article = translation.article { properties.append(article.printable) }
        return """
            \(properties.joined(separator: "  "))
                \(translation.source.printable)
                \(translation.target.printable)

            """
    }
}
