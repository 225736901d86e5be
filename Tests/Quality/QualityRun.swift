import DragomanDesk
import DragomanMeasuring
import DragomanModel
import DragomanSegmentation
import DragomanTesting
import DragomanText
import Foundation

/// Scores the shipped tables: treebank paragraphs, rule cases, our own case files.
struct QualityRun {
    private let catalogue: SegmentationCatalogue
    /// The languages of the site.
    static let site = [
        "ar", "cs", "de", "el", "en", "es", "fa", "fr", "he", "hi", "hr", "hu", "id", "it", "ja", "ko", "nl", "pl",
        "pt",
        "ro", "ru", "sr", "sv", "th", "tr", "uk", "vi", "zh-Hans",
    ]
    /// Where the case files and the figures lie.
    static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

    init() throws { catalogue = try DataFolder().rules() }

    /// The segmenter that `dragoman segment --language` would use; `nil` for no tag.
    func segmenter(_ code: String) throws -> Segmenter? {
        guard let tag = Locales.canonical(code) else { return nil }
        return Segmenter(language: tag, rules: try catalogue.rules(for: tag))
    }

    /// The scores of the treebank paragraphs by language code, `nil` where the sample is not there.
    func boundaries(listsErrorsOf language: String? = nil) throws -> [(language: String, score: BoundaryScore)]? {
        guard let samples = try SegmentationSample.read(.paragraphs) else { return nil }
        return try Dictionary(grouping: samples, by: \.lang).sorted { $0.key < $1.key }.compactMap { code, samples in
            guard language == nil || language == code, let segmenter = try segmenter(code) else { return nil }
            var score = BoundaryScore()
            for sample in samples { try score.add(sample, segmenter: segmenter, listsErrors: language == code) }
            return (code, score)
        }
    }

    /// The scores of the rule cases by suite, `nil` where the sample is not there.
    func rules() throws -> [(suite: String, score: RuleCaseScore)]? {
        guard let samples = try SegmentationSample.read(.rules) else { return nil }
        let codes = Set(samples.map(\.lang))
        let segmenters = try Dictionary(uniqueKeysWithValues: codes.map { ($0, try segmenter($0)) })
        let ours = Set(Self.site + ["zh-Hant"])
        return try Dictionary(grouping: samples, by: \.source).sorted { $0.key < $1.key }.map { suite, samples in
            var score = RuleCaseScore()
            for sample in samples {
                try score.add(sample, isOurs: ours.contains(sample.lang), segmenter: segmenters[sample.lang] ?? nil)
            }
            return (suite, score)
        }
    }

    /// How many of our own cases pass, by language.
    func cases() throws -> [(language: String, count: RuleCaseScore.Count)] {
        let folder = Self.tests.appendingPathComponent("DragomanSegmentationTests/Cases")
        return try SegmentationCase.all(in: folder).map { code, cases in
            var count = RuleCaseScore.Count(passed: 0, total: cases.count)
            if let segmenter = try segmenter(code) {
                count.passed = try cases.count { each in
                    try segmenter.sentences(in: each.input).map { Self.trimmed($0) } == each.sentences
                }
            }
            return (code, count)
        }
    }

    private static func trimmed(_ text: String) -> String { text.trimmingCharacters(in: .whitespacesAndNewlines) }

    /// The short texts of a language that break the law of prefixes.
    func prefixViolations(_ code: String, upTo pieceCount: Int) throws -> [(text: String, broken: String)] {
        guard let segmenter = try segmenter(code) else { return [] }
        let lists = [(pieceCount, PrefixLaw.pieces), (pieceCount - 1, PrefixLaw.morePieces)]
        return try lists.flatMap { count, pieces in
            try PrefixLaw.violations(upTo: max(0, count), of: pieces) { try segmenter.boundaries(in: $0) }
        }
    }

    /// The paragraphs of a language, for the throughput.
    func paragraphs() throws -> [String: [String]] {
        Dictionary(grouping: try SegmentationSample.read(.paragraphs) ?? [], by: \.lang).mapValues { $0.map(\.text) }
    }
}
