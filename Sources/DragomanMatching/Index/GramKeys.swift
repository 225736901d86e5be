/// The pairs of neighbouring symbols of a text, each occurrence told from the one before: what texts are compared by
/// before their distance is measured.
///
/// A text of n symbols has n + 1 pairs, those with its two ends among them. One edit changes at most two pairs, so two
/// texts d edits apart share at least `max(m, n) + 1 − 2d` pairs, counted with their multiplicities (Ukkonen 1992,
/// "Approximate string-matching with q-grams and maximal matches"). Pairs that are repeated count as pairs of their
/// own, so that sharing is membership in sets. Keys have 31 bits; two pairs with one key only make texts look more alike
/// than they are, which loses nothing.
struct GramKeys {
    /// Stand for the ends of a text; beyond Unicode.
    private static let start: UInt32 = 0x11_0000
    private static let end: UInt32 = 0x11_0001

    /// Pair and how often it was met; a place belongs to the text whose number it bears.
    private struct Slot {
        var pair: UInt64
        var text: UInt32
        var count: UInt32
    }

    private var slots: [Slot]
    private var mask: Int
    private var text: UInt32 = 0

    /// Makes room that later texts share.
    init() {
        mask = 1023
        slots = Array(repeating: Slot(pair: 0, text: 0, count: 0), count: mask + 1)
    }

    /// Writes the keys of a text to `keys`, which has room for one more than the symbols; O(n).
    mutating func write(_ symbols: UnsafeBufferPointer<UInt32>, to keys: UnsafeMutablePointer<UInt32>) {
        if symbols.count + 1 > (mask + 1) / 2 { grow(to: symbols.count + 1) }
        if text == .max { grow(to: mask / 2) }
        text += 1
        slots.withUnsafeMutableBufferPointer { slots in
            var previous = Self.start
            for index in 0...symbols.count {
                let next = index < symbols.count ? symbols[index] : Self.end
                let pair = UInt64(previous) << 32 | UInt64(next)
                let mixed = Self.mixed(pair)
                var place = Int(truncatingIfNeeded: mixed >> 40) & mask
                while slots[place].text == text, slots[place].pair != pair { place = (place &+ 1) & mask }
                if slots[place].text != text { slots[place] = Slot(pair: pair, text: text, count: 0) }
                keys[index] = Self.key(mixed, occurrence: slots[place].count)
                slots[place].count &+= 1
                previous = next
            }
        }
    }

    /// The keys of one text.
    static func keys(of symbols: [UInt32]) -> [UInt32] {
        var grams = GramKeys()
        return [UInt32](unsafeUninitializedCapacity: symbols.count + 1) { buffer, count in
            symbols.withUnsafeBufferPointer { symbols in
                if let base = buffer.baseAddress { grams.write(symbols, to: base) }
            }
            count = symbols.count + 1
        }
    }

    private mutating func grow(to count: Int) {
        while (mask + 1) / 2 < count { mask = mask * 2 + 1 }
        slots = Array(repeating: Slot(pair: 0, text: 0, count: 0), count: mask + 1)
        text = 0
    }

    @inline(__always)
    private static func mixed(_ pair: UInt64) -> UInt64 {
        // Multiplications by odd numbers of many bits spread neighbouring pairs (finaliser of Stafford's Mix13).
        var value = pair &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }

    @inline(__always)
    private static func key(_ mixed: UInt64, occurrence: UInt32) -> UInt32 {
        guard occurrence > 0 else { return UInt32(truncatingIfNeeded: mixed) & 0x7FFF_FFFF }
        let other = (mixed &+ UInt64(occurrence)) &* 0x9E37_79B9_7F4A_7C15
        return UInt32(truncatingIfNeeded: other >> 33)
    }
}
