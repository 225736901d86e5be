import Foundation
import Testing

/// Context picks among several translations of one source.
struct ContextChoiceTests {
    private func article(_ before: String, _ after: String) -> String { "\(before)\n\nHe left.\n\n\(after)\n" }

    private func deliver(_ dragoman: DragomanBinary, _ slug: String, _ target: String, _ state: String) throws {
        try dragoman.json(["export", "--language", "fr", "--article", slug, "--only", "all", "-o", slug])
        let xliff = try dragoman.text("\(slug)/fr.xlf")
        let start = try #require(xliff.range(of: "<source>He left.</source>"))
        let open = try #require(xliff[start.upperBound...].range(of: "<target"))
        let close = try #require(xliff[open.lowerBound...].range(of: "</target>"))
        let filled =
            xliff[..<open.lowerBound] + "<target state=\"\(state)\">\(target)</target>" + xliff[close.upperBound...]
        try dragoman.write(String(filled), to: "\(slug).xlf")
        let outcome = try dragoman.run(["import", "\(slug).xlf", "--on-conflict", "replace"])
        #expect(outcome.code == 0, "\(outcome.stderr)")
    }

    @Test func neighboursGoBeforeAHigherState() throws {
        let dragoman = try DragomanBinary()
        try dragoman.write(article("The boat sailed.", "It rained."), to: "boat.txt")
        try dragoman.write(article("The talks failed.", "Nobody spoke."), to: "talks.txt")
        try dragoman.json(["ingest", "boat.txt", "talks.txt"])
        try deliver(dragoman, "boat", "Il partit.", "translated")
        try deliver(dragoman, "talks", "Il a quitté la salle.", "signed-off")

        try dragoman.write(article("The boat sailed.", "It rained.") + "\nMore news.\n", to: "again.txt")
        try dragoman.json(["ingest", "again.txt"])
        #expect(try dragoman.run(["render", "again", "--language", "fr"]).text.contains("Il partit."))
        // What is counted is what is shown: the sentence is translated here, reviewed there.
        func reviewed(_ slug: String) throws -> Int? {
            let rows =
                try dragoman.json(["coverage", "--language", "fr", "--article", slug])["languages"] as? [[String: Any]]
            return (rows?.first?["segments"] as? [String: Any])?["reviewed"] as? Int
        }
        #expect(try reviewed("again") == 0)
        #expect(try reviewed("talks") == 1)
        #expect(try dragoman.json(["verify"])["ok"] as? Bool == true)
    }
}
