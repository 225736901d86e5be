import ArgumentParser
import DragomanModel
import DragomanWorkflow

/// The command `dragoman glossary`.
struct GlossaryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "glossary",
        abstract: "The termbase: import, export, list, check a text.",
        discussion:
            "Examples:\n  dragoman glossary import Glossaries/newsroom.tbx\n  dragoman glossary check 'The Security Council met.' --target ru",
        subcommands: [Import.self, Export.self, List.self, Check.self]
    )

    /// The command `dragoman glossary import`.
    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add termbases: TBX v2 and v3, CSV.",
            discussion:
                "Examples:\n  dragoman glossary import Glossaries/newsroom.tbx\n  dragoman glossary import terms.csv --dry-run"
        )

        @Argument(help: "TBX or CSV files.") var files: [String]
        @Flag(help: "Do everything, report it, and take it back.") var dryRun = false
        @Option(help: ArgumentHelp("Who adds them.", valueName: "name")) var author: String?
        @OptionGroup var options: GlobalOptions

        private struct Answer: Encodable {
            var concepts: Int
            var terms: Int
            var refused: Int
            var findings: [Finding]
            var batch: Int64?
        }

        func run() throws {
            let session = try Session(options, .write)
            let result = try session.workflow.importGlossaries(files, author: author, isDryRun: dryRun)
            let findings = result.findings.flatMap(\.findings)
            if options.json {
                try Console.json(
                    Answer(
                        concepts: result.concepts,
                        terms: result.terms,
                        refused: result.refused,
                        findings: findings,
                        batch: dryRun ? nil : result.batch
                    )
                )
            } else {
                try Console.line(
                    "\(result.concepts) concepts new or changed, \(result.terms) terms read, \(result.refused) refused"
                        + (dryRun ? " (dry run: nothing was kept)" : "")
                )
            }
            for file in result.findings {
                for finding in file.findings {
                    Console.report(finding, path: file.path.printable, isQuiet: options.quiet)
                }
            }
            if let batch = result.batch, !dryRun {
                session.hint("batch \(batch); 'dragoman undo \(batch)' takes it back")
            }
            if findings.contains(where: { $0.severity == .error }) { throw ExitCode(3) }
        }
    }

    /// The command `dragoman glossary export`.
    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write the termbase as TBX v3, Basic dialect.",
            discussion: "Examples:\n  dragoman glossary export > terms.tbx\n  dragoman glossary export -o terms.tbx"
        )

        @Option(
            name: .shortAndLong,
            help: ArgumentHelp("The file.", discussion: "Default: standard output.", valueName: "file")
        )
        var output: String?
        @OptionGroup var options: GlobalOptions

        func run() throws {
            let bytes = try Session(options, .read).workflow.exportGlossary()
            if let output, output != "-" { return try OutputFile.write(bytes, to: output) }
            try Console.write(bytes)
        }
    }

    /// The command `dragoman glossary list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the concepts with their terms.",
            discussion: "Examples:\n  dragoman glossary list\n  dragoman glossary list --language fr --json"
        )

        @Option(
            name: .shortAndLong,
            help: ArgumentHelp("Only this language; may be given several times.", valueName: "tag")
        )
        var language: [String] = []
        @OptionGroup var options: GlobalOptions

        private struct Answer: Encodable {
            struct Entry: Encodable {
                struct Word: Encodable {
                    var language: LanguageTag
                    var term: String
                    var preferred: Bool
                    var caseSensitive: Bool
                }

                var id: String
                var subject: String?
                var definition: String?
                var terms: [Word]
            }

            var concepts: [Entry]
        }

        func run() throws {
            let workflow = try Session(options, .read).workflow
            let source = workflow.site.source.tag
            let wanted = Set(try language.map { try workflow.site.target($0).tag })
            let entries = try workflow.concepts().map { concept in
                Answer.Entry(
                    id: concept.id,
                    subject: concept.subject,
                    definition: concept.definition,
                    terms: concept.terms.filter {
                        wanted.isEmpty || wanted.contains($0.language) || $0.language == source
                    }
                    .map {
                        Answer.Entry.Word(
                            language: $0.language,
                            term: $0.text,
                            preferred: $0.isPreferred,
                            caseSensitive: $0.isCaseSensitive
                        )
                    }
                )
            }
            if options.json { return try Console.json(Answer(concepts: entries)) }
            for entry in entries {
                try Console.line("\(entry.id)\(entry.subject.map { "  (\($0))" } ?? "")")
                for word in entry.terms { try Console.line("    \(word.language)  \(word.term)") }
            }
        }
    }

    /// The command `dragoman glossary check`.
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show the terms in a text.",
            discussion:
                "Examples:\n  dragoman glossary check 'The Security Council met.' --target ru\n  dragoman glossary check 'NATO and the EU' --target de --json"
        )

        @Argument(help: "The text, in the source language.") var text: String
        @Option(help: ArgumentHelp("The target language.", discussion: "Default: the site's first.", valueName: "tag"))
        var target: String?
        @OptionGroup var options: GlobalOptions

        private struct Answer: Encodable {
            struct Found: Encodable {
                var concept: String
                var term: String
                var start: Int
                var end: Int
                var translations: [String]
            }

            var terms: [Found]
        }

        func run() throws {
            let workflow = try Session(options, .read).workflow
            let tag = target ?? workflow.site.targets.first?.tag.description ?? ""
            let terms = try workflow.terms(in: text, target: tag)
            if options.json {
                return try Console.json(
                    Answer(
                        terms: terms.map {
                            Answer.Found(
                                concept: $0.concept,
                                term: $0.term,
                                start: $0.utf8Range.lowerBound,
                                end: $0.utf8Range.upperBound,
                                translations: $0.translations
                            )
                        }
                    )
                )
            }
            for term in terms {
                let translations =
                    term.translations.isEmpty ? "no term in \(tag)" : term.translations.joined(separator: ", ")
                try Console.line("\(term.term)  \(translations)  [\(term.concept)]")
            }
        }
    }
}
