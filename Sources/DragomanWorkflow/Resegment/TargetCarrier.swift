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

    let old: [Segment]
    let new: [Segment]
    let oldCodes: SpannedCodes
    let newCodes: SpannedCodes
    /// For each new code the number it has in the joined target: that of the same old one, or one of its own.
    let numbers: [Int]
    /// Gives the ends of the sentences of a text in the target language, in UTF-8.
    let boundaries: (String) throws -> [Int]

    /// `nil` where the codes do not tell which is which.
    init?(old: [Segment], new: [Segment], boundaries: @escaping (String) throws -> [Int]) {
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
    ///
    /// - Throws: What the boundaries throw.
    func carry(_ targets: [CodedText]) throws -> Carried? {
        var isCertain = new.count == 1
        guard targets.count == old.count, let joined = joined(targets, &isCertain) else { return nil }
        let pieces: [CodeTokens]
        if new.count == 1 {
            pieces = [joined]
        } else {
            let cut = try TargetCut(
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
