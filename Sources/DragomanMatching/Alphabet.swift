/// Gives each symbol a small number in the order of first sight, so that tables over symbols stay small.
struct Alphabet: Sendable {
    /// How many symbols have a number; numbers are 0..<count.
    private(set) var count = 0
    /// For each 256 scalars of Unicode where their numbers begin in `numbers`, or -1.
    private var pages = [Int32](repeating: -1, count: 0x1100)
    /// The number plus 1, or 0.
    private var numbers: [UInt32] = []
    /// Symbols beyond Unicode.
    private var others: [UInt32: UInt32] = [:]

    /// The number of a symbol, or `nil` where it was never seen.
    func number(of symbol: UInt32) -> UInt32? {
        guard symbol <= 0x10_FFFF else { return others[symbol] }
        let page = pages[Int(symbol >> 8)]
        guard page >= 0 else { return nil }
        let number = numbers[Int(page) + Int(symbol & 0xFF)]
        return number == 0 ? nil : number - 1
    }

    /// The number of a symbol, given now where it has none.
    mutating func insert(_ symbol: UInt32) -> UInt32 {
        if let number = number(of: symbol) { return number }
        let number = UInt32(count)
        count += 1
        guard symbol <= 0x10_FFFF else {
            others[symbol] = number
            return number
        }
        if pages[Int(symbol >> 8)] < 0 {
            pages[Int(symbol >> 8)] = Int32(numbers.count)
            numbers.append(contentsOf: repeatElement(0, count: 256))
        }
        numbers[Int(pages[Int(symbol >> 8)]) + Int(symbol & 0xFF)] = number + 1
        return number
    }
}
