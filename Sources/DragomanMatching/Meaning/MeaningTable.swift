package import DragomanModel
import DragomanText

/// The words and marks of one language on which the meaning of a sentence turns, read from a plain table.
///
/// Words are compared folded: without regard to case and width, every apostrophe the typewriter's.
package struct MeaningTable: Sendable, Hashable {
    /// What a word is.
    enum Section: String, Sendable, Hashable, CaseIterable {
        /// Words that deny.
        case negations
        /// Numbers in words, ordinals, fractions, multiples.
        case numbers
        /// Words and what says the contrary.
        case opposites
    }

    /// A group of words that say the same.
    struct Group: Hashable, Sendable {
        var section: Section
        /// The line of the table.
        var line: Int
        /// Which of the groups of the line: what differs in it only is the contrary.
        var side: Int
    }

    /// What is found in a word.
    struct Found: Hashable {
        var group: Group
        /// What is left of the folded word without it; empty where it is the whole.
        var rest: String
    }

    /// A part of a word that counts wherever words have it.
    struct Affix: Hashable, Sendable {
        enum Place: Hashable, Sendable { case start, end, inside }

        var place: Place
        var text: String
    }

    /// A part of a word with its group.
    struct GroupedAffix: Hashable, Sendable {
        var affix: Affix
        var group: Group
    }

    /// The version with the language, for example `dragoman-meaning-2026.1-en`.
    package internal(set) var name = ""
    /// The tag that the table says it is for.
    package internal(set) var language = ""
    /// Whether nouns have capitals, so that a capital tells no name.
    var nounsHaveCapitals = false
    /// Whether spaces part words.
    var hasSpaces = true
    /// Whether a letter or two more or less are likelier a slip than another word.
    var tellsSlips = false

    var words: [Section: [String: Group]] = [:]
    var affixes: [GroupedAffix] = []
    /// Prefixes and suffixes that deny the word without them.
    var negatingAffixes: [Affix] = []
    /// Words that are a letter or two from other words.
    var lookAlikes: Set<String> = []
    /// Words with capitals that are no names.
    var notNames: Set<String> = []
    /// Words in which nothing is looked for.
    var otherWords: Set<String> = []
    /// The marks that open a quotation, with those that close it.
    var quotationMarks: [String: Set<String>] = [:] {
        didSet { closers = quotationMarks.values.reduce(into: []) { $0.formUnion($1) } }
    }
    /// The marks that close one.
    private(set) var closers: Set<String> = []

    init() {}

    /// The table of a language that has none: it knows quotation marks, and no words.
    package init(unknown language: LanguageTag) {
        name = "none"
        self.language = language.description
        quotationMarks = [
            "\"": ["\""], "“": ["”"], "«": ["»"], "„": ["“"], "「": ["」"], "『": ["』"], "‘": ["’"],
        ]
        closers = ["\"", "”", "»", "“", "」", "』", "’"]
    }

    /// Whether the table has words; without them nothing can be told apart from a slip.
    var knowsWords: Bool { !words.isEmpty || !affixes.isEmpty }

    /// What a folded word says; `nil` where the table has nothing about it.
    func found(in word: String) -> Found? {
        guard !otherWords.contains(word) else { return nil }
        for section in Section.allCases {
            if let group = words[section]?[word] { return Found(group: group, rest: "") }
        }
        var best: (length: Int, found: Found)?
        for grouped in affixes {
            guard let rest = grouped.affix.rest(of: word) else { continue }
            let length = grouped.affix.text.utf8.count
            if let best, best.length >= length { continue }
            best = (length, Found(group: grouped.group, rest: rest))
        }
        return best?.found
    }

    /// A word as the table looks it up.
    static func folded(_ word: String) -> String {
        let folded = Normalization.caseFolded(word)
        if word.utf8.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "`") }) { return folded }
        guard folded.contains(where: { "’ʼ＇`´".contains($0) }) else { return folded }
        return String(folded.map { "’ʼ＇`´".contains($0) ? "'" : $0 })
    }
}

extension MeaningTable.Affix {
    /// Reads `un-`, `-less` or `-nicht-`; `nil` where it is a whole word.
    init?(_ entry: String) {
        let (isOpenAtStart, isOpenAtEnd) = (entry.hasPrefix("-"), entry.hasSuffix("-"))
        switch (isOpenAtStart, isOpenAtEnd) {
        case (false, false): return nil
        case (false, true): self.init(place: .start, text: String(entry.dropLast()))
        case (true, false): self.init(place: .end, text: String(entry.dropFirst()))
        case (true, true): self.init(place: .inside, text: String(entry.dropFirst().dropLast()))
        }
    }

    /// A word without it; `nil` where the word does not have it, or has nothing else but where it may stand anywhere.
    func rest(of word: String) -> String? {
        switch place {
        case .start: word.hasPrefix(text) && word != text ? String(word.dropFirst(text.count)) : nil
        case .end: word.hasSuffix(text) && word != text ? String(word.dropLast(text.count)) : nil
        case .inside:
            word.firstRange(of: text).map { String(word[..<$0.lowerBound] + word[$0.upperBound...]) }
        }
    }
}
