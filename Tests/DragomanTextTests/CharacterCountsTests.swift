import DragomanModel
import DragomanTesting
import Testing

@testable import DragomanText

struct CharacterCountsTests {
    @Test func whatGMXCountsApartIsCountedApart() {
        let counts = CharacterCounts("“Dr. Ölmez”\u{A0}paid €1,000 — twice!")
        #expect(counts.characters == 7 + 4 + 5 + 5)
        #expect(counts.letters == 7 + 4 + 5)
        #expect(counts.numbers == 4)
        #expect(counts.punctuation == 6)
        #expect(counts.whiteSpace == 5)
    }

    @Test func charactersAreThoseOfTheWordCounter() throws {
        let counter = try WordCounter(language: LanguageTag(canonical: "zh-Hans"))
        var random = SeededRandom(seed: 17)
        for _ in 0..<2000 {
            var text = ""
            for _ in 0..<Int.random(in: 0..<40, using: &random) {
                let bound: UInt32 = [0x80, 0x3000, 0xFFFF, 0x11_0000][Int.random(in: 0..<4, using: &random)]
                if let scalar = Unicode.Scalar(UInt32.random(in: 0..<bound, using: &random)) {
                    text.unicodeScalars.append(scalar)
                }
            }
            #expect(CharacterCounts(text).characters == counter.count(text), "\(text.debugDescription)")
        }
    }

    @Test(arguments: [
        ("A380", true), ("COVID-19 F16", true), ("A380 flies", false), ("2026", true), ("", true), ("— !", true),
        ("G7 ...", true),
    ])
    func numberInEachWord(text: String, expected: Bool) {
        #expect(CharacterCounts(text).hasNumberInEachWord == expected)
    }
}
