import DragomanModel

/// A word, a stretch of white space, a mark or an inline code of a text.
struct TextToken: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        /// Letters, digits or ideographs.
        case word
        case space
        /// Punctuation, symbols and whatever else is no word.
        case mark
        case code(CodeMark)
    }

    var kind: Kind
    /// Its text; empty for a code.
    var text: String

    var isSpace: Bool { kind == .space }
    var isWord: Bool { kind == .word }
    /// Whether its properties can be told without Unicode's tables; none of these characters is invisible.
    var isASCII: Bool { text.utf8.allSatisfy { (0x20..<0x7F).contains($0) } }
    var isCode: Bool { if case .code = kind { true } else { false } }
}

extension Sequence<TextToken> {
    /// The tokens as a text again.
    var content: CodedText {
        reduce(into: CodedText()) { content, token in
            if case .code(let mark) = token.kind { content.append(mark) } else { content.append(token.text) }
        }
    }
}
