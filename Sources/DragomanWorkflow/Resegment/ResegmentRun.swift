import DragomanMemory
import DragomanModel
import DragomanSegmentation

/// Splits stored articles by the present rules, inside one transaction.
struct ResegmentRun {
    private let writer: any MemoryWriter
    private let catalogue: SegmentationCatalogue
    private let site: Site
    private let changeLimit: Int
    private let time: String
    private var batch: BatchID?
    private var makers: [LanguageTag: RevisionMaker] = [:]
    private var segmenters: [LanguageTag: Segmenter] = [:]
    private var heads = ExportHeads()
    private var tally = ResegmentTally()
    private(set) var result = ResegmentResult()

    init(writer: any MemoryWriter, catalogue: SegmentationCatalogue, site: Site, changeLimit: Int, time: String) {
        self.writer = writer
        self.catalogue = catalogue
        self.site = site
        self.changeLimit = changeLimit
        self.time = time
    }

    /// Splits one article, if other rules were used for it.
    mutating func resegment(_ record: ArticleRecord) throws {
        let maker = try maker(for: record.language)
        guard record.rules != maker.rules else {
            result.upToDate += 1
            return
        }
        let article = try StoredArticle(record, reader: writer, maker: maker, heads: &heads)
        let document: Document
        do {
            document = try article.document()
        } catch let error as DragomanError {
            return tellKept(record.slug, because: error)
        }
        let revision = try maker.revision(of: document, slug: record.slug, digest: article.digest(maker))
        let old = try writer.units(ofArticle: record.slug)
        let changes = ArticleChanges(old: old, new: revision.units)
        let batch = try batch ?? writer.beginBatch(.ingest, time: time, author: nil, origin: "resegment")
        self.batch = batch
        try writer.addRevision(revision, replaced: changes.replaced, batch: batch)
        guard !changes.isEmpty else {
            result.unchanged += 1
            return
        }
        let tally = try carry(changes, old: old, slug: record.slug, batch: batch)
        self.tally.add(tally)
        guard changes.changedUnits > 0 else {
            result.unchanged += 1
            return
        }
        note(changes, old: old, revision: revision, tally)
    }

    /// Ends the batch and gives what was done.
    mutating func finish() throws -> ResegmentResult {
        if let batch { try writer.finishBatch(batch) }
        result.batch = batch?.rawValue
        result.languages = tally.rows(site)
        return result
    }

    private mutating func carry(
        _ changes: ArticleChanges,
        old: [StoredUnit],
        slug: String,
        batch: BatchID
    ) throws -> ResegmentTally {
        let new = try writer.units(ofArticle: slug)
        let oldPlaces = ArticlePlaces(slug: slug, units: old)
        let newPlaces = ArticlePlaces(slug: slug, units: new)
        var tally = ResegmentTally()
        for language in site.targets.map(\.tag) {
            let carrier = TranslationCarrier(
                writer: writer,
                batch: batch,
                language: language,
                old: oldPlaces,
                new: newPlaces
            )
            for pair in changes.kept {
                try carrier.keepChoice(
                    from: oldPlaces.index(unit: pair.old.unit, segment: pair.old.segment),
                    to: newPlaces.index(unit: pair.new.unit, segment: pair.new.segment)
                )
            }
            for change in changes.recuts {
                try carry(change, old[change.oldUnit], new[change.newUnit], by: carrier, &tally)
            }
        }
        return tally
    }

    private mutating func carry(
        _ change: ArticleChanges.UnitRecut,
        _ old: StoredUnit,
        _ new: StoredUnit,
        by carrier: TranslationCarrier,
        _ tally: inout ResegmentTally
    ) throws {
        let recut = change.recut
        let start = carrier.old.index(unit: change.oldUnit, segment: recut.old.lowerBound)
        let shown = try carrier.shown(at: start..<start + recut.old.count)
        let pieces = shown.compactMap(\.self)
        guard !pieces.isEmpty else { return }
        var carried: TargetCarrier.Carried?
        if pieces.count == shown.count {
            let segmenter = try segmenter(for: carrier.language)
            carried = try TargetCarrier(
                old: old.segments[recut.old].map(\.segment),
                new: new.segments[recut.new].map(\.segment),
                boundaries: { try segmenter.boundaries(in: $0) }
            )?.carry(pieces.map(\.target.content))
        }
        for (number, segment) in recut.new.enumerated() {
            let outcome = try carrier.give(
                carried?.contents[number],
                madeOf: pieces,
                isCertain: carried?.isCertain ?? false,
                to: carrier.new.index(unit: change.newUnit, segment: segment)
            )
            tally.add(outcome, words: new.segments[segment].wordCount, language: carrier.language)
        }
    }

    private mutating func note(
        _ changes: ArticleChanges,
        old: [StoredUnit],
        revision: NewRevision,
        _ tally: ResegmentTally
    ) {
        result.articles.append(
            ResegmentResult.Article(
                slug: revision.slug,
                changedUnits: changes.changedUnits,
                segments: .init(
                    before: old.reduce(0) { $0 + $1.segments.count },
                    after: revision.units.reduce(0) { $0 + $1.segments.count }
                ),
                joined: changes.recuts.count { $0.recut.kind == .joined },
                split: changes.recuts.count { $0.recut.kind == .split },
                recut: changes.recuts.count { $0.recut.kind == .recut },
                languages: tally.rows(site)
            )
        )
        for change in changes.recuts.prefix(max(0, changeLimit - result.changes.count)) {
            let before = old[change.oldUnit].segments[change.recut.old]
            let after = revision.units[change.newUnit].segments[change.recut.new]
            result.changes.append(
                ResegmentResult.Change(
                    slug: revision.slug,
                    unit: revision.units[change.newUnit].name,
                    kind: change.recut.kind.rawValue,
                    before: before.map(\.segment.content.displayed),
                    after: after.map(\.content.displayed)
                )
            )
        }
    }

    private mutating func tellKept(_ slug: String, because error: DragomanError) {
        let told = "article '\(slug)' stays as it is split: \(error.message) [\(error.code)]"
        result.findings.append(
            FileFindings(
                path: slug,
                findings: [Finding(.error, "article-kept", line: error.position?.line, message: told)]
            )
        )
    }

    private mutating func maker(for language: LanguageTag) throws -> RevisionMaker {
        if let known = makers[language] { return known }
        let made = try RevisionMaker(language: language, catalogue: catalogue)
        makers[language] = made
        return made
    }

    private mutating func segmenter(for language: LanguageTag) throws -> Segmenter {
        if let known = segmenters[language] { return known }
        let made = Segmenter(language: language, rules: try catalogue.rules(for: language))
        segmenters[language] = made
        return made
    }
}
