/// A set of words over `ThaiSymbol`, each with the classes it is of.
///
/// A node is 128 two-byte children; a thousand Thai words take about a megabyte.
struct ThaiWordTrie: Sendable {
    /// The longest word in symbols.
    static let longest = 24

    private var children: [UInt16]
    private var classes: [UInt32]

    init() {
        children = [UInt16](repeating: 0, count: 128)
        classes = [0]
    }

    /// Adds a word; whether there was room.
    ///
    /// - Parameters:
    ///   - word: Symbols, in the order in which they are looked up; 1 to `longest` of them.
    ///   - number: The number of the class, 0 to 31.
    mutating func insert(_ word: some Collection<UInt8>, class number: Int) -> Bool {
        guard !word.isEmpty, word.count <= Self.longest, (0..<32).contains(number) else { return false }
        var node = 0
        for symbol in word {
            let slot = node << 7 | Int(symbol & 0x7F)
            if children[slot] == 0 {
                guard classes.count < Int(UInt16.max) else { return false }
                children[slot] = UInt16(classes.count)
                children += repeatElement(0, count: 128)
                classes.append(0)
            }
            node = Int(children[slot])
        }
        classes[node] |= 1 << UInt32(number)
        return true
    }

    /// The classes of the longest word that begins a sequence, as bits; 0 where none does.
    func longestMatch(_ symbols: some Sequence<UInt8>) -> UInt32 {
        var node = 0
        var found: UInt32 = 0
        for symbol in symbols {
            node = Int(children[node << 7 | Int(symbol & 0x7F)])
            if node == 0 { break }
            if classes[node] != 0 { found = classes[node] }
        }
        return found
    }

    /// The classes of all words that stand anywhere in symbols, as bits.
    func classesAnywhere(in symbols: ArraySlice<UInt8>) -> UInt32 {
        var found: UInt32 = 0
        for start in symbols.indices {
            var node = 0
            for symbol in symbols[start...] {
                node = Int(children[node << 7 | Int(symbol & 0x7F)])
                if node == 0 { break }
                found |= classes[node]
            }
        }
        return found
    }
}
