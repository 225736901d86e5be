import DragomanSegmentation
import Foundation

/// The penalised negative log-likelihood of records, and its slope.
struct SpaceObjective {
    private struct Term {
        var number: Int
        var value: Double
    }

    /// One span: places 1...count between 0 and count + 1.
    private struct Lattice {
        var count: Int
        var places: [[Term]]
        var sentences: [[[Term]]]
        var isGold: [[Bool]]
        var isGoldPlace: [Bool]
    }

    private let lattices: [Lattice]
    private let penalty: Double
    /// The weights that cost nothing.
    private let expected: [Double]

    init(_ spans: [TrainingRecord.Span], numbers: [SpaceFeature: Int], penalty: Double, expected: [Double]) {
        self.penalty = penalty
        self.expected = expected
        lattices = spans.map { span in
            let count = span.observations.places.count
            var isGold = [[Bool]](repeating: [Bool](repeating: false, count: count + 2), count: count + 2)
            for (start, end) in zip(span.gold, span.gold.dropFirst()) { isGold[start][end] = true }
            let inner = Set(span.gold.dropFirst().dropLast())
            return Lattice(
                count: count,
                places: [[]]
                    + span.observations.features.map { place in
                        place.compactMap { numbers[$0].map { Term(number: $0, value: 1) } }
                    } + [[]],
                sentences: span.observations.sentences.map { row in
                    row.map { each in
                        each.compactMap { each in numbers[each.feature].map { Term(number: $0, value: each.value) } }
                    }
                },
                isGold: isGold,
                isGoldPlace: (0...count + 1).map { inner.contains($0) }
            )
        }
    }

    /// The value and the slope at some weights.
    func value(at weights: [Double]) -> (value: Double, slope: [Double]) {
        let moved = zip(weights, expected).map { $0 - $1 }
        var slope = moved.map { $0 * penalty }
        var value = moved.reduce(0) { $0 + $1 * $1 } * penalty / 2
        for lattice in lattices { value += add(lattice, weights, &slope) }
        return (value, slope)
    }

    private func score(_ terms: [Term], _ weights: [Double]) -> Double {
        var sum = 0.0
        for term in terms { sum += weights[term.number] * term.value }
        return sum
    }

    private func add(_ lattice: Lattice, _ weights: [Double], _ slope: inout [Double]) -> Double {
        let last = lattice.count + 1
        let places = lattice.places.map { score($0, weights) }
        var scores = [[Double]](repeating: [Double](repeating: 0, count: last + 1), count: last + 1)
        for start in 0..<last {
            for end in (start + 1)...last {
                scores[start][end] = score(lattice.sentences[start][end], weights) + places[end]
            }
        }
        var forwards = [Double](repeating: 0, count: last + 1)
        for end in 1...last { forwards[end] = Self.logSum((0..<end).map { forwards[$0] + scores[$0][end] }) }
        var backwards = [Double](repeating: 0, count: last + 1)
        for start in (0..<last).reversed() {
            backwards[start] = Self.logSum((start + 1...last).map { scores[start][$0] + backwards[$0] })
        }
        var value = forwards[last]
        var expected = [Double](repeating: 0, count: last + 1)
        for start in 0..<last {
            for end in (start + 1)...last {
                let share = exp(forwards[start] + scores[start][end] + backwards[end] - forwards[last])
                expected[end] += share
                let isGold = lattice.isGold[start][end]
                if isGold { value -= scores[start][end] }
                let difference = share - (isGold ? 1 : 0)
                for term in lattice.sentences[start][end] { slope[term.number] += difference * term.value }
            }
        }
        for place in 1..<last {
            let difference = expected[place] - (lattice.isGoldPlace[place] ? 1 : 0)
            for term in lattice.places[place] { slope[term.number] += difference * term.value }
        }
        return value
    }

    private static func logSum(_ values: [Double]) -> Double {
        let most = values.max() ?? 0
        return most + log(values.reduce(0) { $0 + exp($1 - most) })
    }
}
