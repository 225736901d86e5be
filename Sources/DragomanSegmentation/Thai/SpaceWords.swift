/// The word classes that the features of a space model ask for, written by hand in the model's file.
package struct SpaceWords: Sendable {
    /// One class: its name and its words, in the order of the file.
    package struct WordClass: Sendable, Hashable {
        /// One word, small ASCII letters and hyphens.
        package var name: String
        /// The words.
        package var words: [String] = []
    }

    /// Classes of one place, with the words as they are looked up; at most 32.
    struct Side: Sendable {
        private(set) var classes: [WordClass] = []
        private(set) var trie = ThaiWordTrie()
        /// Whether words are looked up from their last symbol to their first.
        let isBackwards: Bool

        /// Opens a class; whether there was room and the name is new.
        mutating func open(_ name: String) -> Bool {
            guard classes.count < 32, !classes.contains(where: { $0.name == name }) else { return false }
            classes.append(WordClass(name: name))
            return true
        }

        /// Adds a word to the class opened last; whether it is one of Thai letters and there was room.
        mutating func add(_ word: String) -> Bool {
            guard !classes.isEmpty, let symbols = ThaiSymbol.symbols(of: word) else { return false }
            classes[classes.count - 1].words.append(word)
            let number = classes.count - 1
            return isBackwards
                ? trie.insert(symbols.reversed(), class: number) : trie.insert(symbols, class: number)
        }

        func number(of name: some StringProtocol) -> Int? { classes.firstIndex { $0.name == name } }
    }

    /// Words that stand after a space.
    var following = Side(isBackwards: false)
    /// Words that stand before a space.
    var preceding = Side(isBackwards: true)
    /// Words that tell that a clause has its verb, each a class of its own: they are counted.
    var predicates = Side(isBackwards: false)
}
