public import ArgumentParser
public import DragomanModel
public import DragomanWorkflow

extension TargetOrigin: ExpressibleByArgument {}
extension TranslationState: ExpressibleByArgument {}
extension TranslationStanding: ExpressibleByArgument {}
extension TranslationQuery.Side: ExpressibleByArgument {}

/// The options by which translations are chosen, the same for `memory list` and `memory retire`.
struct TranslationFilterOptions: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Only this target language; may be given several times.", valueName: "tag")
    )
    var language: [String] = []
    @Option(
        help: ArgumentHelp("Only this author's; '' is nobody; may be given several times.", valueName: "name")
    )
    var author: [String] = []
    @Option(help: "Only of this origin; may be given several times.") var origin: [TargetOrigin] = []
    @Option(help: "Only in this state; may be given several times.") var state: [TranslationState] = []
    @Option(
        help: ArgumentHelp("Only those that a batch made or superseded; may be given several times.", valueName: "id")
    )
    var batch: [Int64] = []
    @Option(help: ArgumentHelp("Changed at that time or later (RFC 3339, or a day).", valueName: "time"))
    var since: String?
    @Option(help: ArgumentHelp("Changed at that time or earlier.", valueName: "time")) var until: String?
    @Option(help: ArgumentHelp("Only those made for this article; may be given several times.", valueName: "slug"))
    var article: [String] = []
    @Option(help: ArgumentHelp("Only those that hold this text, in whatever case.", valueName: "text"))
    var text: String?
    @Option(
        name: .customLong("in"),
        help: ArgumentHelp("Where --text is looked for.", discussion: "Default: in both.", valueName: "side")
    )
    var side: TranslationQuery.Side?

    func validate() throws {
        if side != nil, text == nil { throw ValidationError("--in says where --text is looked for; give both") }
    }

    /// The query without roles.
    var query: TranslationQuery {
        var query = TranslationQuery()
        query.languages = language
        query.authors = author
        query.origins = origin
        query.states = state
        query.batches = batch
        query.since = since
        query.until = until
        query.articles = article
        query.text = text
        query.side = side
        return query
    }
}
