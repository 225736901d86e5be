package import DragomanMemory
package import DragomanModel
import Synchronization

/// A memory in plain values that does everything the slow and obvious way: the measure for real engines.
package final class ModelMemory: MemoryStore {
    private let state: Mutex<ModelState>

    /// Makes an empty memory.
    package init(sourceLanguage: LanguageTag) {
        state = Mutex(ModelState(language: sourceLanguage))
    }

    package func read<Result>(_ body: (any MemoryReader) throws -> Result) throws -> Result {
        try body(ModelSession(state.withLock { $0 }))
    }

    package func write<Result>(isDryRun: Bool, _ body: (any MemoryWriter) throws -> Result) throws -> Result {
        let session = ModelSession(state.withLock { $0 })
        let result = try body(session)
        session.takeSnapshot()
        let changed = session.state
        if !isDryRun { state.withLock { $0 = changed } }
        return result
    }
}

/// All that a model memory holds.
struct ModelState: Sendable {
    struct Source: Hashable, Sendable {
        var language: LanguageTag
        var content: CodedText
    }

    struct Revision: Sendable {
        var slug: String
        var number: Int
        var batch: BatchID
        var parent: Int?
        var content: NewRevision
        var units: [StoredUnit]
        var replaced: [(source: SourceID, replaced: SourceID)]
    }

    struct Target: Sendable {
        var batch: BatchID
        var retired: BatchID?
        var first: Int
        var sequence: Int64
        var content: NewTarget
    }

    struct Version: Sendable {
        var batch: BatchID
        var concept: Concept
    }

    struct Lease: Sendable {
        var batch: BatchID
        var content: NewLease
        var closings: [BatchID] = []
    }

    struct Snapshot: Sendable {
        var totals: [ArticleTotal]
        var tallies: [ArticleTally]
    }

    var language: LanguageTag
    var batches: [Batch] = []
    var sources: [Source] = []
    var revisions: [Revision] = []
    var targets: [Target] = []
    var versions: [Version] = []
    var leases: [Lease] = []
    var entries: [String] = []
    var details: [TargetID: TargetDetail] = [:]
    var sequence: Int64 = 0
    var snapshots: [BatchID: Snapshot] = [:]
    var apart: Set<Occurrence> = []
}

/// The questions and changes of a model memory.
final class ModelSession: MemoryWriter {
    var state: ModelState

    init(_ state: ModelState) { self.state = state }

    func sourceLanguage() throws -> LanguageTag { state.language }

    // MARK: Articles

    func articles() throws -> [ArticleRecord] {
        currentRevisions().map { revision in
            ArticleRecord(
                slug: revision.slug,
                title: revision.content.title,
                format: revision.content.format,
                language: revision.content.language,
                publishedAt: revision.content.publishedAt,
                revision: revision.number,
                digest: revision.content.digest,
                rules: revision.content.rules,
                units: revision.units.count,
                total: total(revision)
            )
        }
    }

    func article(_ slug: String) throws -> ArticleRecord? { try articles().first { $0.slug == slug } }

    func units(ofArticle slug: String) throws -> [StoredUnit] { current(slug)?.units ?? [] }

    func skeleton(ofArticle slug: String) throws -> Skeleton? { current(slug)?.content.skeleton }

    func unit(named name: String, inArticle slug: String) throws -> StoredUnit? {
        let older = state.revisions.filter { $0.slug == slug }.reversed()
        let all = [current(slug)].compactMap { $0 } + older
        return all.lazy.compactMap { $0.units.first { $0.name == name } }.first
    }

    func article(ofUnit name: String) throws -> String? {
        state.revisions.last { $0.units.contains { $0.name == name } }?.slug
    }

    /// The newest revision whose batch stands.
    func currentIndex(_ slug: String) -> Int? {
        state.revisions.indices.last { state.revisions[$0].slug == slug && stands(state.revisions[$0].batch) }
    }

    private func current(_ slug: String) -> ModelState.Revision? { currentIndex(slug).map { state.revisions[$0] } }

    private func currentRevisions() -> [ModelState.Revision] {
        let slugs = Set(state.revisions.map(\.slug))
        return slugs.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.compactMap(current)
    }

    private func total(_ revision: ModelState.Revision) -> Tally {
        revision.units.flatMap(\.segments).reduce(into: Tally()) { $0 += Tally(segments: 1, words: $1.wordCount) }
    }

    // MARK: Sources and translations

    func source(_ content: CodedText, language: LanguageTag) throws -> SourceID? {
        state.sources.firstIndex(of: ModelState.Source(language: language, content: content)).map(id)
    }

    private func id(_ index: Int) -> SourceID { SourceID(rawValue: Int64(index) + 1) }

    func content(of source: SourceID) throws -> CodedText? {
        let index = Int(source.rawValue) - 1
        return state.sources.indices.contains(index) ? state.sources[index].content : nil
    }

    func targets(of source: SourceID, language: LanguageTag) throws -> [StoredTarget] {
        stored { $0.content.source == source && $0.content.language == language }
    }

    func targets(of source: SourceID, language: LanguageTag, asOf batch: BatchID) throws -> [StoredTarget] {
        let held = state.targets.enumerated().filter { _, target in
            target.content.source == source && target.content.language == language && target.batch <= batch
                && target.retired.map { $0 > batch } ?? true
        }
        return held.reversed().map {
            StoredTarget(
                id: TargetID(rawValue: Int64($0.offset) + 1),
                batch: $0.element.batch,
                sequence: $0.element.sequence,
                target: $0.element.content
            )
        }
    }

    func superseded(of batch: BatchID) throws -> [SupersededTarget] {
        state.targets.enumerated().compactMap { number, target in
            guard target.batch == batch, let by = target.retired, by != batch else { return nil }
            let stored = StoredTarget(
                id: TargetID(rawValue: Int64(number) + 1),
                batch: batch,
                sequence: target.sequence,
                target: target.content
            )
            return SupersededTarget(target: stored, by: by)
        }
    }

    func stored(where isWanted: (ModelState.Target) -> Bool) -> [StoredTarget] {
        let live = state.targets.enumerated().filter { $1.retired == nil && isWanted($1) }
        return live.sorted { $0.element.sequence > $1.element.sequence }.map {
            StoredTarget(
                id: TargetID(rawValue: Int64($0.offset) + 1),
                batch: $0.element.batch,
                sequence: $0.element.sequence,
                target: $0.element.content
            )
        }
    }

    func targets(ofArticle slug: String, language: LanguageTag) throws -> [SourceID: [StoredTarget]] {
        let held = Set(try units(ofArticle: slug).flatMap(\.segments).map(\.source))
        return Dictionary(
            grouping: stored { held.contains($0.content.source) && $0.content.language == language },
            by: \.target.source
        )
    }

    func ancestors(ofArticle slug: String) throws -> [SourceID: [SourceID]] {
        guard let current = currentIndex(slug) else { return [:] }
        let held = Set(state.revisions[current].units.flatMap(\.segments).map(\.source))
        let lineage = Array(sequence(first: current) { self.state.revisions[$0].parent })
        return Dictionary(uniqueKeysWithValues: held.map { ($0, ancestors(of: $0, lineage)) }).filter { !$1.isEmpty }
    }

    private func ancestors(of source: SourceID, _ lineage: [Int]) -> [SourceID] {
        var found: [SourceID] = []
        var front = [(source, 0)]
        while !front.isEmpty {
            var next: [(SourceID, Int)] = []
            for (source, start) in front {
                guard
                    let age = (start..<max(start, lineage.count)).first(where: { age in
                        state.revisions[lineage[age]].replaced.contains { $0.source == source }
                    })
                else { continue }
                let replaced = state.revisions[lineage[age]].replaced.filter { $0.source == source }.map(\.replaced)
                next += Set(replaced).sorted().map { ($0, age + 1) }
            }
            found += next.map(\.0)
            front = next
        }
        var seen: Set<SourceID> = [source]
        return found.filter { seen.insert($0).inserted }
    }

    func forEachSource(
        translatedInto language: LanguageTag,
        _ body: (SourceID, CodedText) throws -> Void
    ) throws {
        for index in state.sources.indices where try !targets(of: id(index), language: language).isEmpty {
            try body(id(index), state.sources[index].content)
        }
    }

    func forEachSource(changedAfter sequence: Int64, _ body: (TranslatedSource) throws -> Void) throws {
        for index in state.sources.indices {
            let targets = state.targets.filter { $0.content.source == id(index) }
            guard targets.contains(where: { $0.sequence > sequence }) else { continue }
            let languages = Set(targets.filter { $0.retired == nil }.map(\.content.language)).sorted()
            let source = state.sources[index]
            try body(
                TranslatedSource(id: id(index), language: source.language, content: source.content, targets: languages)
            )
        }
    }

    func forEachEntry(translatedInto languages: Set<LanguageTag>?, _ body: (StoredEntry) throws -> Void) throws {
        var seen: Set<SourceID> = []
        for oldest in stored(where: { _ in true }).reversed() where seen.insert(oldest.target.source).inserted {
            let source = oldest.target.source
            let live = stored { $0.content.source == source && languages?.contains($0.content.language) ?? true }
            guard !live.isEmpty else { continue }
            let known = state.sources[Int(source.rawValue) - 1]
            try body(
                StoredEntry(
                    source: source,
                    language: known.language,
                    content: known.content,
                    variants: try live.reversed().map {
                        StoredEntry.Variant(stored: $0, detail: try detail(of: $0.id))
                    }
                )
            )
        }
    }

    func detail(of target: TargetID) throws -> TargetDetail? {
        let index = Int(target.rawValue) - 1
        guard state.targets.indices.contains(index) else { return nil }
        return state.details[TargetID(rawValue: Int64(state.targets[index].first) + 1)]
    }

    func codes(of source: SourceID) throws -> [InlineCode] {
        currentRevisions().flatMap(\.units).flatMap(\.segments).first {
            $0.source == source && !$0.segment.codes.isEmpty
        }?.segment.codes ?? []
    }

    func forEachTranslation(changedAfter sequence: Int64, _ body: (TranslatedTexts) throws -> Void) throws {
        try forEachSource(changedAfter: sequence) { source in
            let targets = try source.targets.map { language in
                (language, try Array(Set(self.targets(of: source.id, language: language).map(\.target.content))))
            }
            try body(
                TranslatedTexts(id: source.id, language: source.language, content: source.content, targets: targets)
            )
        }
    }

    func targetLanguages(of source: SourceID) throws -> [LanguageTag] {
        let live = state.targets.filter { $0.content.source == source && $0.retired == nil }
        return Set(live.map(\.content.language)).sorted()
    }

    func language(of source: SourceID) throws -> LanguageTag? {
        state.sources.indices.first { id($0) == source }.map { state.sources[$0].language }
    }

    // MARK: History

    func lastSequence() throws -> Int64 { state.sequence }

    func changes(after sequence: Int64, limit: Int) throws -> [MemoryChange] {
        let changes = state.targets.enumerated().map {
            MemoryChange(
                sequence: $1.sequence,
                target: TargetID(rawValue: Int64($0) + 1),
                source: $1.content.source,
                language: $1.content.language,
                isLive: $1.retired == nil
            )
        }
        return Array(changes.filter { $0.sequence > sequence }.sorted { $0.sequence < $1.sequence }.prefix(limit))
    }

    func lastBatch() throws -> BatchID { state.batches.last?.id ?? BatchID(rawValue: 0) }

    func lastBatch(at time: String) throws -> BatchID {
        state.batches.last { $0.time <= time }?.id ?? BatchID(rawValue: 0)
    }

    func batch(_ id: BatchID) throws -> Batch? { state.batches.first { $0.id == id } }

    func batches() throws -> [Batch] { state.batches }

    func articleTotals(asOf batch: BatchID?) throws -> [ArticleTotal] {
        guard let batch else { return currentRevisions().map { ArticleTotal(slug: $0.slug, total: total($0)) } }
        return snapshot(batch)?.totals ?? []
    }

    func apart() throws -> Set<Occurrence> { state.apart }

    func articleTallies(asOf batch: BatchID?, apart: Set<Occurrence>?) throws -> [ArticleTally] {
        guard let batch else { return try countedTallies(apart ?? state.apart) }
        return snapshot(batch)?.tallies ?? []
    }

    private func snapshot(_ batch: BatchID) -> ModelState.Snapshot? {
        state.snapshots.filter { $0.key <= batch }.max { $0.key < $1.key }?.value
    }

    /// Remembers the counts as those of the last batch.
    func takeSnapshot() {
        guard let last = state.batches.last?.id,
            let totals = try? articleTotals(asOf: nil), let tallies = try? articleTallies(asOf: nil)
        else { return }
        state.snapshots[last] = ModelState.Snapshot(totals: totals, tallies: tallies)
    }

    func concepts() throws -> [Concept] {
        Dictionary(grouping: state.versions.filter { stands($0.batch) }, by: \.concept.id)
            .compactMap { $1.last?.concept }
            .sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    }

    func verify() throws -> [Finding] { [] }

    // MARK: Standing

    /// Whether a batch was not taken back, or its undo was.
    func stands(_ batch: BatchID) -> Bool {
        guard let by = state.batches.first(where: { $0.id == batch })?.undoneBy else { return true }
        return !stands(by)
    }

    private func countedTallies(_ apart: Set<Occurrence>) throws -> [ArticleTally] {
        let languages = Set(state.targets.map(\.content.language)).sorted()
        return try currentRevisions().flatMap { revision in
            try languages.compactMap { try tally(revision, $0, apart) }
        }
    }

    private func tally(
        _ revision: ModelState.Revision,
        _ language: LanguageTag,
        _ apart: Set<Occurrence>
    ) throws -> ArticleTally? {
        let ancestors = try ancestors(ofArticle: revision.slug)
        let places = revision.units.flatMap { unit in
            unit.segments.enumerated().map { (name: "\(unit.name)-\($0 + 1)", segment: $1) }
        }
        var tally = ArticleTally(
            slug: revision.slug,
            language: language,
            translated: Tally(),
            reviewed: Tally(),
            final: Tally(),
            stale: Tally()
        )
        for (index, place) in places.enumerated() {
            let one = Tally(segments: 1, words: place.segment.wordCount)
            let best = TargetChoice.shown(
                among: try targets(of: place.segment.source, language: language),
                at: Occurrence(article: revision.slug, segment: place.name),
                previous: index > 0 ? places[index - 1].segment.source : nil,
                next: index + 1 < places.count ? places[index + 1].segment.source : nil,
                apart: apart
            )
            if let best {
                tally.translated += one
                if best.target.state >= .reviewed { tally.reviewed += one }
                if best.target.state == .final { tally.final += one }
            } else if try (ancestors[place.segment.source] ?? []).contains(where: {
                try targets(of: $0, language: language).contains { $0.target.role == .current }
            }) {
                tally.stale += one
            }
        }
        return tally.translated.segments + tally.stale.segments > 0 ? tally : nil
    }
}
