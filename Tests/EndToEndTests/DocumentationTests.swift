import Foundation
import Testing

/// The pages say what the sources say.
struct DocumentationTests {
    private static let pages = "Sources/DragomanCommands/Documentation.docc/"

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: DragomanBinary.root.appendingPathComponent(path), encoding: .utf8)
    }

    /// All Swift sources, one after the other.
    private static func sources() throws -> String {
        let folder = DragomanBinary.root.appendingPathComponent("Sources")
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        return try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
            .map { try String(contentsOf: $0, encoding: .utf8) }.joined(separator: "\n")
    }

    /// The codes in the first column of the table.
    private static func listedCodes() throws -> [String] {
        try text(pages + "Findings.md").split(separator: "\n").compactMap { line in
            guard line.hasPrefix("| `"), let end = line.firstRange(of: "` |") else { return nil }
            return String(line[..<end.lowerBound].dropFirst(3))
        }
    }

    @Test func everyCodeIsListed() throws {
        let listed = Set(try Self.listedCodes())
        // The code comes first in an error; in a finding, and in what makes one, behind its severity.
        let pattern = #/(?:DragomanError\(|\.(?:information|warning|error),)\s*"([a-z0-9-]+)"/#
        let codes = Set(try Self.sources().matches(of: pattern).map { String($0.output.1) })
        #expect(codes.count > 100, "the pattern finds no codes any more")
        for code in codes.subtracting(listed).sorted() { Issue.record("'\(code)' is not in Findings.md") }
    }

    @Test func everyListedCodeIsInTheSources() throws {
        let sources = try Self.sources()
        let listed = try Self.listedCodes()
        for code in listed where !sources.contains("\"\(code)\"") { Issue.record("no source tells '\(code)'") }
        #expect(listed == listed.sorted(), "the table is ordered by code")
        #expect(Set(listed).count == listed.count, "a code is listed twice")
    }

    /// The help screens are the list of the commands: `GoldenTests` sees to that.
    @Test func everyCommandHasItsSection() throws {
        let folder = DragomanBinary.root.appendingPathComponent("Tests/EndToEndTests/Golden")
        let commands = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasPrefix("help-") && $0.hasSuffix(".txt") }
            .map { $0.dropFirst(5).dropLast(4).replacing("-", with: " ") }
        #expect(commands.count > 10)
        let headings = Set(try Self.text(Self.pages + "JSON.md").split(separator: "\n"))
        for command in commands.sorted() where !headings.contains("## \(command)") {
            Issue.record("'\(command)' has no section in JSON.md")
        }
    }

    @Test func linksOfTheReadmeLead() throws {
        let links = try Self.text("README.md").matches(of: #/\]\(([^)#\s]+)/#).map { String($0.output.1) }
            .filter { !$0.contains("://") }
        #expect(!links.isEmpty)
        for link in links {
            let place = DragomanBinary.root.appendingPathComponent(link).path
            #expect(FileManager.default.fileExists(atPath: place), "README.md links to '\(link)'")
        }
    }
}
