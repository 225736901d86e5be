/// Finds the minimum of a smooth convex function by limited-memory quasi-Newton steps.
///
/// Source: Nocedal, "Updating quasi-Newton matrices with limited storage", Mathematics of Computation 35, 1980; steps are
/// halved until the value falls enough (Armijo).
struct LimitedMemoryOptimizer {
    var rounds: Int
    /// How many steps are remembered.
    var memory = 8
    /// The relative fall of the value below which the search ends.
    var tolerance = 1e-7

    private struct Step {
        var move: [Double]
        var slopeChange: [Double]
        var scale: Double
    }

    /// The place of the minimum.
    func minimum(
        from start: [Double],
        of function: ([Double]) -> (value: Double, slope: [Double])
    ) -> [Double] {
        var place = start
        var (value, slope) = function(place)
        var steps: [Step] = []
        for _ in 0..<rounds {
            let direction = direction(slope, steps)
            let descent = Self.product(direction, slope)
            guard descent < 0 else { break }
            var length = steps.isEmpty ? 1 / max(1, Self.product(slope, slope).squareRoot()) : 1
            var next = place
            var found = (value: value, slope: slope)
            var isLower = false
            for _ in 0..<40 where !isLower {
                next = zip(place, direction).map { $0 + length * $1 }
                found = function(next)
                isLower = found.value <= value + 1e-4 * length * descent
                if !isLower { length /= 2 }
            }
            guard isLower else { break }
            let move = zip(next, place).map { $0 - $1 }
            let change = zip(found.slope, slope).map { $0 - $1 }
            let curvature = Self.product(move, change)
            if curvature > 1e-12 {
                steps.append(Step(move: move, slopeChange: change, scale: 1 / curvature))
                if steps.count > memory { steps.removeFirst() }
            }
            let fall = value - found.value
            (place, value, slope) = (next, found.value, found.slope)
            if fall <= tolerance * max(1, abs(value)) { break }
        }
        return place
    }

    /// The two loops over the steps remembered.
    private func direction(_ slope: [Double], _ steps: [Step]) -> [Double] {
        var result = slope.map { -$0 }
        var shares: [Double] = []
        for step in steps.reversed() {
            let share = step.scale * Self.product(step.move, result)
            shares.append(share)
            for index in result.indices { result[index] -= share * step.slopeChange[index] }
        }
        if let last = steps.last {
            let scale = 1 / (last.scale * Self.product(last.slopeChange, last.slopeChange))
            for index in result.indices { result[index] *= scale }
        }
        for (step, share) in zip(steps, shares.reversed()) {
            let back = step.scale * Self.product(step.slopeChange, result)
            for index in result.indices { result[index] += (share - back) * step.move[index] }
        }
        return result
    }

    private static func product(_ left: [Double], _ right: [Double]) -> Double {
        var sum = 0.0
        for index in left.indices { sum += left[index] * right[index] }
        return sum
    }
}
