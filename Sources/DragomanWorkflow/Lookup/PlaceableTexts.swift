import DragomanMatching
import DragomanMemory
import DragomanModel

/// Reads the numbers, dates and addresses of texts by the conventions of their languages, which are read from ICU once.
///
/// Not for two threads at once.
final class PlaceableTexts {
    private var known: [LanguageTag: PlaceableConventions] = [:]

    /// How a language writes numbers and dates.
    ///
    /// - Throws: `DragomanError` `icu-data-missing`.
    func conventions(of language: LanguageTag) throws -> PlaceableConventions {
        if let known = known[language] { return known }
        let made = try PlaceableConventions(language: language)
        known[language] = made
        return made
    }

    /// A text with its placeables; `nil` where it has none.
    ///
    /// - Throws: `DragomanError` `icu-data-missing`.
    func read(_ content: CodedText, in language: LanguageTag) throws -> PlaceableText? {
        guard PlaceableText.mayHoldPlaceables(content) else { return nil }
        let text = PlaceableText(content, conventions: try conventions(of: language))
        return text.placeables.isEmpty ? nil : text
    }
}

/// Finds stored sources that differ from a text in nothing but numbers, dates and addresses, however much of it these are.
struct MaskedSources {
    private let texts: PlaceableTexts
    private let language: LanguageTag
    private let mask: [UInt32]
    private let key: MaskKey
    private let symbols: [UInt32]
    /// The latest so many with the wanted mask are looked at.
    private static let mostSources = 32

    /// Prepares a text; `nil` where it has no such thing, or nothing else.
    ///
    /// - Throws: `DragomanError` `icu-data-missing`.
    init?(_ content: CodedText, in language: LanguageTag, _ texts: PlaceableTexts) throws {
        guard let text = try texts.read(content, in: language), let key = text.maskKey else { return nil }
        self.texts = texts
        self.language = language
        self.key = key
        mask = text.mask
        symbols = content.symbols
    }

    /// Looks the sources up.
    ///
    /// - Parameters:
    ///   - index: The sources of the text's language.
    ///   - languages: Target languages; `nil` for any.
    ///   - content: Gives the text of a source.
    /// - Returns: For each target language, or once for any, the sources, the nearest first.
    /// - Throws: `DragomanError` `icu-data-missing`; what `content` throws.
    func sources(
        in index: TranslationIndex,
        languages: [LanguageTag]?,
        content: (SourceID) throws -> CodedText?
    ) throws -> [[(id: SourceID, content: CodedText)]] {
        try index.masked(key, languages: languages, limit: Self.mostSources).map { ids in
            var found: [(distance: Int, id: SourceID, content: CodedText)] = []
            for id in ids.map(SourceID.init(rawValue:)) {
                guard let content = try content(id), try texts.read(content, in: language)?.mask == mask else {
                    continue
                }
                let other = content.symbols
                let longer = max(symbols.count, other.count)
                let distance = EditDistance.levenshtein(symbols, other, atMost: longer) ?? longer
                found.append((distance, id, content))
            }
            // The latest stays first among equally near ones.
            return found.sorted { ($0.distance, $1.id.rawValue) < ($1.distance, $0.id.rawValue) }
                .map { ($0.id, $0.content) }
        }
    }
}
