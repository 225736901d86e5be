import DragomanDocuments
import DragomanModel

/// Joining the targets of old segments to one.
extension TargetCarrier {
    /// The targets in one row; `nil` where a code is not where it can be joined.
    func joined(_ targets: [CodedText], _ isCertain: inout Bool) -> CodeTokens? {
        let gaps = gaps()
        var result = CodeTokens()
        for (index, target) in targets.enumerated() {
            var piece = CodeTokens()
            guard piece.append(target, number: { oldCodes.places[index][$0] }) else { return nil }
            guard closeRanks(&piece, index, &isCertain) else { return nil }
            let space = index > 0 && needsSpace(targets[index - 1], target, index, gaps[index])
            var hasSpace = !space
            for part in gaps[index] {
                switch part {
                case .text:
                    if !hasSpace { result.append(" ") }
                    hasSpace = true
                case .mark(let role, _):
                    if !hasSpace, role == .open, !gaps[index].contains(where: \.isText) {
                        result.append(" ")
                        hasSpace = true
                    }
                    result.tokens.append(part)
                }
            }
            if !hasSpace { result.append(" ") }
            result.tokens += piece.tokens
        }
        result.tokens += gaps[old.count].filter { !$0.isText }
        return result
    }

    /// Takes out of a target what only its own segment closed early or opened again.
    private func closeRanks(_ piece: inout CodeTokens, _ index: Int, _ isCertain: inout Bool) -> Bool {
        for (number, code) in zip(1..., old[index].codes) {
            guard let place = oldCodes.places[index][number] else { continue }
            if code.isOpenedBefore, index > 0,
                !piece.remove(.open, code: place, atEnd: false, isCertain: &isCertain)
            {
                return false
            }
            if code.isClosedAfter, index + 1 < old.count,
                !piece.remove(.close, code: place, atEnd: true, isCertain: &isCertain)
            {
                return false
            }
        }
        return true
    }

    /// What the new text has at the ends of the old segments, the first before them all: codes that no old segment
    /// has, and a text where there is white space.
    ///
    /// - Complexity: O(n) for n scalars of the segments.
    private func gaps() -> [[CodeTokens.Token]] {
        var ends = [0]
        for segment in old { ends.append((ends.last ?? 0) + BareText.count(segment.content.coded)) }
        // Of segments without text the first counts.
        let gapAtEnd = Dictionary(zip(ends, ends.indices), uniquingKeysWith: { first, _ in first })
        var gaps = [[CodeTokens.Token]](repeating: [], count: ends.count)
        let fresh = Set(numbers.filter { $0 >= oldCodes.codes.count })
        var offset = 0
        for (index, segment) in new.enumerated() {
            for part in segment.content.parts {
                switch part {
                case .text(let text):
                    var count = 0
                    for scalar in text.unicodeScalars {
                        if BareText.holds(scalar) {
                            count += 1
                        } else if let gap = gapAtEnd[offset + count] {
                            gaps[gap].append(.text(" "))
                        }
                    }
                    offset += count
                case .code(let mark):
                    guard let gap = gapAtEnd[offset], let place = newCodes.places[index][mark.id] else {
                        continue
                    }
                    let code = segment.codes[mark.id - 1]
                    let isInner =
                        mark.role == .open && code.isOpenedBefore && index > 0
                        || mark.role == .close && code.isClosedAfter && index + 1 < new.count
                    if !isInner, fresh.contains(numbers[place]) {
                        gaps[gap].append(.mark(mark.role, code: numbers[place]))
                    }
                }
            }
        }
        return gaps
    }

    /// Whether a space parts two targets: as in the source, but Chinese and Japanese write none.
    private func needsSpace(_ before: CodedText, _ after: CodedText, _ index: Int, _ gap: [CodeTokens.Token]) -> Bool {
        guard !before.endsInIdeographs, !after.startsInIdeographs, before.plain.last?.isWhitespace != true,
            after.plain.first?.isWhitespace != true
        else { return false }
        return gap.contains(where: \.isText) || old[index - 1].content.endsInIdeographs
            || old[index].content.startsInIdeographs
    }
}

extension CodeTokens.Token {
    /// Whether it is text.
    fileprivate var isText: Bool { if case .text = self { true } else { false } }
}
