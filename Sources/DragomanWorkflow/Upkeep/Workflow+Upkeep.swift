import DragomanMemory
public import DragomanModel

extension Workflow {
    /// Gives translations another wording or state, as one batch that can be taken back; all of the edits or none.
    ///
    /// What was there is superseded and stays in the history. A new wording must hold the codes of its source.
    ///
    /// - Throws: `DragomanError` `translation-unknown`, `target-not-live`, `edit-twice`, `edit-empty`, `edit-unreadable`,
    ///   `code-missing`, `code-unbalanced`, `text-doubled`, `memory-…`; the memory is as it was.
    public func editTranslations(_ edits: [TranslationEdit], options: EditOptions = EditOptions()) throws -> EditResult
    {
        try write(isDryRun: options.isDryRun) { try EditRun(self, $0, options).run(edits) }
    }

    /// Takes translations out of use by their numbers, as one batch that can be taken back; all of them or none.
    ///
    /// They are no longer offered or shown and count for no coverage; they stay in the history.
    ///
    /// - Throws: `DragomanError` `translation-unknown`, `target-not-live`, `memory-…`; the memory is as it was.
    public func retireTranslations(_ ids: [Int64], options: RetireOptions = RetireOptions()) throws -> RetireResult {
        try retire(options) { writer, select in
            // One that is named twice is meant once.
            for id in Set(ids).sorted() {
                let record = try requireTranslation(id, writer)
                if let batch = record.retired { throw EditRun.notLive(record.id, batch) }
                select(record)
            }
        }
    }

    /// Takes the live translations that pass a query out of use, as one batch that can be taken back.
    ///
    /// Of each source one wording in use stays: where all pass, that of the greatest state, then the newest.
    ///
    /// - Parameters:
    ///   - query: Which are meant.
    ///   - grouping: Only those that stand in such groups; `nil` for any.
    ///   - options: How.
    /// - Returns: What was retired.
    /// - Throws: `DragomanError` `filter-missing` where the query asks nothing; as `forEachTranslation`.
    public func retireTranslations(
        _ query: TranslationQuery,
        in grouping: TranslationGrouping? = nil,
        options: RetireOptions = RetireOptions()
    ) throws -> RetireResult {
        if let grouping { return try retireGrouped(query, by: grouping, options) }
        guard !query.asksNothing else {
            throw DragomanError(
                "filter-missing",
                "this would retire every translation of the memory; say which are meant; nothing was changed"
            )
        }
        return try retire(options) { writer, select in
            try TranslationSelection(query, site: site, writer).forEach(writer) { record in
                if record.retired == nil { select(record) }
                return true
            }
        }
    }

    private func retireGrouped(
        _ query: TranslationQuery,
        by grouping: TranslationGrouping,
        _ options: RetireOptions
    ) throws -> RetireResult {
        var kept = 0
        var result = try retire(options) { writer, select in
            let selection = try TranslationSelection(query, site: site, writer)
            var chosen: [Int64: TranslationRecord] = [:]
            for group in try Self.groups(grouping, writer) {
                let passing = group.filter(selection.accepts)
                let going = Self.going(passing, of: group)
                kept += passing.count - going.count
                for record in going { chosen[record.id.rawValue] = record }
            }
            for (_, record) in chosen.sorted(by: { $0.key < $1.key }) { select(record) }
        }
        result.kept = kept
        return result
    }

    /// What goes of those that were asked for of a group: no source loses all that it shows.
    ///
    /// Of a source all of whose translations in use were asked for, the best stays, with those that say the same
    /// elsewhere; a source that only has candidates keeps the best of these.
    private static func going(_ asked: [TranslationRecord], of group: [TranslationRecord]) -> [TranslationRecord] {
        let ids = Set(asked.map(\.id))
        var staying: Set<TargetID> = []
        for records in Dictionary(grouping: group, by: \.stored.target.source).values {
            let used = records.filter { $0.stored.target.role == .current }
            let shown = used.isEmpty ? records : used
            guard shown.allSatisfy({ ids.contains($0.id) }),
                let best = shown.max(by: {
                    ($0.stored.target.state, $0.stored.sequence) < ($1.stored.target.state, $1.stored.sequence)
                })
            else { continue }
            for record in records where record.stored.target.content == best.stored.target.content {
                staying.insert(record.id)
            }
        }
        return asked.filter { !staying.contains($0.id) }
    }

    private func retire(
        _ options: RetireOptions,
        _ forEach: (any MemoryWriter, _ select: (TranslationRecord) -> Void) throws -> Void
    ) throws -> RetireResult {
        try write(isDryRun: options.isDryRun) { writer in
            let reason = options.reason.map { "memory retire: \($0)" } ?? "memory retire"
            var changeSet = try ChangeSet(writer, time: now(), author: options.author, reason: reason)
            let times = try BatchTimes(writer)
            var result = RetireResult()
            var counts: [LanguageTag: Int] = [:]
            // There may be very many: their texts are not kept.
            try forEach(writer) { record in
                counts[record.stored.target.language, default: 0] += 1
                result.ids.append(record.id.rawValue)
                if result.translations.count < RetireResult.shown {
                    result.translations.append(TranslationSummary(record, times))
                }
            }
            for id in result.ids { try writer.retire(TargetID(rawValue: id), batch: changeSet.begin()) }
            result.retired = result.ids.count
            result.languages = counts.sorted { $0.key < $1.key }.map {
                RetireResult.Language(language: $0.key, retired: $0.value)
            }
            result.batch = try changeSet.finish()?.rawValue
            return result
        }
    }
}
