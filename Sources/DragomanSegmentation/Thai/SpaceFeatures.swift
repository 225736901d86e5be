/// The features of spaces and of sentences: one extractor for training and for use.
struct SpaceFeatures {
    let words: SpaceWords

    // MARK: At a space

    /// Calls a closure with each feature of the space before a chunk.
    ///
    /// Nothing but the two chunks beside the space is looked at, so what stands behind the next space does not matter. The
    /// closure tells whether features that hold this one's symbols and more can count too.
    @inline(__always)
    func forEach(before number: Int, in text: SpacedText, _ take: (SpaceFeature) -> Bool) {
        func body(_ feature: SpaceFeature) { _ = take(feature) }
        let left = text.chunks[number - 1]
        let right = text.chunks[number]
        let before = text.withoutClosing(left)
        let after = text.withoutOpening(right)
        marks(text, left, right, before, after, body)
        runs(text, before, after, take)
        body(SpaceFeature(.roomBefore, UInt64(Self.step(of: before.count))))
        let room = Self.step(of: after.count)
        body(SpaceFeature(.roomAfter, UInt64(room)))
        Self.forEachClass(words.preceding.trie.longestEnding(of: before, in: text.symbols)) {
            body(SpaceFeature(.classBefore, class: $0))
        }
        Self.forEachClass(left.firstClasses) { body(SpaceFeature(.classOfStart, class: $0)) }
        let coarse = Self.coarseStep(of: after.count)
        Self.forEachClass(right.firstClasses) {
            body(SpaceFeature(.classAfter, class: $0))
            body(SpaceFeature(.classAfterAndRoom, class: $0, and: coarse))
        }
    }

    @inline(__always)
    private func marks(
        _ text: SpacedText,
        _ left: SpacedText.Chunk,
        _ right: SpacedText.Chunk,
        _ before: Range<Int>,
        _ after: Range<Int>,
        _ body: (SpaceFeature) -> Void
    ) {
        body(SpaceFeature(.bias))
        let kindBefore = before.last.map { Self.kind(of: text.symbols[$0]) } ?? ThaiSymbol.other
        let kindAfter = after.first.map { Self.kind(of: text.symbols[$0]) } ?? ThaiSymbol.other
        body(SpaceFeature(.kindBefore, UInt64(kindBefore)))
        body(SpaceFeature(.kindAfter, UInt64(kindAfter)))
        body(SpaceFeature(.kinds, UInt64(kindBefore) | UInt64(kindAfter) << 7))
        if before.upperBound < left.symbols.upperBound {
            body(SpaceFeature(.closing, UInt64(text.symbols[before.upperBound])))
        }
        if after.lowerBound > right.symbols.lowerBound {
            body(SpaceFeature(.opening, UInt64(text.symbols[after.lowerBound - 1])))
        }
    }

    /// Runs of symbols right before and right after the space; `body` tells whether longer ones are worth a look.
    @inline(__always)
    private func runs(
        _ text: SpacedText,
        _ before: Range<Int>,
        _ after: Range<Int>,
        _ body: (SpaceFeature) -> Bool
    ) {
        var run = SpaceFeature(.before)
        for count in 1...Self.longestRunBefore where count <= before.count {
            run = run.precededBy(text.symbols[before.upperBound - count])
            if count > 1, !body(run) { break }
        }
        if before.count <= Self.longestRunBefore {
            _ = body(text.run(.allBefore, before))
        }
        run = SpaceFeature(.after)
        for count in 1...Self.longestRunAfter where count <= after.count {
            run = run.followedBy(text.symbols[after.lowerBound + count - 1], at: count - 1)
            if count > 1, !body(run) { break }
        }
        if after.count <= Self.longestRunAfter { _ = body(text.run(.allAfter, after)) }
    }

    private static let longestRunBefore = 4
    private static let longestRunAfter = SpaceFeature.mostSymbols

    /// Thai letters are one kind; ฯ and ๆ are each their own.
    @inline(__always)
    private static func kind(of symbol: UInt8) -> UInt8 {
        symbol != 0x2F && symbol != 0x46 && ThaiSymbol.isThaiLetter(symbol) ? 1 : symbol
    }

    /// Steps of a distance in symbols.
    @inline(__always)
    private static func step(of count: Int) -> Int {
        switch count {
        case ..<3: 0
        case ..<6: 1
        case ..<10: 2
        case ..<15: 3
        case ..<22: 4
        case ..<30: 5
        case ..<45: 6
        case ..<60: 7
        case ..<90: 8
        default: 9
        }
    }

    @inline(__always)
    private static func coarseStep(of count: Int) -> Int { count <= 8 ? 0 : count <= 18 ? 1 : count <= 40 ? 2 : 3 }

    /// Calls a closure with the number of each class that is set, or with -1 where none is.
    @inline(__always)
    static func forEachClass(_ classes: UInt32, _ body: (Int) -> Void) {
        if classes == 0 { return body(-1) }
        var rest = classes
        while rest != 0 {
            body(rest.trailingZeroBitCount)
            rest &= rest - 1
        }
    }

    // MARK: Of a sentence

    /// The steps of lengths in symbols; between two of them both count in part.
    static let lengths = [10, 20, 30, 40, 50, 60, 75, 90, 105, 120, 140, 160, 190, 230, 280, 340]

    /// The features of a sentence's length with their values, which add up to one.
    static func length(_ symbolCount: Int) -> [(SpaceFeature, Double)] {
        guard let upper = lengths.firstIndex(where: { symbolCount <= $0 }) else {
            return [(SpaceFeature(.length, UInt64(lengths[lengths.count - 1])), 1)]
        }
        guard upper > 0 else { return [(SpaceFeature(.length, UInt64(lengths[0])), 1)] }
        let low = lengths[upper - 1]
        let part = Double(symbolCount - low) / Double(lengths[upper] - low)
        return [
            (SpaceFeature(.length, UInt64(low)), 1 - part), (SpaceFeature(.length, UInt64(lengths[upper])), part),
        ]
    }

    /// The most spaces in a sentence that are told apart.
    static let mostSpaces = 8

    static func spaces(_ count: Int) -> SpaceFeature { SpaceFeature(.spaces, UInt64(min(count, mostSpaces))) }

    static let unbalancedCombinations = 32

    /// The features of marks that do not balance, given as bits.
    static func unbalanced(_ bits: Int) -> [SpaceFeature] {
        (0..<5).filter { bits >> $0 & 1 == 1 }.map { SpaceFeature(.unbalanced, UInt64($0)) }
    }

    /// The most spaces that are told apart beside the class of a sentence's first word.
    static let mostSpacesOfFirstClass = 2

    static func firstClass(_ number: Int, spaces: Int) -> SpaceFeature {
        SpaceFeature(.firstClass, class: number, and: min(spaces, mostSpacesOfFirstClass))
    }

    /// The most predicates that are told apart.
    static let mostPredicates = 4

    static func predicates(_ bits: UInt32) -> SpaceFeature {
        SpaceFeature(.predicates, UInt64(min(bits.nonzeroBitCount, mostPredicates)))
    }
}
