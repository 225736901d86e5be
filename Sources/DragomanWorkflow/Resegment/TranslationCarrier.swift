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
        guard let shown = old.best(at: oldIndex, among: live)?.target,
            new.best(at: newIndex, among: live)?.target.content != shown.content
        else { return }
        var moved = shown
        moved.context = new.context(at: newIndex)
        _ = try writer.addTarget(moved, batch: batch)
        // One from the time when these rules held before may stand here with a higher state: it was superseded since.
        let now = try writer.targets(of: moved.source, language: language)
        guard new.best(at: newIndex, among: now)?.target.content != moved.content else { return }
        for stored in now where stored.target.role == .current && stored.target.content != moved.content {
            let context = stored.target.context
            guard context.article == new.slug, context.segment == moved.context.segment else { continue }
            try writer.retire(stored.id, batch: batch)
        }
    }

    /// The translations that old places show; those of places without one are `nil`.
    func shown(at oldIndexes: Range<Int>) throws -> [StoredTarget?] {
        try oldIndexes.map { index in
            old.best(at: index, among: try writer.targets(of: old.places[index].source, language: language))
        }
    }

    /// Gives a new place what was carried over to it, unless it has as good a translation.
    ///
    /// - Parameters:
    ///   - content: The translation; `nil` where nothing could be carried over.
    ///   - pieces: The old translations it was made of.
    ///   - isCertain: Whether it is one of the new text: joined, not cut by guess.
    func give(
        _ content: CodedText?,
        madeOf pieces: [NewTarget],
        isCertain: Bool,
        to index: Int
    ) throws -> ResegmentTally.Outcome {
        let live = try writer.targets(of: new.places[index].source, language: language)
        let state = pieces.map(\.state).min() ?? .translated
        // What came with this very batch is another article's, and no reason to show it here.
        let known = new.best(at: index, among: live.filter { $0.batch != batch })
        guard let content else { return known == nil && new.best(at: index, among: live) == nil ? .missing : .known }
        if let known, !isCertain || known.target.state >= state || known.target.content == content { return .known }
        if !isCertain {
            if new.best(at: index, among: live) != nil { return .known }
            try addCandidate(content, pieces, at: index, live)
            return .candidate
        }
        if new.best(at: index, among: live)?.target.content != content {
            try addCurrent(content, pieces, state, at: index)
        }
        return .carriedOver
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
