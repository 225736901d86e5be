package import DragomanModel

/// Which inline codes of a stored source are which of the text that is looked up.
///
/// Codes stand for each other where the two texts are the same around them: at places of a longest common subsequence
/// of text and codes. A pair counts only as a whole. What has no counterpart is never guessed: it is taken out of the
/// translation, and its text stays, so that the translation holds no code that its new source has not.
package struct CodeMapping: Sendable {
    /// A translation with the codes of the text that is looked up.
    package struct Mapped: Sendable, Hashable {
        /// The translation.
        package var target: CodedText
        /// How many codes, a pair being one, were taken out.
        package var removedCount: Int
        /// How many codes of the text, a pair being one, have no place in the translation.
        package var missingCount: Int
    }

    /// For each code of the stored source that has a counterpart, its number there; `nil` where all are the same.
    private let numbers: [Int: Int]?
    /// The codes of the text that is looked up.
    private let wanted: Set<Int>

    /// Finds the counterparts.
    ///
    /// - Complexity: O(n · d) for texts of n symbols that are d edits apart; O(n) where the codes are the same.
    package init(stored: CodedText, query: CodedText) {
        let (old, new) = (stored.marks, query.marks)
        wanted = Set(new.map(\.id))
        if old == new {
            numbers = nil
            return
        }
        let (oldCodes, newCodes) = (Self.places(stored), Self.places(query))
        var counterparts: [Int: Int] = [:]
        var refused: Set<Int> = []
        let pairs = CommonSubsequence.pairs(stored.symbols.map(Int64.init), query.symbols.map(Int64.init))
        for pair in pairs {
            guard let left = oldCodes[pair.old], let right = newCodes[pair.new] else { continue }
            // Both ends of a pair must lead to one and the same pair.
            if let known = counterparts[left], known != right { refused.insert(left) }
            counterparts[left] = right
        }
        for code in Set(old.map(\.id)) {
            let (here, there) = (old.filter { $0.id == code }, counterparts[code])
            let ends = pairs.count { oldCodes[$0.old] == code && newCodes[$0.new] == there }
            if ends != here.count || new.count(where: { $0.id == there }) != here.count { refused.insert(code) }
        }
        numbers = counterparts.filter { !refused.contains($0.key) }
    }

    /// Whether the codes of both texts are the same.
    package var isIdentity: Bool { numbers == nil }

    /// A translation of the stored source as one of the text that is looked up.
    package func mapped(_ translation: CodedText) -> Mapped {
        guard let numbers else { return Mapped(target: translation, removedCount: 0, missingCount: 0) }
        var removed: Set<Int> = []
        let target = translation.mappingCodes { mark in
            if let number = numbers[mark.id] { return CodeMark(role: mark.role, id: number) }
            removed.insert(mark.id)
            return nil
        }
        return Mapped(
            target: target,
            removedCount: removed.count,
            missingCount: wanted.subtracting(numbers.values).count
        )
    }

    /// The numbers of the codes by their place among the symbols.
    private static func places(_ text: CodedText) -> [Int: Int] {
        var places: [Int: Int] = [:]
        var index = 0
        for part in text.parts {
            switch part {
            case .text(let text): index += text.unicodeScalars.count
            case .code(let mark):
                places[index] = mark.id
                index += 1
            }
        }
        return places
    }
}
