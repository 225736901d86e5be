import DragomanModel
import DragomanTesting
import Testing

@testable import DragomanText

private func tag(_ text: String) -> LanguageTag { LanguageTag(canonical: text) }

@Test(arguments: [
    ("en", "", 0), ("en", "One two, three.", 3), ("en", "It's the E.U.'s 3.5 % — isn't it?", 7),
    ("en", "____ --- ***", 0), ("en", "state-of-the-art", 4), ("fr", "l’eau d’hier", 2), ("de", "1.000,50 Euro", 2),
    ("zh-Hans", "你好，世界！", 4), ("ja", "これは 3 つ。", 5), ("th", "ภาษาไทย", 7), ("ar", "سلام عليكم", 2),
    ("sv", "kl. 3:15 a:b", 4),
])
func wordsAndCharactersAreCountedAsGMXDoes(language: String, text: String, expected: Int) throws {
    #expect(try WordCounter(language: tag(language)).count(text) == expected)
}

@Test func codesCountNothing() throws {
    var text = CodedText(plain: "two ")
    text.append(CodeMark(role: .open, id: 1))
    text.append("words")
    text.append(CodeMark(role: .close, id: 1))
    #expect(try WordCounter(language: tag("en")).count(text) == 2)
}

@Test func theShortCutForASCIICountsAsICUDoes() throws {
    var random = SeededRandom(seed: 5)
    for language in ["en", "de", "ar", "ru", "el", "he"] {
        let counter = try WordCounter(language: tag(language))
        for _ in 0..<4_000 {
            let text = RandomText.ascii(using: &random)
            #expect(counter.count(text) == counter.countByICU(text), "\(text.debugDescription)")
        }
    }
}

@Test func wordRangesLieInOrderAndTheBoundariesCoverTheText() throws {
    var random = SeededRandom(seed: 6)
    for language in ["en", "th", "ja"] {
        let breaker = try WordBreaker(language: tag(language))
        for _ in 0..<300 {
            let text = RandomText.text(using: &random)
            var end = 0
            breaker.forEachBoundary(in: text) { range, _ in
                #expect(range.lowerBound == end && !range.isEmpty)
                end = range.upperBound
            }
            #expect(end == text.utf8.count)
        }
    }
}

@Test func thaiWordsAreFoundByDictionary() throws {
    let text = "ภาษาไทย"
    #expect(try WordBreaker(language: tag("th")).words(in: text) == [0..<12, 12..<21])
}

@Test func oneBreakerServesManyTexts() throws {
    let breaker = try SentenceBreaker(language: tag("en"))
    #expect(breaker.boundaries(in: "One. Two.") == [5, 9])
    #expect(breaker.boundaries(in: "") == [])
    #expect(breaker.boundaries(in: "Drei") == [4])
    #expect(breaker.boundaries(in: "“Oui.” Non.") == [11, 15])
}

@Test func anUnknownLanguageBreaksByTheRootRules() throws {
    #expect(try SentenceBreaker(language: tag("xx-Qaaa")).boundaries(in: "A b. C d.") == [5, 9])
    #expect(try WordCounter(language: tag("not a tag")).count("two words") == 2)
}
