import DragomanMemory
import DragomanModel

/// What a model memory says of its translations.
extension ModelSession {
    private func records() -> [TranslationRecord] { state.targets.indices.map(record) }

    private func record(_ index: Int) -> TranslationRecord {
        let target = state.targets[index]
        let source = state.sources[Int(target.content.source.rawValue) - 1]
        return TranslationRecord(
            stored: StoredTarget(
                id: TargetID(rawValue: Int64(index) + 1),
                batch: target.batch,
                sequence: target.sequence,
                target: target.content
            ),
            sourceLanguage: source.language,
            source: source.content,
            retired: target.retired,
            restoredFrom: target.first == index ? nil : TargetID(rawValue: Int64(target.first) + 1)
        )
    }

    private func accepted(_ filter: TranslationFilter) throws -> [TranslationRecord] {
        try records().filter { record in try filter.accepts(record) { try batch($0)?.time } }
    }

    func forEachTranslation(_ filter: TranslationFilter, _ body: (TranslationRecord) throws -> Bool) throws {
        for record in try accepted(filter) { guard try body(record) else { return } }
    }

    func translationCount(_ filter: TranslationFilter) throws -> Int { try accepted(filter).count }

    func translation(_ id: TargetID) throws -> TranslationRecord? {
        let index = Int(id.rawValue) - 1
        return state.targets.indices.contains(index) ? record(index) : nil
    }

    func history(of id: TargetID) throws -> [TranslationRecord] {
        guard let one = try translation(id)?.stored.target else { return [] }
        return records().filter {
            let other = $0.stored.target
            return other.source == one.source && other.language == one.language
                && other.context.article == one.context.article && other.context.segment == one.context.segment
        }
    }

    func sourcesWithSeveralWordings(countsCandidates: Bool) throws -> [SourceWordings] {
        let live = records().filter { $0.standing == .current || countsCandidates && $0.standing == .candidate }
        let places = Dictionary(grouping: live) {
            SourceWordings(source: $0.stored.target.source, language: $0.stored.target.language)
        }
        return places.filter { Set($0.value.map(\.stored.target.content)).count > 1 }.keys.sorted {
            ($0.source, $0.language) < ($1.source, $1.language)
        }
    }

    func articles(with source: SourceID) throws -> [String] {
        try articles().map(\.slug).filter { slug in
            try units(ofArticle: slug).contains { $0.segments.contains { $0.source == source } }
        }
    }

    func translationCounts() throws -> [TranslationCount] {
        let kinds = Dictionary(grouping: records()) { record in
            TranslationCount(
                language: record.stored.target.language,
                standing: record.standing,
                state: record.stored.target.state,
                origin: record.stored.target.origin,
                author: record.stored.target.author,
                count: 0,
                lastChange: BatchID(rawValue: 0)
            )
        }
        return kinds.map { kind, records in
            var count = kind
            count.count = records.count
            count.lastChange = records.map(\.changed).max() ?? kind.lastChange
            return count
        }
    }

    func knownLanguages() throws -> [LanguageTag] {
        let all = [state.language] + state.sources.map(\.language) + state.targets.map(\.content.language)
        return Set(all).sorted()
    }

    func storedBytes() throws -> Int {
        (state.sources.map(\.content) + state.targets.map(\.content.content)).reduce(0) { $0 + $1.coded.utf8.count }
    }
}
