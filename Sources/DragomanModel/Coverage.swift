/// Segments and words counted together.
public struct Tally: Sendable, Hashable, Codable {
    /// How many segments.
    public var segments: Int
    /// How many words (characters where the source language is counted so).
    public var words: Int

    /// Makes a tally.
    public init(segments: Int = 0, words: Int = 0) {
        self.segments = segments
        self.words = words
    }

    /// Adds two tallies.
    public static func + (left: Tally, right: Tally) -> Tally {
        Tally(segments: left.segments + right.segments, words: left.words + right.words)
    }

    /// Adds a tally to this one.
    public static func += (left: inout Tally, right: Tally) { left = left + right }
}

/// What the current revision of an article holds.
public struct ArticleTotal: Sendable, Hashable {
    /// The article.
    public var slug: String
    /// All its segments.
    public var total: Tally

    /// Makes a total.
    public init(slug: String, total: Tally) {
        self.slug = slug
        self.total = total
    }
}

/// How far the current revision of an article is in one language.
///
/// What is neither translated nor stale is missing.
public struct ArticleTally: Sendable, Hashable {
    /// The article.
    public var slug: String
    /// The target language.
    public var language: LanguageTag
    /// Segments with a target made for this very source, whatever its origin.
    public var translated: Tally
    /// The part of `translated` whose state is `reviewed` or `final`.
    public var reviewed: Tally
    /// The part of `translated` whose state is `final`.
    public var final: Tally
    /// Segments of which only an older version has a target.
    public var stale: Tally

    /// Makes a tally.
    public init(
        slug: String,
        language: LanguageTag,
        translated: Tally,
        reviewed: Tally,
        final: Tally,
        stale: Tally
    ) {
        self.slug = slug
        self.language = language
        self.translated = translated
        self.reviewed = reviewed
        self.final = final
        self.stale = stale
    }
}

/// A language of the site with what ICU knows of it.
public struct SiteLanguage: Sendable, Hashable {
    /// The tag.
    public var tag: LanguageTag
    /// The English name.
    public var englishName: String
    /// The language's own name for itself.
    public var ownName: String
    /// The ISO 15924 code of its likely script.
    public var script: String
    /// The direction of its script.
    public var direction: TextDirection
    /// What its texts are counted in.
    public var countingUnit: CountingUnit

    /// Makes a language.
    public init(
        tag: LanguageTag,
        englishName: String,
        ownName: String,
        script: String,
        direction: TextDirection,
        countingUnit: CountingUnit
    ) {
        self.tag = tag
        self.englishName = englishName
        self.ownName = ownName
        self.script = script
        self.direction = direction
        self.countingUnit = countingUnit
    }
}
