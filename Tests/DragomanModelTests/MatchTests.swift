import DragomanModel
import Testing

struct MatchTests {
    private static func match(score: Int) -> Match {
        Match(
            source: CodedText(plain: "The talks resume."),
            target: CodedText(plain: "Les négociations reprennent."),
            language: LanguageTag(canonical: "fr"),
            score: score,
            kind: .exact,
            state: .translated,
            origin: .human
        )
    }

    @Test func withoutPenaltiesTheScoreIsTheSimilarity() {
        let match = Self.match(score: 100)
        #expect(match.similarity == 100)
        #expect(match.penalties.isEmpty)
    }

    @Test func penaltiesAddUpAndAreNamedInOrder() {
        var match = Self.match(score: 100)
        match.penalise("reference", by: 5)
        match.penalise("codes-unmapped", by: 3)
        #expect(match.score == 92)
        #expect(match.similarity == 100)
        let expected = [
            MatchPenalty(name: "reference", points: 5), MatchPenalty(name: "codes-unmapped", points: 3),
        ]
        #expect(match.penalties == expected)
    }

    @Test func theScoreNeverFallsBelowNothing() {
        var match = Self.match(score: 3)
        match.penalise("reference", by: 5)
        #expect(match.score == 0)
        #expect(match.similarity == 3)
    }
}
