import DragomanExchange
import DragomanMemory
import DragomanModel
import DragomanText

/// Finds where a segment of a file belongs, whatever a tool made of the names and codes of the file.
struct ImportSearch {
    /// A segment as it is to be read, and its place.
    struct Found {
        var segment: ImportedSegment
        var article: ImportArticle
        var place: ImportArticle.Place
    }

    let store: ImportStore

    /// The place; `nil` where no article has one.
    ///
    /// Codes are looked for in the text where the source makes no sense without. Where the file names no article, or one
    /// that has no such segment, the article is looked for by the names of its units: Qt keeps no name. One that the
    /// memory does not have is not looked for, but for tables: spreadsheets write names anew.
    func find(_ segment: ImportedSegment) throws -> Found? {
        guard let article = try store.article(of: segment) else { return nil }
        if let found = try find(segment, in: article) { return found }
        guard let other = try store.articleOfUnit(segment), other.slug != article.slug else { return nil }
        return try find(segment, in: other)
    }

    /// The articles that hold the very source of a segment now, and the segment as it is read for that.
    ///
    /// Codes are known by what they do, not by their names.
    func articles(holding segment: ImportedSegment, language: LanguageTag) throws -> Holders? {
        for reading in segment.readings {
            let content = Normalization.nfc(CodedText(numbering: reading.source))
            guard let source = try store.writer.source(content, language: language) else { continue }
            let slugs = try store.writer.articles(with: source)
            if !slugs.isEmpty { return Holders(segment: reading, source: source, slugs: slugs) }
        }
        return nil
    }

    /// The articles that hold a source.
    struct Holders {
        var segment: ImportedSegment
        var source: SourceID
        var slugs: [String]
    }

    private func find(_ segment: ImportedSegment, in article: ImportArticle) throws -> Found? {
        let places = ImportPlace(store: store, article: article)
        for reading in segment.readings {
            guard let place = try places.place(of: reading) else { continue }
            return Found(segment: reading, article: article, place: place)
        }
        return nil
    }
}

extension ImportedSegment {
    /// The segment as it stands, then with the codes that stand in its texts read as codes.
    fileprivate var readings: [ImportedSegment] { [self, withVisibleCodes, withPhraseMarks].compactMap(\.self) }
}

extension CodedText {
    /// A content with its codes numbered in the order in which they begin, as stored sources have them.
    fileprivate init(numbering content: ForeignContent) {
        self.init()
        var numbers: [String: Int] = [:]
        var count = 0
        for part in content.parts {
            switch part {
            case .text(let text): append(CodedText(plain: text))
            case .code(let code):
                let number: Int
                if code.role == .close, let open = numbers[code.id] {
                    number = open
                } else {
                    count += 1
                    number = count
                    if code.role == .open { numbers[code.id] = number }
                }
                append(CodeMark(role: code.role, id: number))
            }
        }
    }
}
