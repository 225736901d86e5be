import DragomanSegmentation
import Foundation

/// Finds the weights of a space model: a semi-Markov conditional random field with an L2 penalty.
///
/// Source: Sarawagi and Cohen 2004; the sums over segmentations run forwards and backwards.
struct SpaceTrainer {
    /// How much a space's feature must be seen to get a weight.
    var rarest = 3
    /// The penalty of a squared weight is half its inverse.
    var variance = 0.3
    /// What is added to every boundary's score: it makes up for sentences missed being the dearer error, by cross-validation.
    var readiness = 0.4
    var rounds = 150
    /// What weights are before any record is seen: knowledge of which the sets hold too little.
    ///
    /// All others are 0.
    var expectations: [SpaceFeature: Double] = [:]

    /// The features that get a weight, in order.
    private func features(of spans: [TrainingRecord.Span]) -> [SpaceFeature: Int] {
        var counts: [SpaceFeature: Int] = [:]
        for span in spans {
            for place in span.observations.features {
                for feature in Set(place) { counts[feature, default: 0] += 1 }
            }
        }
        var kept = Set(counts.filter { $0.value >= rarest }.keys).union(expectations.keys)
        for span in spans {
            for row in span.observations.sentences { for each in row { kept.formUnion(each.map(\.feature)) } }
        }
        return Dictionary(uniqueKeysWithValues: kept.sorted().enumerated().map { ($1, $0) })
    }

    /// The weights in thousandths, without those that are zero.
    func weights(of records: [TrainingRecord]) -> [SpaceFeature: Int32] {
        let spans = records.flatMap(\.spans)
        let numbers = features(of: spans)
        var expected = [Double](repeating: 0, count: numbers.count)
        for (feature, weight) in expectations { if let number = numbers[feature] { expected[number] = weight } }
        let objective = SpaceObjective(spans, numbers: numbers, penalty: 1 / variance, expected: expected)
        let found = LimitedMemoryOptimizer(rounds: rounds).minimum(from: expected) { objective.value(at: $0) }
        var result: [SpaceFeature: Int32] = [:]
        for (feature, number) in numbers {
            let ready = feature == SpaceFeature.boundary ? readiness : 0
            let weight = Int32(((found[number] + ready) * 1000).rounded())
            if weight != 0 { result[feature] = weight }
        }
        return result
    }
}
