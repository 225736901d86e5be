import DragomanModel
import DragomanSegmentation
import DragomanText
import Yams

/// Reads the key `segmentation` of a site file.
struct SiteSegmentationReader {
    private let file: String
    private let languages: [LanguageTag]

    /// Makes a reader for a site with some languages, its source among them.
    init(file: String, languages: [LanguageTag]) {
        self.file = file
        self.languages = languages
    }

    /// The changes by language.
    ///
    /// - Throws: `DragomanError` `site-segmentation-invalid`, `language-unknown`, `language-twice`, with file and line.
    func read(_ node: Node) throws -> [LanguageTag: SiteSegmentation] {
        var result: [LanguageTag: SiteSegmentation] = [:]
        for (key, value) in try mapping(node, "'segmentation' holds language tags and what changes for each") {
            let tag = try language(key)
            guard result[tag] == nil else {
                throw DragomanError(
                    "language-twice",
                    "language '\(tag)' is named twice; remove one",
                    at: Site.position(key, file)
                )
            }
            result[tag] = try changes(value)
        }
        return result
    }

    /// A tag that belongs to the site: a slip of the pen would change nothing, unseen.
    private func language(_ node: Node) throws -> LanguageTag {
        let tag = try Site.tag(node, file: file)
        guard Locales.bestMatch(tag, among: languages) != nil || languages.contains(where: { isParent(tag, of: $0) })
        else {
            let hint =
                Locales.suggestion(for: tag.description, among: languages).map { "; did you mean '\($0)'?" } ?? ""
            throw DragomanError(
                "language-unknown",
                "'\(tag)' is no language of the site\(hint)",
                at: Site.position(node, file)
            )
        }
        return tag
    }

    private func isParent(_ tag: LanguageTag, of other: LanguageTag) -> Bool {
        Locales.fallbacks(of: other).contains(tag)
    }

    private func changes(_ node: Node) throws -> SiteSegmentation {
        var result = SiteSegmentation()
        var noBreaks: [BoundaryExceptions.Entry] = []
        var breaks: [BoundaryExceptions.Entry] = []
        var firstWords: Node?
        for (key, value) in try mapping(node, "expected keys such as 'never final' or 'no break'") {
            switch key.scalar?.string ?? "" {
            case "no break": noBreaks = try exceptions(value)
            case "break": breaks = try exceptions(value)
            case "srx":
                let path = try text(value, "'srx' is the path of a file")
                guard !path.isEmpty else { throw failure("'srx' is the path of a file, and this is empty", value) }
                result.srxPath = path
                result.srxPosition = Site.position(value, file)
            case let name:
                guard let list = SegmentationOverrides.WordList(name) else { throw unknown(name, key) }
                try add(value, to: list, of: &result.overrides)
                firstWords = firstWords ?? key
            }
        }
        if result.srxPath != nil, let firstWords {
            throw failure(
                "words have no effect beside 'srx', which replaces the table; put them into the SRX file",
                firstWords
            )
        }
        result.overrides.exceptions = BoundaryExceptions(noBreaks: noBreaks, breaks: breaks)
        return result
    }

    private func unknown(_ name: String, _ key: Node) -> DragomanError {
        let names = (SegmentationOverrides.WordList.names + ["no break", "break", "srx"]).map { "'\($0)'" }
        return failure(
            "unknown key '\(String(name.prefix(60)).printable)'; there are \(names.joined(separator: ", "))",
            key
        )
    }

    private func add(
        _ node: Node,
        to list: SegmentationOverrides.WordList,
        of overrides: inout SegmentationOverrides
    ) throws {
        guard let words = node.sequence else { throw failure("'\(list.name)' is a list of words", node) }
        for word in words {
            let text = try text(word, "'\(list.name)' is a list of words")
            if let fault = overrides.add(text, to: list) { throw failure(fault.printable, word) }
        }
    }

    private func exceptions(_ node: Node) throws -> [BoundaryExceptions.Entry] {
        let form = "expected a list of entries such as '- {before: \"Dr. med.\", after: \"Voss\"}'"
        guard let entries = node.sequence else { throw failure(form, node) }
        return try entries.map { entry in
            var texts = ["before": "", "after": ""]
            for (key, value) in try mapping(entry, form) {
                guard let name = key.scalar?.string, texts[name] != nil else {
                    throw failure("an exception has the keys 'before' and 'after'", key)
                }
                texts[name] = try text(value, "'\(name)' is a text")
            }
            let made = BoundaryExceptions.Entry(before: texts["before"] ?? "", after: texts["after"] ?? "")
            guard let made else { throw failure("'before' or 'after' must hold a text", entry) }
            return made
        }
    }

    // MARK: Nodes

    private func mapping(_ node: Node, _ expectation: String) throws -> Node.Mapping {
        guard let mapping = node.mapping else { throw failure(expectation, node) }
        return mapping
    }

    /// A text as it is written, `no` too.
    ///
    /// What YAML takes for null is refused, for nothing may have been meant.
    private func text(_ node: Node, _ expectation: String) throws -> String {
        guard let scalar = node.scalar else { throw failure(expectation, node) }
        if scalar.style == .plain, ["", "~", "null", "Null", "NULL"].contains(scalar.string) {
            let written = scalar.string.isEmpty ? "nothing" : "'\(scalar.string)', which is nothing in YAML"
            throw failure("\(expectation); here is \(written) (a text can stand in quotes)", node)
        }
        return scalar.string
    }

    private func failure(_ message: String, _ node: Node) -> DragomanError {
        DragomanError("site-segmentation-invalid", message, at: Site.position(node, file))
    }
}
