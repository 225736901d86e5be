import DragomanModel

/// Segments of a unit that were cut otherwise before: the fewest whose outer ends are ends in both.
struct Recut: Hashable, Sendable {
    /// What became of them.
    enum Kind: String, Sendable {
        /// Several became one, or one has other codes.
        case joined
        /// One became several.
        case split
        /// Several became several others.
        case recut
    }

    /// The old segments, by their places in the unit.
    var old: Range<Int>
    /// The new ones.
    var new: Range<Int>

    var kind: Kind {
        if new.count == 1 { return .joined }
        return old.count == 1 ? .split : .recut
    }

    /// What differs between two ways to cut the same bare text; equal segments are left out.
    ///
    /// - Returns: In order; empty where nothing differs.
    /// - Complexity: O(n) for the bytes of both.
    static func all(old: [Segment], new: [Segment]) -> [Recut] {
        let oldEnds = ends(of: old)
        let newEnds = ends(of: new)
        var found: [Recut] = []
        var oldStart = 0
        var newStart = 0
        var oldIndex = 0
        for newIndex in new.indices {
            while oldIndex < old.count, oldEnds[oldIndex] < newEnds[newIndex] { oldIndex += 1 }
            guard oldIndex < old.count, oldEnds[oldIndex] == newEnds[newIndex] else { continue }
            oldIndex += 1
            let recut = Recut(old: oldStart..<oldIndex, new: newStart..<newIndex + 1)
            (oldStart, newStart) = (oldIndex, newIndex + 1)
            let isSame =
                recut.old.count == 1 && recut.new.count == 1
                && old[recut.old.lowerBound].content == new[newIndex].content
            if !isSame { found.append(recut) }
        }
        return found
    }

    private static func ends(of segments: [Segment]) -> [Int] {
        var end = 0
        return segments.map { segment in
            end += BareText.count(segment.content.coded)
            return end
        }
    }
}
