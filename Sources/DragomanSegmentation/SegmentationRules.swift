/// The segmentation rules of one language, read from a plain table that a linguist can edit.
///
/// Words are looked up without their last stop. One that the table writes in lower case stands for every case; one with
/// a capital stands for itself and for all capitals.
package struct SegmentationRules: Sendable, Hashable {
    /// How a word before a stop decides about the boundary after it.
    enum WordClass: String, Sendable, Hashable, CaseIterable {
        /// Titles and the like: the sentence goes on, whatever follows.
        case neverFinal = "abbreviations never final"
        /// The sentence goes on before a figure; otherwise this is a word like others.
        case beforeNumber = "abbreviations before a number"
        /// The sentence goes on unless a word follows that begins sentences.
        case finalBeforeStarter = "final only before a sentence starter"
        /// The sentence ends before a capital, and goes on before a figure or a lower-case letter.
        case finalBeforeCapital = "final only before a capital"
    }

    /// When the sentence goes on after a number of one to three figures, a stop and a capital.
    enum Ordinals: String, Sendable, Hashable {
        /// Never: a stop after a figure is a full stop.
        case none
        /// Before the words listed under `[ordinal followers]`.
        case listed
        /// Unless a sentence starter follows: the language writes ordinals with a stop, often before a capital.
        case general
    }

    /// The version with the language, for example `dragoman-2026.2-en`.
    package internal(set) var name = ""
    /// A 64-bit digest of the table and of the engine that reads it, 16 lower-case hexadecimal digits.
    package internal(set) var digest = ""
    /// The tag that the table says it is for; `root` for the table of all others.
    package internal(set) var language = ""

    private(set) var words: [String: WordClass] = [:]
    /// What abbreviations of several parts begin with: `z` and `i.d` of `z.B` and `i.d.R`.
    private(set) var abbreviationBeginnings: Set<String> = []
    var starters: Set<String> = []
    /// Units, which end a sentence before a capital where a number stands before them: `100 м. І тут`.
    var units: Set<String> = []
    /// What follows years and centuries: it ends a sentence before a capital, unless the sentence has hardly begun.
    var eras: Set<String> = []
    /// How a last word ends a sentence before an ellipsis, in a language without capitals: Korean `요`.
    var finalEndings: [String] = []
    var ordinalFollowers: Set<String> = []
    /// What goes on with the sentence after an abbreviation, capital or not: `Monday`, `EST`.
    var abbreviationFollowers: Set<String> = []
    /// What says when; a sentence of nothing else has not ended yet.
    var timeWords: Set<String> = []
    /// Words with a capital wherever they stand, which say nothing about an ellipsis before them: English `I`.
    var ellipsisFollowers: Set<String> = []
    /// Verbs of saying, which go on with the sentence after a quotation in languages without capitals.
    var reportingVerbs: Set<String> = []
    /// Abbreviations that end longer words, and go on before a number: `str` of `Goethestr. 12`.
    var endings: [String] = []
    /// Words that a number or a letter names, after which that is no ordinal and no initial, as in `Gleis 3`, `Serie A`.
    var numberedWords: Set<String> = []
    /// Articles and prepositions, which no sentence ends with, not even one that trails off.
    var neverLastWords: Set<String> = []
    /// Parts of names with a capital that also begin sentences: `Le`, `De`.
    var nameParticles: Set<String> = []
    /// Names that end in an exclamation mark: `Yahoo!`.
    var exclaimedNames: Set<String> = []
    /// Initials of more than one letter: `Th`, `Дж`.
    var initials: Set<String> = []
    /// What goes on with the sentence after a quotation: Japanese `と`.
    var quotationContinuations: [String] = []
    var behaviour = Behaviour()
    /// Boundaries that a site makes or takes away.
    var exceptions = BoundaryExceptions()
    /// Rules of an SRX file that stand in for all of the above but the exceptions.
    var srx: SRXRules?

    /// Switches of a language.
    struct Behaviour: Sendable, Hashable {
        var ordinals = Ordinals.none
        /// Greek: `;` asks.
        var semicolonAsks = false
        /// Whether a single letter with a stop is an initial.
        var hasInitials = true
        /// Whether dates in figures have their year first and stops, as in `2024. 5. 3`.
        var yearComesFirst = false
        /// Whether years are written with a stop: `2007. godine`.
        var yearsHaveStops = false
        /// The most letters that an abbreviation has which no table knows: after a longer word of small letters a sentence ends
        /// before a small letter too.
        var longestCutWord = 4
        /// Whether a spaced dash after a full stop opens a new sentence even before a lower-case letter.
        var dashOpens = false
    }

    /// Tells which spaces end sentences, where the language has a model for that.
    package private(set) var spaces: SpaceModel?

    init() {}

    /// The rules with a model for spaces, whose digest goes into theirs.
    package func with(spaces model: SpaceModel) -> SegmentationRules {
        var result = self
        result.spaces = model
        result.digest = Self.digest(of: "\(digest) \(model.digest)")
        return result
    }

    mutating func add(_ word: String, as wordClass: WordClass) {
        words[word] = wordClass
        var beginning = word[...]
        while let dot = beginning.lastIndex(of: ".") {
            beginning = beginning[..<dot]
            abbreviationBeginnings.insert(String(beginning))
        }
    }

    /// The class of a word written just so.
    func wordClass(exactly word: String) -> WordClass? { words[word] }

    /// Takes words out of their classes.
    mutating func removeClass(of words: some Sequence<String>) {
        for word in words { self.words[word] = nil }
    }
}
