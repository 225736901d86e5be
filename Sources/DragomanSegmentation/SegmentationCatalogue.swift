package import DragomanModel
import DragomanText

/// The rules of all languages, by tag.
package struct SegmentationCatalogue: Sendable {
    private let rules: [String: SegmentationRules]
    private let root: SegmentationRules

    /// Reads the tables, one a language.
    ///
    /// - Parameter files: Names of files to their text; `en.txt`, or `Segmentation/en.txt`, is for `en`, and `root.txt` for the languages without a table.
    /// - Throws: `DragomanError` `segmentation-rules-invalid` with file and line; also where there is no `root.txt`.
    package init(files: [String: String]) throws {
        var rules: [String: SegmentationRules] = [:]
        for (name, text) in files.sorted(by: { $0.key < $1.key }) {
            let parsed = try SegmentationRules(parsing: text, file: name)
            let stem = name.split(separator: "/").last.map { $0.hasSuffix(".txt") ? $0.dropLast(4) : $0 } ?? ""
            guard parsed.language == stem else {
                throw DragomanError(
                    "segmentation-rules-invalid",
                    "the table says that it is for '\(parsed.language)', its name that it is for '\(stem)'",
                    at: FilePosition(file: name)
                )
            }
            rules[parsed.language] = parsed
        }
        guard let root = rules["root"] else {
            throw DragomanError("segmentation-rules-invalid", "there is no table 'root.txt' for other languages")
        }
        self.rules = rules
        self.root = root
    }

    /// The tags that have a table of their own, in order.
    package var languages: [LanguageTag] {
        rules.keys.filter { $0 != "root" }.sorted().map(LanguageTag.init(canonical:))
    }

    /// The rules for a tag: its own, its parents' (`zh-Hans` before `zh`), or the root's.
    package func rules(for tag: LanguageTag) -> SegmentationRules {
        for candidate in Locales.fallbacks(of: tag) {
            if let found = rules[candidate.description] { return found }
        }
        return root
    }
}
