/// Texts with their white space left out, as the scorer of the shared sample counts them.
enum SpaceFree {
    /// Whether a scalar is white space to that scorer: Unicode's, and the four separators of ASCII.
    static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// How many scalars of a text are none.
    static func count(_ text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) { $0 + (isSpace($1) ? 0 : 1) }
    }

    /// A text with runs of white space made one space and none at its ends.
    static func normalised(_ text: String) -> String {
        text.unicodeScalars.split(whereSeparator: isSpace(_:)).map { String($0) }.joined(separator: " ")
    }
}
