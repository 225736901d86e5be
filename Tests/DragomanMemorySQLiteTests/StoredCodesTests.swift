import DragomanModel
import DragomanTesting
import Foundation
import Testing

@testable import DragomanMemorySQLite

struct StoredCodesTests {
    private func codes(_ random: inout SeededRandom) -> [InlineCode] {
        let texts = ["", "<b>", "\"", "\\", "\\\"\u{0}\u{1F}\n", "é\u{10FFFF}]", "[[1,\"x\"],"]
        let purposes: [InlineCode.Purpose] = [.bold, .link, .lineBreak, .protected, .character, .other]
        return (0..<Int.random(in: 0...4, using: &random)).map { _ in
            InlineCode(
                id: Int.random(in: 1...70_000, using: &random),
                isPair: Bool.random(using: &random),
                purpose: purposes.randomElement(using: &random) ?? .other,
                opening: texts.randomElement(using: &random) ?? "",
                closing: texts.randomElement(using: &random) ?? "",
                equivalentText: texts.randomElement(using: &random) ?? "",
                canDelete: Bool.random(using: &random),
                isOpenedBefore: Bool.random(using: &random),
                isClosedAfter: Bool.random(using: &random)
            )
        }
    }

    @Test func `codes come back as they were, and the text is JSON`() throws {
        var random = SeededRandom(seed: 31)
        for _ in 0..<500 {
            let codes = codes(&random)
            guard let text = StoredCodes.text(of: codes) else {
                #expect(codes.isEmpty)
                continue
            }
            #expect(Array(text.utf8).withUnsafeBufferPointer(StoredCodes.codes(from:)) == codes)
            let json = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[Any]]
            #expect(json?.map { $0[3] as? String } == codes.map(\.opening))
        }
    }

    @Test func `slots come back as they were`() {
        let slots = [
            LanguageSlot(kind: .languageInsertion, byteStart: 0, byteCount: 0),
            LanguageSlot(kind: .directionValue, byteStart: 1 << 40, byteCount: 3),
        ]
        let text = StoredCodes.text(of: slots) ?? ""
        #expect(Array(text.utf8).withUnsafeBufferPointer(StoredCodes.slots(from:)) == slots)
        #expect(StoredCodes.text(of: [LanguageSlot]()) == nil)
    }

    @Test func `broken texts are no codes`() {
        var random = SeededRandom(seed: 32)
        for _ in 0..<200 {
            let bytes = Array((StoredCodes.text(of: codes(&random)) ?? "[").utf8)
            for end in 0..<bytes.count {
                #expect(bytes.prefix(end).withUnsafeBufferPointer(StoredCodes.codes(from:)) == nil)
            }
            var changed = bytes
            let place = Int.random(in: 0..<bytes.count, using: &random)
            changed[place] = UInt8.random(in: 0...255, using: &random)
            _ = changed.withUnsafeBufferPointer(StoredCodes.codes(from:))
            _ = changed.withUnsafeBufferPointer(StoredCodes.slots(from:))
        }
    }
}
