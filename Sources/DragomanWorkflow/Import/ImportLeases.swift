import DragomanMemory
import DragomanModel

/// The open leases for the language of an imported file.
struct ImportLeases {
    private struct Text: Hashable {
        var article: String
        var source: SourceID
    }

    let language: LanguageTag
    /// The occurrences that lend their translations to no other.
    private let apart: Set<Occurrence>
    private var open: [Occurrence: [StoredLease]]
    /// Where each text of an article was when it went out, in order.
    private let places: [Text: [Occurrence]]

    init(_ language: LanguageTag, apart: Set<Occurrence>, _ reader: any MemoryReader) throws {
        self.language = language
        self.apart = apart
        let leases = try reader.openLeases(for: [language])
        open = Dictionary(grouping: leases, by: \.lease.occurrence)
        places = Dictionary(grouping: leases) { Text(article: $0.lease.occurrence.article, source: $0.lease.source) }
            .mapValues { Set($0.map(\.lease.occurrence)).sorted() }
    }

    /// Takes out the leases of a segment; where it has none, those of the same source in its article, which may have
    /// stood under another name.
    mutating func take(_ occurrence: Occurrence, _ source: SourceID) -> [LeaseID] {
        guard !open.isEmpty else { return [] }
        if let own = open.removeValue(forKey: occurrence) { return own.map(\.id) }
        // What stands apart is translated by itself.
        guard !apart.contains(occurrence) else { return [] }
        let other = places[Text(article: occurrence.article, source: source)]?
            .first { open[$0] != nil && !apart.contains($0) }
        return other.flatMap { open.removeValue(forKey: $0) }?.map(\.id) ?? []
    }
}

extension ImportStore {
    /// Closes the leases of a segment that came back translated.
    ///
    /// - Returns: How many there were.
    func closeLeases(
        at place: ImportArticle.Place,
        in slug: String,
        language: LanguageTag,
        apart: Set<Occurrence>
    ) throws -> Int {
        if leases?.language != language { leases = try ImportLeases(language, apart: apart, writer) }
        // Where they are kept: a copy would copy all that is out, for each segment.
        let ids = leases?.take(Occurrence(article: slug, segment: place.name), place.stored.source) ?? []
        if !ids.isEmpty { try writer.closeLeases(ids, batch: begin()) }
        return ids.count
    }
}
