package import DragomanModel

/// A text with the placeables in it, as the conventions of its language read them.
package struct PlaceableText: Sendable {
    /// The text that was read.
    package let content: CodedText
    /// The placeables in order; they do not overlap, and no code stands in one.
    package let placeables: [Placeable]
    /// The scalars of the coded text; empty where there are no placeables.
    let scalars: [UInt32]

    /// Reads a text.
    ///
    /// - Complexity: One pass over the bytes of a text without digits and signs of addresses; else O(n).
    package init(_ content: CodedText, conventions: PlaceableConventions) {
        self.content = content
        guard PlaceableScanner.mayFind(in: content.coded) else {
            placeables = []
            scalars = []
            return
        }
        var scanner = PlaceableScanner(content.coded.unicodeScalars.map(\.value), conventions)
        scanner.scan()
        placeables = scanner.found
        scalars = placeables.isEmpty ? [] : scanner.original
    }

    /// Whether a text may hold placeables; without a look at any language's conventions, in one pass over its bytes.
    package static func mayHoldPlaceables(_ content: CodedText) -> Bool { PlaceableScanner.mayFind(in: content.coded) }

    /// The symbols of the text with one private symbol, above all scalars, for each placeable.
    ///
    /// Two texts with equal masks differ in nothing but what their placeables say.
    package var mask: [UInt32] {
        guard !placeables.isEmpty else { return content.symbols }
        var result: [UInt32] = []
        result.reserveCapacity(scalars.count)
        var index = 0
        for placeable in placeables {
            append(index..<placeable.range.lowerBound, to: &result)
            result.append(Self.symbol(of: placeable))
            index = placeable.range.upperBound
        }
        append(index..<scalars.count, to: &result)
        return result
    }

    /// Whether a placeable of another text has its value here too, in any reading.
    package func mayHold(_ placeable: Placeable) -> Bool {
        placeables.contains { $0.readings.contains { $0.value.key == placeable.value.key } }
    }

    /// A digest of the mask, the same on every machine; `nil` where there are no placeables or no letter beside them.
    package var maskKey: MaskKey? {
        guard !placeables.isEmpty else { return nil }
        let mask = mask
        return Self.hasLetters(mask) ? MaskKey(of: mask) : nil
    }

    /// Whether a letter stands outside the placeables.
    var hasOtherLetters: Bool { Self.hasLetters(mask) }

    private static func hasLetters(_ mask: [UInt32]) -> Bool {
        mask.contains { $0 < firstSymbol && PlaceableScanner.isLetter($0) }
    }

    private func append(_ range: Range<Int>, to result: inout [UInt32]) {
        for scalar in scalars[range] where !(0xFDE0...0xFDEF).contains(scalar) { result.append(scalar) }
    }

    /// Where the private symbols begin: above all scalars.
    private static let firstSymbol: UInt32 = 0x11_0000

    /// The symbol of a placeable: dates of different parts are different classes.
    private static func symbol(of placeable: Placeable) -> UInt32 {
        let base = firstSymbol
        switch placeable.kind {
        case .number: return base + 1
        case .percent: return base + 2
        case .currency: return base + 3
        case .time: return base + 4
        case .url: return base + 5
        case .email: return base + 6
        case .handle: return base + 7
        case .hashtag: return base + 8
        case .version: return base + 9
        case .date:
            guard case .date(let date) = placeable.value else { return base + 23 }
            return base + 16 + (date.year == nil ? 0 : 1) + (date.month == nil ? 0 : 2) + (date.day == nil ? 0 : 4)
                + (date.weekday == nil ? 0 : 8)
        }
    }
}
