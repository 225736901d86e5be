import DragomanModel
import DragomanText

/// Texts without what a slip or a house style changes: case, white space and most punctuation.
///
/// What tells texts apart stays: question marks, signs such as `%` and `&`, and the marks inside a number (`1.5` is not
/// `15`, `-5` not `5`). Inline codes stay too.
enum LooseText {
    private enum Part {
        case kept
        case dropped
        /// Kept between two digits; a dash before any digit.
        case inNumbers
    }

    /// The key that texts share which differ in nothing else.
    static func key(_ text: CodedText) -> String {
        var coded = text.coded
        return coded.withUTF8 { asciiKey($0) } ?? scalarKey(coded)
    }

    /// The key of a text of ASCII alone; `nil` for others.
    private static func asciiKey(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
        return String(unsafeUninitializedCapacity: bytes.count) { output in
            var count = 0
            for (index, byte) in bytes.enumerated() {
                switch asciiParts[Int(byte)] {
                case .dropped: continue
                case .inNumbers:
                    let isBeforeDigit = index + 1 < bytes.count && isDigit(bytes[index + 1])
                    let isBehindDigit = index > 0 && isDigit(bytes[index - 1])
                    guard isBeforeDigit, isBehindDigit || byte == 0x2D else { continue }
                case .kept: break
                }
                output[count] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
                count += 1
            }
            return count
        }
    }

    /// The key of any text, by the properties of its characters.
    static func scalarKey(_ text: String) -> String {
        let scalars = Array(Normalization.caseFolded(text).unicodeScalars)
        var key = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            switch part(of: scalar) {
            case .dropped: continue
            case .kept: key.append(isQuestionMark(scalar) ? "?" : scalar)
            case .inNumbers:
                let isDash = scalar.properties.generalCategory == .dashPunctuation
                let isBeforeDigit = index + 1 < scalars.count && isDigit(scalars[index + 1])
                let isBehindDigit = index > 0 && isDigit(scalars[index - 1])
                guard isBeforeDigit, isBehindDigit || isDash else { continue }
                key.append(isDash ? "-" : scalar)
            }
        }
        return String(key)
    }

    private static let asciiParts: [Part] = (UInt8(0)..<0x80).map { part(of: Unicode.Scalar($0)) }

    private static func part(of scalar: Unicode.Scalar) -> Part {
        if CodedText.isReserved(scalar) || isQuestionMark(scalar) { return .kept }
        switch scalar.properties.generalCategory {
        case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format: return .dropped
        case .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation, .connectorPunctuation:
            return .dropped
        case .dashPunctuation: return .inNumbers
        case .otherPunctuation: return "%‰‱&@#*§/\\".unicodeScalars.contains(scalar) ? .kept : .inNumbers
        default: return .kept
        }
    }

    private static func isQuestionMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "?", "¿", "؟", "\u{37E}", "？", "՞", "፧": true
        default: false
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .decimalNumber
    }
}
