import Foundation

/// One record of the segmentation sample beside the checkout: a text and the sentences it must give.
package struct SegmentationSample: Decodable, Sendable {
    /// The language code of the sample, `en` or `zh-Hans`.
    package var lang: String
    /// The treebank or the suite it is from.
    package var source: String
    /// The text; a rule case may hold line breaks.
    package var text: String
    /// The sentences it must give, trimmed.
    package var sentences: [String]

    /// The parts of the sample.
    package enum Part: String, Sendable, CaseIterable {
        /// Paragraphs of treebanks.
        case paragraphs = "segmentation/dev/ud.dev.jsonl"
        /// Cases that public suites of rules hold.
        case rules = "segmentation/dev/golden.dev.jsonl"
    }

    /// Whether all parts are there.
    package static var isThere: Bool { Part.allCases.allSatisfy { SharedData.file($0.rawValue) != nil } }

    /// Reads a part; `nil` where the shared data is not there.
    ///
    /// - Throws: What reading the file or its JSON throws.
    package static func read(_ part: Part) throws -> [SegmentationSample]? {
        guard let url = SharedData.file(part.rawValue) else { return nil }
        let decoder = JSONDecoder()
        // Not by `Character.isNewline`: U+2028 and the like are data.
        return try Data(contentsOf: url).split(separator: 0x0A).map {
            try decoder.decode(SegmentationSample.self, from: Data($0))
        }
    }
}
