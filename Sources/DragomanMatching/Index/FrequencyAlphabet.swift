/// The symbols of many texts, numbered so that frequent ones have small numbers.
struct FrequencyAlphabet {
    /// The symbols that occur, ascending.
    let symbols: [UInt32]
    /// The number of each, in the order of `symbols`.
    let numbers: [UInt32]
    /// For each 256 symbols of Unicode where their numbers begin in `table`, or -1.
    private let pages: [Int32]
    private var table: [UInt32]
    private static let pageCount = 0x1101

    /// Numbers the symbols that a closure hands on one by one; each is at most U+10FFFF.
    @inline(__always)
    init(_ forEach: ((UInt32) -> Void) -> Void) {
        var counts: [UInt32] = []
        var pages = [Int32](repeating: -1, count: Self.pageCount)
        forEach { symbol in
            let page = Int(symbol >> 8)
            if pages[page] < 0 {
                pages[page] = Int32(counts.count)
                counts.append(contentsOf: repeatElement(0, count: 256))
            }
            counts[Int(pages[page]) + Int(symbol & 0xFF)] &+= 1
        }
        var found: [(symbol: UInt32, count: UInt32)] = []
        for page in 0..<Self.pageCount where pages[page] >= 0 {
            for low in 0..<256 {
                let count = counts[Int(pages[page]) + low]
                if count > 0 { found.append((UInt32(page << 8 | low), count)) }
            }
        }
        self.pages = pages
        table = Array(repeating: 0, count: counts.count)
        let ranked = found.sorted { $0.count != $1.count ? $0.count > $1.count : $0.symbol < $1.symbol }
        for (number, item) in ranked.enumerated() {
            table[Int(pages[Int(item.symbol >> 8)]) + Int(item.symbol & 0xFF)] = UInt32(number)
        }
        symbols = found.map(\.symbol)
        let table = table
        numbers = symbols.map { table[Int(pages[Int($0 >> 8)]) + Int($0 & 0xFF)] }
    }

    /// The number of a symbol of the text.
    @inline(__always)
    func number(of symbol: UInt32) -> UInt32 { table[Int(pages[Int(symbol >> 8)]) + Int(symbol & 0xFF)] }
}
