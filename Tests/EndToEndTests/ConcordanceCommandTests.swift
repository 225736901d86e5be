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
        let processes = try (0..<4).map { _ in try dragoman.start(["concordance", "wind"]) }
        let first = try dragoman.run(["concordance", "wind", "--json"])
        for process in processes {
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
        }
        #expect(first.code == 0 && first.text.contains("\"complete\":true"), "\(first.stderr)")
        #expect(try dragoman.run(["concordance", "wind", "--json"]).text == first.text)
    }

    @Test func aKilledQuestionLeavesAnIndexThatAnswers() throws {
        let dragoman = try samples()
        let expected = try dragoman.run(["concordance", "the", "--json"]).text
        let index = dragoman.folder.appendingPathComponent("dragoman.sqlite-index")
        for round in 0..<12 {
            for name in ["concordance.sqlite", "concordance.sqlite-journal"] {
                try? FileManager.default.removeItem(at: index.appendingPathComponent(name))
            }
            let process = try dragoman.start(["concordance", "the"])
            // No test of time: a kill must be harmless whenever it comes.
            usleep(UInt32(round * 15_000))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            #expect(try dragoman.run(["concordance", "the", "--json"]).text == expected, "round \(round)")
        }
    }
}
