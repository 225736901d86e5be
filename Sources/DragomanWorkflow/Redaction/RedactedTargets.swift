import DragomanModel

/// Puts the codes of a segment's hidden pieces into its translation and its matches.
struct RedactedTargets {
    /// A text with codes, and what they stand for.
    struct Redacted {
        var content: CodedText
        /// The number of the code for each text that was hidden; several for one that stands there several times.
        var codes: [String: [Int]]
    }

    /// The pieces of the segment's source, in its order.
    let pieces: [RedactedPiece]
    /// The number of the first one's code.
    let firstNumber: Int

    private func text(of code: Int) -> String { pieces[code - firstNumber].text }

    /// The source of a match; `nil` where it holds what has no counterpart in the segment's source.
    ///
    /// What is not the same stands for what takes its place, where both have as many of each kind in the same order: to a
    /// translator who sees neither, the sentence is the same.
    func matchSource(_ content: CodedText, found: [RedactedPiece]) -> Redacted? {
        var free = Set(pieces.indices)
        var chosen = [Int?](repeating: nil, count: found.count)
        for (index, piece) in found.enumerated() {
            guard let same = pieces.indices.first(where: { free.contains($0) && pieces[$0].text == piece.text }) else {
                continue
            }
            free.remove(same)
            chosen[index] = same
        }
        if chosen.contains(nil) {
            guard found.map(\.label) == pieces.map(\.label) else { return nil }
            for index in found.indices where chosen[index] == nil {
                guard free.remove(index) != nil else { return nil }
                chosen[index] = index
            }
        }
        return redacted(content, found, chosen.compactMap(\.self).map { $0 + firstNumber })
    }

    /// A translation; `nil` where it holds what the source has not, lacks what it has, or says it with an ending.
    ///
    /// - Parameters:
    ///   - content: The translation.
    ///   - found: What is hidden in it.
    ///   - source: What it is a translation of; `nil` for the segment's own source.
    /// - Returns: It with codes of the segment.
    func target(_ content: CodedText, found: [RedactedPiece], source: Redacted? = nil) -> Redacted? {
        var codes = source?.codes ?? [:]
        let required = Set(
            (source.map { Array($0.codes.values.joined()) } ?? pieces.indices.map { $0 + firstNumber }).map(text)
        )
        var used: Set<Int> = []
        var chosen: [Int] = []
        for piece in found {
            let same = pieces.indices.filter { pieces[$0].text == piece.text }.map { $0 + firstNumber }
            guard let code = ((codes[piece.text] ?? []) + same).first(where: { !used.contains($0) }) else { return nil }
            used.insert(code)
            chosen.append(code)
        }
        guard required.isSubset(of: Set(used.map(text))) else { return nil }
        let redacted = redacted(content, found, chosen)
        codes = redacted.codes
        let rest = [redacted.content.plain, redacted.content.parted]
        let told = Set(pieces.map(\.text)).union(found.map(\.text)).union(source.map { Array($0.codes.keys) } ?? [])
        guard told.allSatisfy({ text in rest.allSatisfy { !WholeWords.stands(text, within: $0) } }) else { return nil }
        return redacted
    }

    private func redacted(_ content: CodedText, _ found: [RedactedPiece], _ chosen: [Int]) -> Redacted {
        let scalars = Array(content.coded.unicodeScalars)
        var result = CodedText()
        var codes: [String: [Int]] = [:]
        var place = 0
        func append(_ range: Range<Int>) {
            if let text = CodedText(coded: RedactionView.string(scalars[range])) { result.append(text) }
        }
        for (piece, code) in zip(found, chosen) {
            append(place..<piece.range.lowerBound)
            result.append(CodeMark(role: .standalone, id: code))
            codes[piece.text, default: []].append(code)
            place = piece.range.upperBound
        }
        append(place..<scalars.count)
        return Redacted(content: result, codes: codes)
    }
}

extension CodedText {
    /// The text with a space for each code.
    fileprivate var parted: String {
        parts.reduce(into: "") { result, part in
            switch part {
            case .text(let text): result += text
            case .code: result += " "
            }
        }
    }
}
