/// A set of words over `ThaiSymbol`, each with the classes it is of.
///
/// The first symbols are a table; the nodes below it are lists of siblings, which are short.
struct ThaiWordTrie: Sendable {
    /// The longest word in symbols.
    static let longest = 24

    private struct Node {
        var classes: UInt32 = 0
        var firstChild: UInt16 = 0
        var nextSibling: UInt16 = 0
        var symbol: UInt8
    }

    private var roots = [UInt16](repeating: 0, count: 128)
    /// The first stands for no node.
    private var nodes = [Node(symbol: 0)]
    /// A bit for each two symbols that begin a word.
    private var beginnings = [UInt64](repeating: 0, count: 128 * 128 / 64)

    /// Adds a word.
    ///
    /// - Parameters:
    ///   - word: Symbols, in the order in which they are looked up; 1 to `longest` of them.
    ///   - number: The number of the class, 0 to 31.
    /// - Returns: Whether there was room.
    mutating func insert(_ word: some Collection<UInt8>, class number: Int) -> Bool {
        guard !word.isEmpty, word.count <= Self.longest, (0..<32).contains(number) else { return false }
        var node = 0
        for symbol in word {
            let known = child(of: node, symbol)
            if known != 0 {
                node = known
                continue
            }
            guard nodes.count < Int(UInt16.max) else { return false }
            let added = UInt16(nodes.count)
            nodes.append(Node(symbol: symbol))
            if node == 0 {
                roots[Int(symbol & 0x7F)] = added
            } else {
                nodes[Int(added)].nextSibling = nodes[node].firstChild
                nodes[node].firstChild = added
            }
            node = Int(added)
        }
        nodes[node].classes |= 1 << UInt32(number)
        noteBeginning(of: word)
        return true
    }

    private mutating func noteBeginning(of word: some Collection<UInt8>) {
        let first = Int(word.first ?? 0) << 7
        let second = word.dropFirst().first.map { Int($0) }
        for pair in second.map({ first + $0...first + $0 }) ?? first...(first + 127) {
            beginnings[pair >> 6] |= 1 << UInt64(pair & 63)
        }
    }

    /// Whether a word may begin with two symbols, the second 0 at the end.
    @inline(__always)
    private func mayBegin(_ first: UInt8, _ second: UInt8) -> Bool {
        let pair = Int(first & 0x7F) << 7 | Int(second & 0x7F)
        return beginnings[pair >> 6] >> UInt64(pair & 63) & 1 == 1
    }

    /// The node below a node, 0 for the top; 0 where there is none.
    @inline(__always)
    private func child(of node: Int, _ symbol: UInt8) -> Int {
        if node == 0 { return Int(roots[Int(symbol & 0x7F)]) }
        var child = Int(nodes[node].firstChild)
        while child != 0, nodes[child].symbol != symbol { child = Int(nodes[child].nextSibling) }
        return child
    }

    /// The classes of the longest word that begins a range of symbols, as bits; 0 where none does.
    func longestBeginning(of range: Range<Int>, in symbols: [UInt8]) -> UInt32 {
        var node = 0
        var found: UInt32 = 0
        for at in range {
            node = child(of: node, symbols[at])
            if node == 0 { break }
            if nodes[node].classes != 0 { found = nodes[node].classes }
        }
        return found
    }

    /// The classes of the longest word that, read backwards, ends a range of symbols, as bits; 0 where none does.
    func longestEnding(of range: Range<Int>, in symbols: [UInt8]) -> UInt32 {
        var node = 0
        var found: UInt32 = 0
        var at = range.upperBound
        while at > range.lowerBound {
            at -= 1
            node = child(of: node, symbols[at])
            if node == 0 { break }
            if nodes[node].classes != 0 { found = nodes[node].classes }
        }
        return found
    }

    /// The classes of all words that stand anywhere in a range of symbols, as bits.
    func classesAnywhere(in range: Range<Int>, of symbols: [UInt8]) -> UInt32 {
        var found: UInt32 = 0
        for start in range {
            let next = start + 1 < range.upperBound ? symbols[start + 1] : 0
            guard mayBegin(symbols[start], next) else { continue }
            var node = 0
            for at in start..<range.upperBound {
                node = child(of: node, symbols[at])
                if node == 0 { break }
                found |= nodes[node].classes
            }
        }
        return found
    }
}
