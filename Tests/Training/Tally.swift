/// Boundaries found, wanted, and both.
struct Tally {
    var found = 0
    var wanted = 0
    var right = 0

    mutating func add(found: Set<Int>, wanted: Set<Int>) {
        self.found += found.count
        self.wanted += wanted.count
        right += found.intersection(wanted).count
    }

    static func + (left: Tally, right: Tally) -> Tally {
        Tally(found: left.found + right.found, wanted: left.wanted + right.wanted, right: left.right + right.right)
    }

    /// Precision, recall and F1 in per cent.
    var description: String {
        let precision = found == 0 ? 0 : 100 * Double(right) / Double(found)
        let recall = wanted == 0 ? 0 : 100 * Double(right) / Double(wanted)
        let f1 = found + wanted == 0 ? 0 : 200 * Double(right) / Double(found + wanted)
        return "P \(Self.text(precision))  R \(Self.text(recall))  F1 \(Self.text(f1))"
    }

    private static func text(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
