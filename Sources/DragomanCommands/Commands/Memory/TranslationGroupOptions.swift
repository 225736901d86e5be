import ArgumentParser
import DragomanWorkflow

/// The options that choose translations by what else is there; the same for all commands.
struct TranslationGroupOptions: ParsableArguments {
    @Flag(help: "Pairs that differ in nothing but case, white space and punctuation, in groups.") var duplicates = false
    @Flag(help: "Sources that have several wordings in a language, in groups.") var conflicts = false

    /// The groups that are wanted; `nil` where translations are wanted one by one.
    var grouping: TranslationGrouping? { duplicates ? .duplicates : conflicts ? .conflicts : nil }

    func validate() throws {
        if duplicates, conflicts { throw ValidationError("say either --duplicates or --conflicts") }
    }
}
