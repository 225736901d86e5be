import DragomanModel

/// Reads codes that stand in text as `CodedText.displayed` writes them, also where a person put spaces into them.
///
/// What is neither `<1>`, `</1>`, `<2/>`, a redaction, `&lt;` nor `&amp;` is text as it stands: a target may be anything.
enum VisibleCodes {
    /// No mark of ours is longer; without a bound a text of many `<` would be read over and over.
    private static let longest = RedactionCode.longestID + 16
    /// What stands between `<` and `>` of a number is no longer.
    private static let longestNumber = 14

    /// The content with what was read as codes; `nil` where there is none to read.
    static func read(_ content: ForeignContent) -> ForeignContent? {
        var result = ForeignContent()
        var isChanged = false
        for part in content.parts {
            guard case .text(let text) = part else {
                result.parts.append(part)
                continue
            }
            isChanged = read(text, into: &result) || isChanged
        }
        return isChanged ? result : nil
    }

    private static func read(_ text: String, into result: inout ForeignContent) -> Bool {
        var isChanged = false
        var rest = Substring(text)
        while let place = rest.utf8.firstIndex(where: { $0 == 0x3C || $0 == 0x26 }) {
            result.append(String(rest[..<place]))
            rest = rest[place...]
            if let (character, count) = entity(rest) {
                result.append(character)
                rest = rest[rest.utf8.index(place, offsetBy: count)...]
                isChanged = true
            } else if let end = rest.utf8.prefix(longest).firstIndex(of: 0x3E),
                let code = code(rest[rest.utf8.index(after: place)..<end])
            {
                result.parts.append(.code(code))
                rest = rest[rest.utf8.index(after: end)...]
                isChanged = true
            } else {
                let next = rest.utf8.index(after: place)
                result.append(String(rest[..<next]))
                rest = rest[next...]
            }
        }
        result.append(String(rest))
        return isChanged
    }

    private static func entity(_ text: Substring) -> (String, Int)? {
        // By bytes: an accent may follow.
        if text.utf8.starts(with: "&lt;".utf8) { return ("<", 4) }
        return text.utf8.starts(with: "&amp;".utf8) ? ("&", 5) : nil
    }

    /// What stands between `<` and `>`.
    private static func code(_ inner: Substring) -> ForeignCode? {
        var bytes = inner.utf8.filter { $0 != 0x20 }
        let isClosing = bytes.first == 0x2F
        let isAlone = bytes.last == 0x2F
        if isClosing { bytes.removeFirst() }
        if isAlone, !bytes.isEmpty { bytes.removeLast() }
        if isAlone, !isClosing, let redaction = RedactionCode(id: String(decoding: bytes, as: UTF8.self)) {
            return ForeignCode(role: .standalone, id: redaction.id)
        }
        guard inner.utf8.count <= longestNumber, isClosing != isAlone || !isClosing, !bytes.isEmpty,
            bytes.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return ForeignCode(
            role: isClosing ? .close : isAlone ? .standalone : .open,
            id: String(decoding: bytes, as: UTF8.self)
        )
    }
}

extension ImportedSegment {
    /// The segment with the codes that stand in its texts read as codes; `nil` where its source shows none or has codes of
    /// another kind.
    package var withVisibleCodes: ImportedSegment? {
        guard source.codes.isEmpty, let read = VisibleCodes.read(source) else { return nil }
        var segment = self
        segment.source = read
        segment.target = target.map { VisibleCodes.read($0) ?? $0 }
        return segment
    }
}
