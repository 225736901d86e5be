import DragomanModel
import DragomanText

/// A text with what its tokens are to the judge of an edit.
///
/// A class, as every gap is judged with it and its table.
final class JudgedText {
    let tokens: [TextToken]
    let quotations: QuotationMarks
    /// Whether a capital tells a name: not in a headline with capitals everywhere.
    let capitalsTell: Bool
    let table: MeaningTable

    init(_ tokens: [TextToken], table: MeaningTable) {
        self.tokens = tokens
        self.table = table
        quotations = QuotationMarks(tokens, table: table)
        capitalsTell = Self.capitalsTell(tokens)
    }

    /// Whether a word has a capital by which it is a name.
    func isName(_ index: Int) -> Bool {
        capitalsTell && !table.nounsHaveCapitals && hasCapital(index) && !isInitial(index)
    }

    /// Whether a word has a capital that may be that of a name.
    func hasCapital(_ index: Int) -> Bool {
        guard let first = tokens[index].text.unicodeScalars.first, first.properties.isUppercase else { return false }
        return !table.notNames.contains(MeaningTable.folded(tokens[index].text))
    }

    /// Whether a word begins a sentence, as far as the marks before it tell.
    func isInitial(_ index: Int) -> Bool {
        var place = index - 1
        while place >= 0 {
            let token = tokens[place]
            if token.isWord { return false }
            if token.kind == .mark {
                if quotations.roles[place] == .opening { return true }
                if Self.enders.contains(token.text) { return !isAbbreviation(before: place) }
                if token.text == "," || quotations.roles[place] == .closing { return false }
            }
            place -= 1
        }
        return true
    }

    private static let enders: Set<String> = [".", "!", "?", "…", ":", ";", "。", "！", "？", "؟", "۔", "।"]

    /// Whether the stop at a place follows a short word, such as `Gen.`, after which a name stands.
    private func isAbbreviation(before place: Int) -> Bool {
        guard tokens[place].text == ".", place > 0, tokens[place - 1].isWord else { return false }
        return tokens[place - 1].text.count <= 3
    }

    private static func capitalsTell(_ tokens: [TextToken]) -> Bool {
        var (capitals, longWords, hasSmall) = (0, 0, false)
        for token in tokens.filter(\.isWord).dropFirst() {
            if !hasSmall, token.text.unicodeScalars.contains(where: isSmall) { hasSmall = true }
            guard token.text.utf8.count >= 4, token.text.count >= 4, let first = token.text.unicodeScalars.first,
                first.properties.isCased
            else {
                continue
            }
            longWords += 1
            if first.properties.isUppercase { capitals += 1 }
        }
        return hasSmall && !(longWords >= 4 && capitals * 4 >= longWords * 3)
    }

    private static func isSmall(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? (0x61...0x7A).contains(scalar.value) : scalar.properties.isLowercase
    }
}

extension TextToken {
    /// Whether a digit stands in it.
    var hasDigit: Bool {
        isASCII
            ? text.utf8.contains { (0x30...0x39).contains($0) }
            : text.unicodeScalars.contains { $0.properties.numericType == .decimal }
    }

    /// Its text with the digits of all scripts as 0…9.
    var inASCIIDigits: String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else {
                        return scalar
                    }
                    return Unicode.Scalar(UInt8(ascii: "0") + UInt8(value))
                }
            )
        )
    }

    /// Its text without invisible characters.
    var visible: String {
        if isASCII { return text }
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter {
                    !$0.properties.isDefaultIgnorableCodePoint && $0.properties.generalCategory != .format
                }
            )
        )
    }
}
