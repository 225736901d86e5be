import DragomanDocuments
import DragomanMatching
import DragomanMemory
import DragomanModel
import DragomanSegmentation

/// One ingest under way, inside its transaction.
struct IngestRun {
    private let writer: any MemoryWriter
    private let maker: RevisionMaker
    private let tables: IngestTables
    private let site: Site
    private let options: IngestOptions
    private let time: String
    private let origin: String
    private var batch: BatchID?
    private var fileOfSlug: [String: String] = [:]
    private var heads = ExportHeads()
    private var openedGuard: MeaningGuard?
    private(set) var articles: [IngestResult.Article] = []
    private(set) var findings: [FileFindings] = []

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
        self.tables = tables
        self.site = site
        self.options = options
        self.time = time
        self.origin = origin.joined(separator: " ")
    }

    /// Reads one file and stores what is new in it.
    mutating func ingest(_ file: ArticleFile) throws {
        switch file.format {
        case .wxr: try ingestExport(file)
        case .html: try ingestOne(file, HTMLFilter())
        case .markdown: try ingestOne(file, MarkdownFilter(joinsPageBreaks: options.joinsPageBreaks))
        case .text: try ingestOne(file, TextFilter(joinsPageBreaks: options.joinsPageBreaks))
        }
    }

    /// Ends the batch; `nil` where nothing was changed.
    func finish() throws -> BatchID? {
        if let batch { try writer.finishBatch(batch) }
        return batch
    }

    private mutating func ingestOne(_ file: ArticleFile, _ filter: some DocumentFilter) throws {
        let slug = options.slug ?? file.slug
        try claim(slug, for: file.path)
        let bytes = try InputFile.bytes(of: file.path)
        let digest = maker.digest(
            format: file.format,
            filterVersion: filter.version * 2 + (options.joinsPageBreaks ? 1 : 0),
            bytes: [bytes]
        )
        if try skipUnchanged(slug, digest) { return }
        let text = try EncodedText.decode(bytes, format: file.format, file: file.path.printable)
        var document = try filter.extract(text.utf8, file: file.path.printable)
        document.skeleton.bytes = bytes
        document.skeleton.charset = text.charset
        if file.isMarkdownInText {
            let told =
                "the file is named as text, but has headings and links of Markdown and was read as such (--format text)"
            tell([Finding(.information, "format-markdown", message: told)], of: file.path)
        }
        tell(text.findings + document.findings, of: file.path)
        try store(document, slug: slug, digest: digest)
    }

    private mutating func ingestExport(_ file: ArticleFile) throws {
        let reader = WXRReader(
            options: WXRReader.Options(
                includesDrafts: options.includesDrafts,
                includesAttachments: options.includesAttachments,
                includesRevisions: options.includesRevisions
            )
        )
        var count = 0
        let told = try reader.read(path: file.path, file: file.path.printable) { document in
            count += 1
            if options.slug != nil, count > 1 {
                throw DragomanError(
                    "slug-needs-one",
                    "--slug names one article, but '\(file.path.printable)' holds several"
                )
            }
            let slug = options.slug ?? document.slug ?? file.slug
            try claim(slug, for: file.path)
            let skeleton = document.skeleton
            let digest = maker.digest(
                format: .wxr,
                filterVersion: WXRReader.version,
                bytes: [skeleton.bytes, Array(heads.digest(of: skeleton.head).utf8), skeleton.tail]
            )
            tell(document.findings, of: file.path)
            if try skipUnchanged(slug, digest) { return }
            try store(document, slug: slug, digest: digest)
        }
        tell(told.findings, of: file.path)
    }

    private mutating func claim(_ slug: String, for path: String) throws {
        guard !slug.isEmpty, slug.utf8.count <= 512, slug.printable == slug else {
            throw DragomanError(
                "slug-unusable",
                "'\(slug.printable)' of '\(path.printable)' cannot be a slug: give one with --slug, without control characters"
            )
        }
        if let other = fileOfSlug.updateValue(path, forKey: slug) {
            throw DragomanError(
                "slug-twice",
                "'\(other.printable)' and '\(path.printable)' both have the slug '\(slug)'; "
                    + "ingest them in two calls, one with --slug"
            )
        }
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

    private mutating func tell(_ told: [Finding], of path: String) {
        guard !told.isEmpty else { return }
        if findings.last?.path == path {
            findings[findings.count - 1].findings += told
        } else {
            findings.append(FileFindings(path: path, findings: told))
        }
    }
}
