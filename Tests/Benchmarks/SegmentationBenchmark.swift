import DragomanDesk
import DragomanMeasuring
import DragomanModel
import DragomanSegmentation
import DragomanTesting

/// How fast texts are split: the command beside a C++ program over ICU, every language, and texts made to be slow.
struct SegmentationBenchmark {
    let executable: String
    /// The C++ program; `nil` leaves the comparison out.
    let rival: String?
    let folder: String

    private var file: String { folder + "/paragraphs.txt" }

    /// Measures and prints.
    func run() throws {
        try english()
        try allLanguages()
        try hostile()
    }

    private func english() throws {
        var news = NewsGenerator(seed: 3)
        let paragraphs = (0..<20_000).map { _ in news.paragraph(Int(news.number(below: 4)) + 1) }
        let bytes = ParagraphFile(paragraphs).write(100_000_000, to: file)
        print("\nsegmentation of \(megabytes(bytes)) MB of generated English paragraphs, JSON lines, MB a CPU second")
        // In turns, so that a disturbance of the machine meets all of them.
        var ours: [Measurement.Run] = []
        var theirs: [String: [Measurement.Run]] = [:]
        for _ in 0..<3 {
            ours.append(Measurement.run(executable, ["segment", "--language", "en"], input: file))
            guard let rival else { continue }
            for way in ["utf8", "utf16"] {
                theirs[way, default: []].append(Measurement.run(rival, ["en", way], input: file))
            }
        }
        let rate = line("dragoman segment", ours, bytes, goal: 100)
        guard rival != nil else { return }
        let rates = [
            line("ICU's sentence iterator, C++ over UTF-8", theirs["utf8"] ?? [], bytes),
            line("ICU's sentence iterator, C++ over UTF-16", theirs["utf16"] ?? [], bytes),
        ]
        let ratio = rate / max(rates[0], rates[1])
        Report.line("  ours to the faster of these", Report.number(ratio), goal: ("1.00", ratio >= 1))
    }

    /// Prints the cheapest run and answers its megabytes a CPU second.
    private func line(_ name: String, _ runs: [Measurement.Run], _ bytes: Int, goal: Int? = nil) -> Double {
        guard let best = runs.min(by: { $0.cpuSeconds < $1.cpuSeconds }), best.exitCode == 0 else {
            Report.line("  \(name)", "did not run")
            return 0
        }
        let rate = Double(bytes) / 1e6 / best.cpuSeconds
        Report.line(
            "  \(name)",
            "\(Report.number(rate, 1)) MB/s, \(Report.number(best.cpuSeconds)) s CPU, peak \(Report.number(best.peakMegabytes, 0)) MB",
            goal: goal.map { ("\($0)", rate >= Double($0)) }
        )
        return rate
    }

    private func allLanguages() throws {
        guard let samples = try SegmentationSample.read(.paragraphs) else {
            return print("  other languages were not measured: the shared sample is not there")
        }
        var rates: [(language: String, rate: Double)] = []
        for (language, samples) in Dictionary(grouping: samples, by: \.lang).sorted(by: { $0.key < $1.key }) {
            let bytes = ParagraphFile(samples.map(\.text)).write(20_000_000, to: file)
            let run = Measurement.best(of: 2, executable, ["segment", "--language", language], input: file)
            rates.append((language, Double(bytes) / 1e6 / run.cpuSeconds))
        }
        let english = rates.first { $0.language == "en" }?.rate ?? 0
        print("  \(rates.count) languages, MB/s of \(20) MB of the shared sample each")
        for start in stride(from: 0, to: rates.count, by: 6) {
            let row = rates[start..<min(start + 6, rates.count)]
            print(
                "    "
                    + row.map { Report.pad($0.language, 8) + Report.right(Report.number($0.rate, 0), 4) }.joined(
                        separator: "  "
                    )
            )
        }
        guard let slowest = rates.min(by: { $0.rate < $1.rate }) else { return }
        Report.line(
            "  the slowest, \(slowest.language), to English",
            Report.number(slowest.rate / english),
            goal: ("0.33", slowest.rate >= english / 3)
        )
    }

    /// What four times the text costs of texts that are one thing repeated: 4 where the cost is linear.
    private func hostile() throws {
        let tag = LanguageTag(canonical: "de")
        let segmenter = Segmenter(language: tag, rules: try DataFolder().rules().rules(for: tag))
        let costs = try HostileTexts.pieces.map { piece in
            let small = try seconds(segmenter, HostileTexts.text(piece, bytes: 1_000_000))
            let large = try seconds(segmenter, HostileTexts.text(piece, bytes: 4_000_000))
            return (piece: piece.debugDescription, rate: 4 / large, growth: large / max(small, 1e-4))
        }
        print("  \(costs.count) hostile texts of 1 and 4 MB, one thing repeated")
        guard let steepest = costs.max(by: { $0.growth < $1.growth }) else { return }
        Report.line(
            "    time of 4 MB to 1 MB, steepest: \(steepest.piece)",
            Report.number(steepest.growth),
            goal: ("< 6", steepest.growth < 6)
        )
        let slow = costs.sorted { $0.rate < $1.rate }.prefix(4)
        Report.line(
            "    MB/s, slowest",
            slow.map { "\($0.piece) \(Report.number($0.rate, 1))" }.joined(separator: ", ")
        )
    }

    private func seconds(_ segmenter: Segmenter, _ text: String) throws -> Double {
        try (0..<3).map { _ in
            let start = Measurement.ownSeconds
            _ = try segmenter.boundaries(in: text)
            return Measurement.ownSeconds - start
        }.min() ?? 0
    }

    private func megabytes(_ bytes: Int) -> String { Report.number(Double(bytes) / 1e6, 0) }
}
