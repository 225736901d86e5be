import DragomanExchange
import DragomanMemory
import DragomanModel

/// Writes the entries of a memory as units of TMX.
struct TMXExportRun {
    private let reader: any MemoryReader
    private let times: [BatchID: String]
    private(set) var writer: TMXWriter
    private(set) var units = 0
    private(set) var translations = 0

    init(_ reader: any MemoryReader, source: LanguageTag, version: String) throws {
        self.reader = reader
        times = Dictionary(uniqueKeysWithValues: try reader.batches().map { ($0.id, $0.time) })
        writer = TMXWriter(source: source, version: version)
    }

    /// The bytes that are written so far.
    mutating func take() -> [UInt8] { writer.take() }

    /// Ends the file.
    mutating func finish() { writer.finish() }

    /// Writes an entry: a unit for each that it came in, and for other translations as many as a language has.
    mutating func write(_ entry: StoredEntry) throws {
        var groups: [Group] = []
        var ordinals: [LanguageTag: Int] = [:]
        for variant in entry.variants {
            var key = Group.Key.made(0)
            if let detail = variant.detail {
                key = .came(detail.entry)
            } else if entry.variants.count > 1 {
                let ordinal = ordinals[variant.stored.target.language, default: 0]
                ordinals[variant.stored.target.language] = ordinal + 1
                key = .made(ordinal)
            }
            if let index = groups.firstIndex(where: { $0.key == key }) {
                groups[index].variants.append(variant)
            } else {
                groups.append(Group(key: key, variants: [variant]))
            }
        }
        for group in groups { try write(group, of: entry) }
    }

    /// The translations of one unit.
    private struct Group {
        enum Key: Hashable {
            case came(EntryID)
            case made(Int)
        }

        var key: Key
        var variants: [StoredEntry.Variant]

        /// By language; the older of one language first.
        var ordered: [StoredEntry.Variant] {
            guard variants.count > 1 else { return variants }
            return variants.enumerated().sorted {
                let (left, right) = ($0.element.stored.target.language, $1.element.stored.target.language)
                return left == right ? $0.offset < $1.offset : left < right
            }.map(\.element)
        }
    }

    private mutating func write(_ group: Group, of entry: StoredEntry) throws {
        var unit = TMXDetail()
        var source = TMXPart()
        var articleCodes: [InlineCode] = []
        switch group.key {
        case .came:
            let parts = TMXDetailText.read(group.variants[0].detail?.entryText ?? "")
            unit = parts.own.detail
            source = parts.source
        case .made(let ordinal):
            var digest = Digest()
            digest.combine(entry.language.description)
            digest.combine(entry.content.coded)
            let name = digest.name + (ordinal > 0 ? "-\(ordinal + 1)" : "")
            unit.attributes = [TMXDetail.Attribute(name: .tuid, value: name)]
            if entry.content.hasCodes { articleCodes = try reader.codes(of: entry.source) }
            source.codes = TMXCode.codes(for: entry.content, from: articleCodes)
        }
        let targets = try group.ordered.map { try variant($0, unit, articleCodes) }
        writer.unit(
            unit,
            source: TMXWriter.Variant(
                language: entry.language,
                part: source,
                facts: TMXFacts(),
                content: entry.content
            ),
            targets: targets
        )
        units += 1
        translations += targets.count
    }

    private func variant(
        _ variant: StoredEntry.Variant,
        _ unit: TMXDetail,
        _ codes: [InlineCode]
    ) throws -> TMXWriter.Variant {
        let stored = variant.stored
        var part = TMXPart()
        if let detail = variant.detail {
            if let text = detail.text { part = TMXDetailText.read(text).own }
        } else {
            if let time = times[stored.batch] {
                part.detail.attributes.append(
                    TMXDetail.Attribute(name: .creationDate, value: TMXMoment.tmx(time))
                )
            }
            if let author = stored.target.author, !author.isEmpty {
                part.detail.attributes.append(TMXDetail.Attribute(name: .creationID, value: author))
            }
            part.codes = TMXCode.codes(for: stored.target.content, from: codes)
        }
        return TMXWriter.Variant(
            language: stored.target.language,
            part: part,
            facts: try facts(stored.target, part.detail, unit),
            content: stored.target.content
        )
    }

    private func facts(_ target: NewTarget, _ detail: TMXDetail, _ unit: TMXDetail) throws -> TMXFacts {
        var facts = TMXFacts()
        facts.article = target.context.article
        facts.segment = target.context.segment
        facts.previous = try target.context.previous.flatMap { try reader.content(of: $0)?.displayed }
        facts.next = try target.context.next.flatMap { try reader.content(of: $0)?.displayed }
        // What most are is what is understood where nothing is said.
        facts.state = target.state == .translated ? nil : target.state
        facts.origin = target.origin == .human ? nil : target.origin
        facts.isCandidate = target.role == .candidate
        let author = target.author ?? ""
        facts.author = author == TMXMoment.author(detail, unit) ?? "" ? nil : author
        return facts
    }
}
