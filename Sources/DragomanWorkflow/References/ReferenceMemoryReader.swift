import DragomanModel
import DragomanText
import Yams

/// Reads the key `references` of a site file.
struct ReferenceMemoryReader {
    private let file: String
    /// The target languages of the site.
    private let targets: [LanguageTag]
    private static let form = "expected entries such as '- {memory: old.sqlite, penalty: 5, languages: [fr]}'"

    /// Makes a reader for a site with some target languages.
    init(file: String, targets: [LanguageTag]) {
        self.file = file
        self.targets = targets
    }

    /// The memories in the file's order.
    ///
    /// - Throws: `DragomanError` `site-references-invalid`, `language-unknown`, with file and line.
    func read(_ node: Node) throws -> [ReferenceMemory] {
        guard let entries = node.sequence else { throw failure("'references' is a list; \(Self.form)", node) }
        var names: Set<String> = []
        return try entries.map { entry in
            let memory = try reference(entry)
            guard names.insert(memory.name).inserted else {
                throw failure(
                    "two reference memories are called '\(memory.name.printable)'; give one another 'name'",
                    entry
                )
            }
            return memory
        }
    }

    private func reference(_ node: Node) throws -> ReferenceMemory {
        guard let mapping = node.mapping else { throw failure(Self.form, node) }
        var path: String?
        var name: String?
        var penalty = ReferenceMemory.usualPenalty
        var languages: [LanguageTag] = []
        for (key, value) in mapping {
            switch key.scalar?.string ?? "" {
            case "memory": path = try text(value, "'memory' is the path of a memory")
            case "name": name = try text(value, "'name' is a text")
            case "penalty":
                guard let points = value.int, (0...100).contains(points) else {
                    throw failure("'penalty' is a number of points from 0 to 100", value)
                }
                penalty = points
            case "languages":
                guard let tags = value.sequence, !tags.isEmpty else {
                    throw failure("'languages' is a list of target languages; leave it out for all", value)
                }
                languages = try tags.map(language)
            case let unknown:
                throw failure(
                    "unknown key '\(String(unknown.prefix(60)).printable)'; there are 'memory', 'name', 'penalty' and"
                        + " 'languages'",
                    key
                )
            }
        }
        guard let path else { throw failure("'memory' is missing; \(Self.form)", node) }
        return ReferenceMemory(
            name: name ?? Self.name(of: path),
            path: path,
            penalty: penalty,
            languages: languages,
            position: Site.position(node, file)
        )
    }

    /// The name of the file without its extension.
    private static func name(of path: String) -> String {
        let file = InputFile.name(of: path)
        guard let dot = file.lastIndex(of: "."), dot > file.startIndex else { return file }
        return String(file[..<dot])
    }

    private func language(_ node: Node) throws -> LanguageTag {
        let tag = try Site.tag(node, file: file)
        if let found = Locales.bestMatch(tag, among: targets) { return found }
        let hint = Locales.suggestion(for: tag.description, among: targets).map { "; did you mean '\($0)'?" } ?? ""
        throw DragomanError(
            "language-unknown",
            "'\(tag)' is no target language of the site\(hint)",
            at: Site.position(node, file)
        )
    }

    private func text(_ node: Node, _ expectation: String) throws -> String {
        guard let text = node.scalar?.string, !text.allSatisfy(\.isWhitespace) else { throw failure(expectation, node) }
        return text
    }

    private func failure(_ message: String, _ node: Node) -> DragomanError {
        DragomanError("site-references-invalid", message, at: Site.position(node, file))
    }
}
