import DragomanExchange
import DragomanMemory
import DragomanModel
import DragomanText

/// One file while it is imported.
final class ImportRun {
    private let path: String
    private let site: Site
    private let store: ImportStore
    private let options: ImportOptions
    private var file: ImportResult.File
    private var language: SiteLanguage?
    private var base = BatchID(rawValue: 0)
    private var unknownArticles: [String] = []
    private var unknownLine: Int?
    private var foundAnything = false
    /// Targets that are still the copies of their sources that went out.
    private var prefilled = 0

    init(path: String, site: Site, store: ImportStore, options: ImportOptions) {
        self.path = path
        self.site = site
        self.store = store
        self.options = options
        file = ImportResult.File(path: path, language: site.source.tag)
    }

    /// Reads the file and stores what is new.
    func read() throws -> ImportResult.File {
        let name = path.printable
        let findings = try ImportedText.read(
            path: path,
            onFile: { try self.begin($0) },
            onSegment: { try self.take($0) }
        )
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
        for finding in segment.findings { try note(finding) }
        guard let language else { return }
        // The empty unit of an export that had nothing to translate.
        if segment.source.isBlank, !segment.hasTarget { return }
        let search = ImportSearch(store: store)
        guard let found = try search.find(segment) else {
            guard let slug = try search.slug(of: segment) else { return unknownArticle(segment) }
            foundAnything = true
            return refuse(
                segment,
                "unit-unknown",
                "article '\(slug.printable)' has no such segment and never had one with this source; its target was not imported"
            )
        }
        foundAnything = true
        let (segment, place, article) = (found.segment, found.place, found.article)
        guard segment.hasTarget, let target = segment.target else {
            file.unchanged += 1
            return
        }
        let aligned = CodeAlignment.align(
            target: target,
            source: segment.source,
            stored: place.stored.segment.content,
            codes: place.stored.segment.codes,
            idOffset: segment.segmentID == segment.unitID ? 0 : place.codeOffset
        )
        guard let content = aligned.content.map(Normalization.nfc),
            !segment.findings.contains(where: { $0.severity == .error })
        else {
            tell(segment, aligned.findings)
            file.refused += 1
            return
        }
        // A copy of ours that no tool called a translation is none.
        if segment.isPrefilled, segment.state ?? .initial < .translated, content == place.stored.segment.content {
            file.unchanged += 1
            prefilled += 1
            return
        }
        try decide(segment, content, aligned.findings, place, article, language)
    }

    private func decide(
        _ segment: ImportedSegment,
        _ content: CodedText,
        _ codeFindings: [Finding],
        _ place: ImportArticle.Place,
        _ article: ImportArticle,
        _ language: SiteLanguage
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
            isDamaged: codeFindings.contains { $0.severity == .error }
        ).decide()
        if decision.outcome != .untouched {
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
        for finding in decision.findings { tell(segment, finding.severity, finding.code, finding.message) }
        switch decision.outcome {
        case .untouched: file.unchanged += 1
        case .refused: file.refused += 1
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
            if role == .current { file.imported += 1 } else { file.candidates += 1 }
        }
        if hasReturned(decision.outcome, content, live, isDamaged: codeFindings.contains { $0.severity == .error }) {
            file.closedLeases += try store.closeLeases(at: place, in: article.slug, language: language.tag)
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

    private func unknownArticle(_ segment: ImportedSegment) {
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
        file.refused += segment.hasTarget ? 1 : 0
    }

    private func refuse(_ segment: ImportedSegment, _ code: String, _ message: String) {
        guard segment.hasTarget else {
            file.unchanged += 1
            return
        }
        tell(segment, .error, code, message)
        file.refused += 1
    }

    private func tell(_ segment: ImportedSegment, _ severity: Severity, _ code: String, _ message: String) {
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

    private func tell(_ segment: ImportedSegment, _ findings: [Finding]) {
        for finding in findings { tell(segment, finding.severity, finding.code, finding.message) }
    }
}

extension ImportedSegment {
    /// Whether there is anything in the target.
    var hasTarget: Bool { !(target?.isBlank ?? true) }
}
