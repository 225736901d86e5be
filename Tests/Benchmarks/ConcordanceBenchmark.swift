import DragomanDesk
import DragomanMeasuring
import DragomanMemorySQLite
import DragomanModel
import DragomanTesting
import DragomanText
import DragomanWorkflow
import FoundationEssentials

/// How fast words are found in a million sources, and what their index costs.
struct ConcordanceBenchmark {
    /// The path of `dragoman`.
    let executable: String
    let folder: String
    /// `DRAGOMAN_BENCH_SOURCES`, or a million.
    private let count: Int

    init(executable: String, folder: String) {
        self.executable = executable
        self.folder = folder
        count = ProcessInfo.processInfo.environment["DRAGOMAN_BENCH_SOURCES"].flatMap { Int($0) } ?? 1_000_000
    }

    /// Grows, indexes, asks, prints.
    func run() throws {
        guard let grown = try GrownMemory() else { return print("\nconcordance: the sample is not there") }
        let path = folder + "/grown.sqlite"
        let english = LanguageTag(canonical: "en")
        let memory = try SQLiteMemory.open(path: path, mode: .creating(sourceLanguage: english))
        try grown.fill(memory, sources: count)
        try memory.close()
        print(
            "\nconcordance in \(Report.thousands(count)) sources (\(Report.thousands(sampleCount(grown))) real, the rest grown from them)"
        )
        let desk = try Desk.open(memory: path, access: .read)
        let start = Measurement.ownSeconds
        _ = try desk.concordance(ConcordanceQuery(["the"]))
        Report.line("first question: the index is made", "\(Report.number(Measurement.ownSeconds - start, 1)) s CPU")
        let size = try FileManager.default.attributesOfItem(atPath: path + "-index/concordance.sqlite")[.size] as? Int
        Report.line("  size", "\((size ?? 0) / count) bytes a source")
        var queries = ConcordanceQueries(grown)
        for (name, make) in ConcordanceQueries.kinds {
            try measure(name, goal: 20) { _ = try desk.concordance(make(&queries)) }
        }
        try measure("whole command, words of all kinds", goal: 20, count: 60) {
            Measurement.run(executable, ["concordance", queries.word(), "--quiet", "--database", path]).cpuSeconds
        }
        try measure("parts of a text (--subsegments)", goal: 100) { _ = try desk.subsegments(of: queries.text()) }
    }

    private func sampleCount(_ grown: GrownMemory) -> Int { grown.sample.reduce(0) { $0 + $1.pairs.count } }

    private func measure(_ name: String, goal: Double, _ ask: () throws -> Void) throws {
        try measure(name, goal: goal, count: 400) {
            let start = Measurement.ownSeconds
            try ask()
            return Measurement.ownSeconds - start
        }
    }

    private func measure(_ name: String, goal: Double, count: Int, _ seconds: () throws -> Double) throws {
        let times = try (0..<count).map { _ in try seconds() * 1000 }.sorted()
        let (median, slow) = (times[times.count / 2], times[times.count * 99 / 100])
        Report.line(
            "  " + name,
            "p50 \(Report.number(median, 1)), p99 \(Report.number(slow, 1)), most \(Report.number(times[times.count - 1], 1)) ms CPU",
            goal: ("p99 \(Int(goal)) ms", slow <= goal)
        )
    }
}

/// Random questions of all kinds.
private struct ConcordanceQueries {
    private var random = SeededRandom(seed: 11)
    private let pairs: [(language: LanguageTag, pair: GrownMemory.Pair)]
    private let unspaced: [(language: LanguageTag, pair: GrownMemory.Pair)]
    /// Words by how many sources of the sample hold them: up to 3, 30, 300, 3,000, and more.
    private let strata: [[String]]

    typealias Make = @Sendable (inout ConcordanceQueries) -> ConcordanceQuery

    static let kinds: [(String, Make)] = words + others

    private static let words: [(String, Make)] = ["1–3", "4–30", "31–300", "301–3,000", "more"].enumerated().map {
        stratum,
        name in
        let make: Make = { ConcordanceQuery([$0.word(stratum)]) }
        return ("a word of \(name) in the sample", make)
    }

    private static let others: [(String, Make)] = [
        ("two words of any of these", { ConcordanceQuery([$0.word(), $0.word()]) }),
        ("two words of a text", { ConcordanceQuery($0.stretch(2).shuffled(using: &$0.random)) }),
        ("a phrase of 2", { ConcordanceQuery([$0.stretch(2).joined(separator: " ")]) }),
        ("a phrase of 3", { ConcordanceQuery([$0.stretch(3).joined(separator: " ")]) }),
        ("a phrase of 5", { ConcordanceQuery([$0.stretch(5).joined(separator: " ")]) }),
        ("a phrase of 2 and a word", { ConcordanceQuery([$0.quoted(2), $0.word(4)]) }),
        ("a beginning of 1–2 letters", { ConcordanceQuery([$0.beginning(1...2)]) }),
        ("a beginning of 3–5 letters", { ConcordanceQuery([$0.beginning(3...5)]) }),
        ("two words in one language's sources", { $0.inLanguage(.source) }),
        ("a phrase in one language's translations", { $0.inLanguage(.target) }),
        ("2–4 characters of zh, ja, th, ko", { $0.characters() }),
    ]

    init(_ grown: GrownMemory) {
        pairs = grown.sample.flatMap { language, pairs in pairs.map { (language, $0) } }
        unspaced = pairs.filter { ["zh", "ja", "th", "ko"].contains(Locales.language(of: $0.language)) }
        var counts: [String: Int] = [:]
        let words = SearchWords()
        for pair in pairs {
            for word in Set(words.words(of: pair.pair.source).map(\.folded)) { counts[word, default: 0] += 1 }
        }
        let ordered = counts.sorted { $0.key < $1.key }
        strata = [1...3, 4...30, 31...300, 301...3000, 3001...Int.max].map { bounds in
            ordered.filter { bounds.contains($0.value) }.map(\.key)
        }
    }

    mutating func word(_ stratum: Int? = nil) -> String {
        let words = strata[stratum ?? Int.random(in: 0..<strata.count, using: &random)]
        return words.randomElement(using: &random) ?? "the"
    }

    mutating func stretch(_ count: Int) -> [String] {
        while true {
            let words = pairs[Int.random(in: 0..<pairs.count, using: &random)].pair.source.split(separator: " ")
            guard words.count >= count else { continue }
            let start = Int.random(in: 0...words.count - count, using: &random)
            let stretch = words[start..<start + count].map { String($0).replacing("\"", with: "") }
            if stretch.allSatisfy({ $0.contains { $0.isLetter } }) { return stretch }
        }
    }

    mutating func quoted(_ count: Int) -> String { "\"" + stretch(count).joined(separator: " ") + "\"" }

    mutating func beginning(_ letters: ClosedRange<Int>) -> String {
        word().prefix(Int.random(in: letters, using: &random)) + "*"
    }

    mutating func inLanguage(_ side: ConcordanceQuery.Side) -> ConcordanceQuery {
        let (language, pair) = pairs[Int.random(in: 0..<pairs.count, using: &random)]
        let words = (side == .source ? pair.source : pair.target).split(separator: " ")
        let start = Int.random(in: 0..<words.count, using: &random)
        let two = words[start..<min(words.count, start + 2)].map { String($0).replacing("\"", with: "") }
        guard two.contains(where: { $0.contains(where: \.isLetter) }) else { return inLanguage(side) }
        var query = ConcordanceQuery(
            side == .source ? two.filter { $0.contains(where: \.isLetter) } : [two.joined(separator: " ")]
        )
        query.side = side
        // Any of the sample's languages is known to the index.
        query.languages = [language.description]
        return query
    }

    mutating func characters() -> ConcordanceQuery {
        while true {
            let text = unspaced[Int.random(in: 0..<unspaced.count, using: &random)].pair.target
            let letters = text.filter { $0.isLetter && !$0.isASCII }
            guard letters.count >= 4 else { continue }
            let start = Int.random(in: 0..<letters.count - 3, using: &random)
            return ConcordanceQuery([String(letters.dropFirst(start).prefix(Int.random(in: 2...4, using: &random)))])
        }
    }

    mutating func text() -> String { (stretch(6) + stretch(5) + stretch(4)).joined(separator: " ") }
}
