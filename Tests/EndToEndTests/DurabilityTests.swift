import DragomanTesting
import Foundation
import Testing

/// A command that is killed leaves the memory as before or as after, and the next one works.
struct DurabilityTests {
    /// Articles that change from round to round: a sentence of each is new.
    private func writeArticles(_ dragoman: DragomanBinary, round: Int) throws {
        for number in 0..<24 {
            var news = NewsGenerator(seed: UInt64(number) + 600)
            let page =
                number % 2 == 0 ? news.html(sentences: 8) : news.text(sentences: 8) + "\nThis is round \(round).\n"
            let changed = page.replacing("27 languages", with: "\(round) languages")
            try dragoman.write(changed, to: "news/n\(number).\(number % 2 == 0 ? "html" : "txt")")
        }
    }

    /// Kills a command after so many microseconds, unless it ended before.
    private func kill(_ arguments: [String], after microseconds: Int, in dragoman: DragomanBinary) throws {
        let process = try dragoman.start(arguments)
        // No test of time: a kill must be harmless whenever it comes, and this spreads it over the whole run.
        usleep(UInt32(microseconds))
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// How long a whole run takes, in microseconds, as a measure for where to kill.
    private func duration(_ body: () throws -> Void) rethrows -> Int {
        let begin = ContinuousClock.now
        try body()
        return max(1000, Int((ContinuousClock.now - begin) / .microseconds(1)))
    }

    private func finish(_ arguments: [String], _ dragoman: DragomanBinary) throws {
        let outcome = try dragoman.run(arguments)
        #expect(outcome.code == 0, "\(outcome.stderr)")
    }

    private func isSound(_ dragoman: DragomanBinary) throws -> Bool {
        try dragoman.json(["verify"])["ok"] as? Bool == true
    }

    @Test func aKilledIngestIsDoneOrNotDone() throws {
        let dragoman = try DragomanBinary()
        var random = SeededRandom(seed: 12)
        try writeArticles(dragoman, round: 0)
        // The first ones make the memory, too.
        for _ in 0..<3 {
            try kill(["ingest", "news"], after: Int(random.next() % 400_000), in: dragoman)
            guard dragoman.exists("dragoman.sqlite") else { continue }
            #expect(try isSound(dragoman))
            let count = (try dragoman.json(["articles"])["articles"] as? [Any])?.count
            #expect(count == 0 || count == 24)
        }
        let whole = try duration { try finish(["ingest", "news"], dragoman) }
        for round in 1...9 {
            try writeArticles(dragoman, round: round)
            let before = try dragoman.state()
            try kill(["ingest", "news"], after: Int(random.next() % UInt64(whole + whole / 4)), in: dragoman)
            #expect(try isSound(dragoman))
            let killed = try dragoman.state()
            #expect(try dragoman.run(["ingest", "news"]).code == 0)
            let after = try dragoman.state()
            #expect(after != before && (killed == before || killed == after), "round \(round)")
        }
    }

    /// Rerunning after a kill starts anew: nothing half done was left, and what is there already is not stored twice.
    @Test func aKilledImportOfTMXIsDoneOrNotDone() throws {
        let dragoman = try DragomanBinary()
        var random = SeededRandom(seed: 77)
        func write(round: Int) throws {
            let units = (0..<1500).map {
                """
                <tu><tuv xml:lang="en"><seg>Sea \($0), round \(round)</seg></tuv>\
                <tuv xml:lang="fr"><seg>Mer \($0)</seg></tuv></tu>
                """
            }
            let head = "<tmx version=\"1.4\"><header srclang=\"en\"/><body>\n"
            try dragoman.write(head + units.joined(separator: "\n") + "\n</body></tmx>\n", to: "a.tmx")
        }
        func translations() throws -> Int { try dragoman.json(["memory", "stats"])["translations"] as? Int ?? -1 }
        try finish(["init"], dragoman)
        try write(round: 0)
        let whole = try duration { try finish(["memory", "import", "a.tmx"], dragoman) }
        let each = try translations()
        for round in 1...6 {
            try write(round: round)
            try kill(
                ["memory", "import", "a.tmx"],
                after: Int(random.next() % UInt64(whole + whole / 4)),
                in: dragoman
            )
            #expect(try isSound(dragoman))
            let killed = try translations()
            #expect(killed == each * round || killed == each * (round + 1))
            let again = try dragoman.json(["memory", "import", "a.tmx"])
            let isDone = killed == each * (round + 1)
            #expect(again["unchanged"] as? Int == (isDone ? 1500 : 0))
            #expect(again["translations"] as? Int == (isDone ? 0 : 1500))
        }
    }

    @Test func aKilledImportIsDoneOrNotDone() throws {
        let dragoman = try DragomanBinary()
        var random = SeededRandom(seed: 34)
        try writeArticles(dragoman, round: 0)
        #expect(try dragoman.run(["ingest", "news"]).code == 0)
        #expect(try dragoman.run(["export", "-l", "fr", "-l", "ar", "-o", "out", "--only", "all"]).code == 0)
        let exports = try ["fr", "ar"].map { ($0, try dragoman.text("out/\($0).xlf")) }
        let seen = {
            try [
                ["coverage", "--json"], ["render", "n3", "-l", "fr"], ["render", "n23", "-l", "fr"],
                ["render", "n1", "-l", "ar"],
            ]
            .map { try dragoman.run($0).text }
        }
        var whole = 400_000
        for round in 0..<8 {
            for (language, text) in exports {
                let filled = XLIFFFiller { _, source in "\(language) \(round): \(source)" }.fill(text).text
                try dragoman.write(filled, to: "back/\(language).xlf")
            }
            let files = ["back/fr.xlf", "back/ar.xlf"]
            let before = try seen()
            try kill(["import"] + files, after: Int(random.next() % UInt64(whole + whole / 4)), in: dragoman)
            #expect(try isSound(dragoman))
            let killed = try seen()
            whole = try duration { try finish(["import"] + files, dragoman) }
            let after = try seen()
            #expect(after != before && (killed == before || killed == after), "round \(round)")
        }
        #expect(try isSound(dragoman))
    }

    @Test func processesThatWriteAtOnceWaitForEachOther() throws {
        let dragoman = try DragomanBinary()
        try dragoman.write("Words of the first day.\n", to: "first.txt")
        #expect(try dragoman.run(["ingest", "first.txt"]).code == 0)
        for number in 0..<6 {
            var news = NewsGenerator(seed: UInt64(number) + 700)
            try dragoman.write(news.html(sentences: 20), to: "part\(number)/p\(number).html")
        }
        let processes = try (0..<6).map { try dragoman.start(["ingest", "part\($0)"]) }
        for process in processes {
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
        }
        #expect((try dragoman.json(["articles"])["articles"] as? [Any])?.count == 7)
        #expect(try isSound(dragoman))
        // None there yet: one of them makes it, all of them use it.
        let makers = try (0..<6).map { try dragoman.start(["ingest", "part\($0)", "--database", "new.sqlite"]) }
        for process in makers {
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
        }
        #expect((try dragoman.json(["articles", "--database", "new.sqlite"])["articles"] as? [Any])?.count == 6)
        #expect(try dragoman.files().filter { $0.hasPrefix("new.sqlite") } == ["new.sqlite"])
    }
}
