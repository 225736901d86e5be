import DragomanMemory
public import DragomanModel
import DragomanText

extension Workflow {
    /// Translations by their numbers, superseded ones too, with history, context and uses.
    ///
    /// - Throws: `DragomanError` `translation-unknown`, `memory-…`.
    public func translations(_ ids: [Int64]) throws -> [TranslationDetail] {
        try memory.read { reader in
            let details = try TranslationDetails(reader, apart: site.repetitions.apart)
            return try ids.map { try details.detail(of: requireTranslation($0, reader)) }
        }
    }

    /// The live translations of a source.
    ///
    /// - Parameters:
    ///   - source: Its text; codes are written as `<1>…</1>` and `<2/>`.
    ///   - languages: Tags of the languages translated into; empty for all.
    /// - Returns: Their details, ordered by number.
    /// - Throws: `DragomanError` `source-unknown`, `language-unknown`, `memory-…`.
    public func translations(ofSource source: String, languages: [String] = []) throws -> [TranslationDetail] {
        try memory.read { reader in
            let known = try reader.knownLanguages()
            let wanted = try languages.isEmpty ? known : languages.map { try site.language($0, among: known) }
            let text = Normalization.nfc(source)
            let forms = [CodedText(plain: text)] + (CodedText(displayed: text).map { [$0] } ?? [])
            // The site's articles first, then what other sources a memory may have.
            let sources = try ([reader.sourceLanguage()] + known).lazy.compactMap { language in
                try forms.lazy.compactMap { try reader.source($0, language: language) }.first
            }
            guard let found = sources.first else {
                throw DragomanError(
                    "source-unknown",
                    "the memory has no such source; 'dragoman memory list --text' finds those that hold a text"
                )
            }
            let details = try TranslationDetails(reader, apart: site.repetitions.apart)
            return try wanted.flatMap { try reader.targets(of: found, language: $0) }
                .sorted { $0.id.rawValue < $1.id.rawValue }
                .map { try details.detail(of: requireTranslation($0.id.rawValue, reader)) }
        }
    }

    /// A translation's record.
    ///
    /// - Throws: `DragomanError` `translation-unknown`, `memory-…`.
    func requireTranslation(
        _ id: Int64,
        _ reader: any MemoryReader,
        at position: FilePosition? = nil
    ) throws -> TranslationRecord {
        if let record = try reader.translation(TargetID(rawValue: id)) { return record }
        throw DragomanError(
            "translation-unknown",
            "the memory has no translation \(id); 'dragoman memory list' shows those there are",
            at: position
        )
    }
}

/// Gathers what is told of translations, on one snapshot.
private struct TranslationDetails {
    private let reader: any MemoryReader
    private let batches: [BatchID: Batch]
    private let times: BatchTimes
    private let apart: Set<Occurrence>
    /// A line that stands in every article is not looked for in all of them.
    private static let mostArticles = 200

    init(_ reader: any MemoryReader, apart: Set<Occurrence>) throws {
        self.reader = reader
        self.apart = apart
        batches = Dictionary(uniqueKeysWithValues: try reader.batches().map { ($0.id, $0) })
        times = try BatchTimes(reader)
    }

    func detail(of record: TranslationRecord) throws -> TranslationDetail {
        let target = record.stored.target
        let articles = try reader.articles(with: target.source)
        let searched = articles.prefix(Self.mostArticles)
        let live = try reader.targets(of: target.source, language: target.language)
        return TranslationDetail(
            translation: TranslationSummary(record, times),
            history: try reader.history(of: record.id).map(version),
            context: TranslationDetail.Context(
                article: target.context.article,
                segment: target.context.segment,
                previous: try text(target.context.previous),
                next: try text(target.context.next)
            ),
            uses: record.standing == .current ? try searched.flatMap { try uses(of: record, live, in: $0) } : [],
            articles: articles.count,
            articlesSearched: searched.count
        )
    }

    private func text(_ source: SourceID?) throws -> String? {
        try source.flatMap { try reader.content(of: $0) }?.shown
    }

    private func version(_ record: TranslationRecord) -> TranslationDetail.Version {
        let target = record.stored.target
        return TranslationDetail.Version(
            id: record.id.rawValue,
            target: target.content.shown,
            state: target.state,
            origin: target.origin,
            role: record.standing,
            author: target.author,
            made: batches[record.stored.batch].map(TranslationDetail.Change.init),
            superseded: record.retired.flatMap { batches[$0] }.map(TranslationDetail.Change.init),
            restoredFrom: record.restoredFrom?.rawValue
        )
    }

    /// The segments of an article for which the rule that render and export go by picks a translation.
    private func uses(
        of record: TranslationRecord,
        _ live: [StoredTarget],
        in slug: String
    ) throws -> [TranslationDetail.Use] {
        let units = try reader.units(ofArticle: slug)
        let sources = units.flatMap(\.segments).map(\.source)
        let names = units.flatMap { unit in unit.segments.indices.map { UnitNames.segment($0 + 1, of: unit.name) } }
        return sources.indices.filter { sources[$0] == record.stored.target.source }.compactMap { index in
            let chosen = TargetChoice.shown(
                among: live,
                at: Occurrence(article: slug, segment: names[index]),
                previous: index > 0 ? sources[index - 1] : nil,
                next: index + 1 < sources.count ? sources[index + 1] : nil,
                apart: apart
            )
            return chosen?.id == record.id ? TranslationDetail.Use(article: slug, segment: names[index]) : nil
        }
    }
}
