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

    /// Lists whose entries are parts of words or stand without spaces, by the names of their sections.
    enum WordList: String, Sendable, Hashable, CaseIterable {
        /// What goes on with the sentence after a quotation: Japanese `と`.
        case quotationContinuations = "go on after a quotation"
        /// How a last word ends a sentence before an ellipsis, in a language without capitals: Korean `요`.
        case finalEndings = "final before an ellipsis"
        /// Verbs of saying, which go on with the sentence after a quotation in languages without capitals.
        case reportingVerbs = "reporting verbs"
        /// Abbreviations that end longer words, and go on before a number: `str` of `Goethestr. 12`.
        case endings = "endings before a number"
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
    /// A 64-bit digest of the table, of the engine that reads it and of ICU's Unicode: 16 lower-case hexadecimal digits.
    package internal(set) var digest = ""
    /// The tag that the table says it is for; `root` for the table of all others.
    package internal(set) var language = ""

    /// What the table says of each word.
    private(set) var marks: [String: WordMarks] = [:]
    /// The lists whose entries are no whole words, in the order of the table.
    private(set) var lists: [WordList: [String]] = [:]
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

    /// The words with any of some marks, in order.
    func words(with wanted: WordMarks) -> [String] {
        marks.filter { !$0.value.isDisjoint(with: wanted) }.keys.sorted()
    }

    /// Puts a word and its form in capitals into a section.
    ///
    /// A word has one class; a form in capitals gets one only where the table gives it none.
    mutating func add(_ word: String, to section: TableParser.Section) {
        switch section {
        case .marks(let mark):
            let isClass = !mark.isDisjoint(with: .classes)
            if isClass { marks[word, default: []].subtract(.classes) }
            for form in TableParser.forms(of: word) {
                if isClass, form != word, marks[form]?.wordClass != nil { continue }
                marks[form, default: []].formUnion(mark)
            }
        case .list(let list): lists[list, default: []].append(word)
        case .behaviour: break
        }
    }

    /// Takes marks from words.
    mutating func remove(_ unwanted: WordMarks, from words: some Sequence<String>) {
        for word in words { marks[word]?.subtract(unwanted) }
    }

    /// Takes entries out of the lists.
    mutating func removeFromLists(_ words: Set<String>) {
        for list in WordList.allCases { lists[list]?.removeAll { words.contains($0) } }
    }
}
