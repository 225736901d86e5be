import DragomanModel
import DragomanTesting
import Foundation
import Testing

@testable import DragomanMatching

/// A folder for an index, gone with the value.
private final class Shelf {
    let path = FileManager.default.temporaryDirectory.path + "/dragoman-index-\(UUID().uuidString)"

    var store: IndexStore { IndexStore(path: path) }

    var files: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }

    func write(_ bytes: Data, to file: String) throws { try bytes.write(to: URL(fileURLWithPath: path + "/" + file)) }

    func read(_ file: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path + "/" + file)) }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

private func stamp(_ sequence: Int) -> IndexStamp {
    IndexStamp(sequence: Int64(sequence), batch: Int64(sequence), batchDigest: "d\(sequence)")
}

private let english = LanguageTag(canonical: "en")

@Suite struct IndexStoreTests {
    /// Changes sources at random and says what is there now.
    private func change(_ known: inout [Int64: IndexEntry], _ random: inout SeededRandom) -> [IndexEntry] {
        let count = Int.random(in: 1...40, using: &random)
        var changed: Set<Int64> = []
        for _ in 0..<count { changed.insert(Int64.random(in: 1...400, using: &random)) }
        return changed.sorted().map { id in
            let old = known[id]
            var entry = IndexEntry(id: id, symbols: old?.symbols ?? [], languages: [])
            if old == nil {
                let near = known.values.min { $0.id < $1.id }?.symbols ?? []
                entry.symbols =
                    Bool.random(using: &random) && !near.isEmpty
                    ? random.edited(near, edits: 3, of: scripts[0])
                    : random.text(Int.random(in: 1...40, using: &random), of: scripts[0])
                if entry.symbols.isEmpty { entry.symbols = [0x61] }
            }
            if Int.random(in: 0..<5, using: &random) > 0 {
                entry.languages = ScannedEntries.languageSets[Int.random(in: 0..<3, using: &random)]
            }
            // A source's text never changes, nor does its mask.
            entry.mask = id % 3 == 0 ? MaskKey(rawValue: UInt32(id % 30)) : nil
            known[id] = entry
            return entry
        }
    }

    private func expectEqual(_ index: TranslationIndex, _ known: [Int64: IndexEntry], _ random: inout SeededRandom) {
        let live = known.values.filter { !$0.languages.isEmpty }.sorted { $0.id < $1.id }
        #expect(index.liveCount == live.count)
        for entry in known.values {
            #expect(index.languages(of: entry.id).sorted() == entry.languages.sorted(), "\(entry.id)")
        }
        for mask in 0..<30 as Range<UInt32> {
            let key = MaskKey(rawValue: mask)
            let wanted = live.filter { $0.mask == key }
            #expect(index.masked(key, languages: nil, limit: .max) == [wanted.map(\.id).reversed()])
            let german = wanted.filter { $0.languages.contains(ScannedEntries.german) }.map(\.id)
            #expect(
                index.masked(key, languages: [ScannedEntries.german], limit: 2) == [Array(german.reversed().prefix(2))]
            )
        }
        let scanned = ScannedEntries(live)
        for _ in 0..<6 {
            let near = live.randomElement(using: &random)?.symbols ?? []
            let query = random.edited(near, edits: 2, of: scripts[0])
            let language = [nil, ScannedEntries.german].randomElement(using: &random) ?? nil
            let found = index.neighbours(of: query, languages: language.map { [$0] }, threshold: 60, limit: 4)[0]
            #expect(found == scanned.near(query, language: language, threshold: 60, limit: 4))
        }
    }

    @Test(arguments: 0..<4)
    func `whatever is changed, the index says what is there now`(seed: UInt64) throws {
        let shelf = Shelf()
        var random = SeededRandom(seed: 90 + seed)
        var known: [Int64: IndexEntry] = [:]
        for round in 1...60 {
            let update = try #require(shelf.store.beginUpdate(waits: false))
            #expect(update.stamp == (round == 1 ? .nothing : stamp(round - 1)))
            for entry in change(&known, &random) { update.add(entry, language: english) }
            let published = update.publish(stamp(round))
            let read = try #require(shelf.store.current())
            #expect(read.stamp == stamp(round) && read.isSound)
            // Eight of a size become one of the next, so there are few.
            #expect(read.partCount <= 16, "\(read.partCount) parts")
            // What was replaced goes in time.
            #expect(read.entryCount <= 4 * known.count + 64)
            guard round % 10 == 0 else { continue }
            expectEqual(read.index(of: english), known, &random)
            expectEqual(published.index(of: english), known, &random)
            #expect(read.index(of: ScannedEntries.french).liveCount == 0)
        }
    }

    @Test func `a change is seen when it is published and not before`() throws {
        let shelf = Shelf()
        let first = try #require(shelf.store.beginUpdate(waits: false))
        first.add(IndexEntry(id: 1, symbols: [0x61], languages: [ScannedEntries.french]), language: english)
        #expect(shelf.store.beginUpdate(waits: false) == nil, "one at a time")
        first.prepare()
        #expect(shelf.store.current() == nil)
        _ = first.publishPrepared(stamp(1))
        #expect(shelf.store.current()?.entryCount == 1)
    }

    @Test func `a change given up leaves the index and no files`() throws {
        let shelf = Shelf()
        var update = shelf.store.beginUpdate(waits: false)
        update?.add(IndexEntry(id: 1, symbols: [0x61], languages: [ScannedEntries.french]), language: english)
        _ = update?.publish(stamp(1))
        update = nil
        let files = shelf.files
        update = shelf.store.beginUpdate(waits: false)
        update?.add(IndexEntry(id: 2, symbols: [0x62], languages: [ScannedEntries.french]), language: english)
        update?.prepare()
        #expect(shelf.files.count == files.count + 1)
        update = nil
        #expect(shelf.files == files)
        #expect(shelf.store.current()?.entryCount == 1)
    }

    @Test func `parts that a killed process left are removed by the next change`() throws {
        let shelf = Shelf()
        var update = shelf.store.beginUpdate(waits: false)
        _ = update?.publish(stamp(1))
        update = nil
        try shelf.write(Data("half a part".utf8), to: "part-77")
        try shelf.write(Data("half a manifest".utf8), to: "manifest.new")
        #expect(shelf.store.current()?.entryCount == 0)
        update = shelf.store.beginUpdate(waits: false)
        update?.add(IndexEntry(id: 2, symbols: [0x62], languages: [ScannedEntries.french]), language: english)
        _ = update?.publish(stamp(2))
        #expect(!shelf.files.contains("part-77") && !shelf.files.contains("manifest.new"))
        #expect(shelf.store.current()?.entryCount == 1)
    }

    @Test(arguments: [
        "stamp -1 0 -", "stamp \(Int64.min) 0 -", "stamp 0 -7 -", "part en -1 10 0", "part en \(Int.max) 10 0",
        "part en 1 10 \(Int.max)", "part en 1 -10 0",
    ])
    func `a manifest of impossible numbers is none, though its digest is right`(line: String) throws {
        let stamp = line.hasPrefix("stamp") ? line : "stamp 0 0 -"
        let body = "dragoman index 1\n" + stamp + "\n" + (line.hasPrefix("part") ? line + "\n" : "")
        var digest = Digest()
        digest.combine(body)
        #expect(IndexManifest(text: body + "digest \(digest.hexadecimal)\n") == nil)
        let usual = IndexManifest(stamp: .nothing, parts: [])
        #expect(IndexManifest(text: usual.text) == usual)
        // A file that bears such a number is nobody's.
        let shelf = Shelf()
        _ = shelf.store.beginUpdate(waits: false)?.publish(.nothing)
        try shelf.write(Data(), to: "part-\(Int.max)")
        #expect(shelf.store.beginUpdate(waits: false) != nil)
    }

    @Test func `an entry has a key once, though two of its pairs fall on it`() throws {
        var pairs = KeyedPairs(about: 3)
        for entry in [3, 3, 5] { pairs.append(key: 9, entry: entry) }
        let made = ChunkContainers(pairs: &pairs, entries: 6)
        #expect(made.keys == [9] && made.sizes == [1])
    }

    @Test func `a torn index is no index, and a damaged one never ends the process`() throws {
        let shelf = Shelf()
        var random = SeededRandom(seed: 5)
        let scanned = ScannedEntries(300, script: scripts[1], longest: 30, random: &random)
        var update = shelf.store.beginUpdate(waits: false)
        for entry in scanned.entries { update?.add(entry, language: english) }
        _ = update?.publish(stamp(1))
        update = nil
        let part = try #require(shelf.files.first { $0.hasPrefix("part-") })
        for name in ["manifest", part] {
            let whole = try shelf.read(name)
            for _ in 0..<60 {
                try shelf.write(whole.prefix(Int.random(in: 0..<whole.count, using: &random)), to: name)
                #expect(shelf.store.current() == nil, "\(name) cut off")
            }
            for _ in 0..<200 {
                var bytes = whole
                bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= UInt8.random(in: 1...255, using: &random)
                try shelf.write(bytes, to: name)
                let read = shelf.store.current()
                #expect(read?.isSound != true, "\(name) changed")
                let query = scanned.entries.randomElement(using: &random)?.symbols ?? []
                _ = read?.index(of: english).neighbours(of: query, languages: nil, threshold: 50, limit: 5)
            }
            try shelf.write(whole, to: name)
            #expect(shelf.store.current()?.isSound == true)
        }
    }

    @Test func `where nothing can be written the index is there all the same`() throws {
        let update = IndexStore.beginPassingUpdate(from: nil)
        update.add(IndexEntry(id: 4, symbols: [0x61, 0x62], languages: [ScannedEntries.french]), language: english)
        let index = update.publish(stamp(9)).index(of: english)
        #expect(index.neighbours(of: [0x61, 0x62], languages: nil, threshold: 100, limit: 1)[0].map(\.id) == [4])
        #expect(IndexStore(path: "/dev/null/index").beginUpdate(waits: true) == nil)
        #expect(IndexStore(path: "/dev/null/index").current() == nil)
    }
}
