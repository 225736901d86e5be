import DragomanExchange
import DragomanModel
import DragomanText

/// A new wording as people write it, brought to the form in which the memory keeps texts, and held against its source.
struct EditedText {
    let content: CodedText
    /// What was found in its codes, by the rules of an import.
    let findings: [Finding]

    /// Reads a text.
    ///
    /// - Parameters:
    ///   - text: As it was written; with codes where the source has any, else plain.
    ///   - source: The source that it translates.
    ///   - codes: The codes of the source, where they are known.
    /// - Throws: `DragomanError` `edit-empty`, `edit-unreadable`, and the code of a finding that forbids to take it.
    init(_ text: String, source: CodedText, codes: [InlineCode]) throws {
        if let scalar = text.unicodeScalars.first(where: \.isUnusable) {
            throw DragomanError(
                "edit-unreadable",
                "the translation holds the character U+\(String(scalar.value, radix: 16, uppercase: true)), which no text"
                    + " can hold; nothing was changed"
            )
        }
        let written = source.hasCodes ? CodedText(displayed: text) : CodedText(plain: text)
        guard let written else {
            throw DragomanError(
                "edit-unreadable",
                "the codes of the translation cannot be read; write them as its source has them, such as <1>…</1> or <2/>,"
                    + " and '<' and '&' of the text as &lt; and &amp;"
            )
        }
        guard !written.plain.unicodeScalars.allSatisfy(\.properties.isWhitespace) || source.plain.isEmpty else {
            throw DragomanError(
                "edit-empty",
                "the translation would be empty; 'dragoman memory retire' takes one out of use"
            )
        }
        let aligned = CodeAlignment.align(
            target: ForeignContent(written),
            source: ForeignContent(source),
            stored: source,
            codes: codes,
            idOffset: 0
        )
        if let error = aligned.findings.first(where: { $0.severity == .error }) {
            throw DragomanError(error.code, error.message + "; nothing was changed")
        }
        guard let aligned = aligned.content.map({ ($0, aligned.findings) }) else {
            throw DragomanError("edit-empty", "the translation would be empty; nothing was changed")
        }
        content = Normalization.nfc(aligned.0)
        findings = aligned.1
    }
}

extension ForeignContent {
    /// A coded text as a file would have it, its codes called by their numbers.
    fileprivate init(_ content: CodedText) {
        self.init(
            content.parts.map { part in
                switch part {
                case .text(let text): .text(String(text))
                case .code(let mark): .code(ForeignCode(role: mark.role, id: String(mark.id)))
                }
            }
        )
    }
}

extension Unicode.Scalar {
    /// Whether it may not stand in a text: control characters but tab and line feed, and what Unicode keeps for programs.
    fileprivate var isUnusable: Bool {
        switch value {
        case 0x09, 0x0A: false
        case 0..<0x20, 0x7F..<0xA0, 0xFDD0...0xFDEF: true
        default: value & 0xFFFE == 0xFFFE
        }
    }
}
