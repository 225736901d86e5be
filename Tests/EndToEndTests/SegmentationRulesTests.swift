import Foundation
import Testing

/// A site's own segmentation rules and SRX files, through the built binary.
struct SegmentationRulesTests {
    private static let site = """
        source: en
        targets: [de, fr]
        segmentation:
          en:
            never final: [Ltg]
            no break:
              - {before: "Go!", after: Now}
            break:
              - {before: "***", after: ""}
          fr:
            srx: rules/fr.srx

        """
    private static let srx = """
        <?xml version="1.0" encoding="UTF-8"?>
        <srx xmlns="http://www.lisa.org/srx20" version="2.0">
          <header segmentsubflows="yes" cascade="no"/>
          <body>
            <languagerules>
              <languagerule languagerulename="Semicolons">
                <rule break="yes"><beforebreak>;</beforebreak><afterbreak>\\s</afterbreak></rule>
              </languagerule>
            </languagerules>
            <maprules><languagemap languagepattern=".*" languagerulename="Semicolons"/></maprules>
          </body>
        </srx>

        """

    private func desk() throws -> DragomanBinary {
        let dragoman = try DragomanBinary()
        try dragoman.write(Self.site, to: "desk/site.yaml")
        try dragoman.write(Self.srx, to: "desk/rules/fr.srx")
        return dragoman
    }

    @Test func segmentObeysTheSiteFile() throws {
        let dragoman = try desk()
        let text = "The Ltg. Haus met. Go! Now go. One *** two.\n"
        let plain = try dragoman.run(["segment", "--language", "en"], input: text)
        #expect(plain.text == "[\"The Ltg. \",\"Haus met. \",\"Go! \",\"Now go. \",\"One *** two.\"]\n")
        for place in ["desk", "desk/site.yaml"] {
            let own = try dragoman.run(["segment", "--language", "en-GB", "--site", place], input: text)
            #expect(own.text == "[\"The Ltg. Haus met. \",\"Go! Now go. \",\"One *** \",\"two.\"]\n")
        }
        let french = try dragoman.run(["segment", "--language", "fr", "--site", "desk"], input: "Un. Deux; trois.\n")
        #expect(french.text == "[\"Un. Deux; \",\"trois.\"]\n")
    }

    @Test func segmentTakesAnSRXFile() throws {
        let dragoman = try desk()
        let arguments = ["segment", "--language", "ja", "--srx", "desk/rules/fr.srx"]
        #expect(try dragoman.run(arguments, input: "一; 二。三\n\n").text == "[\"一; \",\"二。三\"]\n[]\n")
        let missing = try dragoman.run(["segment", "--language", "ja", "--srx", "no.srx"], input: "")
        #expect(missing.code == 1 && missing.stderr.contains("[file-unreadable]"))
    }

    @Test func anSRXFileThatIsMissingIsToldAtTheLineThatNamesIt() throws {
        let dragoman = try desk()
        try dragoman.write(Self.site.replacing("rules/fr.srx", with: "rules/no.srx"), to: "desk/site.yaml")
        let outcome = try dragoman.run(["segment", "--language", "fr", "--site", "desk"], input: "Un.\n")
        #expect(outcome.code == 1)
        #expect(outcome.stderr.hasPrefix("desk/site.yaml:11:10: error: cannot read"), "\(outcome.stderr)")
    }

    @Test func ingestObeysTheSiteFile() throws {
        let dragoman = try desk()
        try dragoman.write("The Ltg. Haus met. Go! Now go.\n", to: "one.txt")
        try dragoman.json(["ingest", "one.txt", "--site", "desk", "--format", "text"])
        let units = try #require(try dragoman.json(["units", "one", "--site", "desk"])["units"] as? [[String: Any]])
        let segments = try #require(units.first?["segments"] as? [[String: Any]])
        #expect(segments.map { $0["text"] as? String } == ["The Ltg. Haus met.", "Go! Now go."])
        // The rules are part of what makes an article new.
        let again = try dragoman.json(["ingest", "one.txt", "--site", "desk", "--format", "text"])
        #expect((again["articles"] as? [[String: Any]])?.first?["status"] as? String == "unchanged")
        try dragoman.write(Self.site.replacing("Ltg", with: "Abt"), to: "desk/site.yaml")
        let changed = try dragoman.json(["ingest", "one.txt", "--site", "desk", "--format", "text"])
        #expect((changed["articles"] as? [[String: Any]])?.first?["status"] as? String == "updated")
    }

    @Test func aFaultInTheSiteFileEndsTheCommand() throws {
        let dragoman = try desk()
        try dragoman.write(Self.site.replacing("never final", with: "never finall"), to: "desk/site.yaml")
        for command in [["segment", "--language", "de"], ["ingest", "desk"], ["coverage"]] {
            let outcome = try dragoman.run(command + ["--site", "desk"], input: "A.\n")
            #expect(outcome.code == 1 && outcome.stdout.isEmpty)
            #expect(
                outcome.stderr.hasPrefix("desk/site.yaml:5:5: error: unknown key 'never finall'"),
                "\(outcome.stderr)"
            )
        }
    }

    @Test func aRuleThatTakesTooLongEndsTheCommand() throws {
        let dragoman = try desk()
        try dragoman.write(Self.srx.replacing(">;<", with: ">(a+)+$<"), to: "slow.srx")
        let text = "a; b\n" + String(repeating: "a", count: 300) + "!\n"
        let segment = try dragoman.run(["segment", "--language", "en", "--srx", "slow.srx"], input: text)
        #expect(segment.code == 1)
        #expect(segment.stderr.hasPrefix("slow.srx:7: error:") && segment.stderr.contains("[srx-rule-too-slow]"))
        try dragoman.write("source: en\ntargets: [de]\nsegmentation: {en: {srx: slow.srx}}\n", to: "site.yaml")
        try dragoman.write(text, to: "slow.txt")
        let ingest = try dragoman.run(["ingest", "slow.txt", "--site", "site.yaml"])
        #expect(ingest.code == 1 && ingest.stderr.contains("[srx-rule-too-slow]"), "\(ingest.stderr)")
    }

    @Test func checkTellsFaultsWithLines() throws {
        let dragoman = try desk()
        let good = try dragoman.run(["srx", "check", "desk/rules/fr.srx"])
        #expect(good.code == 0 && good.stderr.isEmpty)
        #expect(good.text == "desk/rules/fr.srx: SRX 2.0, 1 language rules, 1 rules, valid\n")
        try dragoman.write(Self.srx.replacing(">;<", with: ">;)<").replacing("cascade", with: "casc"), to: "bad.srx")
        let bad = try dragoman.run(["srx", "check", "bad.srx", "--json"])
        #expect(bad.code == 3)
        #expect(bad.stderr.contains("bad.srx:7: error: beforebreak is no regular expression"))
        let files = try #require(try bad.json()["files"] as? [[String: Any]])
        #expect(files.first?["valid"] as? Bool == false && files.first?["version"] as? String == "2.0")
        let findings = try #require(files.first?["findings"] as? [[String: Any]])
        #expect(findings.map { $0["code"] as? String } == ["srx-attribute", "srx-pattern-invalid"])
        #expect(findings.map { $0["line"] as? Int } == [3, 7])
        for (text, code) in [("<srx", "xml-not-well-formed"), ("<tmx/>", "srx-unreadable")] {
            try dragoman.write(text, to: "none.srx")
            let none = try dragoman.run(["srx", "check", "none.srx", "--json"])
            #expect(none.code == 1 && none.stdout.isEmpty && none.stderr.contains("[\(code)]"))
        }
    }

    @Test func whatIsExportedSplitsAlike() throws {
        let dragoman = try desk()
        let all = try dragoman.run(["srx", "export"])
        #expect(all.code == 0 && all.stderr.isEmpty)
        #expect(all.text.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!--\n"))
        #expect(try dragoman.run(["srx", "export", "-o", "all.srx"]).code == 0)
        #expect(try dragoman.data("all.srx") == all.stdout)
        #expect(try dragoman.run(["srx", "check", "all.srx"]).code == 0)
        let text = "Am 3. Mai kam Dr. Voss, z. B. mit Prof. Lang. Er ging. „Wohin?“, fragte sie.\n"
        let ours = try dragoman.run(["segment", "--language", "de"], input: text)
        #expect(try dragoman.run(["segment", "--language", "de", "--srx", "all.srx"], input: text).text == ours.text)
        let some = try dragoman.run(["srx", "export", "--language", "de", "--language", "en", "--site", "desk"])
        #expect(some.code == 0 && some.text.contains("Ltg") && !some.text.contains("French"))
        let refused = try dragoman.run(["srx", "export", "--language", "fr", "--site", "desk"])
        #expect(refused.code == 1 && refused.stderr.contains("[srx-export-refused]"))
        #expect(try dragoman.run(["srx", "export", "--language", "d_"]).code == 2)
    }
}
