import Foundation
import Testing

/// What a lookup says of its matches, through the built binary.
struct LookupMeaningTests {
    /// A memory with translations of an article's sentences into French.
    private func desk(_ pairs: [(source: String, target: String)]) throws -> DragomanBinary {
        let dragoman = try DragomanBinary()
        try dragoman.write(pairs.map(\.source).joined(separator: "\n\n") + "\n", to: "old.txt")
        #expect(try dragoman.run(["ingest", "old.txt"]).code == 0)
        #expect(try dragoman.run(["export", "-l", "fr", "-o", "out"]).code == 0)
        var text = try dragoman.text("out/fr.xlf")
        for pair in pairs {
            let source = try #require(text.range(of: "<source>\(pair.source)</source>"), "\(text)")
            text.insert(contentsOf: "<target>\(pair.target)</target>", at: source.upperBound)
        }
        try dragoman.write(text, to: "back.xlf")
        #expect(try dragoman.run(["import", "back.xlf"]).code == 0)
        return dragoman
    }

    private func matches(_ text: String, _ dragoman: DragomanBinary, _ more: [String] = []) throws -> [[String: Any]] {
        let answer = try dragoman.json(["lookup", text, "--target", "fr"] + more)
        return try #require(answer["matches"] as? [[String: Any]])
    }

    @Test func `numbers of the text are put into the translation, and this is said`() throws {
        let dragoman = try desk([
            ("The council spent $1,250.50 on 14 May 2024.", "Le conseil a dépensé 1 250,50 $ le 14 mai 2024.")
        ])
        let match = try #require(try matches("The council spent $3,480.75 on 21 May 2025.", dragoman).first)
        #expect(match["kind"] as? String == "fuzzy")
        #expect(match["target"] as? String == "Le conseil a dépensé 3 480,75 $ le 21 mai 2025.")
        let adapted = try #require(match["adapted"] as? [[String: String]])
        #expect(adapted.map { $0["kind"] } == ["currency", "date"])
        #expect((match["edit"] as? [String: Any])?["safe"] as? Bool == false)
        // The stored translation is what it was.
        #expect(try matches("The council spent $1,250.50 on 14 May 2024.", dragoman).first?["adapted"] == nil)
    }

    @Test func `an edit of the meaning is said, a comma is not made much of`() throws {
        let dragoman = try desk([
            ("The minister will sign the treaty today.", "Le ministre signera le traité aujourd'hui.")
        ])
        func edit(_ text: String) throws -> (safe: Bool, classes: [String]) {
            let edit = try #require(try matches(text, dragoman).first?["edit"] as? [String: Any])
            return (try #require(edit["safe"] as? Bool), try #require(edit["classes"] as? [String]))
        }
        #expect(try edit("The minister will not sign the treaty today.") == (false, ["negation"]))
        #expect(try edit("The minister will sign the treaty, today.") == (true, ["punctuation"]))
        let explained = try dragoman.run([
            "lookup", "The minister will not sign the treaty today.", "--target", "fr", "--explain",
        ])
        for words in ["4 of 44 symbols differ", "{+not +}", "a negation was added", "look at it before you take it"] {
            #expect(explained.text.contains(words), "\(words): \(explained.text)")
        }
    }

    @Test func `a match is told in a line of JSON, its fields in order`() throws {
        let dragoman = try desk([("The talks end.", "Les \"pourparlers\" finissent.")])
        let answer = try dragoman.run(["lookup", "The talks ended.", "--target", "fr", "--json"])
        #expect(
            answer.text
                == #"{"complete":true,"matches":[{"article":"old","diff":[{"kind":"equal","stored":"The talks "},"#
                + #"{"kind":"replaced","stored":"end","text":"ended"},{"kind":"equal","stored":"."}],"distance":2,"#
                + #""edit":{"classes":["meaning"],"reasons":[{"after":"ended","before":"end","class":"meaning","#
                + #""kind":"word"}],"safe":false,"table":"dragoman-meaning-2026.1-en"},"kind":"fuzzy","language":"fr","#
                + #""length":16,"origin":"human","score":87,"source":"The talks end.","state":"translated","#
                + #""target":"Les \"pourparlers\" finissent.","usefulness":68}]}"# + "\n"
        )
    }

    @Test func `codes that cross are no exact match of codes that nest, and are found all the same`() throws {
        let dragoman = try DragomanBinary()
        #expect(try dragoman.run(["init"]).code == 0)
        let codes = (#"<bpt i="1">b</bpt>"#, #"<bpt i="2">i</bpt>"#, #"<ept i="1">b</ept>"#, #"<ept i="2">i</ept>"#)
        try dragoman.write(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" \
            adminlang="en" srclang="en" datatype="html"/><body><tu>
            <tuv xml:lang="en"><seg>\(codes.0)The\(codes.1) long\(codes.2) talks\(codes.3) end.</seg></tuv>
            <tuv xml:lang="fr"><seg>\(codes.0)Les\(codes.1) longs\(codes.2) pourparlers\(codes.3) finissent.</seg></tuv>
            </tu></body></tmx>
            """,
            to: "in.tmx"
        )
        #expect(try dragoman.run(["memory", "import", "in.tmx"]).code == 0)
        let crossed = try #require(try matches("<1>The<2> long</1> talks</2> end.", dragoman).first)
        #expect(crossed["kind"] as? String == "exact" && crossed["score"] as? Int == 100)
        let nested = try #require(try matches("<1>The<2> long</2> talks</1> end.", dragoman).first)
        #expect(nested["kind"] as? String == "fuzzy" && nested["similarity"] as? Int == 99)
    }

    @Test func `two translations that nothing sets apart are offered and not filled in`() throws {
        let dragoman = try desk([("See you on Monday.", "À lundi.")])
        try dragoman.write("See you on Monday.\n", to: "second.txt")
        #expect(try dragoman.run(["ingest", "second.txt"]).code == 0)
        // One translation is enough to know.
        func percent(_ slug: String) throws -> Int? {
            let answer = try dragoman.json(["coverage", "--language", "fr", "--article", slug])
            return (answer["languages"] as? [[String: Any]])?.first?["percent"] as? Int
        }
        #expect(try percent("second") == 100)
        #expect(
            try dragoman.run(["export", "-l", "fr", "-o", "all", "--only", "all", "--article", "second"]).code == 0
        )
        let changed = try dragoman.text("all/fr.xlf").replacing(">À lundi.<", with: ">On se voit lundi.<")
        try dragoman.write(changed, to: "back.xlf")
        #expect(try dragoman.run(["import", "back.xlf"]).code == 0)
        try dragoman.write("First.\n\nSee you on Monday.\n\nLast.\n", to: "third.txt")
        #expect(try dragoman.run(["ingest", "third.txt"]).code == 0)
        #expect(try percent("third") == 0)
        #expect(try percent("old") == 100 && percent("second") == 100)
        #expect(try dragoman.run(["export", "-l", "fr", "-o", "third", "--article", "third"]).code == 0)
        let exported = try dragoman.text("third/fr.xlf")
        #expect(exported.contains(">À lundi.<") && exported.contains(">On se voit lundi.<"))
        #expect(!exported.contains("approved=\"yes\""))
        #expect(try matches("See you on Monday.", dragoman).map { $0["score"] as? Int } == [100, 100])
    }

    @Test func `context decides between several translations`() throws {
        let dragoman = try desk([
            ("He paused.", "Il fit une pause."), ("Right.", "Exact."), ("He turned.", "Il se tourna."),
        ])
        let inside = try matches("Right.", dragoman, ["--previous", "He paused.", "--next", "He turned."])
        #expect(inside.map { $0["score"] as? Int } == [101] && inside.first?["kind"] as? String == "context")
        let outside = try matches("Right.", dragoman, ["--previous", "He paused."])
        #expect(outside.map { $0["kind"] as? String } == ["exact"])
    }
}
