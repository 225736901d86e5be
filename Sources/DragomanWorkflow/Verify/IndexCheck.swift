import DragomanMatching
import DragomanMemory
import DragomanModel

/// What there is of a memory's index.
public struct IndexState: Sendable, Hashable {
    /// Whether it holds all that the memory does; where not, the next lookup brings it up.
    public var isCurrent: Bool
    /// Sources with translations.
    public var entries: Int
    /// Files that it lies in.
    public var parts: Int
    /// Bytes of those files.
    public var bytes: Int
}

/// Compares an index with the memory that it was made from.
///
/// The memory is the truth, and an index that is torn or of another memory is never believed; so what is found here is
/// what a failing disk or a fault of ours made of files that still look whole.
struct IndexCheck {
    private let reader: any MemoryReader
    private let path: String
    private(set) var state: IndexState?
    private(set) var findings: [Finding] = []
    /// So many texts are looked up in the index and by a scan of everything.
    private static let sampleCount = 24
    /// The score at which both must find the same.
    private static let threshold = 60
    /// Longer texts make a scan of everything slow and are found the same way.
    private static let longestSample = 200
    /// No more differences are listed one by one.
    private static let mostFindings = 20

    /// Checks the index in a folder against a snapshot of its memory.
    ///
    /// - Complexity: O(n) for n sources, and O(n) for each text of the sample.
    init(_ reader: any MemoryReader, path: String) throws {
        self.reader = reader
        self.path = path
        guard let stored = IndexStore(path: path).current() else { return }
        let last = try reader.lastSequence()
        let isTrue = try MemoryIndex.isTrue(stored.stamp, reader)
        state = IndexState(
            isCurrent: isTrue && stored.stamp.sequence == last,
            entries: stored.entryCount,
            parts: stored.partCount,
            bytes: stored.byteCount
        )
        // What is of another memory is not believed by anybody else either.
        guard isTrue else { return }
        guard stored.isSound else {
            add("its files are damaged")
            return
        }
        // What came after it was made is read from the memory, here as in a lookup.
        let whole = try MemoryIndex(path: nil).caughtUp(from: stored, with: reader)
        try compare(whole)
    }

    private mutating func add(_ message: String) {
        guard findings.count < Self.mostFindings else { return }
        findings.append(
            Finding(
                .error,
                "index-wrong",
                message:
                    "the index is wrong: \(message); remove the folder '\(path)', and the next lookup makes it anew"
            )
        )
    }

    private mutating func compare(_ index: StoredIndex) throws {
        var scans: [LanguageTag: SourceScan] = [:]
        var indexes: [LanguageTag: TranslationIndex] = [:]
        var counts: [LanguageTag: Int] = [:]
        var sample: [TranslatedSource] = []
        var stride = 1
        var number = 0
        try reader.forEachSource(changedAfter: 0) { source in
            guard !source.targets.isEmpty else { return }
            let known = indexes[source.language] ?? index.index(of: source.language)
            indexes[source.language] = known
            counts[source.language, default: 0] += 1
            let symbols = source.content.symbols
            scans[source.language, default: SourceScan()].add(id: source.id.rawValue, symbols: symbols)
            if known.languages(of: source.id.rawValue).sorted() != source.targets {
                add("it does not say into which languages source \(source.id.rawValue) is translated")
            }
            number += 1
            if number % stride == 0, symbols.count <= Self.longestSample {
                sample.append(source)
                if sample.count == 2 * Self.sampleCount {
                    sample = sample.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
                    stride *= 2
                }
            }
        }
        for (language, known) in indexes where known.liveCount != counts[language] {
            add("it has \(known.liveCount) sources in '\(language)', the memory \(counts[language] ?? 0)")
        }
        let texts = PlaceableTexts()
        for source in sample.prefix(Self.sampleCount) {
            compareSearch(source, indexes, scans)
            guard let key = try texts.read(source.content, in: source.language)?.maskKey,
                let found = indexes[source.language]?.masked(key, languages: nil, limit: .max)[0]
            else { continue }
            if !found.contains(source.id.rawValue) {
                add("it does not find source \(source.id.rawValue) by what it is without numbers and dates")
            }
        }
    }

    /// Looks a text that is a little different up in both ways.
    private mutating func compareSearch(
        _ source: TranslatedSource,
        _ indexes: [LanguageTag: TranslationIndex],
        _ scans: [LanguageTag: SourceScan]
    ) {
        var symbols = source.content.symbols
        symbols.removeSubrange(symbols.count / 2..<min(symbols.count / 2 + symbols.count / 10, symbols.count))
        let found = indexes[source.language]?
            .neighbours(of: symbols, languages: nil, threshold: Self.threshold, limit: .max)[0].map(\.id)
        let scanned = scans[source.language]?
            .matches(for: symbols, threshold: Self.threshold, limit: .max).map(\.id)
        if Set(found ?? []) != Set(scanned ?? []) {
            add(
                "of what is near to source \(source.id.rawValue) it finds \(found?.count ?? 0), a scan \(scanned?.count ?? 0)"
            )
        }
    }
}
