package import DragomanModel
import DragomanText

/// The rules of all languages, by tag; a table is read when its language is asked for.
package struct SegmentationCatalogue: Sendable {
    /// The stems of the tables, `en` for `en.txt`, with the names of their files.
    private let tables: [String: String]
    /// The stems of the models for spaces, `th` for `th.model`, with the names of their files.
    private let models: [String: String]
    private let read: @Sendable (String) throws -> String
    /// What a site changes, by language; made when the language is asked for.
    private var overrides: [LanguageTag: @Sendable () throws -> SegmentationOverrides] = [:]

    /// Makes the catalogue of the tables in a folder, one a language.
    ///
    /// - Parameters:
    ///   - names: The files that are there; `en.txt`, or `Segmentation/en.txt`, is for `en`, and `root.txt` for the languages without a
    ///     table. `th.model` is read with `th.txt`.
    ///   - read: Gives the text of one of them.
    /// - Throws: `DragomanError` `segmentation-rules-invalid` where there is no `root.txt`.
    package init(names: [String], read: @escaping @Sendable (String) throws -> String) throws {
        func stems(_ suffix: String) -> [String: String] {
            Dictionary(
                names.filter { $0.hasSuffix(suffix) }.sorted().map { name in
                    (String((name.split(separator: "/").last ?? "").dropLast(suffix.count)), name)
                },
                uniquingKeysWith: { $1 }
            )
        }
        let tables = stems(".txt")
        guard tables["root"] != nil else {
            throw DragomanError("segmentation-rules-invalid", "there is no table 'root.txt' for other languages")
        }
        self.tables = tables
        models = stems(".model")
        self.read = read
    }

    /// Makes the catalogue of tables that are in memory: names of files to their text.
    ///
    /// - Throws: `DragomanError` `segmentation-rules-invalid` where there is no `root.txt`.
    package init(files: [String: String]) throws {
        try self.init(names: Array(files.keys)) { files[$0] ?? "" }
    }

    /// The tags that have a table of their own, in order.
    package var languages: [LanguageTag] {
        tables.keys.filter { $0 != "root" }.sorted().map(LanguageTag.init(canonical:))
    }

    /// The rules for a tag: its own, its parents' (`zh-Hans` before `zh`), those of the likely language where a tag names none
    /// (`und-Cyrl`), those of the likely language of its script (`ru` for `be`) unless that is Latin, or the root's.
    ///
    /// - Throws: `DragomanError` `segmentation-rules-invalid` with file and line, and what reading the table throws.
    package func rules(for tag: LanguageTag) throws -> SegmentationRules {
        let stem = stem(for: tag)
        let file = tables[stem] ?? ""
        let rules = try SegmentationRules(parsing: read(file), file: file)
        try check(rules.language, is: stem, "table", file)
        let shipped = try withModel(rules, stem: stem)
        let changes = try Locales.fallbacks(of: tag).lazy.compactMap { overrides[$0] }.first?()
        return changes.map(shipped.overridden(by:)) ?? shipped
    }

    private func withModel(_ rules: SegmentationRules, stem: String) throws -> SegmentationRules {
        guard let file = models[stem] else { return rules }
        let model = try SpaceModel(parsing: read(file), file: file)
        try check(model.language, is: stem, "model", file)
        return rules.with(spaces: model)
    }

    private func check(_ language: String, is stem: String, _ kind: String, _ file: String) throws {
        guard language != stem else { return }
        throw DragomanError(
            "segmentation-rules-invalid",
            "the \(kind) says that it is for '\(language.prefix(40))', its name that it is for '\(stem)'",
            at: FilePosition(file: file)
        )
    }

    /// The catalogue with a site's changes by language; of `zh-Hans` and `zh` the closest to the tag asked for counts.
    package func overridden(
        by overrides: [LanguageTag: @Sendable () throws -> SegmentationOverrides]
    ) -> SegmentationCatalogue {
        var result = self
        result.overrides = overrides
        return result
    }

    /// The tags that have a table or changes of a site, the longer ones first, then in order.
    package var languagesWithRules: [LanguageTag] {
        Set(languages + overrides.keys).sorted {
            ($1.description.utf8.count, $0.description) < ($0.description.utf8.count, $1.description)
        }
    }

    private func stem(for tag: LanguageTag) -> String {
        var candidates = Locales.fallbacks(of: tag)
        if tag.description.hasPrefix("und-"), let likely = Locales.likelySubtags(tag) {
            candidates += Locales.fallbacks(of: likely)
        }
        // A language without a table is best read as its neighbours in the same script, where that tells anything.
        let script = Locales.script(of: tag)
        if !script.isEmpty, script != "Latn",
            let neighbour = Locales.likelySubtags(LanguageTag(canonical: "und-\(script)"))
        {
            candidates += Locales.fallbacks(of: neighbour)
        }
        return candidates.map(\.description).first { tables[$0] != nil } ?? "root"
    }

    /// Reads every table, to find faults.
    ///
    /// - Throws: What `rules(for:)` throws.
    package func validate() throws {
        for stem in tables.keys.sorted() { _ = try rules(for: LanguageTag(canonical: stem)) }
    }
}
