import DragomanText

/// Walks a text once and finds its placeables.
struct PlaceableScanner {
    /// The text as it came.
    let original: [UInt32]
    /// The text with addresses blanked, so that nothing is read out of them or across them.
    var text: [UInt32]
    let rules: PlaceableConventions
    private(set) var found: [Placeable] = []
    /// Where the last placeable ends.
    private(set) var last = 0

    /// What stands for an address while the rest is read: no letter, digit or sign.
    static let blank: UInt32 = 0xFDD0

    init(_ scalars: [UInt32], _ rules: PlaceableConventions) {
        original = scalars
        text = scalars
        self.rules = rules
    }

    /// Finds all placeables.
    mutating func scan() {
        let addresses = addresses()
        for address in addresses {
            for place in address.range { text[place] = Self.blank }
        }
        var next = addresses[...]
        var index = 0
        while index < text.count {
            if let address = next.first, address.range.lowerBound == index {
                next.removeFirst()
                take(address)
                index = last
            } else if Self.isDigit(text[index]) {
                if let placeable = placeable(at: index) {
                    take(placeable)
                    index = last
                } else {
                    index = endOfWord(index)
                }
            } else {
                index += 1
            }
        }
    }

    private mutating func take(_ placeable: Placeable) {
        found.append(placeable)
        last = placeable.range.upperBound
    }

    private func placeable(at index: Int) -> Placeable? {
        guard let run = run(at: index), !isGluedBefore(index) else { return nil }
        return numericDate(run) ?? markedDate(run) ?? namedDate(run) ?? time(run) ?? number(run)
    }

    /// The digits of one script that begin at a place.
    func run(at start: Int) -> DigitRun? {
        guard start < text.count, let first = Scalars.digit(of: text[start]) else { return nil }
        let zero = text[start] - UInt32(first)
        var digits = ""
        var end = start
        while end < text.count, text[end] >= zero, text[end] < zero + 10 {
            digits.unicodeScalars.append(Unicode.Scalar(UInt8(0x30 + text[end] - zero)))
            end += 1
        }
        return DigitRun(range: start..<end, zero: zero, digits: digits)
    }

    /// The scalar at a place; the blank outside the text.
    func scalar(_ index: Int) -> UInt32 { text.indices.contains(index) ? text[index] : Self.blank }

    /// The place behind one space at most.
    func skippingSpace(_ index: Int) -> Int { Self.isSpace(scalar(index)) ? index + 1 : index }

    /// The place before one space at most.
    func skippingSpaceBack(_ index: Int) -> Int {
        index > last && Self.isSpace(text[index - 1]) ? index - 1 : index
    }

    /// Whether a word stands at a place.
    func has(_ word: [UInt32], at index: Int) -> Bool {
        index >= 0 && index + word.count <= text.count && text[index..<(index + word.count)].elementsEqual(word)
    }

    /// The text of a range.
    func string(_ range: Range<Int>) -> String {
        var result = ""
        for scalar in original[range] {
            if let scalar = Unicode.Scalar(scalar) { result.unicodeScalars.append(scalar) }
        }
        return result
    }

    /// Whether digits at a place carry on a word, a name (`F-16`) or a technical text.
    private func isGluedBefore(_ index: Int) -> Bool {
        guard index > last else { return false }
        let before = text[index - 1]
        let isSemitic = (0x0590...0x06FF).contains(before) && !Self.isDigit(before)
        if Self.isGlue(before) { return !isSemitic }
        switch before {
        case 0x5F, 0x5C, 0x26, 0x3D: return true
        case 0x25: return !rules.words.putsPercentFirst
        // ".5"
        case 0x2E: return !(Self.isDigit(scalar(index - 2)) || Self.isLetter(scalar(index - 2)))
        case 0x2D, 0x2010, 0x2011: return endsName(index - 1)
        default: return Self.isDigit(before)
        }
    }

    /// Whether the word that ends at a place begins with a capital.
    private func endsName(_ end: Int) -> Bool {
        var start = end
        while start > last, Self.isGlue(text[start - 1]) { start -= 1 }
        return start < end && Self.isUpper(text[start])
    }

    /// Whether what follows carries on a word, so that no placeable ends here.
    func isGluedAfter(_ index: Int) -> Bool {
        let next = scalar(index)
        return Self.isGlue(next) || Self.isDigit(next) || next == 0x5F
    }

    /// The end of digits and all that is written together with them.
    private func endOfWord(_ index: Int) -> Int {
        var end = index + 1
        while end < text.count, Self.isDigit(text[end]) || Self.isGlue(text[end]) || text[end] == 0x5F { end += 1 }
        return end
    }

    /// A reading whose pieces stand at places; what lies between is literal.
    func reading(
        _ value: PlaceableValue,
        _ range: Range<Int>,
        _ places: [(range: Range<Int>, piece: PlaceablePiece)]
    ) -> PlaceableReading {
        var pieces: [PlaceablePiece] = []
        var index = range.lowerBound
        for (place, piece) in places {
            if index < place.lowerBound { pieces.append(.literal(string(index..<place.lowerBound))) }
            pieces.append(piece)
            index = place.upperBound
        }
        if index < range.upperBound { pieces.append(.literal(string(index..<range.upperBound))) }
        return PlaceableReading(value: value, pieces: pieces)
    }
}
