import Foundation
import Testing

/// What a first review found, each with the case that showed it.
struct ReviewFindingsTests {
    private static let deprecated = """
        <?xml version="1.0" encoding="UTF-8"?>
        <tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
          <tbxHeader><fileDesc><sourceDesc><p>test</p></sourceDesc></fileDesc></tbxHeader>
          <text><body><conceptEntry id="c1">
            <langSec xml:lang="en"><termSec><term>old harbour</term></termSec></langSec>
            <langSec xml:lang="fr">
              <termSec><term>vieux port</term></termSec>
              <termSec><term>ancien port</term>
                <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
            </langSec>
          </conceptEntry></body></text>
        </tbx>
        """

    @Test func aDeprecatedTermIsKeptAndNotProposed() throws {
        let dragoman = try DragomanBinary()
        try dragoman.write(Self.deprecated, to: "terms.tbx")
        try dragoman.json(["init"])
        #expect(try dragoman.json(["glossary", "import", "terms.tbx"])["concepts"] as? Int == 1)
        #expect(try dragoman.json(["glossary", "import", "terms.tbx"])["concepts"] as? Int == 0)
        let found = try dragoman.json(["glossary", "check", "the old harbour", "--target", "fr"])
        let terms = try #require(found["terms"] as? [[String: Any]])
        #expect(terms.first?["translations"] as? [String] == ["vieux port"])
        #expect(try dragoman.run(["glossary", "export"]).text.contains("deprecatedTerm-admn-sts"))
    }

    @Test func aFailedFirstIngestLeavesNoMemory() throws {
        let dragoman = try DragomanBinary()
        #expect(try dragoman.run(["ingest", "missing.txt"]).code == 1)
        #expect(!dragoman.exists("dragoman.sqlite"))
    }

    @Test func theFirstOfOneIsTheFirstOfMany() throws {
        let dragoman = try DragomanBinary()
        let sources = ["Ferry A sails today.", "Ferry B sails today.", "Ferry C sails today."]
        try dragoman.write(sources.joined(separator: "\n\n"), to: "a.txt")
        try dragoman.json(["ingest", "a.txt"])
        try dragoman.json(["export", "--language", "fr", "-o", "out"])
        var xliff = try dragoman.text("out/fr.xlf")
        for (number, source) in sources.enumerated() {
            let state = number == 2 ? "final" : "translated"
            xliff = xliff.replacing(
                "<source>\(source)</source>\n     <target state=\"needs-translation\"></target>",
                with: "<source>\(source)</source>\n     <target state=\"\(state)\">FR \(number)</target>"
            )
        }
        try dragoman.write(xliff, to: "fr.xlf")
        #expect(try dragoman.run(["import", "fr.xlf"]).code == 0)
        func targets(_ limit: String) throws -> [String] {
            let answer = try dragoman.json(["lookup", "Ferry X sails today.", "--target", "fr", "--limit", limit])
            return (answer["matches"] as? [[String: Any]] ?? []).compactMap { $0["target"] as? String }
        }
        let all = try targets("3")
        #expect(all.first == "FR 2")
        #expect(try targets("1") == Array(all.prefix(1)))
    }

    @Test func undoNamesTheBatchThatWasAskedFor() throws {
        let dragoman = try DragomanBinary()
        try dragoman.write("One day.\n", to: "a.txt")
        let batch = try #require(try dragoman.json(["ingest", "a.txt"])["batch"] as? Int)
        let undone = try dragoman.json(["undo", String(batch)])
        #expect(undone["batch"] as? Int == batch)
        #expect((undone["undoneBy"] as? Int).map { $0 > batch } == true)
    }
}
