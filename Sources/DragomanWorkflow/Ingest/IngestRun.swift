import DragomanMatching
import DragomanMemory
import DragomanModel
import DragomanSegmentation

/// One ingest under way, inside its transaction.
struct IngestRun {
    private let writer: any MemoryWriter
    private let maker: RevisionMaker
    private let reader: ArticleReader
    private let tables: IngestTables
    private let site: Site
    private let time: String
    private let origin: String
    private var batch: BatchID?
    private var openedGuard: MeaningGuard?
    private(set) var articles: [IngestResult.Article] = []

    init(
        writer: any MemoryWriter,
        maker: RevisionMaker,
        tables: IngestTables,
        site: Site,
        options: IngestOptions,
        time: String,
        origin: [String]
    ) {
        self.writer = writer
        self.maker = maker
        reader = ArticleReader(options: options)
        self.tables = tables
        self.site = site
        self.time = time
        self.origin = origin.joined(separator: " ")
    }

    /// Reads one file and stores what is new in it.
    mutating func ingest(_ file: ArticleFile) throws {
        try reader.read(file) { found in
            let digest = maker.digest(
                format: found.format,
                filterVersion: found.filterVersion,
                bytes: found.digestedBytes
            )
            if try skipUnchanged(found.slug, digest) { return }
            try store(found.document(), slug: found.slug, digest: digest)
        }
    }

    /// What the filters had to tell, by file.
    var findings: [FileFindings] { reader.findings }

    /// Ends the batch; `nil` where nothing was changed.
    func finish() throws -> BatchID? {
        if let batch { try writer.finishBatch(batch) }
        return batch
    }

    private mutating func skipUnchanged(_ slug: String, _ digest: String) throws -> Bool {
        guard let article = try writer.article(slug), article.digest == digest else { return false }
        articles.append(
            IngestResult.Article(
                slug: slug,
                status: .unchanged,
                units: article.units,
                segments: article.total.segments,
                words: article.total.words,
                carriedOver: article.total.segments
            )
        )
        return true
    }

    private mutating func store(_ document: Document, slug: String, digest: String) throws {
        let revision = try maker.revision(of: document, slug: slug, digest: digest)
        let isKnown = try writer.article(slug) != nil
        let old = isKnown ? try writer.units(ofArticle: slug) : []
        let drift = try isKnown ? drift(from: old, to: revision) : nil
        let batch = try batch ?? writer.beginBatch(.ingest, time: time, author: nil, origin: origin)
        self.batch = batch
        try writer.addRevision(revision, replaced: drift?.replaced(site.carryOver) ?? [], batch: batch)
        var article = IngestResult.Article(
            slug: slug,
            status: isKnown ? .updated : .added,
            units: revision.units.count,
            segments: revision.units.reduce(0) { $0 + $1.segments.count },
            words: revision.units.reduce(0) { $0 + $1.wordCounts.reduce(0, +) },
            carriedOver: drift?.carriedOver ?? 0
        )
        if let drift { try carry(drift, from: old, in: batch, &article) }
        articles.append(article)
    }

    /// What became of the old texts.
    private mutating func drift(from old: [StoredUnit], to revision: NewRevision) throws -> RevisionDrift {
        var opened = openedGuard
        defer { openedGuard = opened }
        return try RevisionDrift(from: old.flatMap(\.segments), to: revision, reader: writer) {
            if let opened { return opened }
            let made = try tables.meanings().meaningGuard(for: maker.language)
            opened = made
            return made
        }
    }

    /// Takes translations over as the site's policy says, and counts.
    private func carry(
        _ drift: RevisionDrift,
        from old: [StoredUnit],
        in batch: BatchID,
        _ article: inout IngestResult.Article
    ) throws {
        for edit in drift.edits {
            guard let gravest = edit.judgement.gravest else { continue }
            article.drift[gravest.rawValue, default: 0] += 1
        }
        article.joined = drift.joints.count(where: \.isJoin)
        article.split = drift.joints.count - article.joined
        guard !drift.edits.isEmpty || !drift.joints.isEmpty else { return }
        let new = try writer.units(ofArticle: article.slug)
        for language in site.targets.map(\.tag) {
            var segmenter: Segmenter?
            var carrier = DriftCarrier(
                writer: writer,
                batch: batch,
                policy: site.carryOver,
                language: language,
                old: (article.slug, old),
                new: new,
                boundaries: { text in
                    let opened =
                        try segmenter ?? Segmenter(language: language, rules: tables.rules.rules(for: language))
                    segmenter = opened
                    return try opened.boundaries(in: text)
                }
            )
            for edit in drift.edits { try carrier.carry(edit) }
            for joint in drift.joints { try carrier.carry(joint) }
            article.accepted += carrier.count.accepted
            article.candidates += carrier.count.candidates
        }
    }
}
