package import DragomanModel

/// A stored source: one coded text of one language, whatever articles it stands in.
package struct SourceID: Hashable, Sendable, Comparable {
    package let rawValue: Int64

    package init(rawValue: Int64) { self.rawValue = rawValue }

    package static func < (left: SourceID, right: SourceID) -> Bool { left.rawValue < right.rawValue }
}

/// A stored translation.
package struct TargetID: Hashable, Sendable {
    package let rawValue: Int64

    package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// The number of a change set: later ones have greater numbers, 0 is before the first.
package struct BatchID: Hashable, Sendable, Comparable {
    package let rawValue: Int64

    package init(rawValue: Int64) { self.rawValue = rawValue }

    package static func < (left: BatchID, right: BatchID) -> Bool { left.rawValue < right.rawValue }
}

/// A change set: who changed what kind of thing, when, from which files.
package struct Batch: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        /// Articles came in.
        case ingest
        /// Translators' files came back.
        case `import`
        /// Another memory's entries came in (TMX).
        case memory
        /// Translations were changed or retired by hand.
        case edit
        /// Concepts of the termbase came in.
        case glossary
        /// Segments were given out, or taken to be in again.
        case lease
        /// A batch was taken back.
        case undo
    }

    package var id: BatchID
    package var kind: Kind
    /// RFC 3339, UTC, whole seconds.
    package var time: String
    package var author: String?
    /// The files it came from, as the user named them, for people to read.
    package var origin: String
    /// The batch that took this one back.
    package var undoneBy: BatchID?

    package init(id: BatchID, kind: Kind, time: String, author: String?, origin: String, undoneBy: BatchID? = nil) {
        self.id = id
        self.kind = kind
        self.time = time
        self.author = author
        self.origin = origin
        self.undoneBy = undoneBy
    }
}

/// The current revision of an article, without its texts.
package struct ArticleRecord: Sendable, Hashable {
    package var slug: String
    package var title: String?
    package var format: ArticleFormat
    package var language: LanguageTag
    package var publishedAt: String?
    /// The number of the revision, from 1.
    package var revision: Int
    /// The digest of the bytes, the filter's version and the rules: equal means nothing to do.
    package var digest: String
    /// Name and version of the segmentation rules.
    package var rules: String
    package var units: Int
    package var total: Tally

    package init(
        slug: String,
        title: String?,
        format: ArticleFormat,
        language: LanguageTag,
        publishedAt: String?,
        revision: Int,
        digest: String,
        rules: String,
        units: Int,
        total: Tally
    ) {
        self.slug = slug
        self.title = title
        self.format = format
        self.language = language
        self.publishedAt = publishedAt
        self.revision = revision
        self.digest = digest
        self.rules = rules
        self.units = units
        self.total = total
    }
}

/// A revision to be stored.
package struct NewRevision: Sendable {
    package var slug: String
    package var title: String?
    package var format: ArticleFormat
    package var language: LanguageTag
    package var publishedAt: String?
    package var digest: String
    package var rules: String
    package var skeleton: Skeleton
    /// In document order; `source` of their segments is ignored, the store gives it.
    package var units: [NewUnit]

    package init(
        slug: String,
        title: String?,
        format: ArticleFormat,
        language: LanguageTag,
        publishedAt: String?,
        digest: String,
        rules: String,
        skeleton: Skeleton,
        units: [NewUnit]
    ) {
        self.slug = slug
        self.title = title
        self.format = format
        self.language = language
        self.publishedAt = publishedAt
        self.digest = digest
        self.rules = rules
        self.skeleton = skeleton
        self.units = units
    }
}

/// A unit to be stored.
package struct NewUnit: Sendable {
    /// Stable and unique in the memory for this place of this article.
    package var name: String
    package var kind: Unit.Kind
    package var escaping: Escaping
    package var segments: [Segment]
    /// The word count of each segment.
    package var wordCounts: [Int]

    package init(name: String, kind: Unit.Kind, escaping: Escaping, segments: [Segment], wordCounts: [Int]) {
        self.name = name
        self.kind = kind
        self.escaping = escaping
        self.segments = segments
        self.wordCounts = wordCounts
    }
}

/// A stored unit of one revision.
package struct StoredUnit: Sendable, Hashable {
    package var name: String
    package var kind: Unit.Kind
    package var escaping: Escaping
    package var segments: [StoredSegment]

    package init(name: String, kind: Unit.Kind, escaping: Escaping, segments: [StoredSegment]) {
        self.name = name
        self.kind = kind
        self.escaping = escaping
        self.segments = segments
    }
}

/// A stored segment: a source at one place of an article.
package struct StoredSegment: Sendable, Hashable {
    package var source: SourceID
    package var segment: Segment
    package var wordCount: Int

    package init(source: SourceID, segment: Segment, wordCount: Int) {
        self.source = source
        self.segment = segment
        self.wordCount = wordCount
    }
}

/// Where a translation was made: what stood around it.
package struct TargetContext: Sendable, Hashable {
    /// The slug of the article.
    package var article: String?
    /// The segment's stable name in it: the unit's name, `-`, the segment's number from 1.
    package var segment: String?
    /// The sources before and after it in document order; `nil` at an edge.
    package var previous: SourceID?
    package var next: SourceID?

    package init(article: String? = nil, segment: String? = nil, previous: SourceID? = nil, next: SourceID? = nil) {
        self.article = article
        self.segment = segment
        self.previous = previous
        self.next = next
    }
}

/// A translation to be stored.
package struct NewTarget: Sendable, Hashable {
    package enum Role: String, Sendable {
        /// Counts as the source's translation.
        case current
        /// Offered as a match only.
        case candidate
    }

    package var source: SourceID
    package var language: LanguageTag
    /// NFC; its codes are those of the source by number.
    package var content: CodedText
    package var state: TranslationState
    package var origin: TargetOrigin
    package var author: String?
    package var role: Role
    package var context: TargetContext
    /// The last batch that the export saw from which this was made; 0 where unknown.
    package var base: BatchID

    package init(
        source: SourceID,
        language: LanguageTag,
        content: CodedText,
        state: TranslationState,
        origin: TargetOrigin,
        author: String?,
        role: Role,
        context: TargetContext,
        base: BatchID
    ) {
        self.source = source
        self.language = language
        self.content = content
        self.state = state
        self.origin = origin
        self.author = author
        self.role = role
        self.context = context
        self.base = base
    }
}

/// A live translation: stored, not superseded, not taken back.
package struct StoredTarget: Sendable, Hashable {
    package var id: TargetID
    package var batch: BatchID
    /// Grows with every change of the memory; the later of two has the greater.
    package var sequence: Int64
    package var target: NewTarget

    package init(id: TargetID, batch: BatchID, sequence: Int64, target: NewTarget) {
        self.id = id
        self.batch = batch
        self.sequence = sequence
        self.target = target
    }
}

/// What changed for derived indexes.
package struct MemoryChange: Sendable, Hashable {
    package var sequence: Int64
    package var target: TargetID
    package var source: SourceID
    package var language: LanguageTag
    /// Whether the translation is live now; else it was superseded or taken back.
    package var isLive: Bool

    package init(sequence: Int64, target: TargetID, source: SourceID, language: LanguageTag, isLive: Bool) {
        self.sequence = sequence
        self.target = target
        self.source = source
        self.language = language
        self.isLive = isLive
    }
}

/// A source and the languages that it can be had in.
package struct TranslatedSource: Sendable, Hashable {
    package var id: SourceID
    /// Its own language.
    package var language: LanguageTag
    package var content: CodedText
    /// The languages in which it has live translations; ascending, possibly empty.
    package var targets: [LanguageTag]

    package init(id: SourceID, language: LanguageTag, content: CodedText, targets: [LanguageTag]) {
        self.id = id
        self.language = language
        self.content = content
        self.targets = targets
    }
}

/// A source and the texts that it is translated to.
package struct TranslatedTexts: Sendable {
    package var id: SourceID
    /// Its own language.
    package var language: LanguageTag
    package var content: CodedText
    /// By language, ascending; in each language different texts, one at least.
    package var targets: [(language: LanguageTag, texts: [CodedText])]

    package init(
        id: SourceID,
        language: LanguageTag,
        content: CodedText,
        targets: [(language: LanguageTag, texts: [CodedText])]
    ) {
        self.id = id
        self.language = language
        self.content = content
        self.targets = targets
    }
}

/// A translation that a later batch superseded or took out.
package struct SupersededTarget: Sendable, Hashable {
    /// The translation.
    package var target: StoredTarget
    /// The batch that did.
    package var by: BatchID

    package init(target: StoredTarget, by: BatchID) {
        self.target = target
        self.by = by
    }
}
