import DragomanExchange
import DragomanMemory
import DragomanModel
import DragomanText

/// One TMX while it is imported.
final class TMXImportRun {
    private let path: String
    private let site: Site
    private let store: TMXImportStore
    private let options: MemoryImportOptions
    private let progress: (_ units: Int, _ bytes: Int) -> Void
    private var languages: TMXLanguages
    private var faults = TMXFaults()
    private var isOwn = false
    private var counts = MemoryImportResult()

    init(
        path: String,
        site: Site,
        store: TMXImportStore,
        options: MemoryImportOptions,
        progress: @escaping (_ units: Int, _ bytes: Int) -> Void
    ) {
        self.path = path
        self.site = site
        self.store = store
        self.options = options
        self.progress = progress
        languages = TMXLanguages(site)
    }

    /// Reads the file and stores what is new.
    func read() throws -> MemoryImportResult {
        try TMXReader.read(
            path: path,
            file: path.printable,
            onHeader: { self.isOwn = $0.isOwn },
            onFault: { if self.faults.note($0) { self.counts.refused += 1 } },
            onProgress: { self.progress(self.counts.units, $0) },
            onUnit: { try self.take($0) }
        )
        counts.files = [FileFindings(path: path, findings: faults.findings)]
        return counts
    }

    private func take(_ unit: TMXUnit) throws {
        counts.units += 1
        let tags = unit.variants.map { tag(of: $0, unit) }
        let sources = sources(of: unit, tags)
        guard !sources.isEmpty else { return refuseUnit(unit, "a unit without any usable text") }
        for source in sources {
            guard let tag = tags[source] else { continue }
            var targets: [Int] = []
            for index in unit.variants.indices where index != source {
                guard let other = tags[index] else { continue }
                if other == tag {
                    guard source == sources[0] else { continue }
                    faults.countTwice(tag, unit, line: unit.variants[index].line)
                    counts.refused += 1
                } else {
                    targets.append(index)
                }
            }
            guard !targets.isEmpty else {
                if source == sources[0] { refuseUnit(unit, "a unit with a text in one language only") }
                continue
            }
            try take(unit, source: source, targets: targets, tags)
        }
    }

    private func refuseUnit(_ unit: TMXUnit, _ why: String) {
        counts.refused += 1
        faults.add(
            Finding(.warning, "tmx-unit-unusable", unit: unit.id, line: unit.line, message: why + "; it was not taken")
        )
    }

    private func tag(of variant: TMXVariant, _ unit: TMXUnit) -> LanguageTag? {
        let (meaning, canonical) = languages.meaning(of: variant.language)
        guard case .language(let tag) = meaning else {
            counts.refused += 1
            faults.countUnreadable(variant.language, unit, line: variant.line)
            return nil
        }
        if canonical != tag {
            faults.countMapped(variant.language, tag, unit, line: variant.line)
        } else if !languages.isOfSite(tag) {
            faults.countForeign(tag, unit, line: variant.line)
        }
        return tag
    }

    /// Which texts of a unit are sources: the one in the site's language, and the one that the file says is the source.
    ///
    /// A unit can be read either way, and what is looked up in the site's language is to find it as well. A file of this
    /// program has a unit for each direction that it means.
    private func sources(of unit: TMXUnit, _ tags: [LanguageTag?]) -> [Int] {
        var stated: Int?
        if let written = unit.sourceLanguage {
            stated = unit.variants.indices.first { unit.variants[$0].language == written && tags[$0] != nil }
            if stated == nil, case .language(let tag) = languages.meaning(of: written).meaning {
                stated = tags.firstIndex(of: tag)
            }
        }
        if isOwn, let stated { return [stated] }
        let ofSite = tags.firstIndex(of: site.source.tag)
        var found = [ofSite].compactMap { $0 }
        if let stated, tags[stated] != site.source.tag { found.append(stated) }
        if found.isEmpty, let first = tags.firstIndex(where: { $0 != nil }) {
            if unit.sourceLanguage != nil { faults.countSourceMissing(unit) }
            found.append(first)
        }
        return found
    }

    // MARK: One source

    private func take(_ unit: TMXUnit, source index: Int, targets: [Int], _ tags: [LanguageTag?]) throws {
        guard let language = tags[index] else { return }
        let written = unit.variants[index]
        let text = plain(written.content, unit, line: written.line)
        let (source, isNew) = try store.writer.addSource(text, language: language)
        var entry = EntryAtHand(source: source, language: language, isNew: isNew, variant: written, unit: unit)
        entry.facts = TMXFacts(takingFrom: &entry.detail, isOwn: isOwn)
        for target in targets {
            guard let tag = tags[target] else { continue }
            try take(unit.variants[target], tag, of: &entry)
        }
    }

    /// A source with what its unit says, while its translations are taken.
    private struct EntryAtHand {
        let source: SourceID
        let language: LanguageTag
        let isNew: Bool
        let variant: TMXVariant
        let unit: TMXUnit
        var detail: TMXDetail
        var facts = TMXFacts()
        var id: EntryID?
        /// The languages into which translations of this unit were stored.
        var taken: [LanguageTag] = []

        init(source: SourceID, language: LanguageTag, isNew: Bool, variant: TMXVariant, unit: TMXUnit) {
            self.source = source
            self.language = language
            self.isNew = isNew
            self.variant = variant
            self.unit = unit
            detail = unit.detail
        }
    }

    private func take(_ variant: TMXVariant, _ language: LanguageTag, of entry: inout EntryAtHand) throws {
        var detail = variant.detail
        let facts = TMXFacts(takingFrom: &detail, isOwn: isOwn).orElse(entry.facts)
        let aligned = isOwn ? (variant.content, true) : TMXCodeAligner.align(variant, to: entry.variant)
        let content = plain(aligned.0, entry.unit, line: variant.line)
        let context = try context(facts, language: entry.language)
        // A source that was not there has no translations but those of its own unit.
        let live =
            entry.isNew && !entry.taken.contains(language)
            ? [] : try store.writer.targets(of: entry.source, language: language)
        let moment = live.isEmpty ? nil : TMXMoment.digits(detail, entry.detail)
        let (outcome, reason) = try TMXDecision(
            content: content,
            fileState: facts.state,
            context: context,
            hasContext: facts.hasContext,
            isCandidate: facts.isCandidate,
            isComplete: aligned.1,
            isOwn: isOwn,
            moment: moment,
            live: live,
            batch: store.batch
        ).decide(momentOf: self.moment)
        if let reason { faults.countCandidate(reason, entry.unit, line: variant.line) }
        guard outcome != .unchanged else {
            counts.unchanged += 1
            return
        }
        var target = NewTarget(
            source: entry.source,
            language: language,
            content: content,
            state: facts.state ?? .translated,
            origin: facts.origin ?? .human,
            author: author(facts, detail, entry.detail),
            role: .current,
            context: context,
            base: BatchID(rawValue: 0)
        )
        switch outcome {
        case .unchanged: return
        case .raise(let equal):
            target.role = equal.target.role
            target.context = equal.target.context
        case .store(let role): target.role = role
        case .replace(let earlier, let ofThisFile):
            for stored in earlier { try store.writer.retire(stored.id, batch: store.begin()) }
            for stored in ofThisFile { try demote(stored) }
        }
        try add(target, detail, variant.codes, &entry)
    }

    /// The text in NFC; of another program's file, with single spaces: lines were broken and indented by tools.
    private func plain(_ content: CodedText, _ unit: TMXUnit, line: Int) -> CodedText {
        let normalized = Normalization.nfc(content)
        guard !isOwn else { return normalized }
        let collapsed = normalized.withSingleSpaces
        if collapsed.coded.utf8.count != normalized.coded.utf8.count || collapsed != normalized {
            faults.countSpaces(unit, line: line)
        }
        return collapsed
    }

    private func add(
        _ target: NewTarget,
        _ detail: TMXDetail,
        _ codes: [TMXCode],
        _ entry: inout EntryAtHand
    ) throws {
        let id = try store.writer.addTarget(target, batch: store.begin())
        let entryID: EntryID
        if let known = entry.id {
            entryID = known
        } else {
            let text = TMXDetailText.entry(entry.detail, source: entry.variant.detail, codes: entry.variant.codes)
            entryID = try store.writer.addEntryDetail(text, source: entry.source)
            entry.id = entryID
        }
        try store.writer.addDetail(TMXDetailText.variant(detail, codes: codes), of: id, entry: entryID)
        counts.translations += 1
        if target.role == .candidate { counts.candidates += 1 }
        entry.taken.append(target.language)
    }

    /// Makes a translation of this very import a candidate.
    private func demote(_ stored: StoredTarget) throws {
        let batch = try store.begin()
        try store.writer.retire(stored.id, batch: batch)
        var target = stored.target
        target.role = .candidate
        let detail = try store.writer.detail(of: stored.id)
        let id = try store.writer.addTarget(target, batch: batch)
        guard let detail, try store.writer.detail(of: id) == nil else { return }
        try store.writer.addDetail(detail.text, of: id, entry: detail.entry)
        counts.candidates += 1
    }

    /// When a stored translation was made: what its file said, else when its batch came.
    private func moment(of stored: StoredTarget) throws -> String? {
        if let detail = try store.writer.detail(of: stored.id) {
            let own = detail.text.map { TMXDetailText.read($0).own.detail } ?? TMXDetail()
            if let moment = TMXMoment.digits(own, TMXDetailText.read(detail.entryText).own.detail) { return moment }
            if stored.batch == store.batch { return nil }
        }
        return try TMXMoment.digits(store.time(of: stored.batch))
    }

    private func author(_ facts: TMXFacts, _ detail: TMXDetail, _ unit: TMXDetail) -> String? {
        if let author = options.author { return author }
        if let author = facts.author { return author.isEmpty ? nil : author }
        return TMXMoment.author(detail, unit)
    }

    private func context(_ facts: TMXFacts, language: LanguageTag) throws -> TargetContext {
        TargetContext(
            article: facts.article.map(Normalization.nfc),
            segment: facts.segment,
            previous: try neighbour(facts.previous, language),
            next: try neighbour(facts.next, language)
        )
    }

    private func neighbour(_ text: String?, _ language: LanguageTag) throws -> SourceID? {
        guard let text else { return nil }
        let content = Normalization.nfc(CodedText(displayed: text) ?? CodedText(plain: text))
        return content.isEmpty ? nil : try store.writer.addSource(content, language: language).source
    }
}
