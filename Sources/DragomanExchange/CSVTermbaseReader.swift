import DragomanModel
import DragomanXML

/// Reads a termbase from a table: a row a concept, a column a language.
struct CSVTermbaseReader {
    private enum Column {
        case id
        case subject
        case definition
        case language(LanguageTag)
        case ignored
    }

    let file: String

    /// Reads the whole table.
    func read(_ bytes: [UInt8], into termbase: inout Termbase) throws {
        var rows = CSVRows(try decode(bytes), file: file)
        guard let header = try rows.next() else { throw noHeader() }
        let columns = columns(header, &termbase)
        guard columns.contains(where: { if case .language = $0 { true } else { false } }) else { throw noHeader() }
        while let row = try rows.next() {
            guard row.contains(where: { !$0.utf8.allSatisfy(\.isXMLSpace) }) else { continue }
            read(row, columns, line: rows.line, into: &termbase)
        }
    }

    private func noHeader() -> DragomanError {
        DragomanError(
            "csv-header",
            "the first row must name the columns by language tag, for example: id,en,fr",
            at: FilePosition(file: file, line: 1)
        )
    }

    private func columns(_ header: [String], _ termbase: inout Termbase) -> [Column] {
        header.map { cell in
            let name = CollapsedText.plain(cell)
            switch name.lowercased() {
            case "id", "concept": return .id
            case "subject", "subjectfield": return .subject
            case "definition": return .definition
            default:
                if isTag(name) { return .language(LanguageTag(canonical: name)) }
                if !name.isEmpty {
                    let message = "column '\(name.prefix(40))' is no language and was not read"
                    termbase.note(.warning, "column-unknown", nil, 1, message)
                }
                return .ignored
            }
        }
    }

    /// Whether a text has the form of a language tag; what it means is the caller's to find out.
    private func isTag(_ text: String) -> Bool {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
        guard let first = parts.first, (2...3).contains(first.utf8.count), first.utf8.allSatisfy(\.isASCIILetter) else {
            return false
        }
        return parts.dropFirst().allSatisfy { part in
            (1...8).contains(part.utf8.count) && part.utf8.allSatisfy { $0.isASCIILetter || (0x30...0x39).contains($0) }
        }
    }

    private func read(_ row: [String], _ columns: [Column], line: Int, into termbase: inout Termbase) {
        var concept = Concept(id: "", terms: [])
        for (column, cell) in zip(columns, row) {
            let text = CollapsedText.plain(Self.allowed(cell))
            guard !text.isEmpty else { continue }
            switch column {
            case .id: concept.id = text
            case .subject: concept.subject = text
            case .definition: concept.definition = text
            case .language(let language): concept.terms += terms(text, language)
            case .ignored: continue
            }
        }
        if concept.id.isEmpty, !concept.terms.isEmpty { concept.id = termbase.identifier(for: concept) }
        if row.count > columns.count, row[columns.count...].contains(where: { !$0.isEmpty }) {
            let message = "the row has more cells than the first one; they were not read"
            termbase.note(.warning, "column-unknown", concept.id, line, message)
        }
        termbase.add(concept, line: line)
    }

    /// A text without what neither XML nor a memory can hold.
    private static func allowed(_ cell: String) -> String {
        String(
            String.UnicodeScalarView(
                cell.unicodeScalars.filter { XMLWriter.isAllowed($0) && !CodedText.isReserved($0) }
            )
        )
    }

    private func terms(_ cell: String, _ language: LanguageTag) -> [Concept.Term] {
        cell.split(separator: "|").map(CollapsedText.plain).filter { !$0.isEmpty }.enumerated().map { index, text in
            Concept.Term(
                language: language,
                text: text,
                isCaseSensitive: isCapitals(text),
                isPreferred: index == 0
            )
        }
    }

    /// Whether a text has at least two letters with case, none of them small.
    private func isCapitals(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        return scalars.filter(\.properties.isUppercase).count >= 2 && !scalars.contains(where: \.properties.isLowercase)
    }

    // MARK: Encodings

    /// UTF-8 without its mark, from UTF-8 or UTF-16 with one.
    private func decode(_ bytes: [UInt8]) throws -> [UInt8] {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return try decode16(bytes) }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        guard String(validating: body, as: UTF8.self) != nil, !body.contains(0) else { throw notText(body) }
        return Array(body)
    }

    private func decode16(_ bytes: [UInt8]) throws -> [UInt8] {
        let isLittle = bytes[0] == 0xFF
        guard bytes.count % 2 == 0 else { throw notText(bytes[...]) }
        let units = stride(from: 2, to: bytes.count, by: 2).map { index in
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            return isLittle ? second << 8 | first : first << 8 | second
        }
        guard let text = String(validating: units, as: UTF16.self), !text.utf8.contains(0) else {
            throw notText(bytes[...])
        }
        return Array(text.utf8)
    }

    private func notText(_ bytes: ArraySlice<UInt8>) -> DragomanError {
        // The longest valid beginning ends on the line to look at.
        var line = 1
        for part in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if String(validating: part, as: UTF8.self) == nil || part.contains(0) { break }
            line += 1
        }
        return DragomanError(
            "csv-encoding",
            "this is neither XML nor text in UTF-8 or UTF-16; save it as UTF-8",
            at: FilePosition(file: file, line: line)
        )
    }
}

extension UInt8 {
    /// Whether a byte is a letter of ASCII.
    fileprivate var isASCIILetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
}
