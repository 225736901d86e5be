import DragomanModel
import DragomanTesting
import Foundation
import Testing

@testable import DragomanXML

/// Archives as tools write them, and as nobody should.
struct ZipTests {
    /// An archive in a file that is gone at the end.
    private static func reading<Result>(_ bytes: [UInt8], _ body: (ZipArchive) throws -> Result) throws -> Result {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("dragoman-\(UUID().uuidString).zip")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try body(ZipArchive(path: file.path, file: "a.zip"))
    }

    /// The entries by name, read in pieces of a size.
    private static func contents(_ bytes: [UInt8], room: Int = 1000) throws -> [String: [UInt8]] {
        try reading(bytes) { archive in
            var result: [String: [UInt8]] = [:]
            for entry in archive.entries {
                let source = try archive.open(entry, name: "a.zip/x")
                var buffer = [UInt8](repeating: 0, count: room)
                var text: [UInt8] = []
                while true {
                    let count = try buffer.withUnsafeMutableBytes { try source.read(into: $0) }
                    guard count > 0 else { break }
                    text += buffer[..<count]
                }
                result[String(decoding: entry.nameBytes, as: UTF8.self)] = text
            }
            return result
        }
    }

    private static func code(_ bytes: [UInt8]) -> String? {
        do {
            _ = try contents(bytes)
            return nil
        } catch {
            return (error as? DragomanError)?.code ?? "\(error)"
        }
    }

    @Test(arguments: 0..<UInt64(60))
    func `what is packed comes back, whatever the writer's ways`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        var expected: [String: [UInt8]] = [:]
        let entries = (0..<Int.random(in: 0...6, using: &random)).map { number in
            let count = [0, 1, 100, 70_000, 200_000].randomElement(using: &random) ?? 0
            let most: UInt8 = [3, 255].randomElement(using: &random) ?? 3
            var entry = ZipBuilder.Entry(
                "folder/\(number).xlf",
                (0..<count).map { _ in UInt8.random(in: 0...most, using: &random) }
            )
            entry.method = [0, 8].randomElement(using: &random) ?? 8
            entry.hasDescriptor = Bool.random(using: &random)
            entry.isLarge = Bool.random(using: &random)
            expected["folder/\(number).xlf"] = entry.bytes
            return entry
        }
        var builder = ZipBuilder(entries + [ZipBuilder.Entry("folder/", "")])
        builder.isLarge = Bool.random(using: &random)
        if Bool.random(using: &random) { builder.comment = Array("a comment PK\u{5}\u{6}".utf8) }
        if Bool.random(using: &random) { builder.front = [UInt8](repeating: 0x2A, count: 100) }
        let bytes = try builder.built()
        #expect(try Self.contents(bytes, room: .random(in: 1...70_000, using: &random)) == expected)
    }

    @Test func `what is cut short is refused, wherever that is`() throws {
        let whole = try ZipBuilder(["a.xlf": String(repeating: "text ", count: 50), "b.xlf": "more"]).built()
        for count in 0..<whole.count {
            #expect(Self.code(Array(whole.prefix(count))) == "zip-damaged", "\(count)")
            if count > 0 { #expect(Self.code(Array(whole.dropFirst(count))) == "zip-damaged", "\(count)") }
        }
    }

    @Test func `a damaged byte is seen, or harms nothing`() throws {
        let texts = ["a.xlf": Array(String(repeating: "text ", count: 50).utf8), "b.xlf": Array("more".utf8)]
        var entries = texts.sorted { $0.key < $1.key }.map { ZipBuilder.Entry($0.key, $0.value) }
        entries[1].method = 0
        let whole = try ZipBuilder(entries).built()
        for index in whole.indices {
            for change: UInt8 in [0xFF, 0x01, 0x80] {
                var damaged = whole
                damaged[index] ^= change
                guard Self.code(damaged) == nil else { continue }
                // A time, a version, a name, an attribute.
                let read = try Self.contents(damaged)
                #expect(Set(read.values).isSubset(of: Set(texts.values)), "\(index)")
            }
        }
    }

    @Test func `what says one thing and holds another is refused`() throws {
        var entry = ZipBuilder.Entry("a.xlf", String(repeating: "text ", count: 50))
        entry.size = 10
        #expect(try Self.code(ZipBuilder([entry]).built()) == "zip-damaged")
        entry.size = 1000
        #expect(try Self.code(ZipBuilder([entry]).built()) == "zip-damaged")
        entry.size = nil
        entry.checksum = 7
        #expect(try Self.code(ZipBuilder([entry]).built()) == "zip-damaged")
        entry.checksum = nil
        entry.headName = Array("b.xlf".utf8)
        #expect(try Self.code(ZipBuilder([entry]).built()) == "zip-damaged")
        entry.headName = nil
        #expect(try Self.code(ZipBuilder([entry]).built()) == nil)
        // Two names for the same bytes: how little becomes much.
        var builder = ZipBuilder([entry, entry])
        builder.offsets = [1: 0]
        #expect(try Self.code(builder.built()) == "zip-damaged")
    }

    @Test func `what cannot be read says why`() throws {
        var entry = ZipBuilder.Entry("a.xlf", "text")
        entry.flags = 1
        #expect(try Self.code(ZipBuilder([entry]).built()) == "zip-encrypted")
        entry.flags = 0
        entry.method = 14
        #expect(try Self.code(ZipBuilder([entry]).built()) == "zip-method")
        var split = try ZipBuilder(["a.xlf": "text"]).built()
        split[split.count - 18] = 1
        #expect(Self.code(split) == "zip-split")
    }

    @Test func `what grows beyond measure is refused early`() throws {
        let zeros = [UInt8](repeating: 0x20, count: 64 << 20)
        #expect(try Self.code(ZipBuilder([ZipBuilder.Entry("a.xlf", zeros)]).built()) == "zip-expands-too-far")
        var liar = ZipBuilder.Entry("a.xlf", zeros)
        liar.size = 100
        #expect(try Self.code(ZipBuilder([liar]).built()) == "zip-damaged")
    }

    @Test func `names in UTF-8 are told from the others`() throws {
        var marked = ZipBuilder.Entry("é.xlf", "text")
        marked.flags = 0x800
        var older = ZipBuilder.Entry("", "text")
        older.name = [0x82] + Array(".xlf".utf8)
        var extra = ZipBuilder.Entry("", "text")
        extra.name = older.name
        let name = Array("é2.xlf".utf8)
        let checksum = try GzipPacker().with { try ($0.pack(extra.name) + $0.finish()).suffix(8).prefix(4) }
        extra.extra = [0x75, 0x70] + ZipBuilder.number(5 + name.count, 2) + [1] + checksum + name
        let entries = try Self.reading(ZipBuilder([marked, older, extra]).built()) { $0.entries }
        #expect(entries.map(\.isNameUTF8) == [true, false, true])
        #expect(entries.map(\.nameBytes) == [marked.name, older.name, name])
    }

    @Test func `what begins as an archive is known`() {
        #expect(ZipArchive.begins([0x50, 0x4B, 3, 4]) && ZipArchive.begins([0x50, 0x4B, 5, 6]))
        #expect(ZipArchive.begins([0x50, 0x4B, 7, 8]) && !ZipArchive.begins(Array("PK, he said".utf8)))
        #expect(!ZipArchive.begins([0x50, 0x4B]))
    }
}

extension GzipPacker {
    fileprivate func with<Result>(_ body: (GzipPacker) throws -> Result) rethrows -> Result { try body(self) }
}
