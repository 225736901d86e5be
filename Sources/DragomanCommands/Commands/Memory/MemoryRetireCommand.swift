import ArgumentParser
import DragomanModel
import DragomanWorkflow

/// The command `dragoman memory retire`.
struct MemoryRetireCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retire",
        abstract: "Take translations out of use, by number or by their properties.",
        discussion: """
            They are no longer offered or shown and count for no coverage. They stay in the history: 'undo' of the batch
            brings them back.

            With --duplicates or --conflicts no source loses all that is shown for it: where all its translations in use \
            pass the other options, that of the greatest state stays, then the newest.

            Examples:
              dragoman memory retire 1204 1377 --reason 'wrong name of the minister'
              dragoman memory retire --duplicates --language fr --dry-run
              dragoman memory retire --batch 12 --language ar --dry-run
            """
    )

    @Argument(help: "Numbers of translations.") var id: [Int64] = []
    @OptionGroup var filters: TranslationFilterOptions
    @Option(help: "Only current or candidate ones.") var role: [TranslationStanding] = []
    @OptionGroup var groups: TranslationGroupOptions
    @Option(help: ArgumentHelp("Why; shown with the batch.", valueName: "text")) var reason: String?
    @Option(help: ArgumentHelp("Who does it; --author chooses translations.", valueName: "name")) var by: String?
    @Flag(help: "Do everything, report it, and take it back.") var dryRun = false
    @OptionGroup var options: GlobalOptions

    private var query: TranslationQuery {
        var query = filters.query
        query.roles = role
        return query
    }

    func validate() throws {
        let asksNothing = query.asksNothing && groups.grouping == nil
        if id.isEmpty, asksNothing {
            throw ValidationError("say which: dragoman memory retire ID…, or options such as --batch and --text")
        }
        if !id.isEmpty, !asksNothing {
            throw ValidationError("say which either by numbers or by options, not by both")
        }
        if groups.grouping != nil, !role.isEmpty {
            throw ValidationError("groups are of live translations of any role")
        }
        if role.contains(.superseded) { throw ValidationError("superseded translations are out of use already") }
    }

    private struct Answer: Encodable {
        var retired: Int
        var languages: [RetireResult.Language]
        var ids: [Int64]
        var kept: Int?
        var batch: Int64?
    }

    func run() throws {
        var how = RetireOptions()
        how.author = by
        how.reason = reason
        how.isDryRun = dryRun
        let session = try Session(options, .write)
        let result =
            id.isEmpty
            ? try session.workflow.retireTranslations(query, in: groups.grouping, options: how)
            : try session.workflow.retireTranslations(id, options: how)
        let batch = dryRun ? nil : result.batch
        if options.json {
            return try Console.json(
                Answer(
                    retired: result.retired,
                    languages: result.languages,
                    ids: result.ids,
                    kept: result.kept,
                    batch: batch
                )
            )
        }
        for translation in result.translations {
            try Console.write(Array(TranslationLister.lines(translation).utf8))
        }
        let more = result.retired - result.translations.count
        if more > 0 { try Console.line("… and \(more) more") }
        let languages = result.languages.map { "\($0.language) \($0.retired)" }.joined(separator: ", ")
        try Console.line(
            "\(result.retired) retired" + (languages.isEmpty ? "" : ": \(languages)")
                + (result.kept.map { "; \($0) of the same groups kept" } ?? "")
                + (dryRun ? " (dry run: nothing was kept)" : "")
        )
        if let batch { session.hint("batch \(batch); 'dragoman undo \(batch)' takes it back. Next: dragoman coverage") }
    }
}
