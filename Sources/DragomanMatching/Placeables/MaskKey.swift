/// Stands for a text without what its placeables say; texts of equal masks have equal keys, others hardly ever.
///
/// See `PlaceableText.maskKey`.
package struct MaskKey: RawRepresentable, Sendable, Hashable {
    package var rawValue: UInt32

    package init(rawValue: UInt32) { self.rawValue = rawValue }

    /// The key of a mask, the same on every machine: each symbol is mixed in by a multiplication that spreads its bits.
    init(of mask: [UInt32]) {
        var value: UInt64 = 0x9E37_79B9_7F4A_7C15
        for symbol in mask {
            value = (value ^ UInt64(symbol)) &* 0xBF58_476D_1CE4_E5B9
            value ^= value >> 29
        }
        rawValue = UInt32(truncatingIfNeeded: value >> 32)
    }
}
