import DragomanSegmentation
import Foundation

/// A paragraph with the sentences that it holds.
struct TrainingRecord {
    /// The set it is from.
    var source: String
    var licence: String
    var text: String
    /// The ends of its sentences as UTF-8 offsets after the space, without the paragraph's end.
    var boundaries: Set<Int>
    /// What the model sees between the boundaries that the rules find without it.
    var spans: [Span]
    /// The boundaries that the rules find without a model.
    var ruled: Set<Int>

    struct Span {
        var observations: SpaceObservations
        /// The places, counted from 1, where sentences end, with 0 and the end.
        var gold: [Int]
    }

    private struct Line: Decodable {
        var lang: String
        var source: String
        var license: String
        var text: String
        var sentences: [String]
    }

    /// Reads the records of a language from JSON Lines.
    static func records(of language: String, in file: URL, words: SpaceWords, segmenter: Segmenter) throws -> [Self] {
        let decoder = JSONDecoder()
        return try Data(contentsOf: file).split(separator: 0x0A).compactMap { data in
            let line = try decoder.decode(Line.self, from: data)
            guard line.lang == language else { return nil }
            return try TrainingRecord(line, words: words, segmenter: segmenter)
        }
    }

    private init(_ line: Line, words: SpaceWords, segmenter: Segmenter) throws {
        source = line.source
        licence = line.license
        text = line.text
        let gold = Self.boundaries(of: line.sentences, in: line.text)
        boundaries = gold
        var start = 0
        var spans: [Span] = []
        let ends = try segmenter.boundaries(in: line.text)
        for end in ends {
            let observations = SpaceObservations(start..<end, of: line.text, words: words)
            let places = observations.places
            let inner = places.indices.filter { gold.contains(places[$0]) }.map { $0 + 1 }
            spans.append(Span(observations: observations, gold: [0] + inner + [places.count + 1]))
            start = end
        }
        self.spans = spans.filter { !$0.observations.places.isEmpty }
        ruled = Set(ends.dropLast())
    }

    /// Finds the ends of sentences by counting what is no white space.
    private static func boundaries(of sentences: [String], in text: String) -> Set<Int> {
        var counts: Set<Int> = []
        var count = 0
        for sentence in sentences {
            count += sentence.unicodeScalars.count { !$0.properties.isWhitespace }
            counts.insert(count)
        }
        counts.remove(count)
        var result: Set<Int> = []
        var offset = 0
        var seen = 0
        for scalar in text.unicodeScalars {
            if !scalar.properties.isWhitespace {
                if counts.contains(seen) { result.insert(offset) }
                seen += 1
            }
            offset += UTF8.width(scalar)
        }
        return result
    }
}
