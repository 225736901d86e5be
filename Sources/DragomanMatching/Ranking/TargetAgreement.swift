/// How much each of several translations is like the others: what most of them say is likely to be wanted.
struct TargetAgreement {
    private let pairs: [SortedKeys]

    /// Prepares the translations, as `CodedText.symbols` gives them.
    init(_ targets: [[UInt32]]) { pairs = targets.map { SortedKeys(of: $0) } }

    /// The mean likeness of a translation to the others, 0…1: twice the pairs of symbols they share of all their pairs.
    ///
    /// A half where there is no other: neither for nor against it.
    func agreement(of index: Int) -> Double {
        guard pairs.count > 1 else { return 0.5 }
        var sum = 0.0
        for other in pairs.indices where other != index { sum += pairs[index].likeness(to: pairs[other]) }
        return sum / Double(pairs.count - 1)
    }
}

/// The keys of a text's pairs of symbols (see `GramKeys`) in rising order.
struct SortedKeys {
    let keys: [UInt32]

    /// Makes the keys of a text.
    init(of symbols: [UInt32]) { keys = GramKeys.keys(of: symbols).sorted() }

    /// Calls a closure with each key that another text has too.
    @inline(__always)
    func forEachShared(with other: SortedKeys, _ body: (UInt32) -> Void) {
        var (own, its) = (0, 0)
        keys.withUnsafeBufferPointer { left in
            other.keys.withUnsafeBufferPointer { right in
                while own < left.count, its < right.count {
                    if left[own] == right[its] {
                        body(left[own])
                        own += 1
                        its += 1
                    } else if left[own] < right[its] {
                        own += 1
                    } else {
                        its += 1
                    }
                }
            }
        }
    }

    /// Dice's coefficient, 0…1; texts without symbols have one key, so there is always something to compare.
    func likeness(to other: SortedKeys) -> Double {
        var shared = 0
        forEachShared(with: other) { _ in shared += 1 }
        return Double(2 * shared) / Double(keys.count + other.keys.count)
    }
}
