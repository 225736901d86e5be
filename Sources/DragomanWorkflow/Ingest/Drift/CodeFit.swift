import DragomanModel

/// Whether the codes of a translation are those of a source that was edited.
enum CodeFit {
    /// The translation with the numbers that the codes have in the new source; `nil` where they are not certain.
    ///
    /// Codes that the new source no longer has go; one that it has in addition, or elsewhere, has no certain place.
    ///
    /// - Parameters:
    ///   - target: The translation of the old source.
    ///   - old: The old source.
    ///   - new: The new one.
    ///   - areCodesEdited: Whether codes were added, dropped or moved.
    /// - Returns: The translation for the new source.
    static func fitted(
        _ target: CodedText,
        from old: Segment,
        to new: Segment,
        areCodesEdited: Bool
    ) -> CodedText? {
        guard areCodesEdited else { return old.content.marks == new.content.marks ? target : nil }
        var free = Dictionary(grouping: old.codes.reversed(), by: Likeness.init)
        var numbers: [Int: Int] = [:]
        for code in new.codes {
            guard let known = free[Likeness(code)]?.popLast() else { return nil }
            numbers[known.id] = code.id
        }
        func renumbered(_ text: CodedText) -> CodedText {
            text.mappingCodes { mark in numbers[mark.id].map { CodeMark(role: mark.role, id: $0) } }
        }
        guard visible(renumbered(old.content)) == visible(new.content) else { return nil }
        return renumbered(target)
    }

    /// A text without white space.
    private static func visible(_ content: CodedText) -> String {
        String(String.UnicodeScalarView(content.coded.unicodeScalars.filter { !$0.properties.isWhitespace }))
    }

    /// What makes two codes the same in two revisions of an article.
    private struct Likeness: Hashable {
        var isPair: Bool
        var purpose: InlineCode.Purpose
        var opening: String
        var closing: String

        init(_ code: InlineCode) {
            isPair = code.isPair
            purpose = code.purpose
            opening = code.opening
            closing = code.closing
        }
    }
}
