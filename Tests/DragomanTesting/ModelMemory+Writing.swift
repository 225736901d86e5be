import DragomanMemory
import DragomanModel

/// The changes of a model memory.
extension ModelSession {
    func beginBatch(_ kind: Batch.Kind, time: String, author: String?, origin: String) throws -> BatchID {
        takeSnapshot()
        let id = BatchID(rawValue: Int64(state.batches.count) + 1)
        state.batches.append(Batch(id: id, kind: kind, time: time, author: author, origin: origin))
        return id
    }

    func finishBatch(_ batch: BatchID) throws { takeSnapshot() }

    func keepApart(_ occurrences: Set<Occurrence>, batch: BatchID) throws { state.apart = occurrences }

    func addRevision(
        _ revision: NewRevision,
        replaced: [(unit: Int, segment: Int, source: SourceID)],
        batch: BatchID
    ) throws {
        let units = revision.units.map { unit in
            let segments = zip(unit.segments, unit.wordCounts).map {
                StoredSegment(source: store($0, language: revision.language), segment: $0, wordCount: $1)
            }
            return StoredUnit(name: unit.name, kind: unit.kind, escaping: unit.escaping, segments: segments)
        }
        let stored = ModelState.Revision(
            slug: revision.slug,
            number: 1 + state.revisions.count { $0.slug == revision.slug },
            batch: batch,
            parent: currentIndex(revision.slug),
            content: revision,
            units: units,
            replaced: replaced.compactMap {
                let source = units[$0.unit].segments[$0.segment].source
                return source == $0.source ? nil : (source, $0.source)
            }
        )
        state.revisions.append(stored)
    }

    private func store(_ segment: Segment, language: LanguageTag) -> SourceID {
        let source = ModelState.Source(language: language, content: segment.content)
        let known = state.sources.firstIndex(of: source)
        if known == nil { state.sources.append(source) }
        return SourceID(rawValue: Int64(known ?? state.sources.count - 1) + 1)
    }

    func addSource(_ content: CodedText, language: LanguageTag) throws -> (source: SourceID, isNew: Bool) {
        let known = try source(content, language: language)
        if known == nil { state.sources.append(ModelState.Source(language: language, content: content)) }
        return (known ?? SourceID(rawValue: Int64(state.sources.count)), known == nil)
    }

    func addEntryDetail(_ text: String, source: SourceID) throws -> EntryID {
        state.entries.append(text)
        return EntryID(rawValue: Int64(state.entries.count))
    }

    func addDetail(_ text: String?, of target: TargetID, entry: EntryID) throws {
        let entryText = state.entries[Int(entry.rawValue) - 1]
        state.details[target] = TargetDetail(entry: entry, entryText: entryText, text: text)
    }

    func addTarget(_ target: NewTarget, batch: BatchID) throws -> TargetID {
        if let equal = equal(to: target) {
            guard equal.target.state < target.state else { return equal.id }
            try retire(equal.id, batch: batch)
        }
        add(target, batch: batch, first: state.targets.count)
        return TargetID(rawValue: Int64(state.targets.count))
    }

    private func equal(to target: NewTarget) -> StoredTarget? {
        stored {
            $0.content.source == target.source && $0.content.language == target.language
                && $0.content.role == target.role && $0.content.context == target.context
                && $0.content.content == target.content
        }.first
    }

    private func add(_ target: NewTarget, batch: BatchID, first: Int) {
        state.sequence += 1
        state.targets.append(
            ModelState.Target(batch: batch, retired: nil, first: first, sequence: state.sequence, content: target)
        )
    }

    func retire(_ target: TargetID, batch: BatchID) throws {
        let index = Int(target.rawValue) - 1
        guard state.targets.indices.contains(index), state.targets[index].retired == nil else {
            throw DragomanError("target-not-live", "translation \(target.rawValue) is not live")
        }
        state.sequence += 1
        state.targets[index].retired = batch
        state.targets[index].sequence = state.sequence
    }

    func addConcepts(_ concepts: [Concept], batch: BatchID) throws -> Int {
        try concepts.count { concept in
            guard try !self.concepts().contains(concept) else { return false }
            state.versions.append(ModelState.Version(batch: batch, concept: concept))
            return true
        }
    }

    func undo(_ batch: BatchID, time: String, author: String?) throws -> (batch: BatchID, restored: Int) {
        guard let index = state.batches.firstIndex(where: { $0.id == batch }) else {
            throw DragomanError("batch-unknown", "no batch \(batch.rawValue)")
        }
        guard state.batches[index].undoneBy == nil else {
            throw DragomanError("batch-undone", "batch \(batch.rawValue) was taken back before")
        }
        let undoing = try beginBatch(.undo, time: time, author: author, origin: "batch \(batch.rawValue)")
        let articles = Set(state.revisions.map(\.slug)).sorted()
        let before = (articles: articles.map(currentIndex), concepts: try concepts(), leases: openLeaseIndexes)
        state.batches[index].undoneBy = undoing
        let after = (articles: articles.map(currentIndex), concepts: try concepts(), leases: openLeaseIndexes)
        let changedConcepts = Set(before.concepts).symmetricDifference(after.concepts).map(\.id)
        let restored =
            zip(before.articles, after.articles).count { $0 != $1 } + Set(changedConcepts).count
            + Set(before.leases).symmetricDifference(after.leases).count
            + restoreTargets(content(of: batch), as: undoing)
        return (undoing, restored)
    }

    /// The batch whose changes an undo brings or takes in the end.
    private func content(of batch: BatchID) -> BatchID {
        state.batches.first { $0.undoneBy == batch }.map { content(of: $0.id) } ?? batch
    }

    private struct Place: Hashable {
        var source: SourceID
        var language: LanguageTag
        var role: NewTarget.Role
        var article: String?
        var segment: String?

        init(_ target: NewTarget) {
            source = target.source
            language = target.language
            role = target.role
            article = target.context.article
            segment = target.context.segment
        }
    }

    private func restoreTargets(_ batch: BatchID, as undoing: BatchID) -> Int {
        var order: [Place] = []
        for target in state.targets where target.batch == batch || target.retired == batch {
            let place = Place(target.content)
            if !order.contains(place) { order.append(place) }
        }
        return order.count { restore($0, as: undoing) }
    }

    private func restore(_ place: Place, as undoing: BatchID) -> Bool {
        let all = state.targets.indices.filter { Place(state.targets[$0].content) == place }
        let firsts = all.filter { state.targets[$0].first == $0 }
        func copies(_ first: Int) -> [Int] { all.filter { state.targets[$0].first == first } }
        func live(_ first: Int) -> Int? { copies(first).first { state.targets[$0].retired == nil } }
        func isDue(_ first: Int) -> Bool {
            stands(state.targets[first].batch)
                && !copies(first).contains { copy in
                    state.targets[copy].retired.map { retired in
                        stands(retired) && state.batches.first { $0.id == retired }?.kind != .undo
                    } ?? false
                }
        }
        let leaving = firsts.filter { !isDue($0) }.compactMap(live)
        for index in leaving { try? retire(TargetID(rawValue: Int64(index) + 1), batch: undoing) }
        let newest = firsts.filter { live($0) != nil && isDue($0) }.map { state.targets[$0].batch }.max()
        var isChanged = !leaving.isEmpty
        for first in firsts where live(first) == nil && isDue(first) {
            let lastRetirement = copies(first).compactMap { state.targets[$0].retired }.max()
            if place.role == .current, let newest, let lastRetirement, newest > lastRetirement { continue }
            guard equal(to: state.targets[first].content) == nil else { continue }
            add(state.targets[first].content, batch: undoing, first: first)
            isChanged = true
        }
        return isChanged
    }
}
