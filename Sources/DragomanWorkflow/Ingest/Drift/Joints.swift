import DragomanModel

/// Sentences of an article that were joined or split by an edit which left every letter and mark in place.
enum Joints {
    /// Several old segments that are one new one, or one old that is several new ones.
    struct Joint: Hashable {
        var old: Range<Int>
        var new: Range<Int>

        var isJoin: Bool { new.count == 1 }
    }

    /// The most segments that are looked at as parts of one.
    private static let mostParts = 8

    /// The joints between two revisions, in the order of the new one; none overlap.
    ///
    /// - Parameters:
    ///   - old: The old segments.
    ///   - new: The new ones.
    ///   - isOldOpen: Whether an old segment's text is no longer there.
    ///   - isNewOpen: Whether a new segment's text was not there before.
    /// - Returns: What was joined or split.
    /// - Complexity: O(n) for the bytes of the open segments.
    static func between(
        _ old: [Segment],
        _ new: [Segment],
        isOldOpen: [Bool],
        isNewOpen: [Bool]
    ) -> [Joint] {
        guard isOldOpen.contains(true), isNewOpen.contains(true) else { return [] }
        let (oldTexts, newTexts) = (bareTexts(old, isOldOpen), bareTexts(new, isNewOpen))
        let joins = runs(of: oldTexts, that: newTexts).map { Joint(old: $0.run, new: $0.whole..<$0.whole + 1) }
        let splits = runs(of: newTexts, that: oldTexts).map { Joint(old: $0.whole..<$0.whole + 1, new: $0.run) }
        var (takenOld, takenNew) = (Set<Int>(), Set<Int>())
        var joints: [Joint] = []
        for joint in (joins + splits).sorted(by: {
            ($0.new.lowerBound, $0.old.lowerBound) < ($1.new.lowerBound, $1.old.lowerBound)
        })
        where takenOld.isDisjoint(with: joint.old) && takenNew.isDisjoint(with: joint.new) {
            takenOld.formUnion(joint.old)
            takenNew.formUnion(joint.new)
            joints.append(joint)
        }
        return joints
    }

    /// The bare texts of open segments; `nil` for others, and for those without any.
    private static func bareTexts(_ segments: [Segment], _ isOpen: [Bool]) -> [String?] {
        zip(segments, isOpen).map { segment, isOpen in
            let text = isOpen ? BareText.joined([segment]) : ""
            return text.isEmpty ? nil : text
        }
    }

    /// Runs of two parts or more that are one of some wholes, the first run for each whole.
    private static func runs(of parts: [String?], that wholes: [String?]) -> [(run: Range<Int>, whole: Int)] {
        let longest = wholes.map { $0?.utf8.count ?? 0 }.max() ?? 0
        var runOfText: [String: Range<Int>] = [:]
        for start in parts.indices {
            guard var text = parts[start] else { continue }
            for end in (start + 1)..<max(start + 1, min(parts.count, start + mostParts)) {
                guard let part = parts[end] else { break }
                text += part
                guard text.utf8.count <= longest else { break }
                if runOfText[text] == nil { runOfText[text] = start..<end + 1 }
            }
        }
        return wholes.enumerated().compactMap { index, text in
            text.flatMap { runOfText[$0] }.map { (run: $0, whole: index) }
        }
    }
}
