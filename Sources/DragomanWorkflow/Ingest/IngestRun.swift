import DragomanMatching
import DragomanMemory
import DragomanModel

/// One ingest under way, inside its transaction.
struct IngestRun {
    private let writer: any MemoryWriter
    private let maker: RevisionMaker
    private let reader: ArticleReader
    private let time: String
    private let origin: String
    private var batch: BatchID?
    private(set) var articles: [IngestResult.Article] = []

    init(writer: any MemoryWriter, maker: RevisionMaker, options: IngestOptions, time: String, origin: [String]) {
        self.writer = writer
        self.maker = maker
        reader = ArticleReader(options: options)
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
        let drift = isKnown ? try drift(to: revision) : (replaced: [], carriedOver: 0)
        let batch = try batch ?? writer.beginBatch(.ingest, time: time, author: nil, origin: origin)
        self.batch = batch
        try writer.addRevision(revision, replaced: drift.replaced, batch: batch)
        articles.append(
            IngestResult.Article(
                slug: slug,
                status: isKnown ? .updated : .added,
                units: revision.units.count,
                segments: revision.units.reduce(0) { $0 + $1.segments.count },
                words: revision.units.reduce(0) { $0 + $1.wordCounts.reduce(0, +) },
                carriedOver: drift.carriedOver
            )
        )
    }

    /// Which older texts the new ones replaced, and how many texts stayed.
    private func drift(
        to revision: NewRevision
    ) throws -> (replaced: [(unit: Int, segment: Int, source: SourceID)], carriedOver: Int) {
        let old = try writer.units(ofArticle: revision.slug).flatMap(\.segments)
        let oldSources = Set(old.map(\.source))
        var places: [(unit: Int, segment: Int, source: SourceID?)] = []
        var new: [(key: Int64, symbols: [UInt32])] = []
        for (unitIndex, unit) in revision.units.enumerated() {
            for (segmentIndex, segment) in unit.segments.enumerated() {
                let source = try writer.source(segment.content, language: revision.language)
                places.append((unitIndex, segmentIndex, source))
                // Texts the memory has not seen get keys of their own, which no stored one has.
                new.append((source?.rawValue ?? -Int64(new.count) - 1, segment.content.symbols))
            }
        }
        let pairs = Drift.pairs(
            old: old.map { ($0.source.rawValue, $0.segment.content.symbols) },
            new: new
        )
        let replaced = pairs.sorted { $0.key < $1.key }.compactMap { newIndex, oldIndex in
            let place = places[newIndex]
            let source = old[oldIndex].source
            return place.source == source ? nil : (unit: place.unit, segment: place.segment, source: source)
        }
        return (replaced, places.count { $0.source.map(oldSources.contains) ?? false })
    }
}
