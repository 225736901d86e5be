/// Makes the spellings of a word equal that a search takes for the same.
///
/// Case and width by ICU's NFKC_Casefold; marks by its decomposition, in the scripts whose writers leave them out
/// (Latin, Greek, Cyrillic, Hebrew, Arabic). The vowel signs of Indic scripts and of Thai and the voicing marks of kana
/// stay: without them the word is another.
enum WordFolding {
    /// The word without case and width; empty where nothing of it is a letter, digit or mark.
    static func spelled(_ word: Substring) -> String {
        let folded = Normalization.caseFolded(String(word))
        guard folded.unicodeScalars.contains(where: { plainDigit($0) != nil || !isKept($0) }) else { return folded }
        var kept = String.UnicodeScalarView()
        for scalar in folded.unicodeScalars {
            if let digit = plainDigit(scalar) { kept.append(digit) } else if isKept(scalar) { kept.append(scalar) }
        }
        return String(kept)
    }

    /// A spelled word without its marks; the word itself where only marks would be left of it.
    static func folded(_ spelled: String) -> String {
        if spelled.utf8.allSatisfy({ $0 < 0x80 }) { return spelled }
        var kept = String.UnicodeScalarView()
        var losesMarks = false
        for scalar in Normalization.decomposed(spelled).unicodeScalars {
            if isMark(scalar) {
                if losesMarks { continue }
            } else {
                losesMarks = hasOptionalMarks(scalar)
            }
            if let plain = plainLetters(scalar) {
                kept.append(contentsOf: plain.unicodeScalars)
            } else {
                kept.append(scalar)
            }
        }
        return kept.isEmpty ? spelled : Normalization.nfc(String(kept))
    }

    /// Compatibility forms of letters may hold spaces and signs, which part words elsewhere.
    private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A: true
        case ..<0x80, 0x2044: false
        default: true
        }
    }

    /// The ASCII digit of a decimal digit of another script.
    private static func plainDigit(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        guard scalar.value >= 0x660, scalar.properties.numericType == .decimal,
            let value = scalar.properties.numericValue, (0...9).contains(value)
        else { return nil }
        return Unicode.Scalar(UInt8(0x30 + Int(value)))
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x300 && SearchScalar.isMark(Scalars.properties(of: scalar.value).category)
    }

    /// Whether the marks on a letter are left out by some who write it.
    private static func hasOptionalMarks(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case ..<0x780, 0x870..<0x900, 0x1D00..<0x2000, 0x2C60..<0x2C80, 0xA640..<0xA6A0, 0xA720..<0xA800: true
        default: false
        }
    }

    /// What stands for letters that are not decomposed where a keyboard lacks them; `""` for what has no sound.
    private static func plainLetters(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "ł": "l"
        case "ø": "o"
        case "đ", "ð": "d"
        case "ħ": "h"
        case "ŧ": "t"
        case "ı": "i"
        case "æ": "ae"
        case "œ": "oe"
        case "þ": "th"
        // The stretching stroke of Arabic; Persian and Arabic forms of one letter.
        case "\u{640}": ""
        case "\u{671}": "\u{627}"
        case "\u{6CC}", "\u{649}": "\u{64A}"
        case "\u{6A9}": "\u{643}"
        default: nil
        }
    }
}
