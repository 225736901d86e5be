/// What a site changes in the rules of one language: words, and places where a boundary is made or taken away.
package struct SegmentationOverrides: Sendable, Hashable {
    /// A list of words, by a short name or by the name of its section in the tables.
    package struct WordList: Sendable, Hashable {
        /// The name of the section; `plain words` for words that are taken out of all sections.
        package let name: String
        /// The section; `nil` for plain words.
        let section: TableParser.Section?

        /// Finds a list; `nil` where no section has the name.
        package init?(_ name: String) {
            if name == Self.plainWords {
                self.name = name
                section = nil
                return
            }
            let full = Self.shortNames.first { $0.short == name }?.full ?? name
            guard let section = TableParser.Section(full), section != .behaviour else { return nil }
            self.name = full
            self.section = section
        }

        /// The names: short ones of the classes, then those of the other sections.
        package static var names: [String] {
            let others = WordMarks.sections.dropFirst(shortNames.count).map(\.name)
            return shortNames.map(\.short) + others + SegmentationRules.WordList.allCases.map(\.rawValue) + [plainWords]
        }

        private static let plainWords = "plain words"
        private static let shortNames: [(short: String, full: String)] = [
            ("never final", "abbreviations never final"),
            ("before a number", "abbreviations before a number"),
            ("final before a starter", "final only before a sentence starter"),
            ("final before a capital", "final only before a capital"),
        ]
    }

    /// The lists that a word is put on, by word.
    package private(set) var words: [String: [WordList]] = [:]
    /// The plain words that have a capital, in small letters.
    private var plainCapitals: Set<String> = []
    /// Boundaries that are made and taken away.
    package var exceptions = BoundaryExceptions()
    /// Rules that stand in for the table of the language.
    package var srx: SRXRules?

    /// Makes overrides that change nothing.
    package init() {}

    /// Whether nothing is changed.
    package var isEmpty: Bool { words.isEmpty && exceptions.isEmpty && srx == nil }

    /// Puts a word, with or without its last stop, on a list.
    ///
    /// - Returns: What is wrong with the word, `nil` where it was taken.
    package mutating func add(_ written: String, to list: WordList) -> String? {
        let word = written.last == "." ? String(written.dropLast()) : written
        guard TableParser.isWord(word) else { return "'\(written.prefix(40))' is no word or abbreviation" }
        let lists = words[word] ?? []
        if lists.contains(list) { return "'\(word)' stands twice under '\(list.name)'" }
        if let other = lists.first(where: { $0.excludes(list) }) {
            return "'\(word)' cannot stand under '\(list.name)' and '\(other.name)'"
        }
        if let fault = contradiction(of: word, on: list) { return fault }
        words[word] = lists + [list]
        return nil
    }

    /// A word in small letters stands for every case: beside it the word with a capital cannot be plain.
    private mutating func contradiction(of word: String, on list: WordList) -> String? {
        let lower = word.lowercased()
        if word == lower {
            guard list.isMarks, plainCapitals.contains(word) else { return nil }
            return
                "'\(word)' stands for every case and cannot be under '\(list.name)' where a form with a capital is plain"
        }
        guard list.section == nil else { return nil }
        if let other = words[lower]?.first(where: \.isMarks) {
            return "'\(word)' cannot be plain where '\(lower)', which stands for every case, is under '\(other.name)'"
        }
        plainCapitals.insert(lower)
        return nil
    }
}

extension SegmentationOverrides.WordList {
    /// Whether it is a list of whole words.
    fileprivate var isMarks: Bool { if case .marks = section { true } else { false } }

    /// Whether a word of this list cannot be on another as well: it has one class, or none.
    fileprivate func excludes(_ other: Self) -> Bool {
        section == nil || other.section == nil || (section?.isWordClass == true && other.section?.isWordClass == true)
    }
}
