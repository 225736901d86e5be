import DragomanModel

extension SegmentationRules {
    /// Reads a table.
    ///
    /// The form: `language TAG` and `version TEXT`, then sections in square brackets that hold words parted by white
    /// space, or `key = value` under `[behaviour]`. `#` begins a comment.
    ///
    /// - Parameters:
    ///   - text: The table.
    ///   - file: Its name, for messages.
    /// - Throws: `DragomanError` `segmentation-rules-invalid` with file and line.
    package init(parsing text: String, file: String) throws {
        var parser = TableParser(file: file)
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            try parser.read(line, number: index + 1)
        }
        self = try parser.finish(digest: Self.digest(of: text))
    }

    /// The digest of a text and of the engine that reads it.
    static func digest(of text: String) -> String {
        var digest = Digest()
        digest.combine(text)
        digest.combine(SegmentationEngine.signature)
        return digest.hexadecimal
    }
}

/// Reads the lines of a table one by one.
struct TableParser {
    enum Section: Hashable {
        case marks(WordMarks)
        case list(SegmentationRules.WordList)
        case behaviour

        init?(_ name: String) {
            if let found = WordMarks.sections.first(where: { $0.name == name }) {
                self = .marks(found.mark)
            } else if let list = SegmentationRules.WordList(rawValue: name) {
                self = .list(list)
            } else if name == "behaviour" {
                self = .behaviour
            } else {
                return nil
            }
        }

        /// Whether it holds the words of a class, of which a word has one.
        var isWordClass: Bool { if case .marks(let mark) = self { !mark.isDisjoint(with: .classes) } else { false } }
    }

    let file: String
    private var language: String?
    private var version: String?
    private var section: Section?
    private var rules = SegmentationRules()
    private var line = 0
    /// The words as the table writes them, without the forms in capitals that come with them.
    private var explicit: Set<String> = []

    init(file: String) { self.file = file }

    mutating func read(_ text: Substring, number: Int) throws {
        line = number
        let content = text.prefix { $0 != "#" }
        let fields = content.split(whereSeparator: \.isWhitespace).map(String.init)
        guard let first = fields.first else { return }
        if first.hasPrefix("[") {
            try open(section: fields.joined(separator: " "))
        } else if let section {
            try fill(section, with: fields)
        } else {
            try readHead(fields)
        }
    }

    func finish(digest: String) throws -> SegmentationRules {
        guard let language else { throw failure("the table lacks a line 'language TAG'", line: nil) }
        guard let version else { throw failure("the table lacks a line 'version TEXT'", line: nil) }
        var result = rules
        result.name = "dragoman-\(version)-\(language)"
        result.digest = digest
        result.language = language
        return result
    }

    private mutating func readHead(_ fields: [String]) throws {
        guard fields.count == 2 else {
            throw failure("expected 'language TAG', 'version TEXT' or a section in square brackets")
        }
        switch fields[0] {
        case "language": language = fields[1]
        case "version": version = fields[1]
        default: throw failure("unknown line '\(fields[0].prefix(40))'; expected 'language', 'version' or a section")
        }
    }

    private mutating func open(section text: String) throws {
        guard text.hasSuffix("]"), let section = Section(String(text.dropFirst().dropLast())) else {
            throw failure("unknown section '\(text.prefix(60))'")
        }
        self.section = section
    }

    private mutating func fill(_ section: Section, with fields: [String]) throws {
        if section == .behaviour { return try setBehaviour(fields.joined(separator: " ")) }
        for field in fields {
            let word = String(field.last == "." ? field.dropLast() : field[...])
            guard Self.isWord(word) else {
                throw failure("'\(field.prefix(40))' is no word or abbreviation")
            }
            try add(word, to: section)
        }
    }

    private mutating func add(_ word: String, to section: Section) throws {
        if section.isWordClass {
            if explicit.contains(word), let other = rules.marks[word]?.wordClass {
                throw failure("'\(word)' stands twice in the table, before under [\(other.rawValue)]")
            }
            explicit.insert(word)
        }
        rules.add(word, to: section)
    }

    /// A word and, where it has a capital, the word in capitals.
    static func forms(of word: String) -> [String] {
        let upper = word.uppercased()
        return word == word.lowercased() || word == upper ? [word] : [word, upper]
    }

    /// Whether a text can stand in a table as a word.
    static func isWord(_ word: String) -> Bool {
        !word.isEmpty && word.utf8.count <= 40 && word.unicodeScalars.allSatisfy(isWordScalar)
    }

    private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || ".-'’\"׳״&/\u{AD}\u{200C}\u{200D}".unicodeScalars.contains(scalar)
            || scalar.properties.generalCategory == .nonspacingMark || scalar.properties.generalCategory == .spacingMark
            || "ºª°§№".unicodeScalars.contains(scalar)
    }

    private mutating func setBehaviour(_ text: String) throws {
        let parts = text.split(separator: "=").map { $0.split(separator: " ").joined(separator: " ") }
        guard parts.count == 2 else { throw failure("expected 'key = value'") }
        switch (parts[0], parts[1]) {
        case ("ordinals", let value):
            guard let ordinals = SegmentationRules.Ordinals(rawValue: value) else {
                throw failure("ordinals are 'none', 'listed' or 'general', not '\(value.prefix(40))'")
            }
            rules.behaviour.ordinals = ordinals
        case ("semicolon asks", let value): rules.behaviour.semicolonAsks = try flag(value)
        case ("year comes first", let value): rules.behaviour.yearComesFirst = try flag(value)
        case ("years have stops", let value): rules.behaviour.yearsHaveStops = try flag(value)
        case ("longest cut word", let value):
            guard let count = Int(value), (1...20).contains(count) else {
                throw failure("the longest cut word has 1 to 20 letters, not '\(value.prefix(40))'")
            }
            rules.behaviour.longestCutWord = count
        case ("initials", let value): rules.behaviour.hasInitials = try flag(value)
        case ("dash opens a sentence", let value): rules.behaviour.dashOpens = try flag(value)
        default: throw failure("unknown behaviour '\(parts[0].prefix(60))'")
        }
    }

    private func flag(_ value: String) throws -> Bool {
        switch value {
        case "yes": return true
        case "no": return false
        default: throw failure("expected 'yes' or 'no', not '\(value.prefix(40))'")
        }
    }

    private func failure(_ message: String) -> DragomanError { failure(message, line: line) }

    private func failure(_ message: String, line: Int?) -> DragomanError {
        DragomanError("segmentation-rules-invalid", message, at: FilePosition(file: file, line: line))
    }
}
