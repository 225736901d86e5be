import DragomanModel
import DragomanTesting
import Foundation
import Testing

@testable import DragomanDocuments

@Suite("Plain text is split as an editor expects")
struct PlainTextExtractionTests {
    /// The units as `kind: text`, codes as `<1/>`.
    private func units(_ text: String, joins: Bool = false) -> [String] {
        TextExtraction(joinsPageBreaks: joins).units(of: Array(text.utf8)).units.map {
            "\($0.kind.rawValue): \($0.content.displayed)"
        }
    }

    @Test("blank lines part paragraphs, a line break is a space, indentation is none of the text")
    func paragraphs() {
        let text =
            "Rain fell on the quay and on the\n  market behind it.\n \t\nNobody minded, said the mayor.\r\n\r\nNone did."
        #expect(
            units(text) == [
                "paragraph: Rain fell on the quay and on the market behind it.",
                "paragraph: Nobody minded, said the mayor.", "paragraph: None did.",
            ]
        )
    }

    @Test("every line terminator is known", arguments: ["\n", "\r\n", "\r"])
    func terminators(_ end: String) {
        let text = ["The ferry leaves at noon and", "returns at dusk.", "", "It is late."].joined(separator: end)
        #expect(
            units(text) == ["paragraph: The ferry leaves at noon and returns at dusk.", "paragraph: It is late."]
        )
    }

    @Test("a line without letter or digit is skeleton")
    func rules() {
        #expect(
            units("One thing is sure.\n\n***\n\nAnother is not.\n- - -\n\u{2026}") == [
                "paragraph: One thing is sure.", "paragraph: Another is not.",
            ]
        )
    }

    @Test("a short first line is the title, a lone short line a heading")
    func headings() {
        let text = """
            HARBOUR TO REOPEN

            The harbour opens again on Monday, the council said.

            What changes

            Boats come back.

            Ada Finch
            """
        #expect(
            units(text) == [
                "title: HARBOUR TO REOPEN", "paragraph: The harbour opens again on Monday, the council said.",
                "heading: What changes", "paragraph: Boats come back.", "paragraph: Ada Finch",
            ]
        )
        let title = TextExtraction(joinsPageBreaks: false).units(of: Array(text.utf8)).title
        #expect(title == "HARBOUR TO REOPEN")
        #expect(TextExtraction(joinsPageBreaks: false).units(of: Array("It rained.\n\nA lot.".utf8)).title == nil)
    }

    @Test("an underlined line is a heading, also right above its text")
    func underlined() {
        #expect(
            units("Tides. And more.\n================\nThe tide tables\nhave changed.\n\nNotes\n---\nNone.") == [
                "title: Tides. And more.", "paragraph: The tide tables have changed.", "heading: Notes",
                "paragraph: None.",
            ]
        )
    }

    @Test("list items are units of their own, their markers skeleton")
    func lists() {
        let text = """
            The plan has parts:
            - a pier, to be built
              by the spring;
            - a road.

              1. First the road.
              2. Then the pier.

            a) yes
            b) no

            \u{2022} a bullet
            """
        #expect(
            units(text) == [
                "paragraph: The plan has parts:", "list-item: a pier, to be built by the spring;",
                "list-item: a road.", "list-item: First the road.", "list-item: Then the pier.", "list-item: yes",
                "list-item: no", "list-item: a bullet",
            ]
        )
    }

    @Test("a dash or a figure that wrapping put at the start of a line is no list")
    func noLists() {
        let text = """
            The committee met for the last time in the winter of the year that ended
            - some would say at last - with a vote that nobody had asked for, on May
            12. The minutes show no dissent at all, which is what one would expect.
            """
        #expect(units(text).count == 1)
    }

    @Test("lines of an address and a byline above a dateline stand apart, wrapped prose does not")
    func shortLines() {
        let text = """
            By Ada Finch
            HALDEN CROSS, June 12

            The parliament adopted its budget in the small hours of Friday, after a
            sitting that had begun the day before. The vote saves the government of
            Prime Minister Orlowe.

            Harbour Office
            No. 12 Quay Street
            Halden Cross
            """
        #expect(
            units(text) == [
                "paragraph: By Ada Finch", "paragraph: HALDEN CROSS, June 12",
                "paragraph: The parliament adopted its budget in the small hours of Friday, after a "
                    + "sitting that had begun the day before. The vote saves the government of "
                    + "Prime Minister Orlowe.",
                "paragraph: Harbour Office", "paragraph: No. 12 Quay Street", "paragraph: Halden Cross",
            ]
        )
    }

    @Test("text with one paragraph a line and no blank lines is split at its lines")
    func unwrapped() {
        let long = String(repeating: "The river rose again last night. ", count: 6)
        #expect(units("\(long)\nNobody was hurt.\n\(long)\nThe bridge is shut.").count == 4)
    }

    @Test("what a page break cut is one unit where that is asked for, and only there")
    func pageBreaks() {
        let text = """
            Pages

            The two sides already work together at sea, and in the air as well, with one even

            helping the other to build a harbour. It works.

            A new matter.
            """
        #expect(units(text).count == 4)
        #expect(
            units(text, joins: true) == [
                "title: Pages",
                "paragraph: The two sides already work together at sea, and in the air as well, with one even "
                    + "helping the other to build a harbour. It works.",
                "paragraph: A new matter.",
            ]
        )
        #expect(
            units("It began. The\nrain that fell on\n\n- 12 -\n\u{C}\nthe town was warm.", joins: true) == [
                "paragraph: It began. The rain that fell on the town was warm."
            ]
        )
        #expect(
            units("A HEADLINE OVER A BYLINE THAT IS LONG ENOUGH TO BE A LINE OF TEXT\n\nby Ada Finch", joins: true)
                .count == 2
        )
    }

    @Test("compounds and scripts without spaces are joined without one")
    func joins() {
        #expect(
            units("The vote came after an all-\nnight sitting.") == [
                "paragraph: The vote came after an all-night sitting."
            ]
        )
        #expect(units("The left-\nand right-hand piers.") == ["paragraph: The left- and right-hand piers."])
        #expect(units("今天下午，该市的会议于周五在大厅里举行，并且\n结束。") == ["paragraph: 今天下午，该市的会议于周五在大厅里举行，并且结束。"])
    }

    @Test("a scalar that XML cannot hold is a code")
    func controls() {
        // Swift's literals refuse U+FDD0 as well.
        let reserved = String(decoding: [0xEF, 0xB7, 0x90] as [UInt8], as: UTF8.self)
        let text = "A\u{1}b \u{FFFE}\(reserved)c."
        #expect(units(text) == ["paragraph: A<1/>b <2/><3/>c."])
        let unit = TextExtraction(joinsPageBreaks: false).units(of: Array(text.utf8)).units.first
        #expect(unit?.codes.map { $0.opening } == ["\u{1}", "\u{FFFE}", reserved])
    }

    @Test("a byte order mark, no-break spaces and an empty text are no text")
    func blanks() {
        #expect(units("").isEmpty)
        #expect(units("\u{FEFF}\n\u{A0}\u{3000}\n\u{C}\n***").isEmpty)
        #expect(units("\u{FEFF}It rains.") == ["paragraph: It rains."])
    }

    @Test("pieces cover the content without gaps and the bytes in order")
    func pieces() {
        var random = SeededRandom(seed: 7)
        for _ in 0..<2_000 {
            let text = Array(RandomText.text(&random).utf8)
            for joins in [false, true] {
                var end = 0
                for unit in TextExtraction(joinsPageBreaks: joins).units(of: text).units {
                    var content = 0
                    let coded = Array(unit.content.coded.utf8)
                    for piece in unit.pieces {
                        #expect(piece.contentStart == content && piece.byteStart >= end && piece.contentCount > 0)
                        content += piece.contentCount
                        end = piece.byteStart + piece.byteCount
                        if piece.isVerbatim, end <= text.count, content <= coded.count {
                            #expect(
                                coded[piece.contentStart..<content].elementsEqual(text[piece.byteStart..<end])
                            )
                        }
                    }
                    #expect(content == coded.count && end <= text.count)
                }
            }
        }
    }

    @Test("the sample article is split as its writer meant it")
    func sample() throws {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Data/Samples/articles/budget-vote.txt")
        guard let data = try? Data(contentsOf: url) else { return }
        let found = TextExtraction(joinsPageBreaks: true).units(of: Array(data))
        #expect(found.title == "BUDGET PASSES BY THREE VOTES AFTER ALL-NIGHT SITTING")
        #expect(
            found.units.filter { $0.kind == .heading }.map(\.content.plain) == [
                "WHAT IS IN THE BILL", "THE VIEW FROM THE MARKETS",
            ]
        )
        #expect(found.units.filter { $0.kind == .listItem }.count == 4)
        #expect(found.units.contains { $0.content.plain.contains("only if the people who wrote it were prepared") })
        #expect(found.units.count == 21)
    }
}

/// Made-up texts with every feature that the plain-text filter knows.
enum RandomText {
    static func text(_ random: inout SeededRandom) -> String {
        let words = [
            "harbour", "The", "vote.", "12.", "a)", "-", "*", "\u{2022}", "***", "===", "Ünter", "会议", "\u{1}", "end:",
            "“quoted.”", "\t", "\u{A0}", String(decoding: [0xEF, 0xB7, 0x91] as [UInt8], as: UTF8.self), "all-", "&",
            "<b>", "\u{1F600}",
        ]
        let ends = ["\n", "\n", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\u{C}", " \n \n"]
        var text = ""
        for _ in 0..<Int.random(in: 0...12, using: &random) {
            for _ in 0..<Int.random(in: 0...14, using: &random) {
                text += words[Int.random(in: 0..<words.count, using: &random)]
                text += Bool.random(using: &random) ? " " : "  "
            }
            text += ends[Int.random(in: 0..<ends.count, using: &random)]
        }
        return text
    }
}
