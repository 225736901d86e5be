import DragomanModel
import DragomanTesting
import Foundation
import Testing

@testable import DragomanXML

/// Packed files in and out.
struct GzipTests {
    private static func packed(_ bytes: [UInt8], pieces: Int = 1) throws -> [UInt8] {
        let packer = try GzipPacker()
        var result: [UInt8] = []
        let size = max(1, bytes.count / pieces)
        for start in stride(from: 0, to: bytes.count, by: size) {
            result += try packer.pack(Array(bytes[start..<min(start + size, bytes.count)]))
        }
        return try result + packer.finish()
    }

    private static func unpacked(_ bytes: [UInt8], room: Int = 1000) throws -> [UInt8] {
        let input = GzipInput(XMLInput(bytes: bytes), file: "f")
        var result: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: room)
        while true {
            let count = buffer.withUnsafeMutableBytes { input.read(into: $0) }
            if let error = input.error { throw error }
            guard count > 0 else { return result }
            result += buffer[..<count]
        }
    }

    @Test(arguments: 0..<UInt64(20))
    func `what is packed comes back, and the same bytes are packed alike`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let count = [0, 1, 100, 70_000, 300_000].randomElement(using: &random) ?? 0
        let bytes = (0..<count).map { _ in UInt8.random(in: 0...(seed % 2 == 0 ? 3 : 255), using: &random) }
        let packed = try Self.packed(bytes, pieces: .random(in: 1...5, using: &random))
        #expect(try Self.unpacked(packed, room: .random(in: 1...70_000, using: &random)) == bytes)
        #expect(try Self.packed(bytes) == Self.packed(bytes))
        // What is not packed is passed on; several members are one text.
        if bytes.prefix(2) != [0x1F, 0x8B] { #expect(try Self.unpacked(bytes) == bytes) }
        #expect(try Self.unpacked(packed + packed + [0, 0, 0]) == bytes + bytes)
    }

    @Test func `what is cut short or damaged is refused`() throws {
        let packed = try Self.packed((0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) })
        for count in [3, 10, 18, packed.count / 2, packed.count - 9, packed.count - 1] {
            let error = #expect(throws: DragomanError.self) { try Self.unpacked(Array(packed.prefix(count))) }
            #expect(error?.code == "gzip-damaged", "\(count)")
        }
        for index in stride(from: 20, to: packed.count, by: packed.count / 20) {
            var damaged = packed
            damaged[index] ^= 0x55
            #expect(throws: DragomanError.self) { try Self.unpacked(damaged) }
        }
        #expect(throws: DragomanError.self) { try Self.unpacked(packed + [1, 2, 3]) }
    }

    @Test func `what grows beyond measure is refused early`() throws {
        let bomb = try Self.packed([UInt8](repeating: 0x20, count: 64 << 20))
        let error = #expect(throws: DragomanError.self) { try Self.unpacked(bomb, room: 1 << 20) }
        #expect(error?.code == "gzip-expands-too-far")
    }
}
