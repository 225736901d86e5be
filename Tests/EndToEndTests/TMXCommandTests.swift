import DragomanTesting
import Foundation
import Testing

/// TMX in and out through the built binary.
struct TMXCommandTests {
    private static func file(_ units: String) -> String {
        "<tmx version=\"1.4\"><header srclang=\"en\"/><body>\n\(units)</body></tmx>"
    }

    private static let units = """
        <tu tuid="1"><tuv xml:lang="en"><seg>Sea</seg></tuv><tuv xml:lang="fr-FR"><seg>Mer</seg></tuv></tu>
        <tu tuid="2"><tuv xml:lang="en"><seg>Sun</seg></tuv><tuv xml:lang="fr"><seg>Soleil</seg></tuv></tu>

        """

    @Test func inAndOutAndBack() throws {
        let dragoman = try DragomanBinary()
        #expect(try dragoman.run(["init"]).code == 0)
        try dragoman.write(Self.file(Self.units), to: "a.tmx")
        let dry = try dragoman.json(["memory", "import", "a.tmx", "--dry-run"])
        #expect(dry["translations"] as? Int == 2 && dry["batch"] == nil)
        let result = try dragoman.json(["memory", "import", "a.tmx"])
        #expect(
            Set(result.keys) == ["units", "translations", "candidates", "unchanged", "refused", "findings", "batch"]
        )
        #expect(result["units"] as? Int == 2 && result["translations"] as? Int == 2 && result["batch"] as? Int == 1)
        let out = try dragoman.json(["memory", "export", "--language", "fr", "-o", "b.tmx.gz"])
        #expect(out["units"] as? Int == 2 && out["translations"] as? Int == 2)
        #expect(
            try dragoman.shell("gzip -dc b.tmx.gz | head -1").text == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        )
        let again = try dragoman.json(["memory", "import", "b.tmx.gz"])
        #expect(again["unchanged"] as? Int == 2 && again["translations"] as? Int == 0)
        let found = try dragoman.json(["lookup", "Sea", "--target", "fr"])
        #expect((found["matches"] as? [[String: Any]])?.first?["target"] as? String == "Mer")
        #expect(try dragoman.run(["undo", "1"]).code == 0)
        #expect((try dragoman.json(["lookup", "Sea", "--target", "fr"])["matches"] as? [Any])?.isEmpty == true)
        #expect(try dragoman.json(["verify"])["ok"] as? Bool == true)
    }

    @Test func exitCodes() throws {
        let dragoman = try DragomanBinary()
        try dragoman.write(Self.file(Self.units), to: "a.tmx")
        // Importing never makes a memory.
        #expect(try dragoman.run(["memory", "import", "a.tmx"]).code == 1)
        #expect(try dragoman.run(["init"]).code == 0)
        try dragoman.write(Self.file("<tu><tuv><seg>x</seg></tuv></tu>" + Self.units), to: "faulty.tmx")
        let faulty = try dragoman.run(["memory", "import", "faulty.tmx"])
        #expect(faulty.code == 3 && faulty.stderr.contains("faulty.tmx:2: error:"))
        try dragoman.write(String(Self.file(Self.units).dropLast(3)), to: "cut.tmx")
        let cut = try dragoman.run(["memory", "import", "a.tmx", "cut.tmx"])
        #expect(cut.code == 1 && cut.stderr.contains("xml-not-well-formed") && cut.stdout.isEmpty)
        #expect(try dragoman.run(["memory", "export", "-o", "x.tmx"]).code == 2)
        #expect(try dragoman.run(["memory", "export", "--language", "zh-Hanss", "-o", "x.tmx"]).code == 2)
        #expect(try dragoman.run(["memory", "export", "--all", "-o", "no/x.tmx"]).code == 1)
        #expect(try dragoman.run(["memory", "import", "."]).code == 1)
        #expect(try dragoman.shell("mkfifo p; \"$dragoman\" memory import p").code == 1)
    }
}
