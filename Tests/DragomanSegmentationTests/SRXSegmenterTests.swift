import DragomanModel
import DragomanSegmentation
import DragomanTesting
import Testing

/// What SRX rules do to texts.
struct SRXSegmenterTests {
    private func document(_ rules: [(Bool, String, String)], cascades: Bool = false) -> SRXDocument {
        var document = SRXDocument(file: "folder/x.srx")
        document.languageRules = [
            SRXDocument.LanguageRule(
                name: "A",
                rules: rules.enumerated().map {
                    SRXDocument.Rule(isBreak: $1.0, before: $1.1, after: $1.2, line: $0 + 1)
                }
            )
        ]
        document.maps = [SRXDocument.LanguageMap(pattern: ".*", ruleName: "A")]
        return document
    }

    private func segmenter(_ document: SRXDocument, _ tag: String = "en") throws -> Segmenter {
        let language = LanguageTag(canonical: tag)
        return Segmenter(language: language, rules: SegmentationRules(try SRXRules(document, for: language)))
    }

    private func sentences(_ text: String, _ rules: [(Bool, String, String)]) throws -> [String] {
        let segmenter = try segmenter(document(rules))
        return try segmenter.sentences(in: text)
    }

    private static let stop = (true, "[.?!]+", "\\s")

    @Test(
        arguments: [
            ([stop], "One. Two? Three!", ["One. ", "Two? ", "Three!"]),
            ([], "One. Two.", ["One. Two."]),
            ([(false, "\\bDr\\.", "\\s"), stop], "Dr. Who. Yes.", ["Dr. Who. ", "Yes."]),
            ([stop, (false, "\\bDr\\.", "\\s")], "Dr. Who. Yes.", ["Dr. ", "Who. ", "Yes."]),
            // Initials overlap.
            ([(false, "\\s[A-Z]\\.\\s", "[A-Z]\\."), (true, "\\.\\s", "")], "An A. B. C. D", ["An A. B. C. ", "D"]),
            // White space at the break goes with the sentence before, wherever the rule has it.
            ([(true, "\\.", "")], "A.  B.C.", ["A.  ", "B.", "C."]),
            ([(true, "\\.\\s", "\\s")], "A.  B", ["A.  ", "B"]),
            ([(true, "\\.", "\\s"), (true, "\\.\\s+", "")], "A. \n B", ["A. \n ", "B"]),
            // Edges: nothing breaks before the first letter or at the end.
            ([(true, "", "")], " ab ", [" a", "b "]),
            ([(true, "", "^a|c")], "abc", ["ab", "c"]),
            ([(true, "c$", "")], "abc", ["abc"]),
            ([(true, "^a", "")], "aba", ["a", "ba"]),
            ([(true, "", "B")], "aBB", ["a", "B", "B"]),
            // The expressions see the whole text on both sides.
            ([(true, "(?<=x)\\.", "(?=\\s+Y)")], "x. Y x. Z y. Y", ["x. ", "Y x. Z y. Y"]),
            ([(true, "(a)\\1", "(b)\\1")], "aabb aab", ["aa", "bb aab"]),
            ([(true, "a", "\\Q\\1\\E")], "a\\1a1", ["a", "\\1a1"]),
            ([(true, "(?i:a)", "B")], "AB Ab", ["A", "B Ab"]),
            // A text of any script, and scalars beyond the first plane.
            ([(true, "[。！]", "")], "一。二！三", ["一。", "二！", "三"]),
            ([(true, "\\p{So}", "")], "a😀b👍🏽c", ["a😀", "b👍", "🏽c"]),
            ([(true, "é\\.", "\\s")], "é. ü. é. x", ["é. ", "ü. é. ", "x"]),
            ([(true, "x", "y")], "a\u{2029}b", ["a\u{2029}", "b"]),
        ] as [([(Bool, String, String)], String, [String])]
    )
    func theFirstRuleThatFitsAPlaceDecides(rules: [(Bool, String, String)], text: String, expected: [String]) throws {
        #expect(try sentences(text, rules) == expected)
    }

    // MARK: Maps

    private func mapped(_ maps: [(String, String)], cascades: Bool) -> SRXDocument {
        var document = SRXDocument(file: "folder/x.srx")
        document.cascades = cascades
        document.languageRules = [
            SRXDocument.LanguageRule(name: "Abbreviations", rules: [.init(isBreak: false, before: "Dr\\.", after: "")]),
            SRXDocument.LanguageRule(name: "Stops", rules: [.init(isBreak: true, before: "\\.", after: "\\s")]),
        ]
        document.maps = maps.map { SRXDocument.LanguageMap(pattern: $0, ruleName: $1, line: 7) }
        return document
    }

    @Test(arguments: [
        ([("de.*", "Abbreviations"), (".*", "Stops")], true, "de", "x.srx-Abbreviations,Stops", ["Dr. A. ", "B"]),
        ([(".*", "Stops"), ("de.*", "Abbreviations")], true, "de", "x.srx-Stops,Abbreviations", ["Dr. ", "A. ", "B"]),
        ([("de.*", "Abbreviations"), (".*", "Stops")], false, "de", "x.srx-Abbreviations", ["Dr. A. B"]),
        ([("de.*", "Abbreviations"), (".*", "Stops")], false, "fr", "x.srx-Stops", ["Dr. ", "A. ", "B"]),
        ([("ZH[-_]hans", "Stops")], false, "zh-Hans", "x.srx-Stops", ["Dr. ", "A. ", "B"]),
        ([("pt_BR", "Stops")], false, "pt-BR", "x.srx-Stops", ["Dr. ", "A. ", "B"]),
        ([("pt", "Stops")], false, "pt-BR", "x.srx-Stops", ["Dr. ", "A. ", "B"]),
    ])
    func mapsLeadToRules(
        maps: [(String, String)],
        cascades: Bool,
        tag: String,
        name: String,
        expected: [String]
    ) throws {
        let segmenter = try segmenter(mapped(maps, cascades: cascades), tag)
        #expect(segmenter.rules.name == "srx-" + name)
        #expect(segmenter.rules.digest.count == 16)
        #expect(try segmenter.sentences(in: "Dr. A. B") == expected)
    }

    @Test func aLanguageWithoutAMapAndAMapWithoutARuleAreTold() throws {
        let none = #expect(throws: DragomanError.self) {
            try segmenter(mapped([("de", "Stops")], cascades: true), "fr")
        }
        #expect(none?.code == "srx-language-unmapped")
        let lost = #expect(throws: DragomanError.self) { try segmenter(mapped([("fr", "Gone")], cascades: true), "fr") }
        #expect(lost?.code == "srx-name-unknown")
        #expect(lost?.position == FilePosition(file: "folder/x.srx", line: 7))
        let broken = #expect(throws: DragomanError.self) { try segmenter(document([(true, "(", "")])) }
        #expect(broken?.code == "srx-pattern-invalid")
        #expect(broken?.position == FilePosition(file: "folder/x.srx", line: 1))
    }

    @Test func theDigestFollowsTheRules() throws {
        let one = try segmenter(document([(true, "a", "b")])).rules
        #expect(try segmenter(document([(true, "a", "b")])).rules == one)
        for other in [[(false, "a", "b")], [(true, "ab", "")], [(true, "a", "b"), (false, "a", "b")]] {
            #expect(try segmenter(document(other)).rules.digest != one.digest)
        }
    }

    @Test func exceptionsOfTheSiteHoldForSRXToo() throws {
        var overrides = SegmentationOverrides()
        overrides.srx = try SRXRules(document([Self.stop]), for: LanguageTag(canonical: "en"))
        overrides.exceptions = BoundaryExceptions(
            noBreaks: [try #require(BoundaryExceptions.Entry(before: "Go!", after: ""))],
            breaks: [try #require(BoundaryExceptions.Entry(before: ";", after: ""))]
        )
        let rules = SegmentationRules(try #require(overrides.srx)).overridden(by: overrides)
        #expect(rules.name == "srx-x.srx-A+site")
        let segmenter = Segmenter(language: LanguageTag(canonical: "en"), rules: rules)
        #expect(try segmenter.sentences(in: "Go! One; two. Three") == ["Go! One; ", "two. ", "Three"])
    }

    // MARK: Limits

    @Test(arguments: ["(a+)+$", "(a|a)*b", "(?:(?:a*)*)*c"])
    func aHostileRuleEndsInAnErrorWithItsLine(pattern: String) throws {
        let segmenter = try segmenter(document([Self.stop, (true, pattern, "")]))
        let text = String(repeating: "a", count: 2_000) + "! Yes. No."
        let failure = try #require(throws: DragomanError.self) { try segmenter.boundaries(in: text) }
        #expect(failure.code == "srx-rule-too-slow")
        #expect(failure.position == FilePosition(file: "folder/x.srx", line: 2))
        #expect(failure.message.contains("'en'"))
        // Other texts are split.
        #expect(try segmenter.boundaries(in: "A. B") == [3, 4])
    }

    @Test(arguments: [".", "! ", "a. ", "😀", "。", " ", "\n"])
    func aLongRunOfOneThingIsSplitToItsEnd(piece: String) throws {
        // Repetitions that fail are tried from every place: a run of stops costs its square, and is refused from 10,000 on.
        let text = String(repeating: piece, count: piece == "." ? 5_000 : 100_000)
        let segmenter = try segmenter(document([(false, "\\w+\\.", "\\s+\\p{Ll}"), Self.stop, (true, "[。！]", "")]))
        #expect(try segmenter.boundaries(in: text).last == text.utf8.count)
    }

    @Test func sentencesAddUp() throws {
        var random = SeededRandom(seed: 42)
        let pieces = ["a", "Dr", ".", "!", " ", "\n", "é", "語", "。", "😀", "\u{301}", "\u{2029}", "\u{0}", "\u{FFFF}"]
        let segmenter = try segmenter(
            document([(false, "Dr\\.", "\\s"), Self.stop, (true, "。|\\p{So}", ""), (true, "\\s", "é")])
        )
        for _ in 0..<1_500 {
            let text = (0..<Int.random(in: 0...40, using: &random))
                .map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined()
            let result = try segmenter.sentences(in: text)
            #expect(Array(result.joined().utf8) == Array(text.utf8))
            #expect(try segmenter.boundaries(in: text).last ?? 0 == text.utf8.count)
        }
    }
}
