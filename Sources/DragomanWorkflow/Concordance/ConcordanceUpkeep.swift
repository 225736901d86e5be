import DragomanMatching
import DragomanMemory
import DragomanModel
import DragomanText

/// Keeps the concordance of a memory up with it.
///
/// The memory is the truth. Only who asks pays: what changed since the last question is read from the memory first.
struct ConcordanceUpkeep {
    /// The index holds more than the snapshot it is asked about.
    struct IsAhead: Error {}

    /// What a question can be answered from.
    struct Sources {
        /// The index; `nil` where there is none that can be read.
        var index: (any ConcordanceReader)?
        /// After which change texts are to be read from the memory itself; `nil`: the index has all.
        var unread: Int64?
    }

    let store: any ConcordanceStore
    let progress: @Sendable (Workflow.Progress) -> Void

    /// Runs a closure with an index that has all of a snapshot; where it cannot be written, with what there is of it.
    ///
    /// - Parameters:
    ///   - reader: The snapshot.
    ///   - believesAhead: As for `MemoryIndex`.
    ///   - body: The closure.
    /// - Returns: What the closure returns.
    /// - Throws: `IsAhead`; what the reader and the closure throw.
    func with<Result>(
        _ reader: any MemoryReader,
        believesAhead: Bool,
        _ body: (Sources) throws -> Result
    ) throws -> Result {
        var isDamaged = false
        for _ in 0..<3 {
            do {
                if !isDamaged, let result = try ask(reader, believesAhead, body) { return result }
                var known: Int64 = 0
                let isWritten = try store.update(
                    plan: { text in
                        let plan = try plan(text, reader, isDamaged, believesAhead)
                        if case .extend = plan { known = text.flatMap(Self.stamp)?.sequence ?? 0 }
                        return plan
                    },
                    waiting: { report("waiting for another process that is indexing words", 0) },
                    adding: { try add(to: $0, from: reader, after: known) }
                )
                if !isWritten { break }
                isDamaged = false
            } catch is ConcordanceFailure {
                isDamaged = true
            }
        }
        return try askAnyhow(reader, body)
    }

    /// Asks an index that has all of the snapshot; `nil` where it has not.
    private func ask<Result>(
        _ reader: any MemoryReader,
        _ believesAhead: Bool,
        _ body: (Sources) throws -> Result
    ) throws -> Result? {
        try store.read { index in
            guard let index, let stamp = Self.stamp(index.stamp) else { return nil }
            let last = try reader.lastSequence()
            if stamp.sequence > last, believesAhead { throw IsAhead() }
            guard stamp.sequence == last, try MemoryIndex.isTrue(stamp, reader) else { return nil }
            return try body(Sources(index: index, unread: nil))
        }
    }

    /// Asks what there is of an index and the memory for the rest.
    private func askAnyhow<Result>(
        _ reader: any MemoryReader,
        _ body: (Sources) throws -> Result
    ) throws -> Result {
        do {
            return try store.read { index in
                guard let index, let stamp = Self.stamp(index.stamp), try MemoryIndex.isTrue(stamp, reader) else {
                    return try body(Sources(index: nil, unread: 0))
                }
                return try body(Sources(index: index, unread: stamp.sequence))
            }
        } catch is ConcordanceFailure {
            return try body(Sources(index: nil, unread: 0))
        }
    }

    private func plan(
        _ text: String?,
        _ reader: any MemoryReader,
        _ isDamaged: Bool,
        _ believesAhead: Bool
    ) throws -> ConcordancePlan {
        let new = Self.text(of: try MemoryIndex.stamp(of: reader))
        if text == new, !isDamaged { return .leave }
        guard !isDamaged, let text, let stamp = Self.stamp(text) else { return .makeAnew(stamp: new) }
        if stamp.sequence > (try reader.lastSequence()), believesAhead { throw IsAhead() }
        return try MemoryIndex.isTrue(stamp, reader) ? .extend(stamp: new) : .makeAnew(stamp: new)
    }

    private func add(to writer: any ConcordanceWriter, from reader: any MemoryReader, after sequence: Int64) throws {
        let words = SearchWords()
        var count = 0
        try reader.forEachTranslation(changedAfter: sequence) { source in
            count += 1
            if count.isMultiple(of: 10_000) { report("indexing words for concordances", count) }
            try writer.add(
                WordedSource(
                    id: source.id,
                    language: source.language,
                    text: Self.text(source.content, words),
                    targets: source.targets.map { target in
                        (target.language, target.texts.map { Self.text($0, words) })
                    }
                )
            )
        }
    }

    private static func text(_ content: CodedText, _ words: SearchWords) -> WordedSource.Text {
        WordedSource.Text(content: content, words: words.words(of: content).map(ConcordancePhrase.Word.init))
    }

    private func report(_ activity: String, _ done: Int) {
        progress(Workflow.Progress(activity: activity, done: done, total: 0))
    }

    // MARK: Stamps

    /// A stamp as the index keeps it: of the memory, and of the way that texts are taken apart.
    private static func text(of stamp: IndexStamp) -> String {
        "\(SearchWords.version) \(stamp.sequence) \(stamp.batch) \(stamp.batchDigest)"
    }

    /// Reads a stamp; `nil` where it is none, or words were taken apart otherwise.
    static func stamp(_ text: String) -> IndexStamp? {
        let parts = text.split(separator: " ")
        guard parts.count == 4, parts[0] == SearchWords.version, let sequence = Int64(parts[1]),
            let batch = Int64(parts[2]), sequence >= 0, batch >= 0
        else { return nil }
        return IndexStamp(sequence: sequence, batch: batch, batchDigest: String(parts[3]))
    }
}
