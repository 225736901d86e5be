import DragomanModel
import DragomanSegmentation
import DragomanTesting
import Foundation
import Testing

@Test func everyCaseFileGivesItsSentences() throws {
    for (language, cases) in try SegmentationFixtures.cases() {
        let segmenter = try SegmentationFixtures.segmenter(language)
        #expect(cases.count >= (language == "en" ? 30 : 8), "\(language) has too few cases")
        for each in cases {
            let sentences = try segmenter.sentences(in: each.input)
            #expect(sentences.joined() == each.input)
            let trimmed = sentences.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
            #expect(trimmed == each.sentences, "\(language).txt, the case that ends at line \(each.line)")
        }
    }
}

@Test func thereIsATableForEnglishAndEveryTargetLanguage() throws {
    let catalogue = try SegmentationFixtures.catalogue.get()
    let site = [
        "en", "ar", "cs", "de", "el", "es", "fa", "fr", "he", "hi", "hr", "hu", "id", "it", "ja", "ko", "nl", "pl",
        "pt",
        "ro", "ru", "sr", "sv", "th", "tr", "uk", "vi", "zh-Hans",
    ]
    for tag in site {
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
