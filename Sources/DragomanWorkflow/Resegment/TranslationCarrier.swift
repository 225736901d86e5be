import DragomanMemory
import DragomanModel

/// Carries the translations of one article over from its old places to its new ones, in one language.
struct TranslationCarrier {
    let writer: any MemoryWriter
    let batch: BatchID
    let language: LanguageTag
    let old: ArticlePlaces
    let new: ArticlePlaces

    /// What stays of a segment's text keeps the translation that was shown for it, though its neighbours are others now.
    ///
    /// Where several translations of the text are live and the new surroundings would pick another one, the one that
    /// was shown is stored for the new place too.
    func keepChoice(from oldIndex: Int, to newIndex: Int) throws {
        guard old.places[oldIndex] != new.places[newIndex] else { return }
        let live = try writer.targets(of: new.places[newIndex].source, language: language)
        guard let shown = old.best(at: oldIndex, among: live.filter { $0.batch != batch })?.target,
            new.best(at: newIndex, among: live)?.target.content != shown.content
        else { return }
        let moved = try move(shown, to: newIndex)
        // One from the time when these rules held before may stand here with a higher state: it was superseded since.
        let now = try writer.targets(of: moved.source, language: language)
        guard new.best(at: newIndex, among: now)?.target.content != moved.content else { return }
        for stored in now where stored.target.role == .current && stored.target.content != moved.content {
            if isOfPlace(stored, newIndex) { try writer.retire(stored.id, batch: batch) }
        }
    }

    /// The translations that old places show; those of places without one are `nil`.
    func shown(at oldIndexes: Range<Int>) throws -> [StoredTarget?] {
        try oldIndexes.map { index in
            let live = try writer.targets(of: old.places[index].source, language: language)
            return old.best(at: index, among: live.filter { $0.batch != batch })
        }
    }

    /// Gives a new place what was carried over to it (`nil`: nothing could be), unless it has as good a translation.
    ///
    /// `pieces` are the old translations that it was made of, `isCertain` says that nothing was guessed.
    func give(
        _ content: CodedText?,
        madeOf pieces: [StoredTarget],
        isCertain: Bool,
        to index: Int
    ) throws -> ResegmentTally.Outcome {
        let live = try writer.targets(of: new.places[index].source, language: language)
        let shown = new.best(at: index, among: live)
        guard let content else { return shown == nil ? .missing : .known }
        guard isCertain else { return try giveCandidate(content, madeOf: pieces.map(\.target), to: index, live) }
        let state = pieces.map(\.target.state).min() ?? .translated
        // What came with this very batch is another article's, and no reason to show it here.
        if let known = new.best(at: index, among: live.filter { $0.batch != batch }) {
            let isOutdated =
                isOfPlace(known, index) && known.target.state == state
                && pieces.contains { $0.sequence > known.sequence }
            if known.target.content == content || known.target.state >= state && !isOutdated { return .known }
            // Joined here when these rules held before; its pieces have been translated anew since.
            if isOutdated { try writer.retire(known.id, batch: batch) }
        }
        if shown?.target.content != content { try addCurrent(content, pieces.map(\.target), state, at: index) }
        return .carriedOver
    }

    private func giveCandidate(
        _ content: CodedText,
        madeOf pieces: [NewTarget],
        to index: Int,
        _ live: [StoredTarget]
    ) throws -> ResegmentTally.Outcome {
        guard let shown = new.best(at: index, among: live) else {
            try addCandidate(content, pieces, at: index, live)
            return .candidate
        }
        // Of several translations of this very text, the place keeps the one whose words it had.
        if shown.target.content != content,
            let same = live.first(where: { $0.target.role == .current && $0.target.content == content })
        {
            _ = try move(same.target, to: index)
        }
        return .known
    }

    /// Stores a translation of a text for another place of it too.
    ///
    /// The newest translation is what a text has wherever no context decides. So that this one does not become that, the
    /// one that was is made the newest again, without a place.
    private func move(_ target: NewTarget, to index: Int) throws -> NewTarget {
        let usual = usual(try writer.targets(of: target.source, language: language))
        var moved = target
        moved.context = new.context(at: index)
        _ = try writer.addTarget(moved, batch: batch)
        let live = try writer.targets(of: target.source, language: language)
        guard var usual, self.usual(live)?.content != usual.content else { return moved }
        usual.context = TargetContext()
        for stored in live where stored.target.role == .current && stored.target.content == usual.content {
            if stored.target.context == usual.context { try writer.retire(stored.id, batch: batch) }
        }
        _ = try writer.addTarget(usual, batch: batch)
        return moved
    }

    /// The translation that a text has where no context decides.
    private func usual(_ live: [StoredTarget]) -> NewTarget? {
        let nowhere = SourceID(rawValue: -1)
        return TargetChoice.best(among: live, article: "", segment: "", previous: nowhere, next: nowhere)?.target
    }

    private func isOfPlace(_ stored: StoredTarget, _ index: Int) -> Bool {
        stored.target.context.article == new.slug && stored.target.context.segment == new.places[index].name
    }

    private func addCurrent(
        _ content: CodedText,
        _ pieces: [NewTarget],
        _ state: TranslationState,
        at index: Int
    ) throws {
        var target = target(content, pieces, at: index)
        target.state = state
        _ = try writer.addTarget(target, batch: batch)
    }

    /// Nobody has read what was cut, so it is work to do and no match in context.
    private func addCandidate(
        _ content: CodedText,
        _ pieces: [NewTarget],
        at index: Int,
        _ live: [StoredTarget]
    ) throws {
        guard !live.contains(where: { $0.target.content == content }) else { return }
        var target = target(content, pieces, at: index)
        target.state = .initial
        target.origin = .fuzzyAccepted
        target.role = .candidate
        target.context.previous = nil
        target.context.next = nil
        _ = try writer.addTarget(target, batch: batch)
    }

    private func target(_ content: CodedText, _ pieces: [NewTarget], at index: Int) -> NewTarget {
        let authors = Set(pieces.map(\.author))
        return NewTarget(
            source: new.places[index].source,
            language: language,
            content: content,
            state: .translated,
            // Word for word what the memory had for the pieces of this text.
            origin: .exact,
            author: authors.count == 1 ? authors.first ?? nil : nil,
            role: .current,
            context: new.context(at: index),
            base: pieces.map(\.base).max() ?? BatchID(rawValue: 0)
        )
    }
}
