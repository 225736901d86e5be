import DragomanModel

extension MeaningTable {
    /// Reads a table.
    ///
    /// The form: `language TAG` and `version TEXT`, then sections in square brackets. A line of a section is a group of
    /// words that say the same, parted by white space; `|` parts a group from its contrary. `#` begins a comment.
    ///
    /// - Parameters:
    ///   - text: The table.
    ///   - file: Its name, for messages.
    /// - Throws: `DragomanError` `meaning-table-invalid` with file and line.
    package init(parsing text: String, file: String) throws {
        var parser = MeaningTableParser(file: file)
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            try parser.read(line, number: index + 1)
        }
        self = try parser.finish()
    }
}

/// Reads the lines of a table one by one.
private struct MeaningTableParser {
    private enum Section: Hashable {
        case groups(MeaningTable.Section)
        case negatingAffixes
        case lookAlikes
        case notNames
        case otherWords
        case quotationMarks
        case behaviour

        init?(_ name: String) {
            switch name {
            case "negating affixes": self = .negatingAffixes
            case "look-alikes": self = .lookAlikes
            case "not names": self = .notNames
            case "other words": self = .otherWords
            case "quotation marks": self = .quotationMarks
            case "behaviour": self = .behaviour
            default:
                guard let groups = MeaningTable.Section(rawValue: name) else { return nil }
                self = .groups(groups)
            }
        }
    }

    private let file: String
    private var language: String?
    private var version: String?
    private var section: Section?
    private var table = MeaningTable()
    private var line = 0
    /// The words of each section, to find what stands twice.
    private var seen: [Section: Set<String>] = [:]

    init(file: String) { self.file = file }

    mutating func read(_ text: Substring, number: Int) throws {
        line = number
        let fields = text.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace).map(String.init)
        guard let first = fields.first else { return }
        if first.hasPrefix("["), text.prefix(while: { $0 != "#" }).contains("]") {
            let name = fields.joined(separator: " ")
            guard name.hasSuffix("]"), let section = Section(String(name.dropFirst().dropLast())) else {
                throw failure("unknown section '\(name.prefix(60))'")
            }
            self.section = section
        } else if let section {
            try fill(section, with: fields)
        } else {
            try readHead(fields)
        }
    }

    func finish() throws -> MeaningTable {
        guard let language else { throw failure("the table lacks a line 'language TAG'", line: nil) }
        guard let version else { throw failure("the table lacks a line 'version TEXT'", line: nil) }
        guard !table.quotationMarks.isEmpty else {
            throw failure("the table has no pair under [quotation marks]", line: nil)
        }
        var result = table
        result.language = language
        result.name = "dragoman-meaning-\(version)-\(language)"
        return result
    }

    private mutating func readHead(_ fields: [String]) throws {
        guard fields.count == 2 else {
            throw failure("expected 'language TAG', 'version TEXT' or a section in square brackets")
        }
        switch fields[0] {
        case "language" where language == nil: language = fields[1]
        case "version" where version == nil: version = fields[1]
        case "language", "version": throw failure("the line '\(fields[0])' stands twice")
        default: throw failure("unknown line '\(fields[0].prefix(40))'; expected 'language', 'version' or a section")
        }
    }

    private mutating func fill(_ section: Section, with fields: [String]) throws {
        switch section {
        case .groups(let name): try addGroups(fields, to: name, section)
        case .negatingAffixes:
            for field in fields {
                let word = try word(field, of: section)
                guard let affix = MeaningTable.Affix(word), affix.place != .inside else {
                    throw failure("'\(field.prefix(40))' is no prefix such as 'un-' and no suffix such as '-less'")
                }
                table.negatingAffixes.append(affix)
            }
        case .lookAlikes: table.lookAlikes.formUnion(try fields.map { try wholeWord($0, of: section) })
        case .notNames: table.notNames.formUnion(try fields.map { try wholeWord($0, of: section) })
        case .otherWords: table.otherWords.formUnion(try fields.map { try wholeWord($0, of: section) })
        case .quotationMarks: try addMarks(fields)
        case .behaviour: try setBehaviour(fields.joined(separator: " "))
        }
    }

    private mutating func addGroups(_ fields: [String], to name: MeaningTable.Section, _ section: Section) throws {
        let sides = fields.split(separator: "|", omittingEmptySubsequences: false)
        guard !sides.contains(where: \.isEmpty) else { throw failure("there is no word on one side of '|'") }
        guard (name == .opposites) == (sides.count > 1) else {
            throw failure(
                name == .opposites
                    ? "a line of [opposites] has groups of words with '|' between" : "'|' belongs under [opposites]"
            )
        }
        for (side, words) in sides.enumerated() {
            let group = MeaningTable.Group(section: name, line: line, side: side)
            for field in words {
                let word = try word(field, of: section)
                if let affix = MeaningTable.Affix(word) {
                    table.affixes.append(MeaningTable.GroupedAffix(affix: affix, group: group))
                } else {
                    table.words[name, default: [:]][word] = group
                }
            }
        }
    }

    private mutating func addMarks(_ fields: [String]) throws {
        guard fields.count == 2 else { throw failure("expected an opening mark and a closing one") }
        for field in fields where field.count != 1 || field.unicodeScalars.contains(where: \.properties.isAlphabetic) {
            throw failure("'\(field.prefix(40))' is no quotation mark")
        }
        guard table.quotationMarks[fields[0], default: []].insert(fields[1]).inserted else {
            throw failure("the pair '\(fields[0]) \(fields[1])' stands twice")
        }
    }

    private mutating func setBehaviour(_ text: String) throws {
        switch text {
        case "nouns have capitals = yes": table.nounsHaveCapitals = true
        case "nouns have capitals = no": table.nounsHaveCapitals = false
        case "spaces part words = yes": table.hasSpaces = true
        case "spaces part words = no": table.hasSpaces = false
        case "slips can be told = yes": table.tellsSlips = true
        case "slips can be told = no": table.tellsSlips = false
        default:
            throw failure(
                "unknown behaviour '\(text.prefix(60))'; there are 'nouns have capitals', 'spaces part words' and "
                    + "'slips can be told', each '= yes' or '= no'"
            )
        }
    }

    private mutating func wholeWord(_ field: String, of section: Section) throws -> String {
        let word = try word(field, of: section)
        guard MeaningTable.Affix(word) == nil else {
            throw failure("'\(field.prefix(40))' is a part of a word; here stand whole words")
        }
        return word
    }

    /// A word as it is looked up.
    private mutating func word(_ field: String, of section: Section) throws -> String {
        let word = MeaningTable.folded(field)
        guard word.unicodeScalars.contains(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil })
        else {
            throw failure("'\(field.prefix(40))' is no word")
        }
        guard seen[section, default: []].insert(word).inserted else {
            throw failure("'\(field.prefix(40))' stands twice in the section")
        }
        return word
    }

    private func failure(_ message: String) -> DragomanError { failure(message, line: line) }

    private func failure(_ message: String, line: Int?) -> DragomanError {
        DragomanError("meaning-table-invalid", message, at: FilePosition(file: file, line: line))
    }
}
