import DragomanExchange
import DragomanMemory
import DragomanModel
import DragomanTerminology

/// The file of one language while it is written.
final class LanguageExport {
    let language: SiteLanguage
    private let options: ExportOptions
    private let repetitions: SiteRepetitions
    /// What went out to be translated, so far as it is to go out once.
    private var sent: Set<SourceID> = []
    private let keepsWholeUnits: Bool
    private let book: LeaseBook
    private var leaseFindings = LeaseFindings()
    /// The names of the segments that stay here because they are out.
    private var heldBack: Set<String> = []
    /// What goes out to somebody, and the older leases that end with it.
    private(set) var leases: [NewLease] = []
    private(set) var endedLeases: [LeaseID] = []
    private let output: OutputFile
    private var writer: any ExportWriter
    private var summary: ExportedFile
    /// What is hidden; `nil` where nothing is looked for.
    private var redacted: RedactionTally?

    init(
        language: SiteLanguage,
        site: Site,
        path: String,
        makeWriter: (OutputFile) throws -> any ExportWriter,
        keepsWholeUnits: Bool,
        options: ExportOptions,
        book: LeaseBook
    ) throws {
        self.language = language
        self.options = options
        self.book = book
        repetitions = site.repetitions
        self.keepsWholeUnits = keepsWholeUnits
        let output = try OutputFile(path: path)
        self.output = output
        writer = try makeWriter(output)
        summary = ExportedFile(path: path, language: language.tag, units: 0, segments: 0, words: 0)
        try writer.begin()
    }

    /// Writes what the language lacks of an article.
    func write(_ article: ExportArticle, _ sources: ExportSources) throws {
        let slug = article.record.slug
        let targets =
            sources.hasTranslations(into: language.tag)
            ? try sources.reader.targets(ofArticle: slug, language: language.tag) : [:]
        var units: [ExportUnit] = []
        for block in article.blocks {
            let segments = try block.places.map { try segment($0, article, targets, sources) }
            let wanted = segments.filter(\.isWanted)
            // A unit that goes out as a whole takes along what it repeats.
            if wanted.isEmpty || !keepsWholeUnits {
                summary.repetitions += segments.count { $0.target == nil && !$0.isWanted && !heldBack.contains($0.id) }
            }
            guard !wanted.isEmpty else { continue }
            for (segment, place) in zip(segments, block.places) where segment.isWanted { lease(place, in: slug) }
            summary.units += 1
            summary.segments += wanted.count
            summary.words += zip(segments, block.places).reduce(0) { $0 + ($1.0.isWanted ? $1.1.stored.wordCount : 0) }
            var unit = ExportUnit(
                id: block.unit.name,
                kind: block.unit.kind,
                segments: keepsWholeUnits ? segments : wanted,
                gaps: keepsWholeUnits ? block.gaps : []
            )
            try redact(&unit, article)
            units.append(unit)
        }
        guard !units.isEmpty else { return }
        if try article.redaction?.isTold(by: slug) ?? false { redacted?.slugs.append(slug) }
        try writer.write(
            ExportFile(
                slug: slug,
                id: "f" + article.digestName,
                title: article.title,
                format: article.record.format,
                revision: article.record.revision,
                baseBatch: sources.batch.rawValue,
                skeleton: article.record.digest,
                units: units
            )
        )
    }

    /// Takes out what must not go out.
    private func redact(_ unit: inout ExportUnit, _ article: ExportArticle) throws {
        guard let redaction = article.redaction else { return }
        var tally = redacted ?? RedactionTally()
        try redaction.redact(&unit, target: language.tag, &tally)
        redacted = tally
    }

    /// Puts the file in its place; `batch` is the one that wrote down what went out.
    func finish(batch: BatchID? = nil) throws -> ExportedFile {
        if summary.units == 0, options.format == .xliff { try writer.write(Self.nothing) }
        try writer.end()
        try output.finish()
        if let terms = options.lease {
            summary.lease = ExportedLease(
                to: terms.holder,
                due: terms.due,
                segments: leases.count,
                heldBack: heldBack.count,
                batch: batch?.rawValue
            )
        }
        let leases = sendsAgain ? leaseFindings.sent(isAsked: options.lease != nil) : leaseFindings.heldBack
        let findings = leases + (redacted?.findings ?? [])
        if !findings.isEmpty { summary.findings = findings }
        return summary
    }

    /// XLIFF has no file without a unit: where there is nothing to translate, one empty unit says so.
    private static let nothing = ExportFile(
        slug: "",
        id: "nothing",
        title: "nothing to translate",
        format: .text,
        revision: 0,
        baseBatch: 0,
        units: [ExportUnit(id: "empty", kind: .text, segments: [ExportSegment(id: "empty-1", content: CodedText())])]
    )

    private func segment(
        _ place: ExportArticle.Place,
        _ article: ExportArticle,
        _ targets: [SourceID: [StoredTarget]],
        _ sources: ExportSources
    ) throws -> ExportSegment {
        let source = place.stored.source
        let live = targets[source] ?? []
        let slug = article.record.slug
        let chosen = TargetChoice.certain(
            among: repetitions.targets(live, article: slug, segment: place.name),
            article: slug,
            segment: place.name,
            previous: place.previous,
            next: place.next
        )
        let isAsked = chosen == nil || options.selection == .all
        let isHeldBack = isAsked && isHeldBack(place, in: slug)
        let isRepeated = chosen == nil && !isHeldBack && isSentBefore(place, in: slug)
        let isWanted = isAsked && !isRepeated && !isHeldBack
        return ExportSegment(
            id: place.name,
            content: place.stored.segment.content,
            codes: place.stored.segment.codes,
            target: chosen?.target.content,
            state: chosen?.target.state,
            origin: chosen.map { origin(of: $0, at: place, in: article) },
            isWanted: isWanted,
            matches: chosen == nil && !isRepeated && !isHeldBack ? try matches(place, article, live, sources) : [],
            terms: isWanted ? sources.terms.terms(at: place.terms, translatedInto: language.tag) : [],
            previous: place.previousText,
            next: place.nextText
        )
    }

    /// Whether a segment that lacks a translation need not go out, since it went out before and will be filled from there.
    ///
    /// A source is text and codes, and its translation counts wherever it stands but for places that stand apart; so
    /// what is missing in one of the other places is missing in all of them.
    private func isSentBefore(_ place: ExportArticle.Place, in slug: String) -> Bool {
        guard (options.repetitions ?? repetitions.export) == .once,
            !repetitions.isApart(article: slug, segment: place.name)
        else { return false }
        return !sent.insert(place.stored.source).inserted
    }

    /// Whether segments go out that are out already.
    private var sendsAgain: Bool { options.lease?.isAgain ?? true }

    /// Whether a segment stays here because it, or an equal text, is out with somebody.
    private func isHeldBack(_ place: ExportArticle.Place, in slug: String) -> Bool {
        guard !sendsAgain else { return false }
        let occurrence = Occurrence(article: slug, segment: place.name)
        guard let lease = book.inForce(at: occurrence, of: place.stored.source) else { return false }
        heldBack.insert(place.name)
        leaseFindings.count(lease)
        return true
    }

    /// Notes that a segment goes out, and to whom.
    private func lease(_ place: ExportArticle.Place, in slug: String) {
        let occurrence = Occurrence(article: slug, segment: place.name)
        if sendsAgain {
            if let lease = book.inForce(at: occurrence, of: place.stored.source) {
                leaseFindings.count(lease)
            } else if let lease = book.overdue(at: occurrence) {
                leaseFindings.count(overdue: lease)
            }
        }
        guard let terms = options.lease else { return }
        endedLeases += book.ended(at: occurrence, by: terms.holder)
        leases.append(
            NewLease(
                occurrence: occurrence,
                source: place.stored.source,
                language: language.tag,
                holder: terms.holder,
                due: terms.due
            )
        )
    }

    /// How a translation came to this place: made here, made in equal context, or made for the same text elsewhere.
    private func origin(
        of stored: StoredTarget,
        at place: ExportArticle.Place,
        in article: ExportArticle
    ) -> TargetOrigin {
        let context = stored.target.context
        if context.article == article.record.slug, context.segment == place.name { return stored.target.origin }
        return MatchContext.isEqual(context, previous: place.previous, next: place.next) ? .context : .exact
    }

    private func matches(
        _ place: ExportArticle.Place,
        _ article: ExportArticle,
        _ live: [StoredTarget],
        _ sources: ExportSources
    ) throws -> [Match] {
        var finder = MatchFinder(
            content: place.stored.segment.content,
            place: MatchPlace(
                article: article.record.slug,
                segment: place.name,
                previous: place.previous,
                next: place.next
            )
        )
        finder.add(live, source: place.stored.segment.content)
        // What the article said here before goes out whatever its score: it is what the translator wants to see.
        for ancestor in article.ancestors[place.stored.source] ?? [] {
            guard let content = try sources.content(of: ancestor) else { continue }
            finder.add(try sources.reader.targets(of: ancestor, language: language.tag), source: content)
        }
        let near = sources.near(
            place.stored.source,
            place.stored.segment.content,
            in: article.record.language,
            to: language.tag
        )
        for source in near {
            guard finder.count < ExportSources.matchLimit, let content = try sources.content(of: source) else { break }
            finder.add(try sources.reader.targets(of: source, language: language.tag), source: content)
        }
        if finder.count < ExportSources.matchLimit {
            let masked = try sources.masked(
                place.stored.source,
                place.stored.segment.content,
                in: article.record.language,
                to: language.tag
            )
            for source in masked.prefix(ExportSources.matchLimit - finder.count) {
                finder.add(
                    try sources.reader.targets(of: source.id, language: language.tag),
                    source: source.content,
                    isMasked: true
                )
            }
        }
        let references = try sources.referenceMatches(
            place.stored.source,
            place.stored.segment.content,
            in: article.record.language,
            to: language.tag
        )
        let matches = MatchTiers.merge(
            finder.best(ExportSources.matchLimit),
            references,
            limit: ExportSources.matchLimit
        )
        return try sources.judged(matches, of: place.stored.segment.content, in: article.record.language)
    }
}
