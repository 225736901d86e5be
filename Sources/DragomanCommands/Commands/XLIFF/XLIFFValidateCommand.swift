import ArgumentParser
import DragomanModel
import DragomanWorkflow

/// The command `dragoman xliff validate`.
struct XLIFFValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Check files against every constraint of their version and modules.",
        discussion: """
            XLIFF 1.2, 2.0, 2.1 and 2.2: what the schemas say, and what the specifications say in prose. Ends with 3 where a
            file is not valid, with 1 where one cannot be read; the others are checked all the same.

            Examples:
              dragoman xliff validate back/fr.xlf
              dragoman xliff validate *.xlf --json
            """
    )

    @Argument(help: "XLIFF files.") var files: [String]
    @OptionGroup var options: GlobalOptions

    private struct Answer: Encodable {
        struct File: Encodable {
            var path: String
            var version: String
            var valid: Bool
            var findings: [Finding]
        }

        var files: [File]
    }

    func run() throws {
        let checks = try files.map(XLIFFCheck.init(path:))
        if options.json {
            try Console.json(
                Answer(
                    files: checks.map {
                        Answer.File(path: $0.path, version: $0.version, valid: $0.isValid, findings: $0.findings)
                    }
                )
            )
        }
        for check in checks {
            if let failure = check.failure {
                Console.say(failure.description)
                if !options.json { try Console.line("\(check.path.printable): cannot be read as XLIFF") }
                continue
            }
            for finding in check.findings {
                Console.report(finding, path: check.path.printable, isQuiet: options.quiet)
                guard !options.quiet, let rule = finding.rule, let section = finding.section else { continue }
                Console.say("    \(section): \(rule)\(finding.remedy.map { "; \($0)" } ?? "")")
            }
            guard !options.json else { continue }
            let errors = check.findings.count { $0.severity == .error }
            try Console.line(
                "\(check.path.printable): XLIFF \(check.version), "
                    + (check.isValid ? "valid" : "not valid: \(errors) \(errors == 1 ? "error" : "errors")")
            )
        }
        if checks.contains(where: { $0.failure != nil }) { throw ExitCode(1) }
        if checks.contains(where: { !$0.isValid }) { throw ExitCode(3) }
    }
}
