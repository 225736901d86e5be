import DragomanModel
import DragomanWorkflow
import Testing

/// Texts that differ in numbers, dates and addresses only are found however much of the text these are.
@Suite struct MaskedLookupTests {
    private static let stored = "He spent $99 on 3 June 2025."
    private static let asked = "He spent $1,250.50 on 14 December 2024."

    private func desk(_ units: [(en: String, fr: String)]) throws -> Desk {
        let desk = try Desk()
        let body = units.map { unit in
            "<tu><tuv xml:lang=\"en\"><seg>\(unit.en)</seg></tuv><tuv xml:lang=\"fr\"><seg>\(unit.fr)</seg></tuv></tu>"
        }.joined(separator: "\n")
        let header =
            "<header creationtool=\"t\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"t\" adminlang=\"en\""
            + " srclang=\"en\" datatype=\"plaintext\"/>"
        let path = try desk.write("<tmx version=\"1.4\">\(header)<body>\(body)</body></tmx>", to: "m.tmx")
        _ = try desk.workflow.importMemory([path])
        return desk
    }

    private func matches(_ desk: Desk, _ text: String, threshold: Int = 70, limit: Int = 5) throws -> [Match] {
        let query = LookupQuery(text: text, target: "fr", threshold: threshold, limit: limit)
        return try desk.workflow.lookup(query).languages[0].matches
    }

    @Test func `what is too far by its letters is found by its mask, and adapted`() throws {
        let desk = try desk([(Self.stored, "Il a dépensé 99 $ le 3 juin 2025."), ("Nothing like it.", "Rien.")])
        let found = try matches(desk, Self.asked)
        let match = try #require(found.first)
        #expect(found.count == 1)
        #expect(match.similarity < 70 && match.kind == .fuzzy && match.isMasked)
        #expect(match.target.plain == "Il a dépensé 1 250,50 $ le 14 décembre 2024.".withNarrowSpaces)
        #expect(match.adaptations.count == 2)
        #expect(try matches(desk, Self.asked, threshold: 100).isEmpty, "only equal texts were asked for")
    }

    @Test func `what cannot be adapted with certainty does not come in below the threshold`() throws {
        let desk = try desk([(Self.stored, "Il a dépensé presque cent dollars.")])
        #expect(try matches(desk, Self.asked).isEmpty)
    }

    @Test func `what reaches the threshold goes first and fills the list first`() throws {
        let near = "He spent $1,250.50 on 14 December 2023."
        let desk = try desk([
            (Self.stored, "Il a dépensé 99 $ le 3 juin 2025."),
            (near, "Il a dépensé 1 250,50 $ le 14 décembre 2023."),
        ])
        #expect(try matches(desk, Self.asked).map(\.source.plain) == [near, Self.stored])
        #expect(try matches(desk, Self.asked, limit: 1).map(\.source.plain) == [near])
    }
}

extension String {
    /// With the space that French groups digits by.
    fileprivate var withNarrowSpaces: String {
        replacing("1 250,50 $", with: "1\u{202F}250,50 $")
    }
}
