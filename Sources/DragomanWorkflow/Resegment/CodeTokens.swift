import DragomanModel

/// Targets of several segments in one row, their codes numbered through.
struct CodeTokens {
    enum Token: Hashable {
        case text(String)
        case mark(CodeMark.Role, code: Int)
    }

    var tokens: [Token] = []

    /// Adds a target, each of its codes by the number that `number` gives it; `false` where one has none.
    mutating func append(_ content: CodedText, number: (Int) -> Int?) -> Bool {
        for part in content.parts {
            switch part {
            case .text(let text): append(String(text))
            case .code(let mark):
                guard let code = number(mark.id) else { return false }
                tokens.append(.mark(mark.role, code: code))
            }
        }
        return true
    }

    mutating func append(_ text: String) {
        if !text.isEmpty { tokens.append(.text(text)) }
    }

    /// Takes a mark out; `false` where there is none.
    ///
    /// `isCertain` turns false where text stands between it and that end of the tokens: then the pair comes to stand around more.
    mutating func remove(_ role: CodeMark.Role, code: Int, atEnd: Bool, isCertain: inout Bool) -> Bool {
        let mark = Token.mark(role, code: code)
        guard let place = atEnd ? tokens.lastIndex(of: mark) : tokens.firstIndex(of: mark) else { return false }
        let outside = atEnd ? tokens[(place + 1)...] : tokens[..<place]
        if outside.contains(where: \.isVisible) { isCertain = false }
        tokens.remove(at: place)
        return true
    }

    /// Takes white space off both ends.
    mutating func trim() {
        while case .text(let text)? = tokens.first {
            let rest = String(text.drop(while: \.isWhitespace))
            tokens.removeFirst()
            guard rest.isEmpty else {
                tokens.insert(.text(rest), at: 0)
                break
            }
        }
        while case .text(let text)? = tokens.last {
            tokens.removeLast()
            guard let end = text.lastIndex(where: { !$0.isWhitespace }) else { continue }
            tokens.append(.text(String(text[...end])))
            break
        }
    }

    /// The text and codes, these by the numbers that `number` gives them; `nil` where one has none.
    func coded(number: (Int) -> Int?) -> CodedText? {
        var content = CodedText()
        for token in tokens {
            switch token {
            case .text(let text): content.append(text)
            case .mark(let role, let code):
                guard let id = number(code) else { return nil }
                content.append(CodeMark(role: role, id: id))
            }
        }
        return content
    }
}

extension CodeTokens.Token {
    /// Whether a reader sees it as text.
    var isVisible: Bool {
        if case .text(let text) = self { text.contains { !$0.isWhitespace } } else { false }
    }
}
