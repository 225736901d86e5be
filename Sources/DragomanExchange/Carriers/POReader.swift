import DragomanModel

/// Reads a catalogue of gettext as any editor leaves it.
struct POReader {
    private let lines: [Substring]
    private let file: String

    /// One message while it is read.
    private struct Entry {
        var texts: [String: String] = [:]
        /// The text that strings on lines of their own go on.
        var open: String?
        var isFuzzy = false
        var state = ""
        var line = 0
    }

    /// Takes UTF-8.
    init(_ bytes: [UInt8], file: String) {
        // Other separators of lines may stand in a text.
        lines = String(decoding: bytes, as: UTF8.self)
            .split(omittingEmptySubsequences: false) { ["\n", "\r\n", "\r"].contains($0) }
        self.file = file
    }

    /// Reads all messages; obsolete ones (`#~`) are passed over.
    ///
    /// - Throws: `DragomanError` `po-unreadable`.
    func read(into segments: CarrierSegments) throws {
        var batch: Int64?
        var entry = Entry()
        for (number, whole) in lines.enumerated() {
            let line = whole.drop(while: \.isWhitespace)
            if line.isEmpty || line.hasPrefix("#") || ["msgctxt", "msgid"].contains(Self.keyword(of: line)) {
                // A comment, a context or a text after a translation begins the next message.
                let hasContext = entry.texts["msgctxt"] != nil && entry.texts["msgid"] == nil
                if entry.texts["msgstr"] != nil || (entry.texts["msgid"] != nil && !hasContext) {
                    add(entry, &batch, segments)
                    entry = Entry()
                }
            }
            if line.isEmpty { continue }
            if line.hasPrefix("#") {
                take(comment: line, into: &entry)
                continue
            }
            try take(line, number + 1, into: &entry)
        }
        add(entry, &batch, segments)
    }

    private func take(comment line: Substring, into entry: inout Entry) {
        // What stood before an obsolete message is of that one, and not of the next.
        if line.hasPrefix("#~") { entry = Entry() }
        // Flags that stay with a message may have a mark of their own.
        if line.hasPrefix("#,") || line.hasPrefix("#=") {
            let flags = line.dropFirst(2).split { $0 == "," || $0.isWhitespace }
            if flags.contains("fuzzy") { entry.isFuzzy = true }
        }
        if line.hasPrefix("#. state: ") { entry.state = String(line.dropFirst(10)) }
    }

    private func take(_ line: Substring, _ number: Int, into entry: inout Entry) throws {
        if line.utf8.first == 0x22 {
            guard let open = entry.open, let text = Self.unquoted(line) else { throw unreadable(number) }
            entry.texts[open, default: ""] += text
            return
        }
        let keyword = Self.keyword(of: line)
        let rest = line.unicodeScalars.dropFirst(keyword.unicodeScalars.count)
            .drop { $0.properties.isWhitespace }
        guard ["msgctxt", "msgid", "msgid_plural", "msgstr"].contains(keyword) || keyword.hasPrefix("msgstr["),
            let text = Self.unquoted(Substring(rest))
        else { throw unreadable(number) }
        if entry.line == 0 { entry.line = number }
        let field = keyword == "msgstr[0]" ? "msgstr" : keyword
        entry.texts[field] = text
        entry.open = field
    }

    /// By scalars: an accent may stand behind the quote.
    private static func keyword(of line: Substring) -> String {
        String(line.unicodeScalars.prefix { !$0.properties.isWhitespace && $0 != "\"" })
    }

    private func unreadable(_ line: Int) -> DragomanError {
        DragomanError(
            "po-unreadable",
            "the line is no message of gettext: msgctxt, msgid or msgstr and a text in quotes",
            at: FilePosition(file: file, line: line)
        )
    }

    /// A text without its quotes; `nil` where there is none, or it is not closed.
    private static func unquoted(_ text: Substring) -> String? {
        guard text.utf8.first == 0x22 else { return nil }
        var result = ""
        var isEscaped = false
        var rest = text.unicodeScalars.dropFirst()
        while let scalar = rest.popFirst() {
            if isEscaped {
                switch scalar {
                case "n": result += "\n"
                case "t": result += "\t"
                case "r": result += "\r"
                default: result.unicodeScalars.append(scalar)
                }
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else if scalar == "\"" {
                return rest.allSatisfy(\.properties.isWhitespace) ? result : nil
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return nil
    }

    private func add(_ entry: Entry, _ batch: inout Int64?, _ segments: CarrierSegments) {
        guard let source = entry.texts["msgid"] else { return }
        let target = entry.texts["msgstr"] ?? ""
        if source.isEmpty {
            readHead(target, &batch, segments)
            return segments.begin(article: nil, batch: batch, line: entry.line)
        }
        // What has no context of ours is another program's.
        guard let context = entry.texts["msgctxt"], let mark = context.lastIndex(of: "#") else { return }
        let article = String(context[..<mark])
        var row = CarrierRow(
            article: article.isEmpty ? nil : article,
            segment: String(context[context.index(after: mark)...]),
            source: source
        )
        row.target = target
        row.state = entry.state
        row.batch = batch
        row.isFuzzy = entry.isFuzzy
        row.line = entry.line
        segments.add(row)
    }

    private func readHead(_ text: String, _ batch: inout Int64?, _ segments: CarrierSegments) {
        for field in text.split(whereSeparator: \.isNewline) {
            guard let colon = field.firstIndex(of: ":") else { continue }
            let value = String(field[field.index(after: colon)...].drop(while: \.isWhitespace))
            switch field[..<colon].lowercased() {
            case "language": segments.targetLanguage = value
            case "x-source-language": segments.sourceLanguage = value
            case "x-dragoman-batch": batch = Int64(value)
            default: break
            }
        }
    }
}
