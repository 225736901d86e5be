import DragomanModel
import DragomanSegmentation
import DragomanTesting
import Foundation
import Testing

private let languages = [
    "ar", "cs", "de", "el", "en", "es", "fa", "fr", "he", "hi", "hr", "hu", "id", "it", "ja", "ko", "nl", "pl", "pt",
    "ro",
    "ru", "sr", "sv", "th", "tr", "uk", "vi", "zh-Hans",
]

@Test(arguments: languages + ["zh-Hant"])
func theCaseFileGivesItsSentences(language: String) throws {
    let cases = try #require(try SegmentationFixtures.cases().first { $0.language == language }?.cases)
    let least = ["en": 60, "zh-Hant": 20][language] ?? 25
    #expect(cases.count >= least, "\(language).txt has too few cases")
    let segmenter = try SegmentationFixtures.segmenter(language)
    for each in cases {
        let sentences = try segmenter.sentences(in: each.input)
        #expect(sentences.joined() == each.input)
        let trimmed = sentences.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
        #expect(trimmed == each.sentences, "\(language).txt, the case that ends at line \(each.line)")
    }
}

@Test func noCaseFileIsLeftOutOrUnfinished() throws {
    #expect(try SegmentationFixtures.cases().map(\.language) == (languages + ["zh-Hant"]).sorted())
    for (language, cases) in try SegmentationFixtures.cases() {
        #expect(try SegmentationFixtures.caseText(language).split(separator: "\n").last == "===", "\(language).txt")
        #expect(Set(cases.map(\.input)).count == cases.count, "\(language).txt holds a case twice")
    }
}

@Test func thereIsATableForEnglishAndEveryTargetLanguage() throws {
    let catalogue = try SegmentationFixtures.catalogue.get()
    for tag in languages {
        let rules = try catalogue.rules(for: LanguageTag(canonical: tag))
        #expect(rules.language == tag.prefix(2))
        #expect(rules.name == "dragoman-2026.2-\(tag.prefix(2))")
        #expect(rules.digest.count == 16)
    }
    #expect(try catalogue.rules(for: LanguageTag(canonical: "fi")).language == "root")
    #expect(try catalogue.rules(for: LanguageTag(canonical: "und-Cyrl")).language == "ru")
    #expect(try catalogue.rules(for: LanguageTag(canonical: "und")).language == "root")
    #expect(try catalogue.rules(for: LanguageTag(canonical: "be")).language == "ru")
    #expect(try catalogue.rules(for: LanguageTag(canonical: "yue")).language == "zh")
    #expect(try catalogue.rules(for: LanguageTag(canonical: "ka")).language == "root")
    #expect(try catalogue.rules(for: LanguageTag(canonical: "zh-Hant-TW")).language == "zh")
    try catalogue.validate()
    #expect(try catalogue.rules(for: LanguageTag(canonical: "pt-BR")).language == "pt")
    #expect(catalogue.languages.count == 28)
}
