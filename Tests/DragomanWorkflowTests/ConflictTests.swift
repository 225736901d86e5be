import DragomanModel
import DragomanReports
import DragomanTesting
import DragomanWorkflow
import Testing

/// What becomes of translations that meet others: the contract's rules, told by deliveries.
struct ConflictTests {
    private let article = "The harbour opens on Monday.\n"

    /// What an editor would expect to see at the one place, by the contract alone.
    private struct Expected {
        var text: String
        var state: TranslationState
        /// The number of the export it was made from.
        var export: Int
    }

    private func delivery(_ export: String, _ text: String, _ state: TranslationState) -> String {
        let word =
            switch state {
            case .initial: "needs-translation"
            case .translated: "translated"
            case .reviewed: "signed-off"
            case .final: "final"
            }
        return XLIFFFiller(state: word, overwrites: true) { _, _ in text }.fill(export).text
    }

    @Test("older and lower work never replaces newer and higher work", arguments: 0..<UInt64(30))
    func deliveries(seed: UInt64) throws {
        let desk = try Desk()
        var author = Author(seed: seed)
        try desk.ingest(article, as: "a.txt")
        var exports = [try desk.export("fr") { $0.selection = .all }.text]
        var expected: Expected?
        var all: Set<String> = []
        for round in 0..<8 {
            if author.chance(60) { exports.append(try desk.export("fr") { $0.selection = .all }.text) }
            let number = author.below(exports.count)
            let state = [TranslationState.translated, .translated, .reviewed, .final][author.below(4)]
            let replaces = author.chance(15)
            let text = author.chance(15) ? (all.sorted().first ?? "Texte") : "Le port ouvre lundi, \(round)."
            all.insert(text)
            let result = try desk.import(delivery(exports[number], text, state)) {
                $0.onConflict = replaces ? .replace : .keep
            }
            let note =
                "round \(round): export \(number), \(state), replace \(replaces), before \(String(describing: expected))"
            if let before = expected, before.text == text {
                // Only a higher state is news of the same text.
                if state > before.state { expected = Expected(text: text, state: state, export: number) }
            } else if let before = expected, !replaces, state < before.state || isOlder(number, before.export, exports)
            {
                let isTold = result.file.findings.contains { ["conflict-state", "conflict-newer"].contains($0.code) }
                #expect(isTold || result.file.imported == 0, "\(note)")
            } else {
                expected = Expected(text: text, state: state, export: number)
            }
            let shown = String(decoding: try desk.render("a", in: "fr"), as: UTF8.self)
            try #require(shown == (expected?.text ?? "") + "\n", "\(note)")
            #expect(
                try desk.coverage().segments.reviewed == ((expected?.state ?? .initial) >= .reviewed ? 1 : 0),
                "\(note)"
            )
            let known = try desk.workflow.withLookup {
                try $0.matches(
                    for: LookupQuery(text: "The harbour opens on Monday.", target: "fr", threshold: 100, limit: 20)
                )
            }
            #expect(known.contains { $0.target.plain == text }, "\(note): it vanished")
        }
        #expect(try desk.workflow.verify().findings == [])
    }

    /// Whether one export was made before another; equal ones saw the same.
    private func isOlder(_ first: Int, _ second: Int, _ exports: [String]) -> Bool {
        func batch(_ number: Int) -> Int {
            let parts = exports[number].split(separator: "build-num=\"", maxSplits: 1)
            return parts.count == 2 ? Int(parts[1].prefix { $0 != "\"" }) ?? 0 : 0
        }
        return batch(first) < batch(second)
    }

    @Test func olderWorkIsKeptAsACandidateAndTold() throws {
        let desk = try Desk()
        try desk.ingest(article, as: "a.txt")
        let old = try desk.export("fr").text
        try desk.import(delivery(old, "Le port ouvre lundi.", .translated))
        let new = try desk.export("fr") { $0.selection = .all }.text
        try desk.import(delivery(new, "Le port rouvre lundi.", .translated))
        let late = try desk.import(delivery(old, "Lundi, le port ouvre.", .translated))
        #expect(late.file.findings.map(\.code) == ["conflict-newer"])
        #expect(late.file.findings.first?.unit != nil && late.file.findings.first?.line != nil)
        #expect(try desk.render("a", in: "fr") == Array("Le port rouvre lundi.\n".utf8))
        let matches = try desk.workflow.withLookup {
            try $0.matches(for: LookupQuery(text: "The harbour opens on Monday.", target: "fr"))
        }
        #expect(matches.contains { $0.target.plain == "Lundi, le port ouvre." })
        // Preferred when asked for, and told all the same.
        let preferred = try desk.import(delivery(old, "Lundi, le port ouvre.", .translated)) {
            $0.onConflict = .replace
        }
        #expect(preferred.file.findings.map(\.code) == ["conflict-newer"])
        #expect(try desk.render("a", in: "fr") == Array("Lundi, le port ouvre.\n".utf8))
    }

    @Test(
        "a text that stands twice may be translated in two ways",
        arguments: ["1.2", "2.0", "2.1", "2.2", "segmented"],
        0..<UInt64(6)
    )
    func repetitions(version: String, seed: UInt64) throws {
        let desk = try Desk()
        var author = Author(seed: seed &+ 40)
        // Two of one paragraph, or of two; other sentences around or none.
        let filler = (0..<4).map { _ in author.sentence(format: .text).displayed }
        let parts = [
            "Yes. \(filler[0]) Yes.\n", "\(filler[0]) Yes.\n\n\(filler[1]) Yes.\n", "Yes.\n\n\(filler[0])\n\nYes.\n",
            "\(filler[0]) Yes. \(filler[1])\n\n\(filler[2])\n\nYes. \(filler[3])\n",
        ]
        let text = parts[Int(seed) % parts.count]
        try desk.ingest(text, as: "a.txt")
        let export = try desk.export("fr") {
            $0.version = version == "segmented" ? "1.2" : version
            $0.isSegmented = version == "segmented"
        }.text
        var count = 0
        let filled = XLIFFFiller { _, source in
            guard source == "Yes." else { return "F \(source)" }
            count += 1
            return "Oui \(count)."
        }.fill(export).text
        #expect(count == 2)
        try desk.import(filled)
        let shown = { try String(decoding: desk.render("a", in: "fr"), as: UTF8.self) }
        let first = try #require(try shown().firstRange(of: "Oui 1."), "\(text)")
        let second = try #require(try shown().firstRange(of: "Oui 2."), "\(text)")
        #expect(first.lowerBound < second.lowerBound)
        #expect(try desk.coverage().percent == 100)
        #expect(try desk.import(filled).file.imported == 0)
        let again = try desk.export("fr") { $0.selection = .all }.text
        #expect(again.contains("Oui 1.") && again.contains("Oui 2."))
        #expect(try desk.import(again).file.imported == 0)
        // Nothing of it goes when the article grows.
        try desk.ingest(text + "\nAn end was added.\n", as: "a.txt")
        #expect(try desk.coverage().segments.missing == 1)
        #expect(try shown().contains("Oui 1.") && shown().contains("Oui 2."))
        #expect(try desk.workflow.verify().findings == [])
    }
}
