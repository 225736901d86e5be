/// Regular expressions that our tables are written as: the common part of ICU's and Java's.
///
/// Letters and marks stand as themselves; nothing is possessive or of a language of its own.
enum SRXPattern {
    /// White space, also that which does not break.
    static let space = "[\\s\\p{Z}]"
    /// What may stand before a word that begins a sentence.
    static let opener = "[\\p{Ps}\\p{Pi}\\p{Pf}\"'`¿¡]"
    /// Opening marks and dashes.
    static let openers = "(?:\(opener)\(space)?|\\p{Pd}{1,3}\(space)*)*"
    /// Closing marks, footnote marks, emoji and asides of one character right after a stop.
    static let closers =
        "(?:[\\p{Pe}\\p{Pf}\\p{Pi}\\p{M}\\p{Cf}\\p{So}\\p{Sk}\"'¹²³⁰⁴⁵⁶⁷⁸⁹†‡]|\\[\\p{Nd}{1,4}\\]|（\\p{Lo}）)*"
    /// Closing marks where a mark of the other direction may open the next sentence.
    static let closersOnly =
        "(?:[\\p{Pe}\\p{Pf}\\p{M}\\p{Cf}\\p{So}\\p{Sk}\"¹²³⁰⁴⁵⁶⁷⁸⁹†‡]|\\[\\p{Nd}{1,4}\\]|（\\p{Lo}）)*"
    /// What closes a sentence after space, where no word follows at once; and emoji.
    static let spacedClosers = "(?:(?:[\\p{Pf}\\p{Pe}]|''|\\[\\p{Nd}{1,4}\\])(?![\\p{L}\\p{N}])|\\p{So})"
    /// Stops that end sentences only, and need no space after them.
    static let fullStops = "。！？｡︒।॥؟۔։።፧။៕᠃᠉"
    /// Stops that ask or exclaim.
    static let exclamations = "!?‼‽⁇⁈⁉"
    /// A small letter that begins no address and no name such as `iPhone`.
    static let lower = "(?!https?://|www[.])\\p{Ll}(?!\\p{Lu})"
    /// No letter, digit, stop or part of an address before a word, nor a mark inside it, as in Hebrew acronyms.
    static let wordStart = "(?<![\\p{L}\\p{M}\\p{N}.@/\\\\_=&%#])(?<!\\p{L}[\"״׳])"
    /// The start of a word with a stop behind it: told at once, before long lists of abbreviations are tried.
    static let stoppedWordStart = wordStart + "(?=[^\\s.]{1,40}[.])"
    /// No hyphen or apostrophe either.
    static let soleStart = "(?<![\\p{L}\\p{M}\\p{N}.@/\\\\_=&%#'’-])(?<!\\p{L}[\"״׳])"
    /// The end of a word.
    static let wordEnd = "(?![\\p{L}\\p{M}\\p{N}'’])"

    /// One of some words, as tables write them and as texts may.
    ///
    /// - Returns: Alternatives, long ones first; `nil` where there are no words.
    static func words(_ words: some Sequence<String>) -> String? { alternatives(words.map(word)) }

    /// One of some expressions, long ones first.
    static func alternatives(_ expressions: some Sequence<String>) -> String? {
        let sorted = Set(expressions).sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
        return sorted.isEmpty ? nil : "(?:" + sorted.joined(separator: "|") + ")"
    }

    /// One of some words that stand whole; one that ends in an apostrophe, as `L’`, may go on.
    static func wholeWords(_ words: some Sequence<String>) -> String? {
        let all = Array(words)
        let elided = self.words(all.filter { $0.last == "'" || $0.last == "’" })
        let whole = self.words(all.filter { $0.last != "'" && $0.last != "’" }).map { $0 + wordEnd }
        return alternatives([elided, whole].compactMap(\.self))
    }

    /// A word; the stops inside may have a space after them.
    static func word(_ word: String) -> String {
        // A word in small letters stands for every case; a single letter stands for itself.
        let anyCase = word == word.lowercased() && word.unicodeScalars.count > 1
        return word.split(separator: ".", omittingEmptySubsequences: false)
            .map { part in part.map { letter($0, anyCase: anyCase) }.joined() }
            .joined(separator: "[.]\(space)?")
    }

    /// A text as it stands; a space is any white space.
    static func literal(_ text: String) -> String {
        text.map { $0 == " " ? "\(space)+" : letter($0, anyCase: false) }.joined()
    }

    private static func letter(_ letter: Character, anyCase: Bool) -> String {
        let upper = letter.uppercased()
        if anyCase, upper.unicodeScalars.count == 1, letter.unicodeScalars.count == 1, upper != String(letter) {
            return "[\(letter)\(upper)]"
        }
        if letter == "." { return "[.]" }
        return "\\^$|?*+()[]{}".contains(letter) ? "\\\(letter)" : String(letter)
    }

    /// The parts that abbreviations such as `i.d.R` begin with, each where the next part and its stop follow after space.
    static func beginnings(_ words: some Sequence<String>) -> String? {
        var found: [String] = []
        for each in words {
            let parts = each.split(separator: ".").map { word(String($0)) }
            guard parts.count > 1 else { continue }
            for count in 1..<parts.count {
                let start = parts[..<count].joined(separator: "[.]\(space)?")
                found.append("\(start)(?=[.]\(space)\(parts[count])[.])")
            }
        }
        return alternatives(found)
    }
}
