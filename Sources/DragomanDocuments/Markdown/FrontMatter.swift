import DragomanModel

/// What the front matter of a Markdown file says: YAML between `---` or TOML between `+++`.
///
/// Only the entries of the top level that a reader sees are units; the rest is skeleton.
struct FrontMatter {
    /// What an entry of front matter means.
    enum Field {
        case text(Unit.Kind)
        case language
        case date
        case slug

        /// The meaning of a key, whatever its case.
        init?(key: String) {
            switch key.lowercased() {
            case "title": self = .text(.title)
            case "description", "summary", "subtitle": self = .text(.description)
            case "excerpt": self = .text(.excerpt)
            case "lang", "language": self = .language
            case "date", "published", "publishdate", "published_at", "publishedat", "pubdate": self = .date
            case "slug": self = .slug
            default: return nil
            }
        }
    }

    /// The first byte of the body.
    private(set) var end = 0
    /// How many lines the front matter has.
    private(set) var lineCount = 0
    /// The texts.
    private(set) var units: [Unit] = []
    /// What there is to tell.
    var findings: [Finding] = []
    /// Where the language stands.
    private(set) var slots: [LanguageSlot] = []
    /// The slug.
    private(set) var slug: String?
    /// The title.
    private(set) var title: String?
    /// When the article was published.
    private(set) var publishedAt: String?
    /// The language.
    private(set) var language: String?

    /// Makes front matter that says nothing.
    init() {}

    /// Reads the front matter that begins at `start`; there need not be any.
    init(_ text: UnsafeBufferPointer<UInt8>, from start: Int) {
        end = start
        guard start + 3 < text.count, text[start] == 0x2D || text[start] == 0x2B else { return }
        let lines = FrontMatterLines(text, from: start)
        guard let last = lines.closingLine else { return }
        end = lines.nextStart
        lineCount = last + 1
        if text[start] == 0x2D {
            var reader = YAMLFrontMatterReader(text: text, lines: lines, last: last)
            reader.read(into: &self)
        } else {
            var reader = TOMLFrontMatterReader(text: text, lines: lines, last: last)
            reader.read(into: &self)
        }
    }

    /// Notes an entry that is text; one without codes that holds the scalars reserved for them stays skeleton.
    mutating func note(_ unit: Unit) {
        guard !unit.codes.isEmpty || !unit.content.hasCodes else { return }
        units.append(unit)
        if unit.kind == .title, title == nil { title = unit.content.plain }
    }

    /// Notes an entry that says something of the article.
    mutating func note(_ field: Field, value: String, at range: Range<Int>) {
        guard !value.isEmpty else { return }
        switch field {
        case .language:
            guard language == nil else { return }
            language = value
            slots.append(LanguageSlot(kind: .languageValue, byteStart: range.lowerBound, byteCount: range.count))
        case .date:
            if publishedAt == nil { publishedAt = Timestamp.utc(value) }
        case .slug:
            if slug == nil { slug = value }
        case .text:
            break
        }
    }
}

/// The lines of front matter, its fences included.
struct FrontMatterLines {
    private let text: UnsafeBufferPointer<UInt8>
    private var starts: [Int] = []
    private var ends: [Int] = []
    /// The line that ends the front matter; `nil` where there is none.
    private(set) var closingLine: Int?
    /// The first byte after the lines that were read.
    private(set) var nextStart = 0

    /// Reads lines up to the closing fence; front matter has at most 10,000 of them.
    init(_ text: UnsafeBufferPointer<UInt8>, from start: Int) {
        self.text = text
        var position = start
        while position < text.count, starts.count < 10_000, closingLine == nil {
            var end = position
            while end < text.count, text[end] != 0x0A, text[end] != 0x0D { end += 1 }
            starts.append(position)
            ends.append(end)
            let line = starts.count - 1
            if line == 0 {
                guard isFence(0, text[start]) else { return }
            } else if isFence(line, text[start]) || (text[start] == 0x2D && isFence(line, 0x2E)) {
                closingLine = line
            }
            position = end
            if position < text.count, text[position] == 0x0D { position += 1 }
            if position < text.count, text[position] == 0x0A { position += 1 }
            nextStart = position
        }
    }

    private func isFence(_ line: Int, _ byte: UInt8) -> Bool {
        var end = ends[line]
        while end > starts[line], ASCII.isBlank(text[end - 1]) { end -= 1 }
        return end - starts[line] == 3 && text[starts[line]..<end].allSatisfy { $0 == byte }
    }

    /// The first byte of a line.
    func start(_ line: Int) -> Int { starts[line] }
    /// The end of a line, before its line ending.
    func end(_ line: Int) -> Int { ends[line] }
}
