import DragomanModel
import DragomanText

/// The languages that a TMX writes, as the site and the memory have them.
struct TMXLanguages {
    /// What a tag as written means.
    enum Meaning: Equatable {
        /// A language under the tag that the site has for it.
        case language(LanguageTag)
        /// No language tag.
        case unreadable
    }

    private let site: [LanguageTag]
    /// The tags met last: a file has few, and comparing them is cheaper than a hash.
    private var known: [(written: String, meaning: Meaning, canonical: LanguageTag?)] = []

    init(_ site: Site) { self.site = [site.source.tag] + site.targets.map(\.tag) }

    /// The meaning of a tag, and its canonical form.
    ///
    /// A tag with more than language, script and region means itself alone.
    mutating func meaning(of written: String) -> (meaning: Meaning, canonical: LanguageTag?) {
        for found in known where found.written == written { return (found.meaning, found.canonical) }
        let found: (Meaning, LanguageTag?)
        if let tag = Locales.canonical(written), tag.description != "und" {
            let match = site.contains(tag) || tag.hasNoVariant ? Locales.bestMatch(tag, among: site) : nil
            found = (.language(match ?? tag), tag)
        } else {
            found = (.unreadable, nil)
        }
        // A file with ever new tags must not fill the memory.
        if known.count >= 64 { known = [] }
        known.append((written, found.0, found.1))
        return found
    }

    /// Whether the site has a language.
    func isOfSite(_ tag: LanguageTag) -> Bool { site.contains(tag) }
}
