package import DragomanModel

/// Gives the codes of a translation the numbers that its source's codes have.
package enum TMXCodeAligner {
    /// A code of one text: its marks, and what tells it.
    private struct Code {
        var id: Int
        var isPair: Bool
        var x: String?
        var data: String
    }

    /// Renumbers a target's codes: those with the `x` of a source's code first, then those with its data, then by order.
    ///
    /// - Returns: the text, and whether each code of the source is in it and no other.
    package static func align(_ target: TMXVariant, to source: TMXVariant) -> (content: CodedText, isComplete: Bool) {
        if target.codes.isEmpty { return (target.content, source.codes.isEmpty) }
        var free = codes(of: source)
        let own = codes(of: target)
        var numbers: [Int: Int] = [:]
        var next = (free.map(\.id) + [0]).max() ?? 0
        for isFit in [hasSameX, hasSameData, isOfSameKind] {
            for code in own where numbers[code.id] == nil {
                guard let index = free.firstIndex(where: { isFit(code, $0) }) else { continue }
                numbers[code.id] = free.remove(at: index).id
            }
        }
        let isComplete = free.isEmpty && own.allSatisfy { numbers[$0.id] != nil }
        for code in own where numbers[code.id] == nil {
            next += 1
            numbers[code.id] = next
        }
        let content = target.content.mappingCodes { mark in
            CodeMark(role: mark.role, id: numbers[mark.id] ?? mark.id)
        }
        return (content, isComplete)
    }

    private static func hasSameX(_ left: Code, _ right: Code) -> Bool {
        left.isPair == right.isPair && left.x != nil && left.x == right.x
    }

    private static func hasSameData(_ left: Code, _ right: Code) -> Bool {
        left.isPair == right.isPair && left.data == right.data
    }

    private static func isOfSameKind(_ left: Code, _ right: Code) -> Bool { left.isPair == right.isPair }

    private static func codes(of variant: TMXVariant) -> [Code] {
        zip(variant.content.marks, variant.codes).compactMap { mark, code in
            guard mark.role != .close else { return nil }
            return Code(id: mark.id, isPair: mark.role == .open, x: code.x, data: code.data)
        }
    }
}
