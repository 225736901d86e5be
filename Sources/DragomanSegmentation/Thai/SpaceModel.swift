/// Tells which spaces of a text end sentences, for a language that writes no full stop: Thai.
///
/// A linear model over whole sentences (a semi-Markov model): a segmentation scores the sum of what each inner boundary
/// scores by the words beside it and of what each sentence scores by its length, its first word, its verbs and its
/// quotation marks; the best is found exactly. What precedes a boundary of the best segmentation is itself best segmented,
/// so a prefix that ends at a boundary is split as in the whole text.
///
/// Source: Sarawagi and Cohen, "Semi-Markov conditional random fields", NIPS 2004; features and words are our own.
package final class SpaceModel: Sendable {
    /// The word classes.
    package let words: SpaceWords
    /// A 64-bit digest of the model's file, 16 lower-case hexadecimal digits.
    package let digest: String
    /// The language that the file says it is for.
    package let language: String

    let features: SpaceFeatures
    let weights: SpaceWeights
    /// The score of a sentence by its length in symbols.
    let byLength: [Int]
    let bySpaces: [Int]
    let byUnbalanced: [Int]
    let byPredicates: [Int]
    /// By the class of a sentence's first word, no class first, and the number of its spaces up to two.
    let byFirstClass: [(Int, Int, Int)]

    /// Makes a model.
    ///
    /// - Parameters:
    ///   - words: The word classes.
    ///   - weights: In thousandths.
    ///   - language: The language that it is for.
    ///   - digest: Tells it from other models.
    package init(words: SpaceWords, weights: [SpaceFeature: Int32], language: String, digest: String) {
        self.words = words
        self.language = language
        self.digest = digest
        features = SpaceFeatures(words: words)
        let table = SpaceWeights(weights)
        self.weights = table
        byLength = (0...(SpaceFeatures.lengths.last ?? 0)).map { count in
            let score = SpaceFeatures.length(count).reduce(0.0) { $0 + Double(table[$1.0] ?? 0) * $1.1 }
            return Int(score.rounded())
        }
        bySpaces = (0...SpaceFeatures.mostSpaces).map { table[SpaceFeatures.spaces($0)] ?? 0 }
        byUnbalanced = (0..<SpaceFeatures.unbalancedCombinations).map { bits in
            SpaceFeatures.unbalanced(bits).reduce(0) { $0 + (table[$1] ?? 0) }
        }
        byFirstClass = (-1..<32).map { number in
            let scores = (0...SpaceFeatures.mostSpacesOfFirstClass).map {
                table[SpaceFeatures.firstClass(number, spaces: $0)] ?? 0
            }
            return (scores[0], scores[1], scores[2])
        }
        byPredicates = (0...SpaceFeatures.mostPredicates).map {
            table[SpaceFeatures.predicates(1 << UInt32($0) - 1)] ?? 0
        }
    }

    /// The score of a boundary before a chunk by what stands beside it.
    func score(ofSpaceBefore chunk: Int, in text: SpacedText) -> Int {
        var score = 0
        features.forEach(before: chunk, in: text) {
            guard let weight = weights[$0] else { return false }
            score += weight
            return true
        }
        return score
    }

    /// Boundaries with those at spaces between them.
    func splitting(_ boundaries: [Int], of cursor: TextCursor) -> [Int] {
        var result: [Int] = []
        var start = 0
        for end in boundaries {
            appendBoundaries(in: start..<end, of: cursor, to: &result)
            result.append(end)
            start = end
        }
        return result
    }

    /// Appends the boundaries inside a range that starts and ends at boundaries: UTF-8 offsets after the space.
    ///
    /// - Complexity: O(n + 60 s) for s spaces beside Thai letters.
    func appendBoundaries(in range: Range<Int>, of cursor: TextCursor, to boundaries: inout [Int]) {
        let text = SpacedText(range, of: cursor, words: words)
        guard text.chunks.count > 1 else { return }
        var decoder = SpaceDecoder(text: text, model: self)
        for chunk in decoder.best() { boundaries.append(text.chunks[chunk].start) }
    }
}

extension SpaceModel: Hashable {
    package static func == (left: SpaceModel, right: SpaceModel) -> Bool { left.digest == right.digest }

    package func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}
