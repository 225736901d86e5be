package import DragomanModel

/// A translation memory: articles and their revisions, sources, translations, terms, batches.
///
/// The height is what the workflow needs. Every engine passes `MemoryStoreContract`.
package protocol MemoryStore: Sendable {
    /// Runs a closure on one snapshot.
    ///
    /// - Throws: what the closure throws; `memory-busy`, `memory-corrupt`.
    func read<Result>(_ body: (any MemoryReader) throws -> Result) throws -> Result

    /// Runs a closure in one transaction: all of it is kept or, if it throws or `isDryRun`, nothing.
    ///
    /// Batches that the closure left unfinished are finished.
    /// Another writer is waited for; then `memory-busy` is thrown and nothing was changed.
    func write<Result>(isDryRun: Bool, _ body: (any MemoryWriter) throws -> Result) throws -> Result
}

/// What can be asked of a memory.
package protocol MemoryReader: TranslationReader, LeaseReader {
    /// The language of the memory's articles unless they say otherwise.
    func sourceLanguage() throws -> LanguageTag

    /// The articles that have a current revision, ordered by slug.
    func articles() throws -> [ArticleRecord]

    /// One article, or `nil` where there is none or it was taken back.
    func article(_ slug: String) throws -> ArticleRecord?

    /// The units of an article's current revision in document order; empty where there is none.
    func units(ofArticle slug: String) throws -> [StoredUnit]

    /// The skeleton of an article's current revision.
    func skeleton(ofArticle slug: String) throws -> Skeleton?

    /// A unit by its name in any revision of an article, the current one first, then the newest.
    func unit(named name: String, inArticle slug: String) throws -> StoredUnit?

    /// The article that has a unit of a name in any revision, or `nil` where none has; names are of one article each.
    func article(ofUnit name: String) throws -> String?

    /// The id of a source, or `nil` where it was never stored.
    func source(_ content: CodedText, language: LanguageTag) throws -> SourceID?

    /// The text of a source.
    func content(of source: SourceID) throws -> CodedText?

    /// The live translations of one source, newest first.
    func targets(of source: SourceID, language: LanguageTag) throws -> [StoredTarget]

    /// The translations of one source that were live when a batch was done, newest first.
    func targets(of source: SourceID, language: LanguageTag, asOf batch: BatchID) throws -> [StoredTarget]

    /// The translations that a batch made and another one superseded or took out since, in the order in which they were made.
    func superseded(of batch: BatchID) throws -> [SupersededTarget]

    /// The live translations of every source in an article's current revision, newest first.
    ///
    /// Read the articles of a language in one `read`: what many articles share is kept there from one to the next.
    func targets(ofArticle slug: String, language: LanguageTag) throws -> [SourceID: [StoredTarget]]

    /// For each source of an article's current revision that replaced older ones: those, the nearest first.
    func ancestors(ofArticle slug: String) throws -> [SourceID: [SourceID]]

    /// Every source that has a live translation into a language, ordered by id.
    func forEachSource(
        translatedInto language: LanguageTag,
        _ body: (SourceID, CodedText) throws -> Void
    ) throws

    /// Every source of which a translation was made, superseded or taken back after a change, ordered by id, with its
    /// own language and those in which it has live translations now.
    ///
    /// After 0, sources that have no live translation may be left out.
    func forEachSource(changedAfter sequence: Int64, _ body: (TranslatedSource) throws -> Void) throws

    /// Every source that has live translations into one of some languages (`nil`: any), with them, in the order in
    /// which the oldest of all its live translations changed last.
    ///
    /// That order is kept where all is written out and read into an empty memory.
    func forEachEntry(translatedInto languages: Set<LanguageTag>?, _ body: (StoredEntry) throws -> Void) throws

    /// What an exchange file said of a translation; `nil` where it came another way.
    func detail(of target: TargetID) throws -> TargetDetail?

    /// The inline codes that a source has in an article's current revision; empty where it is in none.
    func codes(of source: SourceID) throws -> [InlineCode]

    /// Every source of which a translation was made, superseded or taken back after a change, ordered by id, with the
    /// texts of its live translations now, each once in a language.
    ///
    /// After 0, sources that have no live translation may be left out.
    func forEachTranslation(changedAfter sequence: Int64, _ body: (TranslatedTexts) throws -> Void) throws

    /// The languages in which a source has live translations, ascending.
    func targetLanguages(of source: SourceID) throws -> [LanguageTag]

    /// The language of a source.
    func language(of source: SourceID) throws -> LanguageTag?

    /// The greatest change sequence; 0 in an empty memory.
    func lastSequence() throws -> Int64

    /// The changes after a sequence, in its order.
    func changes(after sequence: Int64, limit: Int) throws -> [MemoryChange]

    /// The last batch; 0 in an empty memory.
    func lastBatch() throws -> BatchID

    /// The last batch that began at or before a time (RFC 3339, UTC); 0 where there is none.
    func lastBatch(at time: String) throws -> BatchID

    /// A batch, or `nil` where there is none of that number.
    func batch(_ id: BatchID) throws -> Batch?

    /// All batches, oldest first.
    func batches() throws -> [Batch]

    /// What each article holds as of a batch (`nil`: now), ordered by slug. Reads counts, not texts.
    func articleTotals(asOf batch: BatchID?) throws -> [ArticleTotal]

    /// How far each article is in each language as of a batch (`nil`: now); pairs with nothing translated and nothing
    /// stale may be left out. Ordered by slug, then language. Reads counts, not texts.
    ///
    /// `apart` says which occurrences stand apart; `nil`: those of the last `keepApart`. Where it is another set, the
    /// articles for which that matters are counted anew. The past stays as it was counted then.
    func articleTallies(asOf batch: BatchID?, apart: Set<Occurrence>?) throws -> [ArticleTally]

    /// The occurrences that stood apart when the memory was last written.
    func apart() throws -> Set<Occurrence>

    /// The live concepts of the termbase, ordered by id.
    func concepts() throws -> [Concept]

    /// Checks the integrity of everything: the engine's own check, the rules of this protocol, the kept tallies against
    /// a full count. Empty when all is well.
    func verify() throws -> [Finding]
}

extension MemoryReader {
    /// How far each article is in each language, with the occurrences apart that the memory knows.
    package func articleTallies(asOf batch: BatchID?) throws -> [ArticleTally] {
        try articleTallies(asOf: batch, apart: nil)
    }
}

/// What can be done to a memory, in one transaction.
package protocol MemoryWriter: MemoryReader, LeaseWriter {
    /// Begins a batch; everything that follows names it.
    func beginBatch(_ kind: Batch.Kind, time: String, author: String?, origin: String) throws -> BatchID

    /// Says which occurrences stand apart from now on; tallies are counted by that.
    ///
    /// An undo does not bring back what stood apart before.
    func keepApart(_ occurrences: Set<Occurrence>, batch: BatchID) throws

    /// Stores a revision and makes it the article's current one. Translations of the sources it no longer has stay.
    ///
    /// `replaced` says which source an older text of the article had at a place of the new revision: the index of unit
    /// and segment in `revision.units`, and the old source. The store keeps the chain of ancestors.
    func addRevision(
        _ revision: NewRevision,
        replaced: [(unit: Int, segment: Int, source: SourceID)],
        batch: BatchID
    ) throws

    /// Stores a source that need not be in any article.
    ///
    /// - Returns: its id, and whether it was not there before.
    func addSource(_ content: CodedText, language: LanguageTag) throws -> (source: SourceID, isNew: Bool)

    /// Keeps what an exchange file says of an entry: a source in several languages.
    func addEntryDetail(_ text: String, source: SourceID) throws -> EntryID

    /// Keeps what an exchange file says of a translation that was just stored and has no detail yet.
    func addDetail(_ text: String?, of target: TargetID, entry: EntryID) throws

    /// Stores a translation.
    ///
    /// One that is equal to a live one in source, language, text, role and context is not stored twice: the live one's
    /// id is returned, or, if its state is less, it is superseded.
    func addTarget(_ target: NewTarget, batch: BatchID) throws -> TargetID

    /// Supersedes a live translation: it stays in the history and is no longer offered.
    ///
    /// - Throws: `target-not-live`.
    func retire(_ target: TargetID, batch: BatchID) throws

    /// Stores concepts; one with the id of a live concept supersedes it. An equal one changes nothing.
    ///
    /// - Returns: how many were added or changed.
    func addConcepts(_ concepts: [Concept], batch: BatchID) throws -> Int

    /// Takes a batch back as a new batch, and keeps what later batches made: translations of `batch` that are still
    /// live are retired; those it superseded live again (as new rows) unless a later one took their place; articles it
    /// revised get the revision before back, those it added go, unless revised later; the same for concepts; leases that
    /// it gave are closed, those that it closed are open again.
    ///
    /// Batches may be taken back in any order, undos as well: what comes back is never of a batch that was taken back
    /// itself, but what stood before that.
    ///
    /// - Returns: the new batch and how many places of translations, articles, concepts and leases went back to what they were.
    /// - Throws: `batch-unknown`, `batch-undone`.
    func undo(_ batch: BatchID, time: String, author: String?) throws -> (batch: BatchID, restored: Int)

    /// Ends a batch: brings the kept tallies of all articles and languages up to date that the batch touched.
    func finishBatch(_ batch: BatchID) throws
}
