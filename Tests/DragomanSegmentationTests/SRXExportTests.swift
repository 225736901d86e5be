import DragomanModel
import DragomanSegmentation
import DragomanTesting
import Foundation
import Testing

/// Our tables as SRX, read back by our own SRX rules.
struct SRXExportTests {
    private func document(_ tags: [String]? = nil) throws -> SRXDocument {
        let catalogue = try SegmentationFixtures.catalogue.get()
        let tags = tags?.map(LanguageTag.init(canonical:)) ?? catalogue.languages + [LanguageTag(canonical: "und")]
        return try SRXDocument(exporting: tags, from: catalogue, file: "dragoman.srx")
    }

    private func readBack(_ document: SRXDocument) throws -> SRXDocument {
        let bytes = document.written(comment: SRXDocument.exportComment + ["two -- hyphens"])
        let result = try SRXReader.read(bytes, file: "dragoman.srx")
        #expect(result.findings.isEmpty && result.document.check().isEmpty)
        return result.document
    }

    @Test func whatIsWrittenIsReadBack() throws {
        let written = try document()
        var read = try readBack(written)
        for index in read.languageRules.indices {
            read.languageRules[index].line = 0
            for number in read.languageRules[index].rules.indices { read.languageRules[index].rules[number].line = 0 }
        }
        #expect(read.languageRules == written.languageRules)
        #expect(read.maps.map(\.pattern) == written.maps.map(\.pattern))
        #expect(read.maps.last?.pattern == ".*" && read.maps.last?.ruleName == "Default")
        #expect(
            try document(["de", "de", "zh-Hans"]).maps.map(\.pattern) == [
                "[Dd][Ee](?:[-_].*)?", "[Zz][Hh][-_][Hh][Aa][Nn][Ss](?:[-_].*)?",
            ]
        )
        #expect(try document(["fr"]).written() == document(["fr"]).written())
    }

    @Test func theExportAgreesWithTheTables() throws {
        let document = try readBack(document())
        var (both, all) = (0, 0)
        var differences: [String] = []
        for (tag, cases) in try SegmentationFixtures.cases() {
            let language = LanguageTag(canonical: tag)
            let ours = try SegmentationFixtures.segmenter(tag)
            let rules = SegmentationRules(try SRXRules(document, for: language))
            let theirs = Segmenter(language: language, rules: rules)
            for each in cases {
                let left = try Set(ours.boundaries(in: each.input).dropLast())
                let right = try Set(theirs.boundaries(in: each.input).dropLast())
                both += 2 * left.intersection(right).count
                all += left.count + right.count
                if left != right {
                    differences.append("\(tag):\(each.line): \(try theirs.sentences(in: each.input))")
                }
            }
        }
        let agreement = Double(both) / Double(max(1, all))
        #expect(agreement >= 0.97, "\(agreement): \(differences.joined(separator: "\n"))")
    }

    @Test func changesOfASiteGoOut() throws {
        var overrides = SegmentationOverrides()
        let list = try #require(SegmentationOverrides.WordList("never final"))
        #expect(overrides.add("Abtl", to: list) == nil)
        overrides.exceptions = BoundaryExceptions(
            noBreaks: [try #require(BoundaryExceptions.Entry(before: "Los (jetzt)!", after: "Und"))],
            breaks: [try #require(BoundaryExceptions.Entry(before: "***", after: ""))]
        )
        let changes = overrides
        let german = LanguageTag(canonical: "de")
        let catalogue = try SegmentationFixtures.catalogue.get().overridden(by: [german: { changes }])
        let document = try readBack(SRXDocument(exporting: [german], from: catalogue, file: "x.srx"))
        let rules = SegmentationRules(try SRXRules(document, for: german))
        let text = "Die Abtl. Haus. Los (jetzt)! Und nun? Eins *** zwei. Los (jetzt)! Unds."
        let expected = ["Die Abtl. Haus. ", "Los (jetzt)! Und nun? ", "Eins *** ", "zwei. ", "Los (jetzt)! ", "Unds."]
        #expect(try Segmenter(language: german, rules: rules).sentences(in: text) == expected)
        #expect(try Segmenter(language: german, rules: catalogue.rules(for: german)).sentences(in: text) == expected)
        overrides.srx = try SRXRules(document, for: german)
        let other = overrides
        let refusal = #expect(throws: DragomanError.self) {
            try SRXDocument(exporting: [german], from: catalogue.overridden(by: [german: { other }]), file: "x.srx")
        }
        #expect(refusal?.code == "srx-export-refused")
    }

    @Test func otherToolsCanReadIt() throws {
        for languageRule in try document().languageRules {
            for pattern in languageRule.rules.flatMap({ [$0.before, $0.after] }) {
                // These mean other things elsewhere, or nothing.
                for foreign in ["++", "*+", "?+", "\\u", "\\x", "(?>", "[[:", "\\b", "\\w", "\\d"] {
                    #expect(!pattern.contains(foreign), "\(languageRule.name): \(pattern.prefix(80))")
                }
            }
        }
    }

    @Test func theFileIsValid() throws {
        guard let schema = SharedData.file("schemas/srx-2.0/srx20.xsd") else {
            print("skipped: there is no schema of SRX 2.0 beside the checkout")
            return
        }
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("dragoman-\(UUID().uuidString).srx")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(try document().written(comment: SRXDocument.exportComment)).write(to: file)
        let catalog = schema.deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(
            "catalog.xml"
        )
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/xmllint")
        process.arguments = ["--nonet", "--noout", "--schema", schema.path, file.path]
        process.environment = ["XML_CATALOG_FILES": catalog.path]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }
}
