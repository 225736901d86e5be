import DragomanDocuments
import DragomanModel
import DragomanText

/// Carries the translations of old segments over to the new ones that were cut of the same text.
///
/// First the translations are joined to one, then that is cut where the target language ends its sentences. What would
/// not have just the codes of the new segments is not carried over.
struct TargetCarrier {
    /// What was carried over.
    struct Carried: Hashable {
        /// The targets of the new segments.
        var contents: [CodedText]
        /// Whether nothing was guessed: no target was cut, and no pair of codes stands around more than it did.
        var isCertain: Bool
    }

    private let old: [Segment]
    private let new: [Segment]
    private let oldCodes: SpannedCodes
    private let newCodes: SpannedCodes
    /// For each new code the number it has in the joined target: that of the same old one, or one of its own.
    private let numbers: [Int]
    /// Gives the ends of the sentences of a text in the target language, in UTF-8.
    private let boundaries: (String) -> [Int]

    /// `nil` where the codes do not tell which is which.
    init?(old: [Segment], new: [Segment], boundaries: @escaping (String) -> [Int]) {
        guard let oldCodes = SpannedCodes(old), let newCodes = SpannedCodes(new) else { return nil }
        self.old = old
        self.new = new
        self.oldCodes = oldCodes
        self.newCodes = newCodes
        self.boundaries = boundaries
        var free = Dictionary(grouping: oldCodes.codes.indices.reversed()) { oldCodes.codes[$0] }
        var next = oldCodes.codes.count
        numbers = newCodes.codes.map { code in
            if let known = free[code]?.popLast() { return known }
            next += 1
            return next - 1
        }
    }

    /// The targets of the new segments, made of those of all old ones; `nil` where they cannot be.
    func carry(_ targets: [CodedText]) -> Carried? {
        var isCertain = new.count == 1
        guard targets.count == old.count, let joined = joined(targets, &isCertain) else { return nil }
        let pieces: [CodeTokens]
        if new.count == 1 {
            pieces = [joined]
        } else {
            let cut = TargetCut(
                joined,
                count: new.count,
                standalone: standaloneTexts,
                home: home,
                boundaries: boundaries
            )
            guard let cut, isInProportion(cut.pieces) else { return nil }
            pieces = cut.pieces
        }
        var contents: [CodedText] = []
        for (index, piece) in pieces.enumerated() {
            guard let content = finished(piece, at: index, &isCertain) else { return nil }
            contents.append(content)
        }
        return Carried(contents: contents, isCertain: isCertain)
    }

    // MARK: Joining

    private func joined(_ targets: [CodedText], _ isCertain: inout Bool) -> CodeTokens? {
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
    private func gaps() -> [[CodeTokens.Token]] {
        var ends = [0]
        for segment in old { ends.append((ends.last ?? 0) + BareText.count(segment.content.coded)) }
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
                        } else if let gap = ends.firstIndex(of: offset + count) {
                            gaps[gap].append(.text(" "))
                        }
                    }
                    offset += count
                case .code(let mark):
                    guard let gap = ends.firstIndex(of: offset), let place = newCodes.places[index][mark.id] else {
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

    // MARK: Cutting

    /// What readers see for the codes that stand alone.
    private var standaloneTexts: [Int: String] {
        var texts: [Int: String] = [:]
        for (segment, places) in zip(old, oldCodes.places) {
            for (number, place) in places where !segment.codes[number - 1].isPair {
                texts[place] = segment.codes[number - 1].equivalentText
            }
        }
        for (segment, places) in zip(new, newCodes.places) {
            for (number, place) in places where !segment.codes[number - 1].isPair {
                texts[numbers[place]] = segment.codes[number - 1].equivalentText
            }
        }
        return texts
    }

    /// The new segment in which a code stands first; `nil` where none has it.
    private func home(_ code: Int) -> Int? {
        guard let place = numbers.firstIndex(of: code) else { return nil }
        return newCodes.places.firstIndex { $0.values.contains(place) }
    }

    /// Whether no piece is several times longer or shorter than its source lets expect.
    private func isInProportion(_ pieces: [CodeTokens]) -> Bool {
        let sources = new.map { BareText.count($0.content.coded) }
        let targets = pieces.map { piece in
            piece.tokens.reduce(0) { count, token in
                if case .text(let text) = token { count + BareText.count(text) } else { count }
            }
        }
        let source = max(1, sources.reduce(0, +))
        let target = targets.reduce(0, +)
        return zip(sources, targets).allSatisfy { source1, target1 in
            let expected = target * source1 / source
            return target1 > 0 && target1 <= expected * 3 + 8 && target1 * 3 + 8 >= expected
        }
    }

    // MARK: Finishing

    /// A piece as the target of a new segment; `nil` where its codes are not that segment's.
    private func finished(_ piece: CodeTokens, at index: Int, _ isCertain: inout Bool) -> CodedText? {
        var piece = piece
        let segment = new[index]
        let codes = newCodes.places[index].sorted { $0.key < $1.key }.map { (id: $0.key, number: numbers[$0.value]) }
        dropSkeleton(&piece, &isCertain)
        piece.trim()
        for (id, number) in codes.reversed() where segment.codes[id - 1].isOpenedBefore && index > 0 {
            piece.tokens.insert(.mark(.open, code: number), at: 0)
        }
        for (id, number) in codes.reversed() where segment.codes[id - 1].isClosedAfter && index + 1 < new.count {
            piece.tokens.append(.mark(.close, code: number))
        }
        let ids = Dictionary(codes.map { ($0.number, $0.id) }, uniquingKeysWith: { first, _ in first })
        guard let content = piece.coded(number: { ids[$0] }), fits(content, segment) else { return nil }
        return Normalization.nfc(content)
    }

    /// Takes codes out that stand outside the new segments.
    private func dropSkeleton(_ piece: inout CodeTokens, _ isCertain: inout Bool) {
        let kept = Set(numbers)
        for token in piece.tokens {
            guard case .mark(let role, let code) = token, !kept.contains(code) else { continue }
            let isLast = !piece.tokens.drop { $0 != token }.contains(where: \.isVisible)
            _ = piece.remove(role, code: code, atEnd: role == .close || isLast, isCertain: &isCertain)
        }
    }

    /// Whether a target has text and just the codes of a segment, but for those that may be left out, and nests them.
    private func fits(_ content: CodedText, _ segment: Segment) -> Bool {
        guard BareText.count(content.coded) > 0 || BareText.count(segment.content.coded) == 0 else { return false }
        let marks = content.marks
        guard Set(marks).count == marks.count else { return false }
        let wanted = Set(segment.content.marks)
        guard wanted.isSuperset(of: marks) else { return false }
        let missing = wanted.subtracting(marks)
        let present = Set(marks.map(\.id))
        guard missing.allSatisfy({ segment.codes[$0.id - 1].canDelete && !present.contains($0.id) }) else {
            return false
        }
        var open: [Int] = []
        for mark in marks {
            switch mark.role {
            case .open: open.append(mark.id)
            case .close: guard open.popLast() == mark.id else { return false }
            case .standalone: break
            }
        }
        return open.isEmpty
    }
}

extension CodeTokens.Token {
    /// Whether it is text.
    fileprivate var isText: Bool { if case .text = self { true } else { false } }
}
