import DragomanModel
import DragomanTesting
import Testing

/// Coded text: one string that holds text and codes.
struct CodedTextTests {
    @Test(arguments: [
        "", "plain", "<1>bold</1> and <2/>", "<12/>", "a &lt;b&gt; &amp; c", "<1><2>x</2></1>", "漢字<1/>é",
        "&lt;\u{301}<1>\u{301}</1>\u{301}<2/>\u{FE0F}&amp;\u{301}",
    ])
    func displayedFormComesBack(text: String) throws {
        let normal = text.replacing("&gt;", with: ">")
        let coded = try #require(CodedText(displayed: normal))
        #expect(coded.displayed == normal)
        #expect(CodedText(coded: coded.coded) == coded)
    }

    @Test(arguments: ["<1>", "</1>", "<b>", "a < b", "a & b", "<1>x</2>", "<1><1>x</1></1>", "<99999999999/>"])
    func brokenDisplayedFormIsRefused(text: String) {
        #expect(CodedText(displayed: text) == nil)
    }

    @Test func plainTextDropsReservedScalars() throws {
        let reserved = String(decoding: [0x61, 0xEF, 0xB7, 0x90, 0x62, 0xEF, 0xB7, 0xAF], as: UTF8.self)
        #expect(CodedText(plain: reserved).plain == "ab")
        #expect(CodedText(coded: reserved) == nil)
    }

    @Test func eachCodeIsOneSymbol() throws {
        let coded = try #require(CodedText(displayed: "a<1>b</1><300/>"))
        #expect(coded.symbols.count == 5)
        #expect(coded.plain == "ab")
        #expect(coded.marks.map(\.id) == [1, 1, 300])
    }

    @Test func storageFormOfAnyBytesIsReadOrRefused() {
        var random = SeededRandom(seed: 3)
        for _ in 0..<5000 {
            let bytes = (0..<Int.random(in: 0...12, using: &random)).flatMap { _ -> [UInt8] in
                Bool.random(using: &random)
                    ? [0xEF, 0xB7, UInt8.random(in: 0x8F...0xB1, using: &random)]
                    : [UInt8.random(in: 0x20...0x7E, using: &random)]
            }
            guard let coded = CodedText(coded: String(decoding: bytes, as: UTF8.self)) else { continue }
            var again = CodedText()
            for part in coded.parts {
                switch part {
                case .text(let text): again.append(text)
                case .code(let mark): again.append(mark)
                }
            }
            #expect(again.displayed == coded.displayed)
        }
    }
}
