/// Something that speaks for or against a boundary at a space: a template and its value in 64 bits, exact and not hashed.
package struct SpaceFeature: RawRepresentable, Hashable, Comparable, Sendable {
    /// What a feature is about; the names are those of model files.
    enum Template: UInt8, CaseIterable {
        case bias = 1
        /// The kinds of the symbols on both sides, without closing and opening marks.
        case kinds
        case kindBefore
        case kindAfter
        /// The closing mark right before the space.
        case closing
        /// The opening mark right after the space.
        case opening
        /// The last symbols before the space.
        case before
        /// The first symbols after the space.
        case after
        /// All symbols since the space before.
        case allBefore
        /// All symbols to the next space.
        case allAfter
        /// Steps of the distance to the space before.
        case roomBefore
        /// Steps of the distance to the next space.
        case roomAfter
        case classBefore
        case classAfter
        /// The class after the space and the steps of the distance to the next space.
        case classAfterAndRoom
        /// The class of the word that stands after the space before.
        case classOfStart
        /// A step of the sentence's length in symbols.
        case length
        /// The number of spaces in the sentence.
        case spaces
        /// Marks that the sentence opens and does not close, or closes and did not open.
        case unbalanced
        /// The class of the sentence's first word and the number of spaces in it.
        case firstClass
        /// The number of different predicates in the sentence.
        case predicates
    }

    package let rawValue: UInt64

    package init(rawValue: UInt64) { self.rawValue = rawValue }

    /// What every boundary at a space has.
    package static let boundary = SpaceFeature(.bias)

    @inline(__always)
    init(_ template: Template, _ value: UInt64 = 0) {
        rawValue = UInt64(template.rawValue) << 56 | value
    }

    /// A class, or -1 for no class, with a number under 16.
    @inline(__always)
    init(_ template: Template, class number: Int, and more: Int = 0) {
        self.init(template, UInt64(number + 1) << 4 | UInt64(more))
    }

    /// The most symbols that one feature can hold.
    static let mostSymbols = 7

    /// Symbols in order, at most `mostSymbols`.
    @inline(__always)
    init(_ template: Template, symbols: some Sequence<UInt8>) {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        for symbol in symbols {
            value |= UInt64(symbol) << shift
            shift += 7
        }
        self.init(template, value)
    }

    /// The same with one symbol more before the others.
    @inline(__always)
    func precededBy(_ symbol: UInt8) -> SpaceFeature {
        let top: UInt64 = 0xFF << 56
        return SpaceFeature(rawValue: rawValue & top | (rawValue & ~top) << 7 | UInt64(symbol))
    }

    /// The same with one symbol more after the others, of which there are `count`.
    @inline(__always)
    func followedBy(_ symbol: UInt8, at count: Int) -> SpaceFeature {
        SpaceFeature(rawValue: rawValue | UInt64(symbol) << UInt64(7 * count))
    }

    /// The runs of two symbols and more that a run begins (after a space) or ends with (before one).
    var shorterRuns: [SpaceFeature] {
        guard let template, template == .before || template == .after else { return [] }
        let symbols = (0..<UInt64(Self.mostSymbols)).map { UInt8(value >> (7 * $0) & 0x7F) }.filter { $0 != 0 }
        return (0..<symbols.count).dropFirst(2).map {
            SpaceFeature(template, symbols: template == .after ? symbols.prefix($0) : symbols.suffix($0))
        }
    }

    var template: Template? { Template(rawValue: UInt8(rawValue >> 56)) }

    var value: UInt64 { rawValue & (1 << 56 - 1) }

    package static func < (left: SpaceFeature, right: SpaceFeature) -> Bool { left.rawValue < right.rawValue }
}
