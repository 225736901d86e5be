import DragomanExchange
import DragomanMatching
import DragomanMemory
import DragomanModel
import DragomanSegmentation
import DragomanText

/// One file while it is imported.
final class ImportRun {
    private let input: ImportInput
    private var path: String { input.path }
    private let site: Site
    let store: ImportStore
    private let options: ImportOptions
    private(set) var file: ImportResult.File
    private(set) var language: SiteLanguage?
    private var base = BatchID(rawValue: 0)
    /// The digest of the article that the `file` at hand carries, and whether it was looked at.
    private var skeleton: String?
    private var isSkeletonSeen = false
    private var unknownArticles: [String] = []
    private var unknownLine: Int?
    var foundAnything = false
    private var tellsNoArticle = false
    /// Segments in a row that have no place of their own, all of one article.
    var homeless: (article: ImportArticle, segments: [ImportedSegment])?
    /// Segments in a row that no article is named for.
    var nameless: [ImportedSegment] = []
    /// The places that nameless segments got.
    var taken: Set<Occurrence> = []
    let rules: () throws -> SegmentationCatalogue
    private let receipt: ((SegmentReceipt) throws -> Void)?
    private var differ: WordDiffer?
    var segmenter: Segmenter?
    /// Where the findings of the segment at hand begin.
    var firstFinding = 0
    /// Targets that are still the copies of their sources that went out.
    var prefilled = 0

    /// Prepares a file.
    ///
    /// - Parameters:
    ///   - input: The file.
    ///   - site: The site's languages.
    ///   - store: The memory as the import sees it.
    ///   - options: Author and policy.
    ///   - rules: The segmentation rules; read where segments of a tool are to be cut.
    ///   - receipt: Told what became of each segment; `nil` where nobody asks.
    init(
        input: ImportInput,
        site: Site,
        store: ImportStore,
        options: ImportOptions,
        rules: @escaping () throws -> SegmentationCatalogue,
        receipt: ((SegmentReceipt) throws -> Void)?
    ) {
        self.input = input
        self.site = site
        self.store = store
        self.options = options
        self.rules = rules
        self.receipt = receipt
        file = ImportResult.File(path: input.path, language: site.source.tag)
    }

    /// Reads the file and stores what is new.
    func read() throws -> ImportResult.File {
        let name = path.printable
        let findings = try input.read(
            onFile: { try self.begin($0) },
            onSegment: { try self.take(RedactionRestorer(store: self.store).restored($0)) }
        )
        try placeNameless()
        try placeHomeless()
        for finding in findings { try note(finding) }
        guard language != nil else {
            throw DragomanError(
                "nothing-known",
                "the file holds no unit; nothing was imported",
                at: FilePosition(file: name)
            )
        }
        if !foundAnything, let slug = unknownArticles.first {
            throw DragomanError(
                "nothing-known",
                "the file is of article '\(slug.printable)', which this memory does not have; ingest it first, or name another --database",
                at: FilePosition(file: name, line: unknownLine)
            )
        }
        if prefilled > 0 {
            file.findings.append(
                Finding(
                    .information,
                    "target-untouched",
                    message:
                        "\(prefilled) targets are still the copies of their sources that went out; they were left out"
                )
            )
        }
        return file
    }

    private func begin(_ header: ImportedFile) throws {
        // They are of the file before, whose stamp says what its export saw.
        try placeNameless()
        try placeHomeless()
        let place = FilePosition(file: path.printable, line: header.line)
        guard let written = header.targetLanguage, !written.isEmpty else {
            throw DragomanError(
                "language-missing",
                "the file does not say into which language it was translated; set target-language (trgLang in 2.x)",
                at: place
            )
        }
        do {
            let found = try site.target(written)
            if let language, language.tag != found.tag {
                throw DragomanError(
                    "language-mixed",
                    "the file mixes translations into '\(language.tag)' and '\(found.tag)'; split it by language"
                )
            }
            language = found
            file.language = found.tag
        } catch var error as DragomanError {
            error.position = place
            throw error
        }
        if let source = header.sourceLanguage, !source.isEmpty {
            guard let tag = Locales.canonical(source), Locales.matches(tag, site.source.tag) else {
                throw DragomanError(
                    "language-source",
                    "the file translates from '\(source.printable)', but the site's source language is '\(site.source.tag)'",
                    at: place
                )
            }
        }
        base = BatchID(rawValue: max(0, header.baseBatch ?? 0))
        skeleton = header.skeleton
        isSkeletonSeen = false
    }

    /// A finding of the reader; a unit that is there twice refuses the file, since no one can say which is meant.
    private func note(_ finding: Finding) throws {
        if finding.code == "duplicate-id" {
            let unit = (finding.segment ?? finding.unit).map { "'\($0.printable)': " } ?? ""
            throw DragomanError(
                finding.code,
                unit + finding.message,
                at: FilePosition(file: path.printable, line: finding.line)
            )
        }
        file.findings.append(finding)
    }

    private func take(_ segment: ImportedSegment) throws {
        firstFinding = file.findings.count
        for finding in segment.findings { try note(finding) }
        tellComments(segment)
        guard let language else { return }
        // The empty unit of an export that had nothing to translate.
        if segment.source.isBlank, !segment.hasTarget { return }
        if let paragraphs = try PostParagraphs(segment, file: path.printable) {
            return try take(paragraphs, of: segment)
        }
        if let found = try ImportSearch(store: store).find(segment) {
            // Before what comes behind them, so that all is told in the order of the file.
            try placeNameless()
            return try take(found, language)
        }
        if let article = try store.article(of: segment) { return try keepHomeless(segment, article) }
        guard segment.tool != nil else { return try unknownArticle(segment) }
        try keepNameless(segment)
    }

    /// Keeps a segment whose article nobody names until those around it are known.
    func keepNameless(_ segment: ImportedSegment) throws {
        nameless.append(segment)
        if nameless.count == Self.mostHomeless { try placeNameless() }
    }

    /// Keeps a segment that has no place of its own until those around it are known.
    func keepHomeless(_ segment: ImportedSegment, _ article: ImportArticle) throws {
        foundAnything = true
        certify(article)
        if homeless?.article !== article || homeless?.segments.count == Self.mostHomeless { try placeHomeless() }
        if homeless == nil { homeless = (article, []) }
        homeless?.segments.append(segment)
    }

    /// Takes a segment whose place is known.
    func take(_ found: ImportSearch.Found, _ language: SiteLanguage) throws {
        foundAnything = true
        try placeHomeless()
        firstFinding = file.findings.count
        let (segment, place, article) = (found.segment, found.place, found.article)
        certify(place.isCurrent ? \.unchanged : \.drifted)
        certify(article)
        if segment.original != article.slug { tellNoArticle(segment) }
        guard segment.hasTarget, let target = segment.target else { return try passOver(segment, place, article) }
        let aligned = CodeAlignment.align(
            target: target,
            source: segment.source,
            stored: place.stored.segment.content,
            codes: place.stored.segment.codes,
            idOffset: segment.segmentID == segment.unitID ? 0 : place.codeOffset
        )
        guard let content = aligned.content.map(Normalization.nfc),
            !segment.isFaulty
        else {
            tell(segment, aligned.findings)
            return try close(segment, .refused, place, article)
        }
        // All that stood there was a code that nobody knows: there is no translation.
        if content.isEmpty {
            tell(segment, aligned.findings)
            return try passOver(segment, place, article)
        }
        // A copy of ours that no tool called a translation is none.
        if segment.isPrefilled, segment.state ?? .initial < .translated, content == place.stored.segment.content {
            prefilled += 1
            return try passOver(segment, place, article)
        }
        try decide(segment, content, aligned.findings, place, article, language)
    }

    /// Counts segments in the certificate.
    func certify(_ what: WritableKeyPath<Certificate.Segments, Int>, count: Int = 1) {
        file.certificate.segments[keyPath: what] += count
    }

    /// Looks once for each `file` whether its article is what it was.
    func certify(_ article: ImportArticle) {
        guard !isSkeletonSeen else { return }
        isSkeletonSeen = true
        switch skeleton {
        case nil: file.certificate.articles.unproved += 1
        case article.digest: file.certificate.articles.unchanged += 1
        default: file.certificate.articles.drifted += 1
        }
    }

    /// Tells once that a tool took the names of the articles away.
    func tellNoArticle(_ segment: ImportedSegment) {
        guard !tellsNoArticle else { return }
        tellsNoArticle = true
        tell(
            segment,
            .information,
            "original-lost",
            "the file does not name the articles that its units are of ('original'); the ids of the units tell it"
        )
    }

    /// So many segments without a place are held at the most.
    private static let mostHomeless = 4096

    /// A segment that nobody translated.
    func passOver(
        _ segment: ImportedSegment,
        _ place: ImportArticle.Place?,
        _ article: ImportArticle?
    ) throws { try close(segment, .untranslated, place, article) }

    // MARK: Storing

    func decide(
        _ segment: ImportedSegment,
        _ content: CodedText,
        _ codeFindings: [Finding],
        _ place: ImportArticle.Place,
        _ article: ImportArticle,
        _ language: SiteLanguage,
        isDamaged: Bool = false
    ) throws {
        let live = site.repetitions.targets(
            try store.targets(of: place, in: article.slug, language: language.tag),
            article: article.slug,
            segment: place.name
        )
        let decision = ImportDecision(
            content: content,
            fileState: segment.state,
            isLocked: segment.isLocked,
            base: base,
            place: place,
            article: article,
            live: live,
            policy: options.onConflict,
            isDamaged: isDamaged || codeFindings.contains { $0.severity == .error },
            tool: segment.tool
        )
        let result = decision.decide()
        if result.outcome != .untouched {
            if !place.isCurrent {
                tell(
                    segment,
                    .warning,
                    "source-moved",
                    "the article's text has changed since the export; the translation is kept with the old text, for matches"
                )
            }
            tell(segment, codeFindings)
        }
        for finding in result.findings { tell(segment, finding.severity, finding.code, finding.message) }
        let known = receipt == nil ? nil : decision.existing
        switch result.outcome {
        case .untouched: try close(segment, .unchanged, place, article, known, content)
        case .refused: try close(segment, .refused, place, article, known, content)
        case .store(let role, let state, let retired):
            for target in retired { try store.retire(target) }
            try store.add(
                NewTarget(
                    source: place.stored.source,
                    language: language.tag,
                    content: content,
                    state: state,
                    origin: try origin(of: content, place, article, language),
                    author: options.author,
                    role: role,
                    context: TargetContext(
                        article: article.slug,
                        segment: place.name,
                        previous: place.previous,
                        next: place.next
                    ),
                    base: base
                )
            )
            try close(
                segment,
                role == .current ? .imported : .candidate,
                place,
                article,
                known,
                content,
                state: state
            )
        }
        if hasReturned(result.outcome, content, live, isDamaged: decision.isDamaged) {
            file.closedLeases += try store.closeLeases(
                at: place,
                in: article.slug,
                language: language.tag,
                apart: site.repetitions.apart
            )
        }
    }

    /// Whether a segment came back translated: with what is stored now, or with what was stored since it went out.
    private func hasReturned(
        _ outcome: ImportDecision.Outcome,
        _ content: CodedText,
        _ live: [StoredTarget],
        isDamaged: Bool
    ) -> Bool {
        switch outcome {
        case .refused: false
        case .untouched: live.contains { $0.target.content == content && $0.batch > base }
        case .store: !isDamaged
        }
    }

    /// Counts what became of a segment, and tells whoever asked.
    func close(
        _ segment: ImportedSegment,
        _ outcome: SegmentReceipt.Outcome,
        _ place: ImportArticle.Place?,
        _ article: ImportArticle?,
        _ existing: StoredTarget? = nil,
        _ content: CodedText? = nil,
        state: TranslationState? = nil
    ) throws {
        switch outcome {
        case .imported: file.imported += 1
        case .candidate: file.candidates += 1
        case .unchanged, .untranslated: file.unchanged += 1
        case .refused: file.refused += 1
        }
        guard let receipt else { return }
        let before = existing?.target.content
        // What the reader found in it may have been told before others that were held back with it.
        let told = file.findings[min(firstFinding, file.findings.count)...].map(\.code)
        let findings = segment.findings.map(\.code).filter { !told.contains($0) } + told
        try receipt(
            SegmentReceipt(
                path: path,
                line: segment.line,
                unit: segment.unitID,
                segmentID: segment.segmentID,
                article: article?.slug,
                segment: place?.name,
                language: file.language,
                outcome: outcome,
                state: state ?? existing?.target.state,
                source: place?.stored.segment.content,
                sent: try place.flatMap { try sent(to: $0, article) },
                before: before,
                after: content,
                difference: try difference(from: before, to: content),
                findings: findings
            )
        )
    }

    /// What a place showed when the file went out.
    private func sent(to place: ImportArticle.Place, _ article: ImportArticle?) throws -> CodedText? {
        guard base.rawValue > 0, let article else { return nil }
        return TargetChoice.certain(
            among: try store.writer.targets(of: place.stored.source, language: file.language, asOf: base),
            article: article.slug,
            segment: place.name,
            previous: place.previous,
            next: place.next
        )?.target.content
    }

    private func difference(from before: CodedText?, to after: CodedText?) throws -> WordDifference? {
        guard let before, let after, before != after else { return nil }
        let differ = try self.differ ?? WordDiffer(language: file.language)
        self.differ = differ
        return differ.difference(from: before, to: after)
    }

    /// A target that is word for word the translation of the older text was accepted, not made.
    private func origin(
        of content: CodedText,
        _ place: ImportArticle.Place,
        _ article: ImportArticle,
        _ language: SiteLanguage
    ) throws -> TargetOrigin {
        for ancestor in try store.ancestors(of: place.stored.source, in: article.slug) {
            let targets = try store.writer.targets(of: ancestor, language: language.tag)
            if targets.contains(where: { $0.target.content == content }) { return .fuzzyAccepted }
        }
        return .human
    }

    /// What people wrote beside a segment: the memory does not keep it, so somebody must read it now.
    private func tellComments(_ segment: ImportedSegment) {
        for comment in segment.comments { tell(segment, .information, "comment", "'\(comment.printable)'") }
    }

    func unknownArticle(_ segment: ImportedSegment) throws {
        certify(\.foreign)
        let slug = segment.original ?? ""
        if !unknownArticles.contains(slug) {
            unknownArticles.append(slug)
            unknownLine = unknownLine ?? segment.line
            file.findings.append(
                Finding(
                    .error,
                    "article-unknown",
                    line: segment.line,
                    message: "the memory has no article '\(slug.printable)'; its segments were not imported"
                )
            )
        }
        if segment.hasTarget { try close(segment, .refused, nil, nil) }
    }

    func tell(_ segment: ImportedSegment, _ severity: Severity, _ code: String, _ message: String) {
        file.findings.append(
            Finding(
                severity,
                code,
                unit: segment.unitID,
                segment: segment.segmentID,
                line: segment.line,
                message: message
            )
        )
    }

    func tell(_ segment: ImportedSegment, _ findings: [Finding]) {
        for finding in findings { tell(segment, finding.severity, finding.code, finding.message) }
    }
}

extension ImportedSegment {
    /// Whether there is anything in the target.
    var hasTarget: Bool { !(target?.isBlank ?? true) }

    /// Whether the reader found an error in it, so that it is not to be taken.
    var isFaulty: Bool { findings.contains { $0.severity == .error } }
}
