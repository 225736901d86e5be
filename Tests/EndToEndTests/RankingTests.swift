import Foundation
import Testing

/// Matches of nearly one score are offered by usefulness, and say so.
struct RankingTests {
    private static let targets = [
        "The talks resume on Monday in Genoa.": "Les pourparlers reprennent lundi à Gênes.",
        "The talks resume on Monday in Genova.": "Les pourparlers reprennent lundi à Gênes, en Italie.",
        "The talks resume on Sunday in Geneva.": "Tout autre chose fut dit.",
    ]

    private func memory() throws -> DragomanBinary {
        let dragoman = try DragomanBinary()
        let sources = Self.targets.keys.sorted()
        try dragoman.write(sources.joined(separator: "\n\n"), to: "talks.txt")
        try dragoman.run(["ingest", "talks.txt"])
        try dragoman.run(["export", "--language", "fr", "-o", "out", "--version", "2.1"])
        var file = try dragoman.text("out/fr.xlf")
        for (source, target) in Self.targets {
            let element = "<source>\(source)</source>"
            file = file.replacing(element, with: element + "<target>\(target)</target>")
        }
        try dragoman.write(file, to: "back.xlf")
        let outcome = try dragoman.run(["import", "back.xlf"])
        #expect(outcome.code == 0, "\(outcome.stderr)")
        return dragoman
    }

    @Test func ofEqualScoresTheMoreUsefulComesFirstAndSaysWhy() throws {
        let dragoman = try memory()
        let answer = try dragoman.json(["lookup", "The talks resume on Monday in Geneva.", "--target", "fr"])
        let matches = try #require(answer["matches"] as? [[String: Any]])
        #expect(matches.compactMap { $0["score"] as? Int } == [97, 94, 94])
        #expect(matches.last?["target"] as? String == "Tout autre chose fut dit.")
        #expect(matches.first?["rank"] == nil, "it stands where its score puts it")
        let rank = try #require(matches[1]["rank"] as? [String: Any])
        #expect(rank["placeByScore"] as? Int == 3)
        #expect(Set(rank.keys) == ["placeByScore", "value", "subsequence", "runs", "agreement"])
        let usefulness = matches.compactMap { $0["usefulness"] as? Int }
        #expect(usefulness.count == 3 && usefulness[0] >= usefulness[1] && usefulness[1] == usefulness[2])
        // One match is the best by score.
        let one = try dragoman.json([
            "lookup", "The talks resume on Monday in Geneva.", "--target", "fr", "--limit", "1",
        ])
        #expect((one["matches"] as? [[String: Any]])?.compactMap { $0["score"] as? Int } == [97])
    }

    @Test func anExportCarriesTheExpectation() throws {
        let dragoman = try memory()
        try dragoman.write("The talks resume on Monday in Geneva.", to: "again.txt")
        try dragoman.run(["ingest", "again.txt"])
        try dragoman.run(["export", "--language", "fr", "-o", "new", "--version", "2.1", "--article", "again"])
        let file = try dragoman.text("new/fr.xlf")
        let suitable = file.matches(of: #/matchQuality="(\d+)" matchSuitability="(\d+)"/#)
        #expect(suitable.map { String($0.output.1) } == ["97", "94", "94"])
        #expect(suitable.allSatisfy { (1...100).contains(Int($0.output.2) ?? 0) })
    }
}
