import DragomanModel

/// Where the tokens of two texts differ.
///
/// Words and marks are aligned first; white space and codes only between those that stayed, so that they never decide.
struct TokenDifference {
    /// A place where they differ: some tokens of the one, or none, stand for some of the other.
    struct Gap: Hashable {
        var old: Range<Int>
        var new: Range<Int>
    }

    let old: [TextToken]
    let new: [TextToken]
    /// In order.
    let gaps: [Gap]

    /// Compares two texts; the two in the other order have the same gaps, the other way round.
    init(_ old: [TextToken], _ new: [TextToken]) {
        self.old = old
        self.new = new
        let oldPlaces = old.indices.filter { old[$0].decides }
        let newPlaces = new.indices.filter { new[$0].decides }
        let (oldKeys, newKeys) = Self.keys(oldPlaces.map { old[$0] }, newPlaces.map { new[$0] })
        // Of several longest subsequences the same one must come out for (a, b) and (b, a).
        let isInOrder = Self.isInOrder(oldPlaces.map { old[$0] }, newPlaces.map { new[$0] })
        let pairs =
            isInOrder
            ? CommonSubsequence.pairs(oldKeys, newKeys)
            : CommonSubsequence.pairs(newKeys, oldKeys).map { Anchors.Anchor(old: $0.new, new: $0.old) }
        var gaps: [Gap] = []
        var (oldStart, newStart) = (0, 0)
        let ends = pairs.map { (oldPlaces[$0.old], newPlaces[$0.new]) } + [(old.count, new.count)]
        for (oldEnd, newEnd) in ends {
            if let gap = Self.trimmed(Gap(old: oldStart..<oldEnd, new: newStart..<newEnd), old, new) {
                gaps.append(gap)
            }
            (oldStart, newStart) = (oldEnd + 1, newEnd + 1)
        }
        self.gaps = gaps
    }

    /// The difference as pieces of text.
    var words: WordDifference {
        var pieces: [WordDifference.Piece] = []
        var oldStart = 0
        func addEqual(_ oldEnd: Int) {
            guard oldEnd > oldStart else { return }
            let content = old[oldStart..<oldEnd].content
            pieces.append(WordDifference.Piece(.equal, before: content, after: content))
        }
        for gap in gaps {
            addEqual(gap.old.lowerBound)
            let kind: WordDifference.Kind = gap.old.isEmpty ? .inserted : gap.new.isEmpty ? .deleted : .replaced
            pieces.append(
                WordDifference.Piece(kind, before: old[gap.old].content, after: new[gap.new].content)
            )
            oldStart = gap.old.upperBound
        }
        addEqual(old.count)
        return WordDifference(pieces: pieces)
    }

    private static func trimmed(_ gap: Gap, _ old: [TextToken], _ new: [TextToken]) -> Gap? {
        var (first, second) = (gap.old, gap.new)
        while let one = first.first, let other = second.first, old[one] == new[other] {
            first = one + 1..<first.upperBound
            second = other + 1..<second.upperBound
        }
        while let one = first.last, let other = second.last, old[one] == new[other] {
            first = first.lowerBound..<one
            second = second.lowerBound..<other
        }
        return first.isEmpty && second.isEmpty ? nil : Gap(old: first, new: second)
    }

    /// Small numbers that are equal for equal tokens only.
    private static func keys(_ old: [TextToken], _ new: [TextToken]) -> ([Int64], [Int64]) {
        var numbers: [TextToken: Int64] = [:]
        func key(_ token: TextToken) -> Int64 {
            let next = Int64(numbers.count)
            if let known = numbers[token] { return known }
            numbers[token] = next
            return next
        }
        let first = old.map(key)
        return (first, new.map(key))
    }

    private static func isInOrder(_ old: [TextToken], _ new: [TextToken]) -> Bool {
        if old.count != new.count { return old.count < new.count }
        for (one, other) in zip(old, new) where one != other {
            return one.text.unicodeScalars.lexicographicallyPrecedes(other.text.unicodeScalars)
        }
        return true
    }
}

extension TextToken {
    /// Whether it decides what is aligned with what.
    fileprivate var decides: Bool { !isSpace && !isCode }
}
