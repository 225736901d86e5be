import Foundation
import Testing

/// `dragoman concordance` as people and scripts call it.
struct ConcordanceCommandTests {
    private func samples() throws -> DragomanBinary {
        let dragoman = try DragomanBinary()
        let samples = DragomanBinary.root.appendingPathComponent("Data/Samples").path
        #expect(try dragoman.run(["ingest", "--quiet", samples + "/articles"]).code == 0)
        let files = try dragoman.shell("exec \"$dragoman\" import --quiet '\(samples)'/translations/*.xlf")
        #expect(files.code == 0, "\(files.stderr)")
        return dragoman
    }

    @Test func wordsAreFoundWithTheirTranslations() throws {
        let dragoman = try samples()
        let json = try dragoman.json(["concordance", "wind farm", "--language", "fr", "--in", "source"])
        let hits = try #require(json["hits"] as? [[String: Any]])
        #expect(json["total"] as? Int == 4 && json["complete"] as? Bool == true && hits.count == 4)
        for hit in hits {
            let source = Array(try #require(hit["source"] as? String).unicodeScalars)
            let ranges = try #require(hit["sourceRanges"] as? [[Int]])
            for range in ranges {
                let text = String(String.UnicodeScalarView(source[range[0]..<range[0] + range[1]]))
                #expect(text.lowercased() == "wind farm")
            }
            #expect(!ranges.isEmpty && hit["language"] as? String == "fr" && hit["state"] as? String == "translated")
        }
        let plain = try dragoman.run(["concordance", "wind farm", "--language", "fr", "--limit", "1"])
        #expect(plain.text.split(separator: "\n").map { $0.prefix(6) } == ["en    ", "    fr"])
        #expect(!plain.text.contains("\u{1B}") && plain.stderr == "1 of 4 sources\n")
    }

    @Test func partsOfATextAreFound() throws {
        let dragoman = try samples()
        let text = "The council voted on the wind farm."
        let json = try dragoman.json(["concordance", "--subsegments", text, "--language", "de"])
        let parts = try #require(json["subsegments"] as? [[String: Any]])
        let part = try #require(parts.first { $0["text"] as? String == "wind farm" })
        #expect(part["range"] as? [Int] == [25, 9] && part["words"] as? Int == 2 && part["total"] as? Int == 4)
    }

    @Test(
        "wrong calls",
        arguments: [
            ["concordance"], ["concordance", "…"], ["concordance", "a", "--language", "tlh"],
            ["concordance", "a", "--limit", "0"], ["concordance", "a", "--in", "both", "--subsegments", "a b"],
            ["concordance"] + (0..<100).map { "w\($0)" },
        ]
    )
    func wrongCalls(arguments: [String]) throws {
        let dragoman = try DragomanBinary()
        #expect(try dragoman.run(["init", "--quiet"]).code == 0)
        let outcome = try dragoman.run(arguments)
        #expect(outcome.code == 2 && outcome.text.isEmpty && !outcome.stderr.isEmpty)
    }

    @Test func anEmptyMemoryHoldsNothing() throws {
        let dragoman = try DragomanBinary()
        #expect(try dragoman.run(["concordance", "a"]).code == 1)
        #expect(try dragoman.run(["init", "--quiet"]).code == 0)
        #expect(try dragoman.json(["concordance", "a"])["total"] as? Int == 0)
    }

    @Test func manyProcessesAskAtOnceWhileTheIndexIsMade() throws {
        let dragoman = try samples()
        let outcome = try dragoman.shell(
            """
            for i in 1 2 3 4; do "$dragoman" concordance wind --json > "out$i" & done; wait
            cat out1 out2 out3 out4 | sort -u | wc -l; grep -c '"complete":true' out1
            """
        )
        #expect(outcome.text.split(whereSeparator: \.isWhitespace) == ["1", "1"], "\(outcome.stderr)")
    }

    @Test func aKilledQuestionLeavesAnIndexThatAnswers() throws {
        let dragoman = try samples()
        let expected = try dragoman.run(["concordance", "the", "--json"]).text
        for round in 0..<12 {
            let files = "rm -f dragoman.sqlite-index/concordance.*"
            // Killed as soon as the file is there, or a little later.
            let wait = "i=0; while [ $i -lt \(round * 400) ]; do i=$((i+1)); done"
            let killed = try dragoman.shell(
                """
                \(files); "$dragoman" concordance the --json > /dev/null 2>&1 & child=$!
                while [ ! -e dragoman.sqlite-index/concordance.sqlite ] && kill -0 $child 2>/dev/null; do :; done
                \(wait); kill -9 $child 2>/dev/null; wait $child 2>/dev/null; true
                """
            )
            #expect(killed.code == 0)
            #expect(try dragoman.run(["concordance", "the", "--json"]).text == expected, "round \(round)")
        }
    }
}
