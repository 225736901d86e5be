package import DragomanModel
import DragomanXML

extension TMXCode {
    /// The markup of a text whose codes are those of an article.
    ///
    /// - Returns: one for each mark; a code that is not among `codes` has no data.
    package static func codes(for content: CodedText, from codes: [InlineCode]) -> [TMXCode] {
        content.marks.map { mark in
            let known = codes.first { $0.id == mark.id }
            switch mark.role {
            case .open: return TMXCode(kind: .bpt, type: known?.purpose.tmxType, data: escaped(known?.opening))
            case .close: return TMXCode(kind: .ept, data: escaped(known?.closing))
            case .standalone: return TMXCode(kind: .ph, type: known?.purpose.tmxType, data: escaped(known?.opening))
            }
        }
    }

    private static func escaped(_ text: String?) -> String {
        guard let text, !text.isEmpty else { return "" }
        var writer = XMLWriter()
        writer.text(text)
        return String(decoding: writer.take(), as: UTF8.self)
    }
}

extension InlineCode.Purpose {
    /// The word that TMX recommends for `type`.
    fileprivate var tmxType: String? {
        switch self {
        case .bold: "bold"
        case .italic: "italic"
        case .underlined: "ulined"
        case .link: "link"
        case .lineBreak: "lb"
        case .image: "image"
        case .formatting: "x-formatting"
        case .protected: "x-protected"
        case .character: "x-character"
        case .other: nil
        }
    }
}
