import DragomanModel
import DragomanTesting
import DragomanText
import Testing

@testable import DragomanTerminology

@Suite struct TermRecogniserTests {
    private static func term(
        _ language: String,
        _ text: String,
        caseSensitive: Bool = false,
        preferred: Bool = true
    ) -> Concept.Term {
        Concept.Term(
            language: LanguageTag(canonical: language),
            text: text,
            isCaseSensitive: caseSensitive,
            isPreferred: preferred
        )
    }

    private static let concepts = [
        Concept(
            id: "un",
            definition: "Organization of states.",
            terms: [
                term("en", "United Nations", caseSensitive: true),
                term("en", "UN", caseSensitive: true, preferred: false),
                term("fr", "ONU", caseSensitive: true, preferred: false),
                term("fr", "Nations unies", caseSensitive: true), term("ja", "国連"), term("ko", "유엔"),
                term("zh-Hans", "联合国"), term("th", "สหประชาชาติ"), term("tr", "BM", caseSensitive: true),
                term("sv", "FN", caseSensitive: true),
            ]
        ),
        Concept(
            id: "council",
            terms: [
                term("en", "United Nations Security Council", caseSensitive: true), term("en", "Security Council"),
                term("fr", "Conseil de sécurité"),
            ]
        ),
        Concept(id: "treaty", terms: [term("en", "treaty"), term("fr", "traité"), term("pt-BR", "tratado")]),
        Concept(id: "minister", terms: [term("en", "prime minister"), term("fr", "Premier ministre")]),
        Concept(id: "us", terms: [term("en", "US", caseSensitive: true), term("fr", "États-Unis")]),
        Concept(id: "cease", terms: [term("en", "cease-fire"), term("fr", "cessez-le-feu")]),
        Concept(id: "people", terms: [term("en", "people’s assembly"), term("fr", "assemblée du peuple")]),
        Concept(id: "mercury-metal", terms: [term("en", "mercury"), term("de", "Quecksilber")]),
        Concept(id: "mercury-planet", terms: [term("en", "Mercury", caseSensitive: true), term("fr", "Mercure")]),
    ]

    private func found(_ text: String, in language: String = "en", into target: String = "fr") throws -> [String] {
        let recogniser = try TermRecogniser(concepts: Self.concepts, language: LanguageTag(canonical: language))
        return recogniser.terms(in: text, translatedInto: LanguageTag(canonical: target)).map {
            let written = TermPieces.slice(text, $0.utf8Range)
            return "\($0.concept):\(written)"
        }
    }

    @Test(arguments: [
        ("The United Nations Security Council met.", ["council:United Nations Security Council"]),
        ("The United Nations met the Security council.", ["un:United Nations", "council:Security council"]),
        ("A TREATY, a Treaty; treaty.", ["treaty:TREATY", "treaty:Treaty", "treaty:treaty"]),
        ("Entreaty and treatybound are other words.", []),
        ("Tell us about the US.", ["us:US"]),
        ("united nations in lower case", []),
        (
            "The prime\u{A0}minister and the Prime \n minister",
            ["minister:prime\u{A0}minister", "minister:Prime \n minister"]
        ),
        (
            "A cease-fire, a cease\u{2011}fire, a cease\u{2010}fire",
            ["cease:cease-fire", "cease:cease\u{2011}fire", "cease:cease\u{2010}fire"]
        ),
        ("The people's assembly, the People’s Assembly", ["people:people's assembly", "people:People’s Assembly"]),
        ("The UN's envoy and the UN’s budget, UN-backed", ["un:UN", "un:UN", "un:UN"]),
        ("Mercury and mercury", ["mercury-planet:Mercury", "mercury-metal:mercury"]),
        ("The tre\u{AD}aty", ["treaty:tre\u{AD}aty"]),
        ("", []), (" \n ", []), ("—", []),
    ])
    func `terms are whole words, the longest, by their case rule`(text: String, expected: [String]) throws {
        #expect(try found(text) == expected)
    }

    @Test(arguments: [
        ("fr", "L’ONU et les Nations unies", ["un:ONU", "un:Nations unies"]),
        ("fr", "d'ONUSIDA", []),
        ("tr", "BM'nin raporu", ["un:BM"]),
        ("sv", "FN:s generalsekreterare", ["un:FN"]),
        ("ja", "国連は、新しい報告書を発表した。", ["un:国連"]),
        ("zh-Hans", "联合国秘书长说", ["un:联合国"]),
        ("th", "เลขาธิการสหประชาชาติกล่าว", ["un:สหประชาชาติ"]),
        ("ko", "유엔은 유엔에서 유엔군", ["un:유엔", "un:유엔"]),
    ])
    func `terms are found where words cling together`(language: String, text: String, expected: [String]) throws {
        #expect(try found(text, in: language, into: "en") == expected)
    }

    @Test func `translations come preferred first and only in the target language`() throws {
        let recogniser = try TermRecogniser(concepts: Self.concepts, language: LanguageTag(canonical: "en-GB"))
        let found = recogniser.terms(in: "the UN", translatedInto: LanguageTag(canonical: "fr-CA"))
        #expect(found.map(\.translations) == [["Nations unies", "ONU"]])
        #expect(found.first?.term == "UN")
        #expect(found.first?.definition == "Organization of states.")
        let german = recogniser.terms(in: "the UN", translatedInto: LanguageTag(canonical: "de"))
        #expect(german.map(\.translations) == [[]])
        let chinese = recogniser.terms(in: "the UN", translatedInto: LanguageTag(canonical: "zh-CN"))
        #expect(chinese.map(\.translations) == [["联合国"]])
        let portuguese = recogniser.terms(in: "a treaty", translatedInto: LanguageTag(canonical: "pt-PT"))
        #expect(portuguese.map(\.translations) == [[]])
    }

    @Test func `of two concepts with one term the one with a translation is given`() throws {
        #expect(try found("Mercury", into: "de") == ["mercury-metal:Mercury"])
        #expect(try found("Mercury", into: "fr") == ["mercury-planet:Mercury"])
    }

    @Test func `places are found once and translated into each language`() throws {
        let recogniser = try TermRecogniser(concepts: Self.concepts, language: LanguageTag(canonical: "en"))
        let text = "The UN's treaty on Mercury, the prime minister said."
        let places = recogniser.occurrences(in: text)
        #expect(places.count == 4)
        for target in ["fr", "de", "ja", "pt-BR"].map(LanguageTag.init(canonical:)) {
            let terms = recogniser.terms(at: places, translatedInto: target)
            #expect(terms == recogniser.terms(in: text, translatedInto: target))
            #expect(terms.map(\.utf8Range) == places.map(\.utf8Range))
        }
    }

    @Test func `an empty termbase finds nothing`() throws {
        let recogniser = try TermRecogniser(concepts: [], language: LanguageTag(canonical: "en"))
        #expect(recogniser.terms(in: "treaty", translatedInto: LanguageTag(canonical: "fr")).isEmpty)
        let blank = [Concept(id: "blank", terms: [Self.term("en", " \u{AD} ")])]
        let other = try TermRecogniser(concepts: blank, language: LanguageTag(canonical: "en"))
        #expect(other.terms(in: " a  b ", translatedInto: LanguageTag(canonical: "fr")).isEmpty)
    }

    @Test(arguments: ["en", "fr", "th", "ja", "ko"])
    func `ranges are in order, apart and within the text`(language: String) throws {
        let recogniser = try TermRecogniser(concepts: Self.concepts, language: LanguageTag(canonical: language))
        let bricks = [
            "United", " ", "Nations", "UN", "'s", "treaty", "国連", "は", "유엔", "은", "สหประชาชาติ", "\u{301}", "\r\n", "-",
            "’",
            "ONU", "l'", "\u{1F1E9}\u{1F1EA}", "\u{AD}", "Security Council", "\u{0}",
        ]
        var random = SeededRandom(seed: 9)
        for _ in 0..<300 {
            let count = Int.random(in: 0...25, using: &random)
            let text = (0..<count).map { _ in bricks.randomElement(using: &random) ?? "" }.joined()
            var end = 0
            for term in recogniser.terms(in: text, translatedInto: LanguageTag(canonical: "de")) {
                #expect(term.utf8Range.lowerBound >= end && !term.utf8Range.isEmpty)
                end = term.utf8Range.upperBound
                let written = TermPieces.slice(text, term.utf8Range)
                #expect(TermSpelling.folded(written) == TermSpelling.folded(term.term[...]))
            }
            #expect(end <= text.utf8.count)
        }
    }
}
