package import DragomanModel
import DragomanText

extension SRXDocument {
    /// Writes the tables of some languages as SRX, one language rule for each.
    ///
    /// - Parameters:
    ///   - tags: The languages, the more special tag first; `und` stands for all languages without a table and goes last.
    ///   - catalogue: Where the rules are from, a site's changes included.
    ///   - file: The document's name.
    /// - Throws: What `rules(for:)` throws; `DragomanError` `srx-export-refused` where a site has the rules of an SRX file for a
    ///   language.
    package init(exporting tags: [LanguageTag], from catalogue: SegmentationCatalogue, file: String) throws {
        self.init(file: file)
        formatHandles = [
            FormatHandle(type: "start", isIncluded: false), FormatHandle(type: "end", isIncluded: true),
            FormatHandle(type: "isolated", isIncluded: false),
        ]
        var seen: Set<LanguageTag> = []
        for tag in tags where seen.insert(tag).inserted {
            let rules = try catalogue.rules(for: tag)
            guard rules.srx == nil else {
                throw DragomanError(
                    "srx-export-refused",
                    "the rules for '\(tag)' are those of an SRX file that the site names; use that file"
                )
            }
            let isRoot = tag.description == "und"
            let name = isRoot ? "Default" : "\(Locales.describe(tag).englishName) (\(tag))"
            languageRules.append(LanguageRule(name: name, rules: SRXTable.rules(of: rules)))
            maps.append(LanguageMap(pattern: isRoot ? ".*" : Self.pattern(of: tag), ruleName: name))
        }
    }

    /// What an exported file says of itself: what SRX cannot express.
    package static let exportComment = [
        "Segmentation rules of Dragoman, written from its tables for other tools.",
        "SRX looks at the text on both sides of a place. What Dragoman decides by more than that is not in here:",
        "- where the sentence began, and how long it is: enumerators inside a text, dates, writers who use no capitals;",
        "- straight quotation marks, which open or close by how many stood before them;",
        "- the longest of several abbreviations with spaces in them, and words of other rules inside them;",
        "- Thai, which has no stops: its sentences are parted by a model.",
        "So a few in a hundred places may differ. Regular expressions are in the common part of ICU's and Java's.",
    ]

    /// Fits the tag and all that begin with it, in any case, with hyphens or underscores.
    private static func pattern(of tag: LanguageTag) -> String {
        tag.description.map { character in
            if character == "-" { return "[-_]" }
            return character.isLetter ? "[\(character.uppercased())\(character.lowercased())]" : String(character)
        }.joined() + "(?:[-_].*)?"
    }
}
