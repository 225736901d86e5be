import ArgumentParser
import DragomanDesk
import DragomanModel
import DragomanSegmentation
import DragomanWorkflow

/// The command `dragoman srx`.
struct SRXCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "srx",
        abstract: "Segmentation rules in SRX 2.0: export ours, check a file.",
        discussion: "Examples:\n  dragoman srx export --language de -o de.srx\n  dragoman srx check rules.srx",
        subcommands: [Export.self, Check.self]
    )

    /// The command `dragoman srx export`.
    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write our rules, with the site's changes, as SRX 2.0 for other tools.",
            discussion:
                "Examples:\n  dragoman srx export > dragoman.srx\n  dragoman srx export --language de --language fr -o some.srx"
        )

        @Option(
            name: .shortAndLong,
            help: ArgumentHelp(
                "Only this language; may be given several times.",
                discussion: "Default: all, and rules for all others.",
                valueName: "tag"
            )
        )
        var language: [String] = []
        @Option(
            name: .shortAndLong,
            help: ArgumentHelp("The file.", discussion: "Default: standard output.", valueName: "file")
        )
        var output: String?
        @OptionGroup var options: GlobalOptions

        func run() throws {
            let catalogue = try DataFolder(named: Console.environment("DRAGOMAN_DATA")).rules(site: options.site)
            var tags = try language.map { try LanguageArgument.tag($0) }
            if tags.isEmpty { tags = catalogue.languagesWithRules + [LanguageTag(canonical: "und")] }
            let document = try SRXDocument(exporting: tags, from: catalogue, file: output ?? "standard output")
            let bytes = document.written(comment: SRXDocument.exportComment)
            if let output, output != "-" { return try OutputFile.write(bytes, to: output) }
            try Console.write(bytes)
        }
    }

    /// The command `dragoman srx check`.
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check SRX files: structure, names and regular expressions.",
            discussion: "Examples:\n  dragoman srx check rules.srx\n  dragoman srx check *.srx --json"
        )

        @Argument(help: "SRX files.") var files: [String]
        @OptionGroup var options: GlobalOptions

        private struct Answer: Encodable {
            struct File: Encodable {
                var path: String
                var version: String
                var valid: Bool
                var languageRules: Int
                var rules: Int
                var findings: [Finding]
            }

            var files: [File]
        }

        func run() throws {
            var answer = Answer(files: [])
            for path in files {
                let (document, structure) = try { ($0.document, $0.findings) }(SRXFile.read(path))
                let findings = (structure + document.check()).sorted {
                    ($0.line ?? 0, $0.code) < ($1.line ?? 0, $1.code)
                }
                answer.files.append(
                    Answer.File(
                        path: path,
                        version: document.version,
                        valid: !findings.contains { $0.severity == .error },
                        languageRules: document.languageRules.count,
                        rules: document.languageRules.reduce(0) { $0 + $1.rules.count },
                        findings: findings
                    )
                )
            }
            if options.json { try Console.json(answer) }
            for file in answer.files {
                for finding in file.findings {
                    Console.report(finding, path: file.path.printable, isQuiet: options.quiet)
                }
                guard !options.json else { continue }
                try Console.line(
                    "\(file.path.printable): SRX \(file.version), \(file.languageRules) language rules, \(file.rules) rules, "
                        + (file.valid ? "valid" : "not valid")
                )
            }
            if answer.files.contains(where: { !$0.valid }) { throw ExitCode(3) }
        }
    }
}
