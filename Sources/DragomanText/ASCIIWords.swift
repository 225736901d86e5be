/// Word counting for ASCII texts, equal to ICU's root word rules (UAX #29, WB5 to WB13b) at a fraction of the cost.
enum ASCIIWords {
    private enum Class: UInt8 {
        case other
        case letter
        case digit
        /// The at sign: ICU joins it to words as if it were a letter, to keep addresses together.
        case letterLike
        case connector
        /// Stands inside words and numbers: full stop and apostrophe.
        case middleOfBoth
        /// Stands inside numbers: comma and semicolon.
        case middleOfNumber
    }

    private static let classes: [Class] = (0..<128).map { (byte: UInt8) -> Class in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): .letter
        case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
        case UInt8(ascii: "@"): .letterLike
        case UInt8(ascii: "_"): .connector
        case UInt8(ascii: "."), UInt8(ascii: "'"): .middleOfBoth
        case UInt8(ascii: ","), UInt8(ascii: ";"): .middleOfNumber
        default: .other
        }
    }

    /// The number of words, or `nil` where the text is not all ASCII.
    static func count(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var words = 0
        // What the current run ended with, and whether it holds a letter or digit.
        var last = Class.other
        var isWord = false
        // A middle character waits for what follows it.
        var pending = Class.other
        for byte in bytes {
            guard byte < 0x80 else { return nil }
            let current = classes[Int(byte)]
            switch current {
            case .letter, .digit, .letterLike, .connector:
                let joining: Class = current == .letterLike ? .letter : current
                if pending != .other, !joins(last, pending, joining) { isWord = false }
                pending = .other
                if current == .letter || current == .digit, !isWord {
                    isWord = true
                    words += 1
                }
                last = joining
            case .middleOfBoth, .middleOfNumber:
                if pending == .other, last == .letter || last == .digit {
                    pending = current
                } else {
                    (last, pending, isWord) = (.other, .other, false)
                }
            case .other:
                (last, pending, isWord) = (.other, .other, false)
            }
        }
        return words
    }

    private static func joins(_ before: Class, _ middle: Class, _ after: Class) -> Bool {
        switch (before, after) {
        case (.letter, .letter): middle == .middleOfBoth
        case (.digit, .digit): true
        default: false
        }
    }
}
