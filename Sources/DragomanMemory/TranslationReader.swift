package import DragomanModel

/// What can be asked of a memory about its translations as such, those that were superseded among them.
package protocol TranslationReader {
    /// Hands the translations that pass a filter to a closure, ordered by id, until it answers `false`.
    func forEachTranslation(_ filter: TranslationFilter, _ body: (TranslationRecord) throws -> Bool) throws

    /// How many translations pass a filter.
    func translationCount(_ filter: TranslationFilter) throws -> Int

    /// A translation, live or superseded; `nil` where there is none of that number.
    func translation(_ id: TargetID) throws -> TranslationRecord?

    /// All translations that ever stood at the place of one, itself among them: the same source, language, article and
    /// segment; ordered by id. Empty where there is none of that number.
    func history(of id: TargetID) throws -> [TranslationRecord]

    /// The sources that have live translations with different texts in one language, ordered by source, then language.
    ///
    /// With `countsCandidates` candidates count, else only what counts as the source's translation.
    func sourcesWithSeveralWordings(countsCandidates: Bool) throws -> [SourceWordings]

    /// The slugs of the articles whose current revision has a source, ascending.
    func articles(with source: SourceID) throws -> [String]

    /// How many translations there are of each kind; in no order.
    func translationCounts() throws -> [TranslationCount]

    /// The languages that any source, translation or term is, or was, in; ascending.
    func knownLanguages() throws -> [LanguageTag]

    /// How many bytes the memory takes where it lies.
    func storedBytes() throws -> Int
}

/// A translation with all that a memory knows of it.
package struct TranslationRecord: Sendable, Hashable {
    package var stored: StoredTarget
    /// The language and text of its source.
    package var sourceLanguage: LanguageTag
    package var source: CodedText
    /// The batch that superseded it or took it back; `nil` while it is live.
    package var retired: BatchID?
    /// The first of those that an undo brought back as this one.
    package var restoredFrom: TargetID?

    package init(
        stored: StoredTarget,
        sourceLanguage: LanguageTag,
        source: CodedText,
        retired: BatchID? = nil,
        restoredFrom: TargetID? = nil
    ) {
        self.stored = stored
        self.sourceLanguage = sourceLanguage
        self.source = source
        self.retired = retired
        self.restoredFrom = restoredFrom
    }

    package var id: TargetID { stored.id }

    /// The batch of the last change: the one that superseded it, else the one that made it.
    package var changed: BatchID { retired ?? stored.batch }

    /// What became of it.
    package var standing: TranslationStanding {
        if retired != nil { return .superseded }
        return stored.target.role == .current ? .current : .candidate
    }
}

/// Which translations are wanted; an empty list asks nothing.
package struct TranslationFilter: Sendable, Hashable {
    package var languages: [LanguageTag] = []
    /// Names as they were given; `nil` stands for nobody.
    package var authors: [String?] = []
    package var origins: Set<TargetOrigin> = []
    package var states: Set<TranslationState> = []
    package var standings: Set<TranslationStanding> = [.current, .candidate]
    /// Those made or superseded in one of these batches.
    package var batches: [BatchID] = []
    /// Those that were changed last at or after, or at or before, a time (RFC 3339, UTC).
    package var since: String?
    package var until: String?
    /// Slugs of the articles they were made for.
    package var articles: [String] = []

    package init() {}

    /// Whether a translation passes; `time` tells when a batch began.
    package func accepts(_ record: TranslationRecord, time: (BatchID) throws -> String?) rethrows -> Bool {
        let target = record.stored.target
        guard languages.isEmpty || languages.contains(target.language),
            authors.isEmpty || authors.contains(target.author),
            origins.isEmpty || origins.contains(target.origin),
            states.isEmpty || states.contains(target.state),
            standings.isEmpty || standings.contains(record.standing),
            articles.isEmpty || target.context.article.map(articles.contains) ?? false,
            batches.isEmpty || batches.contains(record.stored.batch) || record.retired.map(batches.contains) ?? false
        else { return false }
        guard since != nil || until != nil else { return true }
        guard let changed = try time(record.changed) else { return false }
        return since ?? changed <= changed && changed <= until ?? changed
    }
}

/// A source that has several wordings in a language.
package struct SourceWordings: Sendable, Hashable {
    package var source: SourceID
    package var language: LanguageTag

    package init(source: SourceID, language: LanguageTag) {
        self.source = source
        self.language = language
    }
}

/// How many translations are alike in what is counted.
package struct TranslationCount: Sendable, Hashable {
    package var language: LanguageTag
    package var standing: TranslationStanding
    package var state: TranslationState
    package var origin: TargetOrigin
    package var author: String?
    package var count: Int
    /// The last batch that made or superseded one of them.
    package var lastChange: BatchID

    package init(
        language: LanguageTag,
        standing: TranslationStanding,
        state: TranslationState,
        origin: TargetOrigin,
        author: String?,
        count: Int,
        lastChange: BatchID
    ) {
        self.language = language
        self.standing = standing
        self.state = state
        self.origin = origin
        self.author = author
        self.count = count
        self.lastChange = lastChange
    }
}
