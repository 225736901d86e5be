import DragomanModel
import DragomanTesting
import DragomanWorkflow
import Foundation
import Testing

extension Desk {
    /// A rules file in the desk's folder.
    func rules(_ yaml: String) throws -> [String] { [try write(yaml, to: "rules.yaml")] }

    /// The sources of an export as a translator sees them: `[name 1]` for what is hidden.
    func hidden(_ yaml: String, _ language: String = "fr") throws -> [String] {
        let rules = try rules(yaml)
        let text = try export(language) {
            $0.redactions = rules
            $0.format = .jsonl
        }.text
        return try text.split(separator: "\n").compactMap { line in
            let row = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return (row?["source"] as? String).map(Self.shown)
        }
    }

    /// Codes as people see them.
    static func shown(_ text: String) -> String {
        text.replacing(#/<([a-z][a-z0-9_-]*)-([0-9]+)\.[0-9]+\.[0-9]+-[0-9]+\.[a-z0-9]{6}\/>/#) {
            "[\($0.output.1) \($0.output.2)]"
        }
    }

    /// Everything that the memory has to say of a language.
    func memory(_ language: String = "fr") throws -> String {
        let file = path("all.tmx")
        _ = try workflow.exportMemory(languages: [language], to: file, version: "1.4")
        return try String(contentsOfFile: file, encoding: .utf8)
    }
}
