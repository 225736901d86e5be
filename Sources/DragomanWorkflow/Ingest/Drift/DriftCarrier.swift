import DragomanMemory
import DragomanModel

/// Takes the translations of one article over to its new revision, in one language, as the site's policy says.
///
/// Where the new text has a translation already, that stays.
struct DriftCarrier {
    /// How many translations were taken over, and how many were put together for a person to look at.
    struct Count {
        var accepted = 0
        var candidates = 0
    }

    let writer: any MemoryWriter
    let batch: BatchID
    let policy: CarryOverPolicy
    let language: LanguageTag
    let old: [StoredSegment]
    let new: [StoredSegment]
    let oldPlaces: ArticlePlaces
    let newPlaces: ArticlePlaces
    /// Gives the ends of the sentences of a text in the language, in UTF-8.
    let boundaries: (String) throws -> [Int]
    private(set) var count = Count()

    init(
        writer: any MemoryWriter,
        batch: BatchID,
        policy: CarryOverPolicy,
        language: LanguageTag,
        old: (slug: String, units: [StoredUnit]),
        new: [StoredUnit],
        boundaries: @escaping (String) throws -> [Int]
    ) {
        self.writer = writer
        self.batch = batch
        self.policy = policy
        self.language = language
        self.old = old.units.flatMap(\.segments)
        self.new = new.flatMap(\.segments)
        oldPlaces = ArticlePlaces(slug: old.slug, units: old.units)
        newPlaces = ArticlePlaces(slug: old.slug, units: new)
        self.boundaries = boundaries
    }

    /// Takes a translation over an edit of its source, where every class of the edit allows that and its codes are certain.
    mutating func carry(_ edit: RevisionDrift.Edit) throws {
        guard policy.treatment(of: edit.judgement.classes) == .accept, try isOpen(edit.new),
            let shown = try shown(edit.old),
            let content = CodeFit.fitted(
                shown.target.content,
                from: old[edit.old].segment,
                to: new[edit.new].segment,
                areCodesEdited: edit.judgement.classes.contains(.code)
            )
        else { return }
        try accept(content, [shown.target], at: edit.new)
    }

    /// Puts the translations of joined sentences together, and cuts those of a split one, where all are known.
    ///
    /// What was cut nobody has read: it is never more than a candidate.
    mutating func carry(_ joint: Joints.Joint) throws {
        let treatment = policy[.spacing]
        guard treatment != .none else { return }
        let shown = try joint.old.map(shown).compactMap(\.self)
        guard shown.count == joint.old.count,
            let carried = try TargetCarrier(
                old: old[joint.old].map(\.segment.unplaced),
                new: new[joint.new].map(\.segment.unplaced),
                boundaries: boundaries
            )?.carry(shown.map(\.target.content))
        else { return }
        for (content, index) in zip(carried.contents, joint.new) where try isOpen(index) {
            if treatment == .accept, carried.isCertain {
                try accept(content, shown.map(\.target), at: index)
            } else {
                try keep(content, shown.map(\.target), at: index)
            }
        }
    }

    /// The translation that the article showed for a segment before this batch.
    private func shown(_ index: Int) throws -> StoredTarget? {
        let live = try writer.targets(of: old[index].source, language: language)
        return oldPlaces.best(at: index, among: live.filter { $0.batch != batch })
    }

    /// Whether a new segment has no translation yet.
    private func isOpen(_ index: Int) throws -> Bool {
        try newPlaces.best(at: index, among: writer.targets(of: new[index].source, language: language)) == nil
    }

    private mutating func accept(_ content: CodedText, _ pieces: [NewTarget], at index: Int) throws {
        var target = target(content, pieces, at: index)
        target.state = min(pieces.map(\.state).min() ?? .translated, .translated)
        _ = try writer.addTarget(target, batch: batch)
        count.accepted += 1
    }

    private mutating func keep(_ content: CodedText, _ pieces: [NewTarget], at index: Int) throws {
        let live = try writer.targets(of: new[index].source, language: language)
        guard !live.contains(where: { $0.target.content == content }) else { return }
        var target = target(content, pieces, at: index)
        target.state = .initial
        target.role = .candidate
        target.context.previous = nil
        target.context.next = nil
        _ = try writer.addTarget(target, batch: batch)
        count.candidates += 1
    }

    private func target(_ content: CodedText, _ pieces: [NewTarget], at index: Int) -> NewTarget {
        let authors = Set(pieces.map(\.author))
        return NewTarget(
            source: new[index].source,
            language: language,
            content: content,
            state: .translated,
            origin: .fuzzyAccepted,
            author: authors.count == 1 ? authors.first ?? nil : nil,
            role: .current,
            context: newPlaces.context(at: index),
            base: pieces.map(\.base).max() ?? BatchID(rawValue: 0)
        )
    }
}

extension Segment {
    /// The segment with codes that are known by what they are, not by where they stand in a file that was edited.
    fileprivate var unplaced: Segment {
        var segment = self
        for index in segment.codes.indices {
            segment.codes[index].openingStart = nil
            segment.codes[index].closingStart = nil
        }
        return segment
    }
}
