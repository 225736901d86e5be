import DragomanModel

extension CodeAligner {
    /// Takes codes that were typed as text (`<1>`, `<x id="2"/>`) for what they are, if all that is missing is there.
    mutating func restoreTyped() {
        guard !stored.plain.utf8.contains(0x3C) else { return }
        let missing = Set(missing)
        var found: Set<CodeMark> = []
        var result: [Item] = []
        var reader = TypedCodes()
        for item in items {
            guard case .text(let text) = item, text.utf8.contains(0x3C) else {
                result.append(item)
                continue
            }
            for part in reader.read(text) {
                switch part {
                case .text(let text): result.append(.text(text))
                case .mark(let typed):
                    // People type our numbers, tools those of the file.
                    let inFile = CodeMark(role: typed.role, id: typed.id - idOffset)
                    let mark = missing.contains(inFile) ? inFile : typed
                    guard missing.contains(mark), found.insert(mark).inserted else { return }
                    result.append(.mark(mark))
                case .unknown: return
                }
            }
        }
        guard found == missing else { return }
        items = result
        note(.warning, "code-restored", "codes were typed as text; they were taken for codes")
    }

    /// Takes the text of a protected span for the span, where it stands once and the source has it nowhere else.
    mutating func restoreProtected() {
        for mark in missing where mark.role == .standalone {
            guard let code = codes[mark.id], code.purpose == .protected, code.equivalentText.utf8.count > 1,
                !code.canDelete, occurrences(of: code.equivalentText, in: stored.plain).isEmpty
            else { continue }
            var place: (index: Int, range: Range<String.Index>)?
            var count = 0
            for (index, item) in items.enumerated() {
                guard case .text(let text) = item else { continue }
                let found = occurrences(of: code.equivalentText, in: text)
                count += found.count
                if let range = found.first { place = (index, range) }
            }
            guard count == 1, let place, case .text(let text) = items[place.index] else { continue }
            let parts: [Item] = [
                .text(String(text[..<place.range.lowerBound])), .mark(mark),
                .text(String(text[place.range.upperBound...])),
            ]
            items.replaceSubrange(place.index...place.index, with: parts)
            note(.warning, "code-restored", "the protected span \(shown(mark)) was typed as text; it was put back")
        }
    }

    /// Puts back what stands at the very start or end of the source: there is one place for it.
    mutating func restoreEdges() {
        guard
            items.contains(where: {
                if case .text(let text) = $0 { !text.utf8.allSatisfy(\.isXMLSpace) } else { false }
            })
        else { return }
        let (leading, trailing) = edges()
        let missing = missing
        let missingSet = Set(missing)
        var restored: Set<Int> = []
        let (leadingSet, trailingSet) = (Set(leading), Set(trailing))
        for mark in missing where isCertain(mark, missing: missingSet, leading: leadingSet, trailing: trailingSet) {
            guard codes[mark.id]?.canDelete != true || isHalf(mark, missing: missingSet) else { continue }
            restored.insert(mark.id)
        }
        // From the inside of each edge outwards, so that what is put first comes to stand first.
        for mark in leading.reversed() where missingSet.contains(mark) && restored.contains(mark.id) {
            items.insert(.mark(mark), at: leadingPlace(before: mark, in: leading))
        }
        for mark in trailing where missingSet.contains(mark) && restored.contains(mark.id) {
            items.insert(.mark(mark), at: trailingPlace(after: mark, in: trailing))
        }
        for id in restored.sorted() {
            let shown =
                missing.contains { $0.id == id && $0.role == .standalone }
                ? self.shown(CodeMark(role: .standalone, id: id)) : pair(id)
            note(.warning, "code-restored", "\(shown) was lost; it was put back at the edge where the source has it")
        }
    }

    private func isHalf(_ mark: CodeMark, missing: Set<CodeMark>) -> Bool {
        switch mark.role {
        case .standalone: false
        case .open: !missing.contains(CodeMark(role: .close, id: mark.id))
        case .close: !missing.contains(CodeMark(role: .open, id: mark.id))
        }
    }

    /// Whether a missing code has a place at an edge, and with it the other end of its pair.
    private func isCertain(
        _ mark: CodeMark,
        missing: Set<CodeMark>,
        leading: Set<CodeMark>,
        trailing: Set<CodeMark>
    ) -> Bool {
        switch mark.role {
        case .standalone: return leading.contains(mark) || trailing.contains(mark)
        case .open:
            let other = CodeMark(role: .close, id: mark.id)
            return leading.contains(mark) && (!missing.contains(other) || trailing.contains(other))
        case .close:
            let other = CodeMark(role: .open, id: mark.id)
            return trailing.contains(mark) && (!missing.contains(other) || leading.contains(other))
        }
    }

    /// The codes before the first and after the last text of the source.
    private func edges() -> (leading: [CodeMark], trailing: [CodeMark]) {
        var leading: [CodeMark] = []
        var trailing: [CodeMark] = []
        var hasText = false
        for part in stored.parts {
            switch part {
            case .text(let text):
                guard !text.utf8.allSatisfy(\.isXMLSpace) else { continue }
                hasText = true
                trailing = []
            case .code(let mark):
                if hasText { trailing.append(mark) } else { leading.append(mark) }
            }
        }
        return (leading, trailing)
    }

    /// Before the codes at the target's start that come later in the source, or before the text.
    private func leadingPlace(before mark: CodeMark, in leading: [CodeMark]) -> Int {
        guard let order = leading.firstIndex(of: mark) else { return 0 }
        let earlier = Set(leading[..<order])
        var place = 0
        for (index, item) in items.enumerated() {
            guard case .mark(let other) = item else { break }
            if earlier.contains(other) { place = index + 1 }
        }
        return place
    }

    /// After the codes at the target's end that come earlier in the source, or after the text.
    private func trailingPlace(after mark: CodeMark, in trailing: [CodeMark]) -> Int {
        guard let order = trailing.firstIndex(of: mark) else { return items.count }
        let later = Set(trailing[(order + 1)...])
        var place = items.count
        for (index, item) in items.enumerated().reversed() {
            guard case .mark(let other) = item else { break }
            if later.contains(other) { place = index }
        }
        return place
    }

    /// Where a text stands as a word of its own.
    private func occurrences(of word: String, in text: String) -> [Range<String.Index>] {
        var result: [Range<String.Index>] = []
        let utf8 = Array(text.utf8)
        let pattern = Array(word.utf8)
        guard pattern.count <= utf8.count else { return [] }
        var offset = 0
        while offset + pattern.count <= utf8.count {
            guard utf8[offset] == pattern[0], utf8[offset..<offset + pattern.count].elementsEqual(pattern) else {
                offset += 1
                continue
            }
            let lower = text.utf8.index(text.startIndex, offsetBy: offset)
            let upper = text.utf8.index(lower, offsetBy: pattern.count)
            if isBoundary(lower, in: text), isBoundary(upper, in: text) { result.append(lower..<upper) }
            offset += pattern.count
        }
        return result
    }

    private func isBoundary(_ index: String.Index, in text: String) -> Bool {
        guard index > text.startIndex, index < text.endIndex else { return true }
        let scalars = text.unicodeScalars
        let before = scalars[scalars.index(before: index)].properties
        let after = scalars[index].properties
        return !(before.isAlphabetic && after.isAlphabetic)
    }
}
