import DragomanModel
import DragomanText

/// A word, a mark, a space or (where words are not written apart) a character of a text.
struct TermPiece {
    /// Where it stands in the text's UTF-8.
    var range: Range<Int>
    /// The folded spelling; one space for white space.
    var key: String
    /// Whether a term may begin here.
    var isStart: Bool
    /// Whether a term may end here.
    var isEnd: Bool
}

/// Takes texts apart for the recogniser: the same way for terms and for the texts they are looked for in.
struct TermPieces {
    private let breaker: WordBreaker
    private let joining: Joining

    /// How words cling together in a language's writing.
    private enum Joining {
        /// Words stand apart.
        case none
        /// `UN's`: a word and the possessive ending.
        case possessive
        /// `l'ONU`, `NATO'nun`: an article before or an ending after an apostrophe.
        case apostrophe
        /// `FN:s`: an ending after a colon.
        case colon
        /// No spaces at all: pieces are characters, and terms begin and end where dictionary words do.
        case unspaced
        /// As `unspaced`; besides, a particle may follow a term within its word.
        case particles
    }

    /// Opens the word rules of a language.
    init(language: LanguageTag) throws {
        breaker = try WordBreaker(language: language)
        joining =
            switch Locales.language(of: language) {
            case "en": .possessive
            case "fr", "it", "ca", "oc", "tr", "az": .apostrophe
            case "sv", "fi": .colon
            case "zh", "yue", "ja", "th", "lo", "km", "my": .unspaced
            case "ko": .particles
            default: .none
            }
    }

    /// The pieces of a text in order; white space at its ends is left out.
    func pieces(of text: String) -> [TermPiece] {
        var pieces: [TermPiece] = []
        breaker.forEachBoundary(in: text) { range, isWord in
            let part = Self.slice(text, range)
            if !isWord, part.unicodeScalars.allSatisfy(\.properties.isWhitespace) {
                addSpace(range, to: &pieces)
            } else {
                addWord(part, at: range.lowerBound, to: &pieces)
            }
        }
        if pieces.last?.key == " " { pieces.removeLast() }
        return pieces
    }

    /// The stretch of a text at a UTF-8 range; empty where the range does not fit.
    static func slice(_ text: String, _ range: Range<Int>) -> Substring {
        let bytes = text.utf8
        guard let start = bytes.index(bytes.startIndex, offsetBy: range.lowerBound, limitedBy: bytes.endIndex),
            let end = bytes.index(start, offsetBy: range.count, limitedBy: bytes.endIndex)
        else { return "" }
        return text[start..<end]
    }

    private func addSpace(_ range: Range<Int>, to pieces: inout [TermPiece]) {
        guard let last = pieces.indices.last else { return }
        if pieces[last].key == " " {
            pieces[last].range = pieces[last].range.lowerBound..<range.upperBound
        } else {
            pieces.append(TermPiece(range: range, key: " ", isStart: false, isEnd: false))
        }
    }

    private func addWord(_ word: Substring, at start: Int, to pieces: inout [TermPiece]) {
        switch joining {
        case .none: add(word, at: start, to: &pieces)
        case .possessive:
            let stem = Self.withoutPossessive(word)
            add(stem, at: start, to: &pieces)
            add(word[stem.endIndex...], at: start + stem.utf8.count, to: &pieces)
        case .apostrophe: addParts(word, at: start, to: &pieces) { $0 == "'" || $0 == "\u{2019}" || $0 == "\u{2BC}" }
        case .colon: addParts(word, at: start, to: &pieces) { $0 == ":" }
        case .unspaced, .particles: addCharacters(word, at: start, to: &pieces)
        }
    }

    private func add(_ part: Substring, at start: Int, to pieces: inout [TermPiece]) {
        guard !part.isEmpty else { return }
        let key = TermSpelling.folded(part)
        guard !key.isEmpty else { return }
        pieces.append(TermPiece(range: start..<start + part.utf8.count, key: key, isStart: true, isEnd: true))
    }

    private static func withoutPossessive(_ word: Substring) -> Substring {
        let scalars = word.unicodeScalars
        guard let last = scalars.last, last == "s" || last == "S" else { return word }
        let stem = scalars.dropLast()
        guard let mark = stem.last, mark == "'" || mark == "\u{2019}" || mark == "\u{2BC}" else { return word }
        return word[..<stem.dropLast().endIndex]
    }

    private func addParts(
        _ word: Substring,
        at start: Int,
        to pieces: inout [TermPiece],
        _ isMark: (Unicode.Scalar) -> Bool
    ) {
        var rest = word
        while let mark = rest.unicodeScalars.firstIndex(where: isMark) {
            let after = rest.unicodeScalars.index(after: mark)
            for part in [rest[..<mark], rest[mark..<after]] {
                add(part, at: start + word.utf8.distance(from: word.startIndex, to: part.startIndex), to: &pieces)
            }
            rest = rest[after...]
        }
        add(rest, at: start + word.utf8.distance(from: word.startIndex, to: rest.startIndex), to: &pieces)
    }

    private func addCharacters(_ word: Substring, at start: Int, to pieces: inout [TermPiece]) {
        let first = pieces.count
        var offset = start
        var ends: Set<Int> = []
        if joining == .particles, let particle = Self.particle(of: word) { ends.insert(start + particle) }
        for index in word.indices {
            let character = word[index..<word.index(after: index)]
            let next = offset + character.utf8.count
            let key = TermSpelling.folded(character)
            if !key.isEmpty {
                pieces.append(
                    TermPiece(
                        range: offset..<next,
                        key: key,
                        isStart: pieces.count == first,
                        isEnd: ends.contains(next)
                    )
                )
            }
            offset = next
        }
        if pieces.count > first { pieces[pieces.count - 1].isEnd = true }
    }

    /// The particles that most often follow a Korean noun.
    private static let koreanParticles = [
        "에서는", "에서도", "으로는", "에게서", "까지", "부터", "에서", "에게", "으로", "보다", "처럼", "이나", "라도", "마다", "만의",
        "은", "는", "이", "가", "을", "를", "의", "에", "로", "와", "과", "도", "만",
    ]

    /// Where in a word, in UTF-8, its particle begins; `nil` where it has none.
    private static func particle(of word: Substring) -> Int? {
        for particle in koreanParticles where word.hasSuffix(particle) && word.count > particle.count {
            return word.utf8.count - particle.utf8.count
        }
        return nil
    }
}
