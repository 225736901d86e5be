import DragomanModel
import DragomanText

/// Takes texts of one language apart into words, white space, marks and codes.
///
/// Opened once per language; not for two threads at once.
final class TokenSplitter {
    private let breaker: WordBreaker

    /// Opens the word rules of a language.
    ///
    /// - Throws: `DragomanError` `icu-data-missing` where the system's ICU is incomplete.
    init(language: LanguageTag) throws { breaker = try WordBreaker(language: language) }

    /// The tokens of a text in order, nothing left out; a code ends a word.
    func tokens(of content: CodedText) -> [TextToken] {
        var tokens: [TextToken] = []
        for part in content.parts {
            switch part {
            case .code(let mark): tokens.append(TextToken(kind: .code(mark), text: ""))
            case .text(let text): append(String(text), to: &tokens)
            }
        }
        return tokens
    }

    private func append(_ text: String, to tokens: inout [TextToken]) {
        let bytes = Array(text.utf8)
        breaker.forEachBoundary(in: text) { range, isWord in
            let piece = String(decoding: bytes[range], as: UTF8.self)
            let isSpace = piece.unicodeScalars.allSatisfy { scalar in
                scalar.isASCII ? scalar == " " || (0x09...0x0D).contains(scalar.value) : scalar.properties.isWhitespace
            }
            let kind: TextToken.Kind = isSpace ? .space : isWord ? .word : .mark
            // ICU parts some white space that is one stretch to a reader.
            if isSpace, tokens.last?.isSpace == true {
                tokens[tokens.count - 1].text += piece
            } else {
                tokens.append(TextToken(kind: kind, text: piece))
            }
        }
    }
}
