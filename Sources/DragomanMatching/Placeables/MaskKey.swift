/// Stands for a text without what its placeables say; texts of equal masks have equal keys, others hardly ever.
///
/// See `PlaceableText.maskKey`.
package struct MaskKey: RawRepresentable, Sendable, Hashable {
    package var rawValue: UInt32

    package init(rawValue: UInt32) { self.rawValue = rawValue }
}
