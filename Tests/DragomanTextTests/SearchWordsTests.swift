import DragomanModel
import DragomanTesting
import DragomanText
import Testing

/// Texts as searches see them.
struct SearchWordsTests {
    private func folded(_ text: String) -> [String] { SearchWords().words(of: text).map(\.folded) }

    @Test(
        "words and their folding",
        arguments: [
            ("The U.N.'s vote, 3.14", ["the", "u", "n", "s", "vote", "3", "14"]),
            ("l'ONU d’été", ["l", "onu", "d", "ete"]),
            ("Malmö Łódź Straße Ærø", ["malmo", "lodz", "strasse", "aero"]),
            ("İstanbul ILIK ılık", ["istanbul", "ilik", "ilik"]),
            ("e\u{301}te\u{301}", ["ete"]),
            ("ＡＢＣ ﬁn", ["abc", "fin"]),
            ("Её войной", ["ее", "воинои"]),
            ("١٢ أحمد كِتَاب", ["12", "احمد", "كتاب"]),
            ("שָׁלוֹם", ["שלום"]),
            ("市長が", ["市", "長", "が"]),
            ("ที่ดี", ["ที่", "ดี"]),
            ("हिन्दी", ["हिन्दी"]),
            ("한국은", ["한", "국", "은"]),
            ("Win11市", ["win11", "市"]),
            ("soft\u{AD}hyphen می\u{200C}خواهم", ["softhyphen", "ميخواهم"]),
            ("— % 😀", []), ("", []),
        ]
    )
    func words(text: String, expected: [String]) {
        #expect(folded(text) == expected)
    }

    @Test func placesAreThoseOfTheTextAsShown() throws {
        let text = try #require(CodedText(displayed: "A &amp; <1>B</1>o<2/>b ré"))
        let shown = Array(SearchWords.shown(text).unicodeScalars)
        let words = SearchWords().words(of: text)
        #expect(words.map(\.folded) == ["a", "bob", "re"])
        let places = words.map { String(String.UnicodeScalarView(shown[$0.range])) }
        #expect(places == ["A", "B</1>o<2/>b", "ré"])
        #expect(words.map(\.isMarked) == [false, false, true])
    }

    @Test("words lie in order inside the text, and folding is idempotent", arguments: 0..<UInt64(200))
    func laws(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let text = RandomText.text(using: &random)
        let count = text.unicodeScalars.count
        var end = 0
        for word in SearchWords().words(of: CodedText(plain: text)) {
            #expect(word.start >= end && word.scalarCount > 0)
            end = word.range.upperBound
            let again = folded(word.folded).joined()
            #expect(again == word.folded, "seed \(seed)")
            #expect(
                !word.folded.utf8.contains { $0 < 0x80 && !(0x30...0x39).contains($0) && !(0x61...0x7A).contains($0) }
            )
        }
        #expect(end <= count)
    }

    private func find(_ terms: [(String, Bool)], _ text: String, without: String? = nil) -> SearchPattern.Found? {
        let words = SearchWords()
        let made = terms.compactMap { SearchTerm(words: words.words(of: $0.0), isPrefix: $0.1) }
        let excluded = [without].compactMap { $0 }.compactMap { SearchTerm(words: words.words(of: $0)) }
        return SearchPattern(terms: made, excluded: excluded).find(in: words.words(of: text))
    }

    @Test func plainLettersFindAccentsAndNotTheOtherWayRound() {
        #expect(find([("resume", false)], "Un Résumé")?.form == .folded)
        #expect(find([("résumé", false)], "un RÉSUMÉ")?.form == .spelled)
        #expect(find([("résumé", false)], "un résumé")?.form == .written)
        #expect(find([("résumé", false)], "a resume") == nil)
        #expect(find([("får", false)], "far away") == nil)
    }

    @Test func phrasesBeginningsAndExclusions() {
        let text = "The prime minister and the first minister met the ministers."
        #expect(find([("prime minister", false)], text)?.ranges == [4..<18])
        #expect(find([("minister prime", false)], text) == nil)
        #expect(find([("minist", true)], text)?.ranges == [10..<18, 33..<41, 50..<59])
        #expect(find([("minist", false)], text) == nil)
        #expect(find([("the minist", true)], text)?.ranges == [46..<59])
        #expect(find([("the", false), ("met", false)], text)?.ranges == [0..<3, 23..<26, 42..<45, 46..<49])
        #expect(find([("minister", false)], text, without: "first minister") == nil)
        #expect(find([("minister", false)], text, without: "second") != nil)
        #expect(find([("市長", false)], "副市長が")?.ranges == [1..<3])
    }
}
