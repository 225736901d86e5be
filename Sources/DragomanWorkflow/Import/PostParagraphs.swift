import DragomanDocuments
import DragomanExchange
import DragomanModel

/// A field of a WordPress post, with its HTML as text, taken apart into paragraphs with codes.
struct PostParagraphs {
    /// A segment for each paragraph of the source; empty where those of the target are not the same ones.
    private(set) var segments: [ImportedSegment] = []
    /// How many paragraphs source and target have.
    let counts: (source: Int, target: Int)
    /// Whether the target is the copy of its source that the plugin filled in.
    let isUntouched: Bool

    /// Takes a segment apart; `nil` for one that is no such field.
    ///
    /// - Throws: `DragomanError` `html-…`.
    init?(_ segment: ImportedSegment, file: String) throws {
        guard segment.tool?.dialect == .wpml else { return nil }
        let sources = try WordPressText.units(of: segment.source.plain, file: file)
        isUntouched = segment.isPrefilled && segment.hasTarget && segment.target == segment.source
        let target = isUntouched ? "" : segment.target?.plain ?? ""
        let targets = try WordPressText.units(of: target, file: file)
        counts = (sources.count, targets.count)
        guard targets.isEmpty || sources.map(\.kind) == targets.map(\.kind) else { return }
        segments = sources.enumerated().map { number, source in
            var piece = segment
            piece.number = number + 1
            piece.source = ForeignContent(source)
            piece.target = targets.isEmpty ? nil : ForeignContent(targets[number])
            piece.comments = number == 0 ? segment.comments : []
            return piece
        }
    }
}

extension ForeignContent {
    /// The content of a paragraph: a code is known by its markup, and which of that markup it is.
    fileprivate init(_ unit: Unit) {
        self.init()
        var names: [Int: String] = [:]
        var counts: [String: Int] = [:]
        for code in unit.codes {
            counts[code.opening, default: 0] += 1
            names[code.id] = code.opening + "#\(counts[code.opening] ?? 1)"
        }
        for part in unit.content.parts {
            switch part {
            case .text(let text): append(String(text))
            case .code(let mark): parts.append(.code(ForeignCode(role: mark.role, id: names[mark.id] ?? "\(mark.id)")))
            }
        }
    }
}

extension ImportRun {
    /// Keeps the paragraphs of a field until the articles around them are known.
    func take(_ paragraphs: PostParagraphs, of field: ImportedSegment) throws {
        if paragraphs.isUntouched { prefilled += 1 }
        guard paragraphs.segments.isEmpty else {
            for segment in paragraphs.segments { try keepNameless(segment) }
            return
        }
        certify(\.foreign)
        guard field.hasTarget else { return }
        let (source, target) = paragraphs.counts
        tell(
            field,
            .error,
            "paragraphs-differ",
            "the source has \(source) paragraphs, headings and the like, the target \(target) or others; it was not imported: make them the same"
        )
        try close(field, .refused, nil, nil)
    }
}
