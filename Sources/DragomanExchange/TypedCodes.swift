import DragomanModel

/// Reads codes that a person or a tool wrote as text: `<1>…</1>`, `<2/>`, `<g id="1">…</g>`, `<x id="2"/>`.
struct TypedCodes {
    /// The elements around text that are open, by their name and number.
    private var open: [(name: Substring, id: Int)] = []

    /// Takes a text apart; what is not a code stays text.
    mutating func read(_ text: String) -> [CodeAligner.Item] {
        var result: [CodeAligner.Item] = []
        var rest = text[...]
        var pending = ""
        while let start = rest.utf8.firstIndex(of: 0x3C) {
            pending += rest[..<start]
            let inner = rest.utf8.index(after: start)
            // No tag of ours is longer; without a bound a text of many `<` would be read over and over.
            guard let end = rest[inner...].utf8.prefix(500).firstIndex(of: 0x3E), let mark = mark(rest[inner..<end])
            else {
                pending += "<"
                rest = rest[inner...]
                continue
            }
            if !pending.isEmpty { result.append(.text(pending)) }
            pending = ""
            result.append(.mark(mark))
            rest = rest[rest.utf8.index(after: end)...]
        }
        pending += rest
        if !pending.isEmpty { result.append(.text(pending)) }
        return result
    }

    /// The code that stands between `<` and `>`.
    private mutating func mark(_ inner: Substring) -> CodeMark? {
        var inner = inner
        let isClosing = inner.first == "/"
        let isEmpty = inner.last == "/"
        if isClosing { inner = inner.dropFirst() }
        if isEmpty { inner = inner.dropLast() }
        let name = inner.prefix { $0 != " " }
        if let id = Int(name), id > 0, name.count == inner.count {
            return CodeMark(role: isClosing ? .close : isEmpty ? .standalone : .open, id: id)
        }
        switch name {
        case "g", "pc":
            if isClosing {
                guard open.last?.name == name, let last = open.popLast() else { return nil }
                return CodeMark(role: .close, id: last.id)
            }
            guard !isEmpty, let id = identifier(in: inner) else { return nil }
            open.append((name, id))
            return CodeMark(role: .open, id: id)
        case "x", "ph":
            guard isEmpty, let id = identifier(in: inner) else { return nil }
            return CodeMark(role: .standalone, id: id)
        default:
            return nil
        }
    }

    private func identifier(in inner: Substring) -> Int? {
        for quote in ["\"", "'"] {
            for attribute in inner.split(separator: " ") where attribute.hasPrefix("id=" + quote) {
                return Int(attribute.dropFirst(4).prefix { String($0) != quote })
            }
        }
        return nil
    }
}
