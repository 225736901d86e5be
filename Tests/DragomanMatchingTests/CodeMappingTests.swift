import DragomanModel
import DragomanTesting
import Testing

@testable import DragomanMatching

private func coded(_ text: String) throws -> CodedText { try #require(CodedText(displayed: text)) }

@Suite struct CodeMappingTests {
    private func expect(
        _ stored: String,
        _ target: String,
        for query: String,
        _ expected: String,
        removed: Int = 0,
        missing: Int = 0,
        at place: SourceLocation = #_sourceLocation
    ) throws {
        let mapped = CodeMapping(stored: try coded(stored), query: try coded(query)).mapped(try coded(target))
        #expect(mapped.target.displayed == expected, sourceLocation: place)
        #expect(mapped.removedCount == removed && mapped.missingCount == missing, "\(mapped)", sourceLocation: place)
    }

    @Test func `the same codes stay as they are`() throws {
        try expect(
            "<1>Read</1> on<2/>",
            "<2/>Weiter <1>lesen</1>",
            for: "<1>Read</1> on<2/>",
            "<2/>Weiter <1>lesen</1>"
        )
        #expect(CodeMapping(stored: try coded("a <1/>"), query: try coded("b <1/>")).isIdentity)
    }

    @Test func `codes are known by the text around them`() throws {
        // The query has one more in front, so that all numbers move.
        try expect(
            "See <1>the report</1> of May.",
            "Siehe <1>den Bericht</1> vom Mai.",
            for: "<1>Now</1> see <2>the report</2> of May.",
            "Siehe <2>den Bericht</2> vom Mai.",
            missing: 1
        )
        try expect(
            "<1>One</1> and <2>two</2> and <3/>",
            "<2>zwei</2>, <1>eins</1> und <3/>",
            for: "One and <1>two</1> and <2/>",
            "<1>zwei</1>, eins und <2/>",
            removed: 1
        )
    }

    @Test func `what has no counterpart leaves its text`() throws {
        try expect("<1>Read</1> on", "<1>Lies</1> weiter", for: "Read on", "Lies weiter", removed: 1)
        try expect("Read on", "Lies weiter", for: "<1>Read</1> on", "Lies weiter", missing: 1)
        // A pair is no code that stands alone.
        try expect("a <1>b</1> c", "A <1>B</1> C", for: "a <1/>b c", "A B C", removed: 1, missing: 1)
        // A code that the translation alone has comes from nowhere.
        try expect("a b <1/>", "A B<7/> <1/>", for: "a b c<1/> <2/>", "A B <2/>", removed: 1, missing: 1)
    }

    @Test func `no translation gets a code that its source has not, or one twice, and no text is lost`() throws {
        var random = SeededRandom(seed: 404)
        func text() -> CodedText {
            var text = CodedText()
            var open: [Int] = []
            var number = 0
            for _ in 0..<Int.random(in: 0...14, using: &random) {
                switch Int.random(in: 0..<5, using: &random) {
                case 0:
                    number += 1
                    text.append(CodeMark(role: .standalone, id: number))
                case 1:
                    number += 1
                    open.append(number)
                    text.append(CodeMark(role: .open, id: number))
                case 2: if let last = open.popLast() { text.append(CodeMark(role: .close, id: last)) }
                default: text.append(["one ", "two ", "three "].randomElement(using: &random) ?? "")
                }
            }
            while let last = open.popLast() { text.append(CodeMark(role: .close, id: last)) }
            return text
        }
        for _ in 0..<2_000 {
            let (stored, query) = (text(), text())
            let mapping = CodeMapping(stored: stored, query: query)
            let mapped = mapping.mapped(stored)
            #expect(mapped.target.plain == stored.plain)
            let marks = mapped.target.marks
            #expect(Set(marks).count == marks.count && Set(marks).isSubset(of: query.marks))
            for id in Set(marks.map(\.id)) {
                #expect(marks.filter { $0.id == id }.count == query.marks.filter { $0.id == id }.count)
            }
            let codes = Set(stored.marks.map(\.id)).count
            #expect(mapped.removedCount == codes - Set(marks.map(\.id)).count)
            #expect(mapped.missingCount == Set(query.marks.map(\.id)).count - Set(marks.map(\.id)).count)
            if stored.marks == query.marks { #expect(mapped.target == stored) }
        }
    }
}
