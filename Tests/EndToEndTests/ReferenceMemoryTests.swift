import DragomanTesting
import Foundation
import Testing

/// Reference memories: consulted with a penalty, named in the answer, never written.
struct ReferenceMemoryTests {
    /// Two memories: the desk's own, and an old one that has translations of its own articles.
    private static func desk(_ references: String = "") throws -> DragomanBinary {
        let dragoman = try DragomanBinary()
        let languages = "source: en\ntargets: [fr, de]\n"
        try dragoman.write(languages, to: "plain.yaml")
        try dragoman.write(
            languages + (references.isEmpty ? "references:\n  - {memory: old/desk.sqlite, penalty: 7}\n" : references),
            to: "site.yaml"
        )
        try dragoman.write("The harbour opens.\n\nThe talks resume on Monday.\n", to: "old.txt")
        try dragoman.write("The harbour opens.\n\nThe talks resume on Tuesday.\n", to: "new.txt")
        try FileManager.default.createDirectory(
            at: dragoman.folder.appendingPathComponent("old"),
            withIntermediateDirectories: true
        )
        let old = ["--database", "old/desk.sqlite", "--site", "plain.yaml"]
        try translate(dragoman, "old.txt", "fr", "OLD", old)
        return dragoman
    }

    private static func translate(
        _ dragoman: DragomanBinary,
        _ file: String,
        _ language: String,
        _ word: String,
        _ options: [String]
    ) throws {
        try dragoman.json(["ingest", file] + options)
        try dragoman.json(["export", "-l", language, "-o", "out"] + options)
        let filled = XLIFFFiller { _, source in "\(word) \(source)" }.fill(try dragoman.text("out/\(language).xlf"))
        try dragoman.write(filled.text, to: "back.xlf")
        try dragoman.json(["import", "back.xlf"] + options)
    }

    private static let site = ["--site", "site.yaml"]

    private static func lookup(
        _ dragoman: DragomanBinary,
        _ text: String,
        _ options: [String] = []
    ) throws -> [[String: Any]] {
        let answer = try dragoman.json(["lookup", text, "--target", "fr"] + options + site)
        return try #require(answer["matches"] as? [[String: Any]])
    }

    @Test func matchesCarryTierPenaltyAndSimilarity() throws {
        let dragoman = try Self.desk()
        try dragoman.json(["ingest", "new.txt"] + Self.site)
        let exact = try #require(try Self.lookup(dragoman, "The harbour opens.").first)
        #expect(exact["target"] as? String == "OLD The harbour opens.")
        #expect(exact["score"] as? Int == 93 && exact["similarity"] as? Int == 100)
        #expect(exact["kind"] as? String == "exact" && exact["tier"] as? String == "desk")
        let penalty = try #require((exact["penalties"] as? [[String: Any]])?.first)
        #expect(penalty["name"] as? String == "reference" && penalty["points"] as? Int == 7)
        let fuzzy = try #require(try Self.lookup(dragoman, "The talks resume on Tuesday.").first)
        #expect((fuzzy["score"] as? Int).map { $0 + 7 } == fuzzy["similarity"] as? Int)
        #expect(fuzzy["kind"] as? String == "fuzzy")
        let text = try dragoman.run(["lookup", "The harbour opens.", "--target", "fr"] + Self.site).text
        #expect(text.hasPrefix("93 % exact (desk, reference -7)  The harbour opens.\n"))
    }

    @Test func theThresholdIsOfTheScoreAfterThePenalty() throws {
        let dragoman = try Self.desk()
        try dragoman.json(["ingest", "new.txt"] + Self.site)
        #expect(try Self.lookup(dragoman, "The harbour opens.", ["--threshold", "93"]).count == 1)
        #expect(try Self.lookup(dragoman, "The harbour opens.", ["--threshold", "94"]).isEmpty)
    }

    /// The bands of a language that have segments, with how many.
    private static func bands(
        _ dragoman: DragomanBinary,
        _ language: String = "fr",
        site: String = "site.yaml"
    ) throws -> [String: Int] {
        let answer = try dragoman.json(["analyze", "new.txt", "--no-internal", "-l", language, "--site", site])
        let row = try #require((answer["languages"] as? [[String: Any]])?.first)
        let bands = try #require(row["bands"] as? [[String: Any]])
        return Dictionary(
            uniqueKeysWithValues: bands.compactMap { band in
                guard let name = band["band"] as? String, let count = band["segments"] as? Int, count > 0 else {
                    return nil
                }
                return (name, count)
            }
        )
    }

    @Test func anAnalysisCountsWhatReferencesGiveAfterThePenalty() throws {
        let dragoman = try Self.desk()
        try dragoman.write(
            "The harbour opens.\n\nThe talks resume on Tuesday.\n\nThe harbour opens.\n",
            to: "new.txt"
        )
        try dragoman.json(["init"] + Self.site)
        // 93 for the equal text, then a repetition; 85 less 7 for the similar one.
        #expect(try Self.bands(dragoman) == ["85-94": 1, "repetition": 1, "75-84": 1])
        #expect(try Self.bands(dragoman, "de") == ["new": 2, "repetition": 1])
        #expect(try Self.bands(dragoman, site: "plain.yaml") == ["new": 2, "repetition": 1])
        let head = "source: en\ntargets: [fr, de]\nreferences:\n"
        try dragoman.write(head + "  - {memory: old/desk.sqlite, penalty: 0}\n", to: "free.yaml")
        #expect(try Self.bands(dragoman, site: "free.yaml") == ["100": 2, "85-94": 1])
        try dragoman.write(head + "  - {memory: old/desk.sqlite, penalty: 40}\n", to: "dear.yaml")
        #expect(try Self.bands(dragoman, site: "dear.yaml") == ["50-74": 1, "repetition": 1, "new": 1])
        try dragoman.write(head + "  - {memory: old/desk.sqlite, languages: [de]}\n", to: "german.yaml")
        #expect(try Self.bands(dragoman, site: "german.yaml") == ["new": 2, "repetition": 1])
        // Of several the best counts, and the site's own goes before all.
        try dragoman.write(
            head + "  - {memory: old/desk.sqlite, penalty: 40, name: a}\n"
                + "  - {memory: old/desk.sqlite, penalty: 3, name: b}\n",
            to: "two.yaml"
        )
        #expect(try Self.bands(dragoman, site: "two.yaml") == ["95-99": 1, "repetition": 1, "75-84": 1])
        try Self.translate(dragoman, "new.txt", "fr", "NEW", Self.site)
        let own = try Self.bands(dragoman)
        #expect(own["context", default: 0] + own["100", default: 0] == 3)
    }

    @Test func ownGoBeforeReferencesAndNothingIsSaidTwice() throws {
        let dragoman = try Self.desk("references:\n  - {memory: old/desk.sqlite, penalty: 0, name: old}\n")
        try Self.translate(dragoman, "new.txt", "fr", "NEW", Self.site)
        let matches = try Self.lookup(dragoman, "The harbour opens.")
        #expect(matches.compactMap { $0["target"] as? String } == ["NEW The harbour opens.", "OLD The harbour opens."])
        #expect(matches.map { $0["tier"] as? String } == [nil, "old"])
        #expect(matches[1]["penalties"] == nil)
        let one = try Self.lookup(dragoman, "The harbour opens.", ["--limit", "1"])
        #expect(one.compactMap { $0["target"] as? String } == ["NEW The harbour opens."])
        let many = try dragoman.run(
            ["lookup", "--jsonl", "--target", "fr", "--target", "de"] + Self.site,
            input: "{\"text\":\"The harbour opens.\"}\n{\"text\":\"The talks resume on Monday.\"}\n"
        )
        #expect(many.code == 0 && many.text.split(separator: "\n").count == 2)
        #expect(many.text.contains("OLD The talks resume on Monday."))
    }

    @Test func exportsOfferThemAndFillNothing() throws {
        let dragoman = try Self.desk()
        try dragoman.json(["ingest", "new.txt"] + Self.site)
        for version in ["1.2", "2.1"] {
            try dragoman.json(["export", "-l", "fr", "-l", "de", "-o", "out", "--version", version] + Self.site)
            let french = try dragoman.text("out/fr.xlf")
            #expect(french.contains("OLD The harbour opens."))
            #expect(french.contains("origin=\"dragoman:exact:reference desk:old\""))
            #expect(try !dragoman.text("out/de.xlf").contains("OLD"))
            let back = try dragoman.json(["import", "out/fr.xlf"] + Self.site)
            #expect((back["files"] as? [[String: Any]])?.first?["imported"] as? Int == 0)
        }
        let exported = try dragoman.text("out/fr.xlf")
        #expect(exported.contains("similarity=\"100\"") && exported.contains("matchQuality=\"93\""))
        #expect(
            try dragoman.run(["render", "new", "--language", "fr"] + Self.site).text.contains("The harbour opens.")
        )
    }

    @Test func aReferenceForOneLanguageIsSilentInOthers() throws {
        let dragoman = try Self.desk("references:\n  - {memory: old/desk.sqlite, languages: [de]}\n")
        try dragoman.json(["ingest", "new.txt"] + Self.site)
        #expect(try Self.lookup(dragoman, "The harbour opens.").isEmpty)
        let any = try dragoman.json(["lookup", "The harbour opens.", "--target", "*"] + Self.site)
        #expect((any["matches"] as? [Any])?.isEmpty == true)
    }

    @Test func aReferenceIsNeverWritten() throws {
        let dragoman = try Self.desk()
        try dragoman.json(["ingest", "new.txt"] + Self.site)
        let before = try dragoman.data("old/desk.sqlite")
        #expect(try Self.lookup(dragoman, "The harbour opens.").count == 1)
        try dragoman.json(["export", "-l", "fr", "-o", "out"] + Self.site)
        #expect(try dragoman.data("old/desk.sqlite") == before)
        #expect(try !dragoman.files().contains { $0.hasPrefix("old/desk.sqlite-shm") })
    }

    @Test func aMissingOrForeignMemoryIsToldWithItsLine() throws {
        for (entry, code) in [("none.sqlite", "memory-missing"), ("plain.yaml", "memory-not-a-memory")] {
            let dragoman = try Self.desk("references:\n  - {memory: old/desk.sqlite}\n  - {memory: \(entry)}\n")
            try dragoman.json(["ingest", "new.txt"] + Self.site)
            for command in [["lookup", "One", "--target", "fr"], ["export", "-l", "fr", "-o", "x"]] {
                try dragoman.refuse(command + Self.site, saying: ["site.yaml:5", code])
            }
            // What looks nothing up does not need it.
            #expect(try dragoman.run(["coverage"] + Self.site).code == 0)
        }
    }

    @Test func aMemoryOfAnotherVersionIsToldAndLeftAlone() throws {
        let dragoman = try Self.desk()
        try dragoman.json(["ingest", "new.txt"] + Self.site)
        for (version, code) in [(1, "memory-older"), (99, "memory-newer")] {
            var bytes = try dragoman.data("old/desk.sqlite")
            // The user version of a SQLite file: four bytes at 60, the greatest first.
            bytes.replaceSubrange(60..<64, with: [0, 0, 0, UInt8(version)])
            try dragoman.write(bytes, to: "old/desk.sqlite")
            try dragoman.refuse(["lookup", "One", "--target", "fr"] + Self.site, saying: ["site.yaml:4", code])
            #expect(try dragoman.data("old/desk.sqlite") == bytes)
        }
    }
}
