import DragomanModel

/// Reads codes that stand in text as Phrase writes them: `{1}`, `{1>…<1}`, `{b>…<b}`.
enum PhraseMarks {
    /// The names of formats that need no declaration.
    private static let formats: Set<String> = ["b", "i", "u", "B", "I", "U"]
    private static let longest = 12

    /// The content with what was read as codes; `nil` where there is none.
    ///
    /// The unit declares the ids of its codes; where it declares none, any number is a code.
    static func read(_ content: ForeignContent, declared: Set<String>) -> ForeignContent? {
        var result = ForeignContent()
        var isChanged = false
        for part in content.parts {
            guard case .text(let text) = part else {
                result.parts.append(part)
                continue
            }
            var rest = Substring(text)
            while let place = rest.utf8.firstIndex(where: { $0 == 0x7B || $0 == 0x3C }) {
                result.append(String(rest[..<place]))
                rest = rest[place...]
                if let (code, end) = code(rest, declared) {
                    result.parts.append(.code(code))
                    rest = rest[end...]
                    isChanged = true
                } else {
                    result.append(String(rest.prefix(1)))
                    rest = rest.dropFirst()
                }
            }
            result.append(String(rest))
        }
        return isChanged ? result : nil
    }

    /// The code that a text begins with, and where it ends.
    private static func code(_ text: Substring, _ declared: Set<String>) -> (ForeignCode, Substring.Index)? {
        let isBrace = text.utf8.first == 0x7B
        let inner = text.dropFirst()
        let name = inner.prefix(longest).prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
        guard !name.isEmpty, name.endIndex < text.endIndex else { return nil }
        let role: CodeMark.Role
        switch (isBrace, text[name.endIndex]) {
        case (true, "}"): role = .standalone
        case (true, ">"): role = .open
        case (false, "}"): role = .close
        default: return nil
        }
        let id = String(name)
        let isNumber = name.allSatisfy(\.isNumber)
        let isKnown = isNumber ? declared.isEmpty || declared.contains(id) : role != .standalone && formats.contains(id)
        guard isKnown else { return nil }
        return (ForeignCode(role: role, id: id), text.index(after: name.endIndex))
    }
}

extension ImportedSegment {
    /// The segment with the codes that Phrase wrote into its texts read as codes; `nil` where it wrote none.
    package var withPhraseMarks: ImportedSegment? {
        guard let tool, tool.dialect == .phrase, let read = PhraseMarks.read(source, declared: tool.marks) else {
            return nil
        }
        var segment = self
        segment.source = read
        segment.target = target.map { PhraseMarks.read($0, declared: tool.marks) ?? $0 }
        return segment
    }
}
