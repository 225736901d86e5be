package import DragomanModel

/// Finds the codes of a stored segment in what a tool made of them, repairs what is certain, tells the rest.
///
/// Findings, by code: `code-renamed` (information), `code-moved` (information), `code-restored`, `code-added`,
/// `code-doubled`, `protected-edited`, `character-dropped` (warnings), `code-missing` (an error; information where the
/// code may be left out), `code-unbalanced` (an error), `text-doubled` (an error where the text stands twice, else a
/// warning). A target with an error should not be taken as it is.
package enum CodeAlignment {
    /// What the writer added to the numbers of a segment's codes where the segments of a unit share their ids.
    ///
    /// - Parameters:
    ///   - index: Which segment of the unit, from 0.
    ///   - codes: The codes of the unit's segments, in order.
    /// - Returns: the number of codes in earlier segments.
    package static func offset(of index: Int, in codes: [[InlineCode]]) -> Int {
        codes.prefix(index).reduce(0) { $0 + $1.count }
    }

    /// Gives a target the codes of the stored segment.
    ///
    /// - Parameters:
    ///   - target: The target in the file.
    ///   - source: The source beside it, which tells how the file names the codes.
    ///   - stored: The stored source that it translates.
    ///   - codes: The codes of `stored`.
    ///   - idOffset: What the writer added to their numbers (`offset`); 0 in 1.2 without `seg-source`.
    ///   - previous: The target that went out, where there was one: helps to see old text beside new.
    /// - Returns: the target with the stored numbers, `nil` where it is empty or its codes cannot stand as they are;
    ///   and what was found, without places.
    package static func align(
        target: ForeignContent,
        source: ForeignContent,
        stored: CodedText,
        codes: [InlineCode],
        idOffset: Int,
        previous: CodedText? = nil
    ) -> (content: CodedText?, findings: [Finding]) {
        guard !target.isBlank else { return (nil, []) }
        if let content = unchanged(target: target, source: source, stored: stored) {
            return (content, DoubledText.finding(in: content, source: stored, previous: previous).map { [$0] } ?? [])
        }
        let (target, source) =
            ForeignContent.restoringRoles(target: target, source: source, stored: stored) ?? (target, source)
        var aligner = CodeAligner(stored: stored, codes: codes, source: source, idOffset: idOffset)
        let content = aligner.align(target)
        if let content, let finding = DoubledText.finding(in: content, source: stored, previous: previous) {
            aligner.findings.append(finding)
        }
        return (content, aligner.findings)
    }

    /// The target where its codes are those of the file's source and those are the stored ones, all in the same order:
    /// what most segments are, without a table of names.
    private static func unchanged(
        target: ForeignContent,
        source: ForeignContent,
        stored: CodedText
    ) -> CodedText? {
        if target.parts.count == 1, case .text(let text) = target.parts[0], !stored.hasCodes {
            let content = CodedText(plain: text)
            return content.coded.utf8.count == text.utf8.count ? content : nil
        }
        let marks = stored.marks
        let names = source.codes
        guard !marks.isEmpty, names.count == marks.count else { return nil }
        var content = CodedText()
        var index = 0
        for part in target.parts {
            switch part {
            case .text(let text):
                let clean = CodedText(plain: text)
                guard clean.coded.utf8.count == text.utf8.count else { return nil }
                content.append(clean)
            case .code(let code):
                guard index < marks.count, code.role == marks[index].role, names[index].role == code.role,
                    names[index].id == code.id, code.shown == nil || code.shown == names[index].shown
                else { return nil }
                content.append(marks[index])
                index += 1
            }
        }
        return index == marks.count ? content : nil
    }

    /// Whether the source in a file is the stored one: code for code of the same kind, and text for text with white
    /// space collapsed and canonically equivalent characters the same.
    package static func sourcesAgree(_ foreign: ForeignContent, _ stored: CodedText) -> Bool {
        if foreign.parts.count == 1, case .text(let text) = foreign.parts[0], text == stored.coded { return true }
        if areSame(foreign, stored) { return true }
        return skeleton(of: foreign) == skeleton(of: stored)
    }

    /// Whether part for part is the same, as in a file that nobody formatted anew.
    private static func areSame(_ foreign: ForeignContent, _ stored: CodedText) -> Bool {
        var parts = stored.parts
        for part in foreign.parts {
            switch (part, parts.next()) {
            case (.text(let left), .text(let right)?): if left != right { return false }
            case (.code(let left), .code(let right)?): if left.role != right.role { return false }
            default: return false
            }
        }
        return parts.next() == nil
    }

    private static func skeleton(of content: ForeignContent) -> String {
        var result = CollapsedText()
        for part in content.parts {
            switch part {
            case .text(let text): result.append(text)
            case .code(let code): result.append(code.role)
            }
        }
        return result.finished
    }

    private static func skeleton(of content: CodedText) -> String {
        var result = CollapsedText()
        for part in content.parts {
            switch part {
            case .text(let text): result.append(text)
            case .code(let mark): result.append(mark.role)
            }
        }
        return result.finished
    }
}

/// Text with runs of XML white space made one space, none at the ends, and codes by their role alone.
struct CollapsedText {
    private var scalars = String.UnicodeScalarView()
    private var isSpaceDue = false

    var finished: String { String(scalars) }

    mutating func append(_ text: some StringProtocol) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case " ", "\n", "\r", "\t": isSpaceDue = true
            default:
                space()
                // A reserved scalar in a file is not a code.
                scalars.append(CodedText.isReserved(scalar) ? "\u{FFFD}" : scalar)
            }
        }
    }

    mutating func append(_ role: CodeMark.Role) {
        space()
        // Scalars that no XML text can hold.
        switch role {
        case .open: scalars.append("\u{1}")
        case .close: scalars.append("\u{2}")
        case .standalone: scalars.append("\u{3}")
        }
    }

    private mutating func space() {
        if isSpaceDue, !scalars.isEmpty { scalars.append(" ") }
        isSpaceDue = false
    }

    /// A text collapsed, without codes.
    static func plain(_ text: some StringProtocol) -> String {
        var result = CollapsedText()
        result.append(text)
        return result.finished
    }
}
