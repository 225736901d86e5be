package import DragomanModel

extension CodedText {
    /// Whether it begins with such a character and no code stands before it.
    var startsWithIdeograph: Bool { coded.unicodeScalars.first?.isIdeographic ?? false }

    /// Whether it ends with such a character and no code stands behind it.
    var endsWithIdeograph: Bool { coded.unicodeScalars.last?.isIdeographic ?? false }

    /// Whether the first visible character belongs to a script that puts no space between sentences.
    package var startsInIdeographs: Bool {
        coded.unicodeScalars.first { !Self.isReserved($0) }?.isIdeographic ?? false
    }

    /// Whether the last visible character belongs to a script that puts no space between sentences.
    package var endsInIdeographs: Bool {
        coded.unicodeScalars.reversed().first { !Self.isReserved($0) }?.isIdeographic ?? false
    }
}

extension Unicode.Scalar {
    /// Chinese and Japanese letters, their punctuation, full-width forms.
    ///
    /// Korean, which writes spaces, is not among them.
    fileprivate var isIdeographic: Bool {
        switch value {
        case 0x3001...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFE30...0xFE4F,
            0xFF01...0xFF9F, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
