import DragomanMeasuring
import DragomanModel
import DragomanSegmentation
import DragomanTesting
import DragomanText

/// How many cases of a public suite give exactly the sentences that they must.
struct RuleCaseScore {
    /// Cases that pass and all cases.
    struct Count: Hashable {
        var passed = 0
        var total = 0
    }

    /// A case that does not pass.
    struct Failure {
        var language: String
        var text: String
        var wanted: [String]
        var got: [String]
    }

    private(set) var all = Count()
    /// Of the languages of the site.
    private(set) var ours = Count()
    private(set) var failures: [Failure] = []

    /// Adds a case; each of its lines is split by itself.
    mutating func add(_ sample: SegmentationSample, isOurs: Bool, segmenter: Segmenter?) throws {
        let wanted = sample.sentences.map { SpaceFree.normalised($0) }
        let got = try segmenter.map { try Self.sentences(of: sample.text, $0) } ?? []
        let passed = segmenter != nil && got == wanted ? 1 : 0
        all.total += 1
        all.passed += passed
        if isOurs {
            ours.total += 1
            ours.passed += passed
        }
        if passed == 0 {
            failures.append(Failure(language: sample.lang, text: sample.text, wanted: wanted, got: got))
        }
    }

    private static func sentences(of text: String, _ segmenter: Segmenter) throws -> [String] {
        try text.unicodeScalars.split { $0 == "\n" || $0 == "\r" }.flatMap {
            try segmenter.sentences(in: OneLine.of(String($0)))
        }.map { SpaceFree.normalised($0) }.filter { !$0.isEmpty }
    }
}
