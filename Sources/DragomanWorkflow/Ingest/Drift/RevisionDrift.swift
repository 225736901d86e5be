import DragomanMatching
import DragomanMemory
import DragomanModel

/// What became of the segments of an article from one revision to the next.
struct RevisionDrift {
    /// A segment whose text was edited, by its place among all of its revision.
    struct Edit {
        var old: Int
        var new: Int
        var judgement: EditJudgement
    }

    /// Where a new segment stands in its revision.
    struct Place {
        var unit: Int
        var segment: Int
    }

    /// In the order of the new revision.
    private(set) var edits: [Edit] = []
    private(set) var joints: [Joints.Joint] = []
    /// How many new segments have a text that the article had before.
    let carriedOver: Int
    private let old: [StoredSegment]
    private let places: [Place]

    /// Compares a revision with what the memory has.
    ///
    /// - Throws: What the store and the guard throw.
    init(
        from old: [StoredSegment],
        to revision: NewRevision,
        reader: any MemoryReader,
        meaningGuard: () throws -> MeaningGuard
    ) throws {
        self.old = old
        let new = revision.units.flatMap(\.segments)
        places = revision.units.enumerated().flatMap { unit, content in
            content.segments.indices.map { Place(unit: unit, segment: $0) }
        }
        let newSources = try new.map { try reader.source($0.content, language: revision.language) }
        let oldSources = Set(old.map(\.source))
        let isNewOpen = newSources.map { $0.map { !oldSources.contains($0) } ?? true }
        carriedOver = isNewOpen.count { !$0 }
        let remaining = Set(newSources.compactMap(\.self))
        joints = Joints.between(
            old.map(\.segment),
            new,
            isOldOpen: old.map { !remaining.contains($0.source) },
            isNewOpen: isNewOpen
        )
        let jointOld = Set(joints.flatMap(\.old))
        let jointNew = Set(joints.flatMap(\.new))
        let pairs = Drift.pairs(
            old: old.map { ($0.source.rawValue, $0.segment.content.symbols) },
            // Texts the memory has not seen get keys of their own, which no stored one has.
            new: new.enumerated().map { (newSources[$0]?.rawValue ?? -Int64($0) - 1, $1.content.symbols) }
        )
        for (newIndex, oldIndex) in pairs.sorted(by: { $0.key < $1.key })
        where newSources[newIndex] != old[oldIndex].source && !jointNew.contains(newIndex)
            && !jointOld.contains(oldIndex)
        {
            let judgement = try meaningGuard().judge(
                stored: old[oldIndex].segment.content,
                query: new[newIndex].content
            )
            edits.append(Edit(old: oldIndex, new: newIndex, judgement: judgement))
        }
    }

    /// Which older texts the new ones replaced, as far as a policy wants them known.
    func replaced(_ policy: CarryOverPolicy) -> [(unit: Int, segment: Int, source: SourceID)] {
        var pairs = edits.filter { policy.treatment(of: $0.judgement.classes) != .none }.map { ($0.new, $0.old) }
        if policy[.spacing] != .none {
            for joint in joints { pairs += joint.new.flatMap { new in joint.old.map { (new, $0) } } }
        }
        return pairs.sorted { $0 < $1 }.map { new, old in
            (unit: places[new].unit, segment: places[new].segment, source: self.old[old].source)
        }
    }
}
