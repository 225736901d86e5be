import Foundation
import Testing

/// Redaction through the built binary.
struct RedactionCommandTests {
    private static let article = """
        <html><head><title>Ann Smith resigns</title></head><body><p>Ann Smith's <b>letter</b> went to Bob Jones
        (<a href="mailto:bob@x.example">bob@x.example</a>). He paid 14,500 euros.</p><p>BOB JONES said nothing.</p></body></html>
        """
    private static let secrets = ["Smith", "Jones", "JONES", "bob@", "14,500", "mailto"]

    private func dragoman() throws -> DragomanBinary {
        let dragoman = try DragomanBinary()
        try dragoman.write(Self.article, to: "a.html")
        try dragoman.write("names: [Ann Smith, Bob Jones]\nkinds: [email, number]\n", to: "rules.yaml")
        try dragoman.run(["ingest", "a.html"])
        return dragoman
    }

    private func text(_ dragoman: DragomanBinary, _ path: String) throws -> String {
        try String(contentsOf: dragoman.folder.appendingPathComponent(path), encoding: .utf8)
    }

    /// The file with `FR` and the source as each target.
    private static func filled(_ text: String, _ name: String) -> String {
        switch name {
        case "csv":
            text.replacing(#/((?:^|\r\n)a,[^,]*,[^,]*,)("(?:[^"]|"")*"|[^,\r]*),,,/#) { row in
                let source = row.output.2
                let target = source.hasPrefix("\"") ? "\"FR " + source.dropFirst() : "FR " + source
                return "\(row.output.1)\(source),\(target),,"
            }
        case "po":
            text.replacing(#/msgid "(.+)"\nmsgstr ""/#) { "msgid \"\($0.output.1)\"\nmsgstr \"FR \($0.output.1)\"" }
        case "2.1":
            text.replacing(#/<source>(.+?)</source>\s*</segment>/#) {
                "<source>\($0.output.1)</source><target>FR \($0.output.1)</target></segment>"
            }
        default:
            text.replacing(#/<source>(.+?)</source>(\s*)<target[^>]*></target>/#) {
                "<source>\($0.output.1)</source>\($0.output.2)<target>FR \($0.output.1)</target>"
            }
        }
    }

    @Test(arguments: ["1.2", "2.1", "po", "csv"])
    func itGoesOutAndComesBack(name: String) throws {
        let dragoman = try dragoman()
        let isXLIFF = name.contains(".")
        let file = "out/fr.\(isXLIFF ? "xlf" : name)"
        let sent = try dragoman.run(
            ["export", "--language", "fr", "-o", "out", "--redact", "rules.yaml"]
                + (isXLIFF ? ["--version", name] : ["--format", name])
        )
        #expect(
            sent.code == 0 && sent.stderr.contains("hidden in the texts that go out: 6 places [redaction-applied]"),
            "\(sent.stderr)"
        )
        let text = try text(dragoman, file)
        for secret in Self.secrets { #expect(!text.contains(secret), "\(secret)") }
        if isXLIFF { #expect(try dragoman.run(["xliff", "validate", file]).code == 0) }
        try dragoman.write(Self.filled(text, name), to: file)
        let dry = try dragoman.run(["import", file, "--dry-run", "--receipt", "told.jsonl"])
        let told = try self.text(dragoman, "told.jsonl")
        #expect(dry.code == 0 && told.contains("FR Ann Smith's") && !told.contains("name-1"), "\(dry.stderr)")
        let back = try dragoman.run(["import", file])
        #expect(back.code == 0 && back.text.contains("4 imported"), "\(back.text)\(back.stderr)")
        let page = try dragoman.run(["render", "a", "--language", "fr"]).text
        #expect(page.contains("FR Ann Smith's <b>letter</b> went to Bob Jones"), "\(page)")
        #expect(page.contains("FR He paid 14,500 euros.") && page.contains("FR BOB JONES said nothing."))
        // With all its translations and matches it tells nothing either, and brings nothing.
        try dragoman.write(Self.article.replacing("nothing.", with: "nothing today."), to: "b.html")
        try dragoman.run(["ingest", "b.html"])
        for only in ["all", "missing"] {
            try dragoman.run(
                ["export", "--language", "fr", "-o", "out", "--redact", "rules.yaml", "--only", only]
                    + (isXLIFF ? ["--version", name] : ["--format", name])
            )
            let again = try self.text(dragoman, file)
            for secret in Self.secrets { #expect(!again.contains(secret), "\(secret)") }
            if isXLIFF { #expect(try dragoman.run(["xliff", "validate", file]).code == 0) }
            #expect(try dragoman.run(["import", file]).text.contains("0 imported"))
        }
    }

    @Test func aLostNameIsRefusedAndTold() throws {
        let dragoman = try dragoman()
        try dragoman.run(["export", "--language", "fr", "-o", "out", "--redact", "rules.yaml"])
        let text = try text(dragoman, "out/fr.xlf").replacing(
            #/(<source>.*?)<target[^>]*></target>/#.dotMatchesNewlines()
        ) {
            "\($0.output.1)<target>Rien.</target>"
        }
        try dragoman.write(text, to: "out/fr.xlf")
        let back = try dragoman.run(["import", "out/fr.xlf"])
        #expect(back.code == 3 && back.text.contains("0 imported, 0 kept as candidates"), "\(back.text)")
        #expect(back.stderr.contains("the target lacks '[name 1]' of its source"), "\(back.stderr)")
    }

    @Test func theSiteHidesByDefault() throws {
        let dragoman = try dragoman()
        try dragoman.write("source: en\ntargets: [fr]\nredact: rules.yaml\n", to: "site/site.yaml")
        try dragoman.write("names: [Ann Smith, Bob Jones]\n", to: "site/rules.yaml")
        try dragoman.write("kinds: [email]\n", to: "more.yaml")
        let call = ["export", "--all", "-o", "out", "--site", "site"]
        try dragoman.run(call)
        #expect(try !text(dragoman, "out/fr.xlf").contains("Smith"))
        #expect(try text(dragoman, "out/fr.xlf").contains("bob@x"))
        try dragoman.run(call + ["--redact", "more.yaml"])
        #expect(try !text(dragoman, "out/fr.xlf").contains("bob@x"))
        #expect(try !text(dragoman, "out/fr.xlf").contains("Smith"))
        try dragoman.run(call + ["--unredacted"])
        #expect(try text(dragoman, "out/fr.xlf").contains("Smith"))
        try dragoman.write("source: en\ntargets: [fr]\nredact: none.yaml\n", to: "site/site.yaml")
        let failed = try dragoman.run(call)
        #expect(failed.code == 1 && failed.stderr.contains("site.yaml:3:"), "\(failed.stderr)")
    }

    @Test func faultyRulesAreToldWithTheirPlace() throws {
        let dragoman = try dragoman()
        try dragoman.write("names: [Ann]\npatterns:\n  - {label: x, pattern: '('}\n", to: "bad.yaml")
        let failed = try dragoman.run(["export", "--language", "fr", "-o", "out", "--redact", "bad.yaml"])
        #expect(failed.code == 1 && failed.stderr.contains("bad.yaml:3:"), "\(failed.stderr)")
        #expect(failed.stderr.contains("[redaction-invalid]"))
        #expect(!FileManager.default.fileExists(atPath: dragoman.folder.appendingPathComponent("out").path))
        let both = ["export", "--language", "fr", "-o", "out", "--redact", "rules.yaml", "--unredacted"]
        #expect(try dragoman.run(both).code == 2)
    }

    /// The sample of the page is one.
    @Test func theSampleOfThePageHides() throws {
        let page = try String(
            contentsOf: DragomanBinary.root.appendingPathComponent(
                "Sources/DragomanCommands/Documentation.docc/Redaction.md"
            ),
            encoding: .utf8
        )
        let sample = try #require(page.firstMatch(of: #/```yaml\n(.*?)```/#.dotMatchesNewlines())).output.1
        let dragoman = try DragomanBinary()
        try dragoman.write("Will of Globex Inc. will see Mr Smith in case No. 7/B, witness Q.\n", to: "a.txt")
        try dragoman.run(["ingest", "a.txt"])
        try dragoman.write(String(sample), to: "sample.yaml")
        let sent = try dragoman.run(["export", "-l", "fr", "-o", "out", "--redact", "sample.yaml", "--format", "csv"])
        #expect(sent.code == 0, "\(sent.stderr)")
        let shown = try text(dragoman, "out/fr.csv").replacing(#/<([a-z]+)-(\d+)\.[^>]*\/>/#) {
            "[\($0.output.1) \($0.output.2)]"
        }
        #expect(
            shown.contains("[name 1] of [company 1]. will see Mr [name 2] in case [case 1], [source 1]."),
            "\(shown)"
        )
    }
}
