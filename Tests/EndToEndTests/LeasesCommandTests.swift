import Foundation
import Testing

/// Leases through the built binary.
struct LeasesCommandTests {
    private func dragoman() throws -> DragomanBinary {
        let dragoman = try DragomanBinary()
        try dragoman.write("Ferry news.\n\nMore soon.\n", to: "a.txt")
        try dragoman.run(["ingest", "a.txt"])
        return dragoman
    }

    @Test func segmentsGoOutAndAreReleased() throws {
        let dragoman = try dragoman()
        let given = try dragoman.json([
            "export", "--language", "fr", "-o", "anne", "--to", "Anne", "--due", "2999-12-31",
        ])
        let file = try #require((given["files"] as? [[String: Any]])?.first)
        let lease = try #require(file["lease"] as? [String: Any])
        #expect(lease["segments"] as? Int == 2 && lease["heldBack"] as? Int == 0 && lease["to"] as? String == "Anne")
        let listed = try #require(try dragoman.json(["leases", "list"])["leases"] as? [[String: Any]])
        #expect(
            Set(listed.flatMap(\.keys)) == [
                "article", "batch", "due", "language", "overdue", "segment", "since", "text", "to",
            ]
        )
        let lines = try dragoman.run(["leases", "list", "--to", "Anne"]).text
        #expect(lines.hasPrefix("Anne  fr  a  2 segments  since ") && lines.hasSuffix(" until 2999-12-31\n"))
        let told = try dragoman.run(["export", "--language", "fr", "-o", "out"])
        #expect(told.code == 0 && told.stderr.contains("[segments-out]"), "\(told.stderr)")
        let released = try dragoman.json(["leases", "release", "--article", "a"])
        #expect(released["released"] as? Int == 2)
        #expect(try dragoman.run(["leases", "list"]).text.isEmpty)
        #expect(try dragoman.json(["undo", "\(try #require(released["batch"] as? Int))"])["restored"] as? Int == 2)
    }

    @Test func anExportToNobodyWritesTheKeysThatItAlwaysWrote() throws {
        let files = try dragoman().json(["export", "--language", "fr", "-o", "out"])["files"] as? [[String: Any]]
        #expect(
            try Set(#require(files?.first).keys) == ["language", "path", "repetitions", "segments", "units", "words"]
        )
    }

    @Test(arguments: [
        ["export", "--language", "fr", "-o", "x", "--due", "2999-01-01"],
        ["export", "--language", "fr", "-o", "x", "--again"],
        ["export", "--language", "fr", "-o", "x", "--to", ""],
        ["export", "--language", "fr", "-o", "x", "--to", "A", "--due", "tomorrow"],
        ["export", "--language", "fr", "-o", "x", "--to", "A", "--due", "2000-01-01"],
        ["export", "--language", "fr", "-o", "x", "--profile", "omegat", "--version", "2.0"],
        ["export", "--language", "fr", "-o", "x", "--profile", "poedit", "--segmented"],
        ["leases", "release"], ["leases", "release", "--all", "--to", "A"], ["leases", "list", "--language", "xx-no"],
    ])
    func wrongCallsAreUsageErrors(call: [String]) throws {
        let outcome = try dragoman().run(call)
        #expect(outcome.code == 2, "\(outcome.stderr)")
        #expect(!outcome.stderr.isEmpty)
    }
}
