/// What a space model sees in a text, for training one: the places where sentences may end and all features.
package struct SpaceObservations: Sendable {
    /// The places where a sentence may end, as UTF-8 offsets after the space; ascending, without the range's ends.
    package let places: [Int]
    /// The features of each place.
    package let features: [[SpaceFeature]]
    /// The features with their values of each possible sentence, by its first and last end: place 0 is the range's start, and
    /// `places.count + 1` its end.
    package let sentences: [[[(feature: SpaceFeature, value: Double)]]]

    /// Looks at a range that starts and ends at boundaries of a text.
    ///
    /// - Complexity: O(n + s²) for s places, time and memory.
    package init(_ range: Range<Int>, of text: String, words: SpaceWords) {
        var text = text
        let kinds = ScalarKinds(semicolonAsks: false)
        let spaced = withExtendedLifetime(kinds) {
            text.withUTF8 { SpacedText(range, of: TextCursor($0, kinds: kinds.table), words: words) }
        }
        let extractor = SpaceFeatures(words: words)
        let chunks = spaced.chunks.indices.filter { spaced.mayEnd(before: $0) }
        places = chunks.map { spaced.chunks[$0].start }
        features = chunks.map { chunk in
            var result: [SpaceFeature] = []
            extractor.forEach(before: chunk, in: spaced) {
                result.append($0)
                return true
            }
            return result
        }
        let nodes = spaced.chunks.isEmpty ? [] : [0] + chunks + [spaced.chunks.count]
        sentences = nodes.indices.map { start in
            nodes.indices.map { end in
                start < end ? Self.features(of: nodes[start]..<nodes[end], in: spaced, extractor) : []
            }
        }
    }

    private static func features(
        of chunks: Range<Int>,
        in text: SpacedText,
        _ extractor: SpaceFeatures
    ) -> [(feature: SpaceFeature, value: Double)] {
        let sentence = text.sentence(chunks)
        let predicates = text.chunks[chunks].reduce(0) { $0 | $1.predicates }
        var result = SpaceFeatures.length(sentence.symbolCount).map { (feature: $0.0, value: $0.1) }
        result.append((SpaceFeatures.spaces(sentence.spaceCount), 1))
        result += SpaceFeatures.unbalanced(sentence.unbalanced).map { ($0, 1) }
        let classes = text.chunks[chunks.lowerBound].firstClasses
        SpaceFeatures.forEachClass(classes) {
            result.append((SpaceFeatures.firstClass($0, spaces: sentence.spaceCount), 1))
        }
        result.append((SpaceFeatures.predicates(predicates), 1))
        return result
    }
}
