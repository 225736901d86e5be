import DragomanMemory
import DragomanModel
import DragomanText

/// A query made ready for one snapshot of a memory.
struct TranslationSelection {
    let filter: TranslationFilter
    private let text: HeldText?
    let times: BatchTimes

    /// Reads a query.
    ///
    /// - Throws: `DragomanError` `language-unknown`, `time-unreadable`, `batch-unknown`, `text-empty`, `memory-…`.
    init(_ query: TranslationQuery, site: Site, _ reader: any MemoryReader) throws {
        var filter = TranslationFilter()
        let known = query.languages.isEmpty ? [] : try reader.knownLanguages()
        filter.languages = try query.languages.map { try site.language($0, among: known) }
        filter.authors = query.authors.map { $0.isEmpty ? nil : $0 }
        filter.origins = Set(query.origins)
        filter.states = Set(query.states)
        filter.standings = query.roles.isEmpty ? [.current, .candidate] : Set(query.roles)
        filter.batches = query.batches.map(BatchID.init(rawValue:))
        filter.articles = query.articles.map { Normalization.nfc($0) }
        filter.since = try query.since.map { try Moment.reading($0, dayMeans: .beginning).description }
        filter.until = try query.until.map { try Moment.reading($0, dayMeans: .end).description }
        times = try BatchTimes(reader)
        for batch in filter.batches where times[batch] == nil {
            throw DragomanError("batch-unknown", "no batch \(batch.rawValue) in this memory")
        }
        self.filter = filter
        text = try query.text.map { try HeldText($0, in: query.side) }
    }

    /// Hands the translations that pass to a closure, ordered by id, until it answers `false`.
    func forEach(_ reader: any MemoryReader, _ body: (TranslationRecord) throws -> Bool) throws {
        try reader.forEachTranslation(filter) { record in
            if let text, !text.accepts(record) { return true }
            return try body(record)
        }
    }

    /// How many pass; `nil` where only a look at each of them tells.
    func quickCount(_ reader: any MemoryReader) throws -> Int? {
        text == nil ? try reader.translationCount(filter) : nil
    }

    /// Whether a translation passes.
    func accepts(_ record: TranslationRecord) -> Bool {
        filter.accepts(record) { times[$0] } && text?.accepts(record) ?? true
    }
}

/// When the batches of a memory began.
struct BatchTimes {
    private let times: [BatchID: String]

    init(_ reader: any MemoryReader) throws {
        times = Dictionary(uniqueKeysWithValues: try reader.batches().map { ($0.id, $0.time) })
    }

    subscript(batch: BatchID) -> String? { times[batch] }
}
