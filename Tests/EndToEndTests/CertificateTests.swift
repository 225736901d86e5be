import Foundation
import Testing

/// What an import proves of a file.
struct CertificateTests {
    private func certificate(_ dragoman: DragomanBinary, _ file: String) throws -> [String: [String: Int]] {
        let outcome = try dragoman.run(["import", file, "--dry-run", "--json"])
        let files = try #require(try outcome.json()["files"] as? [[String: Any]])
        return try #require(files.first?["certificate"] as? [String: [String: Int]])
    }

    @Test(arguments: [["1.2"], ["1.2", "--segmented"], ["2.0"], ["2.1"], ["2.2"]])
    func `a file proves what is as it went out`(options: [String]) throws {
        let dragoman = try DragomanBinary()
        _ = try dragoman.json(["init"])
        try dragoman.write("The harbour opens. Nobody was hurt.\n\nIt rains.\n", to: "a.txt")
        try dragoman.write("Elsewhere it snows.\n", to: "b.txt")
        _ = try dragoman.json(["ingest", "a.txt", "b.txt"])
        _ = try dragoman.json(["export", "--language", "fr", "-o", "out", "--version"] + options)
        let export = try dragoman.text("out/fr.xlf")

        var told = try certificate(dragoman, "out/fr.xlf")
        #expect(told["articles"] == ["unchanged": 2, "drifted": 0, "unproved": 0])
        #expect(told["segments"] == ["unchanged": 4, "drifted": 0, "realigned": 0, "edited": 0, "foreign": 0])

        // A tool that changes a source, and one that takes the digests away.
        try dragoman.write(export.replacing("It rains.", with: "It rains now."), to: "edited.xlf")
        told = try certificate(dragoman, "edited.xlf")
        #expect(told["segments"]?["edited"] == 1 && told["segments"]?["unchanged"] == 3)
        try dragoman.write(export.replacing("skeleton", with: "nothing"), to: "bare.xlf")
        told = try certificate(dragoman, "bare.xlf")
        #expect(told["articles"] == ["unchanged": 0, "drifted": 0, "unproved": 2])

        // The article changes: what stands there still is as it was.
        try dragoman.write("The harbour opens. Somebody was hurt.\n\nIt rains.\n", to: "a.txt")
        _ = try dragoman.json(["ingest", "a.txt"])
        told = try certificate(dragoman, "out/fr.xlf")
        #expect(told["articles"] == ["unchanged": 1, "drifted": 1, "unproved": 0])
        #expect(told["segments"]?["foreign"] == 0 && told["segments"]?["edited"] == 0)
        #expect((told["segments"]?["drifted"] ?? 0) >= 1)
        let shown = try dragoman.run(["import", "out/fr.xlf", "--dry-run"])
        #expect(shown.text.contains("of texts that have changed since; articles: 1 as exported, 1 changed since"))
    }
}
