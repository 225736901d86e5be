import DragomanTesting
import Foundation
import Testing

/// A real article as it was captured, and what a careful editor expects of its segments.
struct RealArticleTests {
    private static let article = SharedData.file("articles/000_e17858a257c2d775.txt")

    @Test(.enabled(if: RealArticleTests.article != nil, "the real article lies beside the team's checkouts only"))
    func isSplitAsAnEditorWould() throws {
        let dragoman = try DragomanBinary()
        let article = try #require(Self.article)
        let bytes = try Data(contentsOf: article)
        try dragoman.write(bytes, to: "real.txt")
        try dragoman.json(["ingest", "real.txt", "--join-page-breaks"])
        let units = try #require(try dragoman.json(["units", "real"])["units"] as? [[String: Any]])
        let split = units.map { ($0["segments"] as? [[String: Any]] ?? []).compactMap { $0["text"] as? String } }
        let segments = split.flatMap(\.self)

        let title = try #require(split.first)
        #expect(title.count == 1)
        #expect(title.first?.hasPrefix("The US Strategic") == true)
        #expect(title.first?.hasSuffix("Alliance”?") == true)

        let cut = try #require(segments.first { $0.contains("with Moscow even") })
        #expect(cut.contains("with Moscow even helping Beijing construct a <1>missile-attack warning system</1>."))

        let notice = try #require(split.first { $0.first?.contains("can be read in 27 languages") == true })
        #expect(notice.count == 1)

        #expect(!segments.contains { $0.allSatisfy { !$0.isLetter } })
        #expect(!segments.contains { $0.contains("](#)") || $0.contains("mailto:") })
        #expect(segments.contains { $0.hasPrefix("<1>Disclaimer:</1> The contents") })
        #expect(
            segments.contains {
                $0.hasSuffix("internet forums. etc.") || $0 == "Crosspost on your blog site, internet forums. etc."
            }
        )
        #expect(try dragoman.run(["render", "real", "--language", "en"]).stdout == bytes)
    }
}
