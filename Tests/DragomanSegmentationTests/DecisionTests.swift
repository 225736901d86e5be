import DragomanModel
import DragomanSegmentation
import DragomanTesting
import Testing

/// Why a boundary was made or not.
struct DecisionTests {
    @Test func eachPlaceNamesItsRuleAndItsData() throws {
        let decisions = try SegmentationFixtures.segmenter("en").decisions(
            in: "Dr. Voss left at 6 p.m. Nobody saw her."
        )
        #expect(decisions.map(\.rule) == ["abbreviation", "inside-word", "abbreviation"])
        #expect(decisions.map(\.isBoundary) == [false, false, true])
        #expect(decisions.map(\.offset) == [4, 21, 24])
        #expect(decisions.first?.before?.text == "Dr")
        #expect(decisions.first?.before?.sections == ["abbreviations never final"])
        #expect(decisions.last?.before?.sections == ["final only before a capital"])
        #expect(decisions.last?.after?.sections.contains("sentence starters") == true)
        #expect(decisions.allSatisfy { !$0.meaning.isEmpty })
    }

    @Test func partsOfAnAbbreviationHaveTheClassOfTheWhole() throws {
        let decisions = try SegmentationFixtures.segmenter("de").decisions(in: "Sie reist z. B. nach Bonn.")
        #expect(decisions.last?.before?.text == "B")
        #expect(decisions.last?.before?.sections.isEmpty == false)
    }

    @Test func spacesOfThaiAreTheModels() throws {
        let text = "ตำรวจจับผู้ต้องสงสัยได้สองคน ทั้งคู่ให้การปฏิเสธ"
        let decisions = try SegmentationFixtures.segmenter("th").decisions(in: text)
        #expect(decisions.contains { $0.rule == "space-model" && $0.isBoundary })
    }

    /// The boundaries that are explained are those that are made.
    @Test(arguments: ["en", "de", "ja", "th", "und"])
    func decisionsAgreeWithTheBoundaries(tag: String) throws {
        let segmenter = try SegmentationFixtures.segmenter(tag)
        for each in try SegmentationFixtures.cases().flatMap(\.cases) {
            let ends = try segmenter.decisions(in: each.input).filter(\.isBoundary).map(\.offset)
            #expect(try ends == segmenter.boundaries(in: each.input).dropLast(), "\(each.input)")
        }
    }

    @Test func whatASiteChangesIsSaid() throws {
        var overrides = SegmentationOverrides()
        overrides.exceptions = BoundaryExceptions(
            noBreaks: [try #require(BoundaryExceptions.Entry(before: "Stop!", after: "Now"))],
            breaks: [try #require(BoundaryExceptions.Entry(before: "***", after: ""))]
        )
        let rules = try SegmentationFixtures.catalogue.get().rules(for: LanguageTag(canonical: "en"))
        let segmenter = Segmenter(language: LanguageTag(canonical: "en"), rules: rules.overridden(by: overrides))
        let decisions = try segmenter.decisions(in: "Stop! Now. A *** b.")
        #expect(decisions.map(\.rule) == ["site-no-break", "stop", "site-break"])
        #expect(decisions.map(\.isBoundary) == [false, true, true])
    }

    @Test func whatASiteChangesIsSaidBesideAnSRXFileToo() throws {
        let stop = SRXDocument.Rule(isBreak: true, before: "[.!]", after: "\\s", line: 1)
        var document = SRXDocument(file: "x.srx")
        document.languageRules = [SRXDocument.LanguageRule(name: "A", rules: [stop])]
        document.maps = [SRXDocument.LanguageMap(pattern: ".*", ruleName: "A")]
        let language = LanguageTag(canonical: "en")
        var overrides = SegmentationOverrides()
        overrides.srx = try SRXRules(document, for: language)
        overrides.exceptions = BoundaryExceptions(
            noBreaks: [try #require(BoundaryExceptions.Entry(before: "Stop!", after: "Now"))],
            breaks: [try #require(BoundaryExceptions.Entry(before: "***", after: ""))]
        )
        let rules = try SegmentationFixtures.catalogue.get().rules(for: language).overridden(by: overrides)
        let segmenter = Segmenter(language: language, rules: rules)
        let decisions = try segmenter.decisions(in: "Stop! Now. A *** b.")
        #expect(decisions.map(\.rule) == ["site-no-break", "srx", "site-break"])
        #expect(decisions.map(\.isBoundary) == [false, true, true])
    }

    @Test func whatASiteChangesIsSaidBesideTheModelForSpacesToo() throws {
        let text = "ตำรวจจับผู้ต้องสงสัยได้สองคน ทั้งคู่ให้การปฏิเสธ *** จบ"
        let language = LanguageTag(canonical: "th")
        var overrides = SegmentationOverrides()
        overrides.exceptions = BoundaryExceptions(
            noBreaks: [try #require(BoundaryExceptions.Entry(before: "", after: "ทั้งคู่ให้การปฏิเสธ"))],
            breaks: [try #require(BoundaryExceptions.Entry(before: "***", after: ""))]
        )
        let rules = try SegmentationFixtures.catalogue.get().rules(for: language).overridden(by: overrides)
        let decisions = try Segmenter(language: language, rules: rules).decisions(in: text)
        #expect(decisions.contains { $0.rule == "site-no-break" && !$0.isBoundary })
        #expect(decisions.contains { $0.rule == "site-break" && $0.isBoundary })
    }
}
