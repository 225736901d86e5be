import DragomanMemory
import DragomanModel

/// The edits of one call, in one transaction.
final class EditRun {
    private let workflow: Workflow
    private let writer: any MemoryWriter
    private let options: EditOptions
    private var changeSet: ChangeSet
    private var result = EditResult()
    /// What took the place of what, for edits of what an earlier one changed along.
    private var replaced: [TargetID: TargetID] = [:]
    private var edited: Set<Int64> = []
    private var articleAtHand: (slug: String, article: ImportArticle)?

    init(_ workflow: Workflow, _ writer: any MemoryWriter, _ options: EditOptions) throws {
        self.workflow = workflow
        self.writer = writer
        self.options = options
        changeSet = try ChangeSet(
            writer,
            time: workflow.now(),
            author: options.author,
            reason: options.reason
        )
    }

    /// Makes the edits, all or none.
    func run(_ edits: [TranslationEdit]) throws -> EditResult {
        for edit in edits {
            do {
                try make(edit)
            } catch var error as DragomanError {
                if error.position == nil { error.message = "translation \(edit.id): \(error.message)" }
                error.position = error.position ?? edit.position
                throw error
            }
        }
        result.batch = try changeSet.finish()?.rawValue
        return result
    }

    private func make(_ edit: TranslationEdit) throws {
        guard edited.insert(edit.id).inserted else {
            throw DragomanError("edit-twice", "translation \(edit.id) is edited twice; say once what it is to be")
        }
        let record = try liveRecord(edit)
        let old = record.stored.target
        var new = old
        var findings: [Finding] = []
        if let text = edit.target {
            let edited = try EditedText(text, source: record.source, codes: try codes(of: old))
            new.content = edited.content
            findings = edited.findings
        }
        new.state = edit.state ?? old.state
        guard new != old else {
            result.unchanged += 1
            return
        }
        result.findings += findings.map { finding in
            var finding = finding
            finding.unit = String(edit.id)
            finding.line = edit.position?.line
            return finding
        }
        try replace(record.stored, by: new, source: record.source)
        guard options.isEverywhere else { return }
        for twin in try writer.targets(of: old.source, language: old.language)
        where twin.target.content == old.content && twin.id != record.id {
            // Its own state stays unless one was asked for.
            var wording = new
            wording.state = edit.state ?? twin.target.state
            try replace(twin, by: wording, source: record.source)
        }
    }

    private func liveRecord(_ edit: TranslationEdit) throws -> TranslationRecord {
        let asked = TargetID(rawValue: edit.id)
        let id = replaced[asked] ?? asked
        let record = try workflow.requireTranslation(id.rawValue, writer, at: edit.position)
        if let batch = record.retired { throw Self.notLive(record.id, batch) }
        return record
    }

    /// The error for a translation that is no longer in use.
    static func notLive(_ id: TargetID, _ batch: BatchID) -> DragomanError {
        DragomanError(
            "target-not-live",
            "translation \(id.rawValue) was superseded by batch \(batch.rawValue); 'dragoman memory show \(id.rawValue)'"
                + " tells what stands there now"
        )
    }

    private func replace(_ stored: StoredTarget, by wording: NewTarget, source: CodedText) throws {
        let old = stored.target
        var new = old
        new.content = wording.content
        new.state = wording.state
        if new.content != old.content {
            // The words are now the editor's.
            new.author = options.author
            new.origin = .human
        }
        new.base = changeSet.base
        guard new.content != old.content || new.state != old.state else { return }
        let batch = try changeSet.begin()
        try writer.retire(stored.id, batch: batch)
        let id = try writer.addTarget(new, batch: batch)
        replaced[stored.id] = id
        result.changes.append(
            EditResult.Change(
                id: stored.id.rawValue,
                newID: options.isDryRun ? nil : id.rawValue,
                language: old.language,
                source: source.shown,
                before: old.content.shown,
                target: new.content.shown,
                stateBefore: old.state,
                state: new.state
            )
        )
    }

    /// The codes of a source, where the article that it was translated for, or another, still has it.
    private func codes(of target: NewTarget) throws -> [InlineCode] {
        guard try writer.content(of: target.source)?.hasCodes == true else { return [] }
        let slugs = try [target.context.article].compactMap(\.self) + writer.articles(with: target.source).prefix(1)
        for slug in slugs {
            if let place = try article(slug)?.firstPlace(of: target.source) { return place.stored.segment.codes }
        }
        return []
    }

    private func article(_ slug: String) throws -> ImportArticle? {
        if let articleAtHand, articleAtHand.slug == slug { return articleAtHand.article }
        guard let record = try writer.article(slug) else { return nil }
        let article = ImportArticle(
            slug: slug,
            language: record.language,
            digest: record.digest,
            units: try writer.units(ofArticle: slug)
        )
        articleAtHand = (slug, article)
        return article
    }
}
