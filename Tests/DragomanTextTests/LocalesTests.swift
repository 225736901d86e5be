import DragomanModel
import DragomanText
import Testing

private func tag(_ text: String) -> LanguageTag { LanguageTag(canonical: text) }

private let site = [
    "ar", "cs", "de", "el", "es", "fa", "fr", "he", "hi", "hr", "hu", "id", "it", "ja", "ko", "nl", "pl", "pt", "ro",
    "ru",
    "sr", "sv", "th", "tr", "uk", "vi", "zh-Hans",
].map(tag)

@Test(arguments: [
    ("en_gb", "en-GB"), ("EN-GB", "en-GB"), ("zh-hans", "zh-Hans"), ("pt-br", "pt-BR"), ("iw", "he"), ("in", "id"),
    ("ZH_hant_tw", "zh-Hant-TW"), ("i-klingon", "tlh"), ("sr-latn", "sr-Latn"), ("de-1996", "de-1996"), ("und", "und"),
])
func aTagInAnySpellingIsMadeCanonical(written: String, expected: String) {
    #expect(Locales.canonical(written)?.description == expected)
}

@Test(arguments: [
    "", "e", "x-bogus!", "en US", "en--US", "-en", "en-", "fr.UTF-8", "en\0", "日本語", "toolonglanguage", "en-GB-",
    String(repeating: "en-", count: 40),
])
func aMalformedTagIsRefused(written: String) {
    #expect(Locales.canonical(written) == nil)
}

@Test(arguments: [
    ("zh-CN", "zh-Hans"), ("zh", "zh-Hans"), ("zh-SG", "zh-Hans"), ("nl-NL", "nl"), ("zh-TW", "zh-Hant"),
    ("sr-Cyrl", "sr"), ("ar-SA", "ar"), ("es-419", "es"), ("pt-PT", "pt"), ("he-Hebr-IL", "he"),
])
func tagsOfTheSameWrittenLanguageMatch(left: String, right: String) {
    #expect(Locales.matches(tag(left), tag(right)))
    #expect(Locales.matches(tag(right), tag(left)))
}

@Test(arguments: [
    ("zh-TW", "zh-Hans"), ("zh-HK", "zh-Hans"), ("sr-Latn", "sr"), ("pt-BR", "pt-PT"), ("nl", "de"), ("hr", "sr"),
    ("sr-Latn", "hr"), ("ca-valencia", "es"), ("en-GB", "en-US"),
])
func tagsOfDifferentWrittenLanguagesDoNotMatch(left: String, right: String) {
    #expect(!Locales.matches(tag(left), tag(right)))
    #expect(!Locales.matches(tag(right), tag(left)))
}

@Test func theBestMatchIsTheSameTagThenTheLikeliest() {
    let tags = [tag("pt"), tag("pt-PT"), tag("zh-Hant"), tag("zh-Hans")]
    #expect(Locales.bestMatch(tag("pt-PT"), among: tags) == tag("pt-PT"))
    #expect(Locales.bestMatch(tag("pt-BR"), among: tags) == tag("pt"))
    #expect(Locales.bestMatch(tag("pt-AO"), among: tags) == tag("pt"))
    #expect(Locales.bestMatch(tag("zh-CN"), among: tags) == tag("zh-Hans"))
    #expect(Locales.bestMatch(tag("zh-MO"), among: tags) == tag("zh-Hant"))
    #expect(Locales.bestMatch(tag("fr"), among: tags) == nil)
}

@Test func everySiteLanguageHasNamesScriptAndDirection() {
    for tag in site {
        let language = Locales.describe(tag)
        #expect(language.englishName != tag.description)
        #expect(!language.ownName.isEmpty)
        #expect(language.script.count == 4)
        #expect((language.direction == .rightToLeft) == ["ar", "fa", "he"].contains(tag.description))
        #expect((language.countingUnit == .characters) == ["ja", "th", "zh-Hans"].contains(tag.description))
    }
    #expect(Locales.describe(tag("zh-Hans")).englishName == "Simplified Chinese")
    #expect(Locales.describe(tag("fr")).ownName == "Français")
    #expect(Locales.describe(tag("sr")).script == "Cyrl")
    #expect(Locales.describe(tag("de")).ownName == "Deutsch")
}

@Test(arguments: [
    ("zh-Hanss", "zh-Hans"), ("ch", nil), ("frr", "fr"), ("german", "de"), ("Portugese", "pt"), ("xx", nil),
    ("zh_cn", "zh-Hans"),
])
func aSlipInATagOrNameGetsASuggestion(written: String, expected: String?) {
    #expect(Locales.suggestion(for: written, among: site)?.description == expected)
}

@Test func aTagFallsBackThroughItsPrefixes() {
    #expect(Locales.fallbacks(of: tag("zh-Hant-TW")).map(\.description) == ["zh-Hant-TW", "zh-Hant", "zh"])
    #expect(Locales.fallbacks(of: tag("en")).map(\.description) == ["en"])
}
