public import DragomanModel
package import DragomanReports
import DragomanText
import Yams

/// The languages of a site, as its `site.yaml` names them, and what it sets for its work.
public struct Site: Sendable, Hashable {
    /// The language in which articles are written.
    public let source: SiteLanguage
    /// The languages into which they are translated, in the file's order; not empty, no two alike.
    public let targets: [SiteLanguage]
    /// What the site changes in the segmentation rules, by language.
    package let segmentation: [LanguageTag: SiteSegmentation]
    /// What becomes of translations whose source was edited.
    package let carryOver: CarryOverPolicy
    /// The memories that are consulted beside the site's own, in the file's order.
    package let references: [ReferenceMemory]
    /// What a word of each band of an analysis costs.
    package let rates: LeverageRates
    /// What it does with segments that repeat.
    package let repetitions: SiteRepetitions
    /// The files of redaction rules that it applies to every export.
    package let redactions: [RedactionFile]

    /// Reads a site file.
    ///
    /// - Parameters:
    ///   - yaml: The text of the file: `source:` a tag, `targets:` a list of tags, `segmentation:` changes by tag,
    ///     `carryOver:` what becomes of translations whose source was edited, `references:` memories to consult, `rates:`
    ///     percents by band, `repetitions:`, and `redact:` files of rules; other keys are left to later readers.
    ///   - file: The file's name for messages.
    /// - Throws: `DragomanError` `site-unreadable`, `site-segmentation-invalid`, `site-carry-over-invalid`,
    ///   `site-references-invalid`, `rates-invalid`, `site-repetitions-invalid`, `site-redact-invalid`, `language-unknown`,
    ///   `language-twice`, with file and line.
    public init(yaml: String, file: String) throws {
        let root = try Self.compose(yaml, file: file)
        guard let mapping = root.mapping else {
            throw DragomanError(
                "site-unreadable",
                "the site file must have the keys 'source' and 'targets'",
                at: FilePosition(file: file)
            )
        }
        guard let sourceNode = mapping["source"] else {
            throw DragomanError(
                "site-unreadable",
                "the key 'source' is missing; add a line such as 'source: en'",
                at: FilePosition(file: file)
            )
        }
        guard let targetNodes = mapping["targets"]?.sequence, !targetNodes.isEmpty else {
            throw DragomanError(
                "site-unreadable",
                "the key 'targets' must list at least one language; add lines such as '  - fr' below 'targets:'",
                at: FilePosition(file: file)
            )
        }
        let sourceTag = try Self.tag(sourceNode, file: file)
        var seen: Set<LanguageTag> = [sourceTag]
        source = Locales.describe(sourceTag)
        targets = try targetNodes.map { node in
            let tag = try Self.tag(node, file: file)
            guard seen.insert(tag).inserted else {
                throw DragomanError(
                    "language-twice",
                    "language '\(tag)' is named twice; remove one",
                    at: Self.position(node, file)
                )
            }
            return Locales.describe(tag)
        }
        let reader = SiteSegmentationReader(file: file, languages: [sourceTag] + targets.map(\.tag))
        segmentation = try mapping["segmentation"].map(reader.read) ?? [:]
        carryOver = try mapping["carryOver"].map(SiteCarryOverReader(file: file).read) ?? CarryOverPolicy()
        let references = ReferenceMemoryReader(file: file, targets: targets.map(\.tag))
        self.references = try mapping["references"].map(references.read) ?? []
        rates = try mapping["rates"].map(LeverageRatesReader(file: file).read) ?? .standard
        repetitions = try mapping["repetitions"].map(SiteRepetitionsReader(file: file).read) ?? SiteRepetitions()
        redactions = try mapping["redact"].map { try Self.redactions($0, file: file) } ?? []
    }

    /// The target language that a tag means, in whatever form it is written (`zh-CN` is `zh-Hans`).
    ///
    /// - Throws: `DragomanError` `language-unknown`, with a suggestion where one is near.
    public func target(_ text: String) throws -> SiteLanguage {
        let tags = targets.map(\.tag)
        // A tag with more than language, script and region (`zh-Hanss` has a variant) means itself alone.
        if let tag = Locales.canonical(text), tags.contains(tag) || tag.hasNoVariant,
            let found = Locales.bestMatch(tag, among: tags)
        {
            if let language = targets.first(where: { $0.tag == found }) { return language }
        }
        let hint =
            Locales.suggestion(for: text, among: tags).map { "did you mean '\($0)'?" }
            ?? "the site has \(tags.map(\.description).joined(separator: ", "))"
        throw DragomanError("language-unknown", "'\(text.printable)' is no target language of the site; \(hint)")
    }

    /// The language of a lookup: the site's source, one of its targets, or another that the memory has.
    ///
    /// - Throws: `DragomanError` `language-unknown`, with a suggestion where one is near.
    func language(_ text: String, among known: [LanguageTag]) throws -> LanguageTag {
        if let tag = Locales.canonical(text), tag == source.tag || known.contains(tag) { return tag }
        do {
            return try target(text).tag
        } catch {
            if let tag = Locales.canonical(text), tag.hasNoVariant,
                let found = Locales.bestMatch(tag, among: [source.tag] + known)
            {
                return found
            }
            throw error
        }
    }

    /// A path or a list of paths.
    private static func redactions(_ node: Node, file: String) throws -> [RedactionFile] {
        try (node.sequence.map(Array.init) ?? [node]).map { entry in
            guard let path = entry.scalar?.string, !path.allSatisfy(\.isWhitespace) else {
                throw DragomanError(
                    "site-redact-invalid",
                    "'redact' is the path of a file of redaction rules, or a list of such paths",
                    at: position(entry, file)
                )
            }
            return RedactionFile(path: path, position: position(entry, file))
        }
    }

    static func compose(_ yaml: String, file: String) throws -> Node {
        do {
            guard let root = try Yams.compose(yaml: yaml) else {
                throw DragomanError("site-unreadable", "the site file is empty", at: FilePosition(file: file))
            }
            return root
        } catch let error as YamlError {
            throw DragomanError("site-unreadable", Self.firstLine(of: error), at: Self.position(of: error, file))
        }
    }

    private static func firstLine(of error: YamlError) -> String {
        if case .scanner(_, let problem, _, _) = error { return "not YAML: \(problem)" }
        if case .parser(_, let problem, _, _) = error { return "not YAML: \(problem)" }
        return "not YAML: \(error)".split(separator: "\n").first.map(String.init) ?? "not YAML"
    }

    private static func position(of error: YamlError, _ file: String) -> FilePosition {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
            FilePosition(file: file, line: mark.line, column: mark.column)
        default: FilePosition(file: file)
        }
    }

    static func position(_ node: Node, _ file: String) -> FilePosition {
        FilePosition(file: file, line: node.mark?.line, column: node.mark?.column)
    }

    static func tag(_ node: Node, file: String) throws -> LanguageTag {
        // `no` (Norwegian) is a boolean to YAML; the text as written is meant.
        guard let text = node.scalar?.string, let tag = Locales.canonical(text) else {
            throw DragomanError(
                "language-unknown",
                "'\(node.scalar?.string.printable ?? "…")' is not a language tag of BCP 47, such as 'fr' or 'zh-Hans'",
                at: position(node, file)
            )
        }
        return tag
    }
}

extension LanguageTag {
    /// Whether nothing but language, script and region is in the tag.
    var hasNoVariant: Bool {
        let subtags: [Substring] = description.split(separator: "-")
        return subtags.dropFirst().allSatisfy { (2...4).contains($0.utf8.count) }
    }
}
