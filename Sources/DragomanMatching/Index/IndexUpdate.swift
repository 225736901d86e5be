package import DragomanModel

/// A change of an index: takes entries in, then becomes what readers see, at once or not at all.
///
/// Small parts are gathered into greater ones as they come, and a part of which much was replaced is written anew, so
/// that a memory has few parts whatever its history: each entry is written about log₈ n times.
package final class IndexUpdate {
    /// What the index held when the change began; `.nothing` for a new one.
    package private(set) var stamp: IndexStamp
    private var manifest: [IndexManifest.Part]
    private var parts: [IndexPart]
    private var builders: [LanguageTag: IndexPartBuilder] = [:]
    private let folder: IndexFolder?
    private let lock: IndexLock?
    private var nextNumber: Int
    private var hasFailed = false
    private var isPublished = false

    /// So many parts of one size are made one of the next size.
    private static let fanout = 8

    init(from index: StoredIndex?, folder: IndexFolder?, lock: IndexLock?) {
        stamp = index?.stamp ?? .nothing
        manifest = index?.manifest ?? []
        parts = index?.parts ?? []
        self.folder = folder
        self.lock = lock
        let used = manifest.map(\.number) + (folder?.partNumbers() ?? [])
        nextNumber = (used.max() ?? 0) + 1
    }

    deinit {
        // Parts that no manifest names: nobody else can have changed the index, as the lock is still held.
        if let folder, !isPublished, let current = folder.snapshot() {
            folder.removeParts(except: Set(current.manifest.parts.map(\.number)))
        }
    }

    /// Forgets what the index held: it is of another memory, or torn.
    package func beginAnew() {
        stamp = .nothing
        manifest = []
        parts = []
    }

    /// Takes in a source of a language.
    ///
    /// What was known of it is replaced. Each id may come once in a change.
    package func add(_ entry: IndexEntry, language: LanguageTag) {
        // A source that is gone before it came needs no mark.
        if entry.languages.isEmpty, !mentions(entry.id, language) { return }
        builders[language, default: IndexPartBuilder()].add(entry)
        if builders[language]?.isFull == true { close(language) }
    }

    private func mentions(_ id: Int64, _ language: LanguageTag) -> Bool {
        zip(manifest, parts).contains { $0.0.language == language && $0.1.mentions(id) }
    }

    /// Makes the change visible under a stamp.
    ///
    /// - Returns: the index as it is now; it stays right for this process even where the disk refused it.
    package func publish(_ stamp: IndexStamp) -> StoredIndex {
        prepare()
        return publishPrepared(stamp)
    }

    /// Writes all parts, so that nothing is left to do but to name them.
    package func prepare() {
        for language in builders.keys.sorted() { close(language) }
        gather()
        rewriteWorn()
    }

    /// Names the parts that `prepare` wrote.
    package func publishPrepared(_ stamp: IndexStamp) -> StoredIndex {
        self.stamp = stamp
        if let folder, !hasFailed {
            isPublished = folder.publish(IndexManifest(stamp: stamp, parts: manifest))
        }
        return StoredIndex(stamp: stamp, manifest: manifest, parts: parts)
    }

    // MARK: Parts

    private func close(_ language: LanguageTag) {
        guard let builder = builders.removeValue(forKey: language), !builder.isEmpty else { return }
        guard let (record, part) = write(builder, language) else { return }
        for index in parts.indices where manifest[index].language == language {
            manifest[index].replaced += replacedCount(in: parts[index], by: part)
        }
        manifest.append(record)
        parts.append(part)
    }

    /// How many entries of a part a later one speaks of.
    private func replacedCount(in part: IndexPart, by later: IndexPart) -> Int {
        let entries = (0..<later.entryCount).count { part.entry(of: later.id(of: $0)) != nil }
        return entries + later.gone.count { part.entry(of: $0) != nil }
    }

    private func write(_ builder: IndexPartBuilder, _ language: LanguageTag) -> (IndexManifest.Part, IndexPart)? {
        let bytes = builder.bytes()
        let number = nextNumber
        nextNumber += 1
        var part: IndexPart?
        if let folder, !hasFailed {
            if folder.write(bytes, part: number) {
                part = IndexBytes(file: folder.partPath(number)).flatMap(IndexPart.init)
            }
            // A full disk, for one: the index then stays in memory for this process.
            if part == nil { hasFailed = true }
        }
        guard let part = part ?? IndexPart(IndexBytes(copying: bytes)) else { return nil }
        return (IndexManifest.Part(language: language, number: number, bytes: bytes.count, replaced: 0), part)
    }

    // MARK: Upkeep

    /// The size class of a part: parts of one class differ less than eightfold.
    private static func level(_ part: IndexPart) -> Int {
        var level = 0
        var entries = max(part.entryCount + part.gone.count, 1) / 32
        while entries > 0 {
            level += 1
            entries /= fanout
        }
        return level
    }

    /// Gathers the last parts of a language wherever eight of one size, or less, have come together.
    private func gather() {
        for language in Set(manifest.map(\.language)).sorted() {
            while let places = placesToGather(language) { rewrite(places, language) }
        }
    }

    private func placesToGather(_ language: LanguageTag) -> [Int]? {
        let places = manifest.indices.filter { manifest[$0].language == language }
        var gathered: [Int] = []
        var level = -1
        var sameSize = 0
        var entries = 0
        // From the newest back: order among parts must stay. Smaller parts behind a greater one count as its like, as
        // nothing else would ever gather them.
        for place in places.reversed() {
            let here = Self.level(parts[place])
            sameSize = here > level ? 1 : sameSize + 1
            level = max(level, here)
            entries += parts[place].entryCount
            guard entries <= IndexLayout.partEntries else { break }
            gathered.append(place)
            if sameSize >= Self.fanout { return gathered.reversed() }
        }
        return nil
    }

    /// Writes parts anew of which a third was replaced.
    private func rewriteWorn() {
        for place in manifest.indices.reversed() {
            let part = manifest[place]
            if part.replaced > 64, part.replaced * 3 > parts[place].entryCount { rewrite([place], part.language) }
        }
    }

    /// Makes one part of neighbouring parts of a language, without what later ones replaced.
    private func rewrite(_ places: [Int], _ language: LanguageTag) {
        guard let first = places.first, let last = places.last else { return }
        let hasOlder = manifest[..<first].contains { $0.language == language }
        let later = manifest.indices.filter { $0 > last && manifest[$0].language == language }
        var builder = IndexPartBuilder()
        var known: Set<Int64> = []
        func isReplaced(_ id: Int64) -> Bool { known.contains(id) || later.contains { parts[$0].mentions(id) } }
        for place in places.reversed() {
            let part = parts[place]
            let texts = PartTexts(part)
            for entry in 0..<part.entryCount where !isReplaced(part.id(of: entry)) {
                builder.add(texts.entry(entry))
            }
            for id in part.gone where hasOlder && !isReplaced(id) {
                builder.add(IndexEntry(id: id, symbols: [], languages: []))
            }
            if place != first {
                for entry in 0..<part.entryCount { known.insert(part.id(of: entry)) }
                known.formUnion(part.gone)
            }
        }
        let made = builder.isEmpty ? nil : write(builder, language)
        if !builder.isEmpty, made == nil { return }
        for place in places.dropFirst().reversed() {
            manifest.remove(at: place)
            parts.remove(at: place)
        }
        if let made {
            manifest[first] = made.0
            parts[first] = made.1
        } else {
            manifest.remove(at: first)
            parts.remove(at: first)
        }
    }
}

/// Reads a part's entries back.
private struct PartTexts {
    private let part: IndexPart
    /// The symbol of each number.
    private let symbols: [UInt32]
    private let masks: [Int: MaskKey]

    init(_ part: IndexPart) {
        self.part = part
        symbols = part.symbolsByNumber
        masks = part.maskOfEntry
    }

    func entry(_ entry: Int) -> IndexEntry {
        IndexEntry(
            id: part.id(of: entry),
            symbols: part.symbols(of: entry, symbols),
            languages: part.languages(of: entry),
            mask: masks[entry]
        )
    }
}
