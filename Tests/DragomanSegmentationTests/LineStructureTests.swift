import DragomanModel
import DragomanSegmentation
import Testing

/// Line breaks inside units, with the shipped English rules.
struct LineStructureTests {
    private func split(_ lines: [String], kind: Unit.Kind = .paragraph) throws -> [String] {
        let text = lines.enumerated().map { $0 == 0 ? $1 : "<\($0)/>\($1)" }.joined()
        var unit = DisplayedUnit(
            try #require(CodedText(displayed: text)),
            lineBreaks: Set(1..<max(2, lines.count))
        ).unit
        unit.kind = kind
        let segmenter = try SegmentationFixtures.segmenter("en")
        return try UnitSplitter { try segmenter.boundaries(in: $0) }.split(unit).map(\.content.displayed)
    }

    @Test(arguments: [
        ["Harbour Office", "12 Quay Road", "Port Ellery 4471"],
        ["The tide comes in,", "The gulls go out,", "And nobody counts", "The boats."],
        ["Monday: closed", "Tuesday: 9 to 5", "“Late night” on Fridays"],
    ])
    func linesOfVerseAndAddressesAreSegments(lines: [String]) throws {
        #expect(try split(lines) == lines)
        // A heading is one text however it is broken.
        #expect(try split(lines, kind: .heading).count == 1)
    }

    @Test func wrappedProseIsNotPartedAtItsLines() throws {
        let lines = [
            "The council met on Monday to", "talk about the harbour and", "adjourned at noon. Nobody", "complained.",
        ]
        #expect(
            try split(lines) == [
                "The council met on Monday to<1/>talk about the harbour and<2/>adjourned at noon.",
                "Nobody<1/>complained.",
            ]
        )
        #expect(try split(["12 Quay Road", "Port Ellery"]) == ["12 Quay Road<1/>Port Ellery"])
        let long = String(repeating: "A very long line of prose ", count: 4) + "end"
        #expect(try split([long, long, long]).count == 1)
    }

    @Test func aLineThatGoesOnWithASmallLetterStaysWithTheOneBefore() throws {
        #expect(
            try split(["Open the gate", "and the door", "Count the sheep", "Close the gate"]) == [
                "Open the gate<1/>and the door", "Count the sheep", "Close the gate",
            ]
        )
    }
}

/// Marks of notes in superscript, with the shipped English rules.
struct FootnoteMarkTests {
    @Test(arguments: [
        ("Turnout was 50%.<1>2</1> The rest stayed.", ["Turnout was 50%.<1>2</1>", "The rest stayed."]),
        (
            "It began in 2019.<1>[3]</1> NATO agreed.<2>4</2> Nobody spoke.",
            [
                "It began in 2019.<1>[3]</1>", "NATO agreed.<1>4</1>", "Nobody spoke.",
            ]
        ),
        ("On the 5<1>th</1> of May it rained.", ["On the 5<1>th</1> of May it rained."]),
    ])
    func aRaisedFigureBelongsToTheStopBeforeIt(displayed: String, expected: [String]) throws {
        var unit = DisplayedUnit(try #require(CodedText(displayed: displayed))).unit
        for index in unit.codes.indices {
            unit.codes[index].purpose = .formatting
            unit.codes[index].opening = "<sup>"
        }
        let segmenter = try SegmentationFixtures.segmenter("en")
        let segments = try UnitSplitter { try segmenter.boundaries(in: $0) }.split(unit)
        #expect(segments.map(\.content.displayed) == expected)
    }
}
