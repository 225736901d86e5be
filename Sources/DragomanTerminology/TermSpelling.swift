import DragomanText

/// Makes spellings equal that writers use for the same: typographic apostrophes, quotation marks and hyphens, runs of
/// white space, invisible characters.
enum TermSpelling {
    /// The spelling without regard to case, width and compatibility forms.
    static func folded(_ text: Substring) -> String {
        if let ascii = lowerASCII(text) { return ascii }
        return plain(Normalization.caseFolded(String(text)))
    }

    /// The spelling with its case: NFC, white space collapsed and trimmed.
    static func exact(_ text: Substring) -> String {
        Normalization.nfc(plain(String(text)))
    }

    /// Lower case without a call of ICU, as most words of most texts are ASCII; `nil` where the text is not.
    private static func lowerASCII(_ text: Substring) -> String? {
        let bytes = text.utf8
        guard bytes.allSatisfy({ $0 < 0x80 && $0 > 0x20 }) else { return nil }
        return String(unsafeUninitializedCapacity: bytes.count) { buffer in
            var count = 0
            for byte in bytes {
                buffer[count] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
                count += 1
            }
            return count
        }
    }

    private static func plain(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var hasSpace = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace {
                hasSpace = !result.isEmpty
                continue
            }
            if isInvisible(scalar) { continue }
            if hasSpace { result.append(" ") }
            hasSpace = false
            result.append(substitute(scalar) ?? scalar)
        }
        return String(result)
    }

    private static func substitute(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar {
        // Single quotation marks, the modifier apostrophe, the prime, the Hebrew geresh.
        case "\u{2018}", "\u{2019}", "\u{201B}", "\u{2BC}", "\u{2032}", "\u{5F3}", "\u{FF07}": "'"
        // Double quotation marks, the double prime, the Hebrew gershayim.
        case "\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}", "\u{2033}", "\u{5F4}", "\u{FF02}": "\""
        // Hyphen, non-breaking hyphen, figure and en dash, minus, the Hebrew maqaf, small and wide hyphens.
        case "\u{2010}"..."\u{2013}", "\u{2212}", "\u{5BE}", "\u{FE63}", "\u{FF0D}": "-"
        default: nil
        }
    }

    /// Soft hyphens, joiners and direction marks, which no reader sees.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}
