import DragomanMemory
import DragomanModel
import DragomanWorkflow

/// What the reading side of a desk gives, so that two moments can be compared.
struct MemorySnapshot: Equatable {
    private var articles: [ArticleRecord] = []
    private var units: [[StoredUnit]] = []
    private var ancestors: [[SourceID: [SourceID]]] = []
    /// Live translations without what a row of the store is called, by language and source.
    private var targets: [String] = []
    private var tallies: [ArticleTally] = []
    private var exports: [String] = []
    private var pages: [[UInt8]] = []

    static let languages = ["fr", "ar", "ja"]

    init(_ desk: Desk) throws {
        try desk.workflow.memory.read { reader in
            articles = try reader.articles()
            tallies = try reader.articleTallies(asOf: nil)
            for article in articles {
                units.append(try reader.units(ofArticle: article.slug))
                ancestors.append(try reader.ancestors(ofArticle: article.slug))
            }
            for language in Self.languages.map(LanguageTag.init(canonical:)) {
                try reader.forEachSource(translatedInto: language) { source, content in
                    let live = try reader.targets(of: source, language: language)
                    targets += live.map { "\(content.displayed) = \($0.target)" }.sorted()
                }
            }
        }
        for language in Self.languages {
            for selection in ExportOptions.Selection.allCases {
                // The number of the last batch is in the file: all else must be the same.
                let text = try desk.export(language) { $0.selection = selection }.text
                exports.append(text.replacing(#/build-num="[0-9]+"/#, with: ""))
            }
            for article in articles { pages.append(try desk.render(article.slug, in: language)) }
        }
    }

    /// Every live translation with its source, to be looked for later.
    static func translations(_ desk: Desk) throws -> Set<String> {
        try desk.workflow.memory.read { reader in
            var found: Set<String> = []
            for language in languages.map(LanguageTag.init(canonical:)) {
                try reader.forEachSource(translatedInto: language) { source, content in
                    for stored in try reader.targets(of: source, language: language) {
                        found.insert("\(language)\t\(content.displayed)\t\(stored.target.content.displayed)")
                    }
                }
            }
            return found
        }
    }
}
