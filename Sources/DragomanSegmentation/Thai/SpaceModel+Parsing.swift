import DragomanModel

extension SpaceModel {
    /// Changes with every change of the code that decides at spaces, so that all digests change too.
    static let engineRevision = 1

    /// Reads a model file.
    ///
    /// The form: `language TAG`, `version TEXT` and one `trained-on NAME LICENCE` a set of records; `[after a space: CLASS]`,
    /// `[before a space: CLASS]` and `[predicates]` that hold words parted by white space; and `[weights]`, one
    /// `TEMPLATE VALUE WEIGHT` a line, weights in thousandths. `#` begins a comment.
    ///
    /// - Parameters:
    ///   - text: The file's text.
    ///   - file: Its name, for messages.
    /// - Throws: `DragomanError` `segmentation-rules-invalid` with file and line.
    package convenience init(parsing text: String, file: String) throws {
        var parser = SpaceModelParser(file: file)
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            try parser.read(line, number: index + 1)
        }
        let (words, weights, language) = try parser.finish()
        let digest = SegmentationRules.digest(of: "\(text)spaces \(Self.engineRevision)")
        self.init(words: words, weights: weights, language: language, digest: digest)
    }
}

/// Reads the lines of a model file one by one.
private struct SpaceModelParser {
    private enum Section {
        case head
        case following
        case preceding
        case predicates
        case weights
    }

    let file: String
    private var language: String?
    private var version: String?
    private var records = 0
    private var section = Section.head
    private var words = SpaceWords()
    private var weights: [SpaceFeature: Int32] = [:]
    private var line = 0

    init(file: String) { self.file = file }

    mutating func read(_ text: Substring, number: Int) throws {
        line = number
        // By scalars: a line may write a vowel sign by itself, which makes one character with the space before it.
        let fields = text.unicodeScalars.prefix { $0 != "#" }.split(whereSeparator: \.properties.isWhitespace)
            .map(String.init)
        guard let first = fields.first else { return }
        if first.hasPrefix("["), first.count > 1 { return try open(fields.joined(separator: " ")) }
        switch section {
        case .head: try readHead(fields)
        case .following: for word in fields { try check(words.following.add(word), word) }
        case .preceding: for word in fields { try check(words.preceding.add(word), word) }
        case .predicates:
            for word in fields { try check(words.predicates.open(word) && words.predicates.add(word), word) }
        case .weights: try readWeight(fields)
        }
    }

    func finish() throws -> (SpaceWords, [SpaceFeature: Int32], language: String) {
        for (value, name) in [(language, "language TAG"), (version, "version TEXT")] where value == nil {
            throw failure("the model lacks a line '\(name)'", line: nil)
        }
        guard records > 0 || weights.isEmpty else {
            throw failure(
                "the model does not say what it was trained on; expected 'trained-on NAME LICENCE'",
                line: nil
            )
        }
        return (words, weights, language ?? "")
    }

    private mutating func readHead(_ fields: [String]) throws {
        switch (fields[0], fields.count) {
        case ("language", 2): language = fields[1]
        case ("version", 2): version = fields[1]
        case ("trained-on", 3): records += 1
        default:
            throw failure(
                "expected 'language TAG', 'version TEXT', 'trained-on NAME LICENCE' or a section in square brackets"
            )
        }
    }

    private mutating func open(_ text: String) throws {
        guard text.hasSuffix("]") else { throw failure("unknown section '\(text.prefix(60))'") }
        let name = text.dropFirst().dropLast()
        if name == "predicates" {
            section = .predicates
        } else if name == "weights" {
            section = .weights
        } else if let named = Self.className(name, after: "after a space: ") {
            section = .following
            guard words.following.open(named) else {
                throw failure("'\(named)' is one class too many, or stands twice")
            }
        } else if let named = Self.className(name, after: "before a space: ") {
            section = .preceding
            guard words.preceding.open(named) else {
                throw failure("'\(named)' is one class too many, or stands twice")
            }
        } else {
            throw failure("unknown section '\(text.prefix(60))'")
        }
    }

    private static func className(_ text: Substring, after beginning: String) -> String? {
        guard text.hasPrefix(beginning) else { return nil }
        let name = text.dropFirst(beginning.count)
        let isName =
            (1...40).contains(name.utf8.count) && name.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D }
        return isName && name != "none" ? String(name) : nil
    }

    private mutating func readWeight(_ fields: [String]) throws {
        guard fields.count == 3, let weight = Int32(fields[2]), abs(Int(weight)) < 1_000_000 else {
            throw failure("expected 'TEMPLATE VALUE WEIGHT', the weight a whole number of thousandths below 1000000")
        }
        guard let feature = SpaceFeature(template: fields[0], value: fields[1], words: words) else {
            throw failure("'\(fields[0].prefix(40)) \(fields[1].prefix(40))' is no feature")
        }
        guard weights.updateValue(weight, forKey: feature) == nil else {
            throw failure("'\(fields[0].prefix(40)) \(fields[1].prefix(40))' stands twice")
        }
    }

    private func check(_ isTaken: Bool, _ word: String) throws {
        guard isTaken else {
            throw failure("'\(word.prefix(40))' is no word of Thai letters, stands twice, or is one word too many")
        }
    }

    private func failure(_ message: String) -> DragomanError { failure(message, line: line) }

    private func failure(_ message: String, line: Int?) -> DragomanError {
        DragomanError("segmentation-rules-invalid", message, at: FilePosition(file: file, line: line))
    }
}
