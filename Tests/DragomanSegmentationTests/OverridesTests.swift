import DragomanModel
import DragomanSegmentation
import DragomanTesting
import Testing

/// What a site changes in the tables.
struct OverridesTests {
    private static let table = """
        language xx
        version 1
        [abbreviations never final]
        Dr abt z.B
        [final only before a capital]
        etc
        [sentence starters]
        Then
        """

    private func sentences(_ text: String, _ overrides: SegmentationOverrides) throws -> [String] {
        let rules = try SegmentationRules(parsing: Self.table, file: "xx.txt").overridden(by: overrides)
        return try Segmenter(language: LanguageTag(canonical: "xx"), rules: rules).sentences(in: text)
    }

    private func overrides(
        _ words: [(String, String)] = [],
        noBreaks: [(String, String)] = [],
        breaks: [(String, String)] = []
    ) throws -> SegmentationOverrides {
        var result = SegmentationOverrides()
        for (list, word) in words {
            let list = try #require(SegmentationOverrides.WordList(list))
            #expect(result.add(word, to: list) == nil)
        }
        result.exceptions = BoundaryExceptions(
            noBreaks: try noBreaks.map { try #require(BoundaryExceptions.Entry(before: $0, after: $1)) },
            breaks: try breaks.map { try #require(BoundaryExceptions.Entry(before: $0, after: $1)) }
        )
        return result
    }

    @Test(arguments: [
        ([("never final", "Ltg")], "The Ltg. Haus met. Yes.", ["The Ltg. Haus met. ", "Yes."]),
        ([("never final", "Ltg.")], "The LTG. Haus met.", ["The LTG. Haus met."]),
        (
            [("abbreviations before a number", "ltg")], "See Ltg. 3. See ltg. Now.",
            ["See Ltg. 3. ", "See ltg. ", "Now."]
        ),
        ([("plain words", "Dr")], "A Dr. Who came.", ["A Dr. ", "Who came."]),
        ([("plain words", "ABT")], "An abt. Who came.", ["An abt. ", "Who came."]),
        (
            [("never final", "Foo"), ("plain words", "FOO")], "A FOO. Who? A Foo. Who?",
            ["A FOO. ", "Who? ", "A Foo. Who?"]
        ),
        (
            [("never final", "FOO"), ("plain words", "Foo")], "A FOO. Who? A Foo. Who?",
            ["A FOO. Who? ", "A Foo. ", "Who?"]
        ),
        (
            [("never final", "dr"), ("plain words", "abt")], "An abt. Who? A dr. Who?",
            ["An abt. ", "Who? ", "A dr. Who?"]
        ),
        ([("final before a starter", "Dr")], "A Dr. Who. A Dr. Then.", ["A Dr. Who. ", "A Dr. ", "Then."]),
        ([("final before a starter", "Dr"), ("sentence starters", "Who")], "A Dr. Who.", ["A Dr. ", "Who."]),
        ([("final before a capital", "z.B")], "Use z. B. 3 of it.", ["Use z. B. 3 of it."]),
        ([("names with an exclamation mark", "Hey")], "The Hey! Show is on.", ["The Hey! Show is on."]),
    ])
    func wordsMoveToTheListThatTheSiteGivesThem(words: [(String, String)], text: String, expected: [String]) throws {
        #expect(try sentences(text, overrides(words)) == expected)
    }

    @Test func whatStandsForEveryCaseHasNoPlainForm() throws {
        let plain = try #require(SegmentationOverrides.WordList("plain words"))
        let final = try #require(SegmentationOverrides.WordList("never final"))
        for lists in [[("FOO", plain), ("foo.", final)], [("foo", final), ("FOO.", plain)]] {
            var result = SegmentationOverrides()
            #expect(result.add(lists[0].0, to: lists[0].1) == nil)
            #expect(result.add(lists[1].0, to: lists[1].1)?.contains("every case") == true)
        }
        var result = SegmentationOverrides()
        #expect(result.add(".", to: final) == "'.' is no word or abbreviation")
    }

    @Test func aWordHasOneClass() throws {
        var result = SegmentationOverrides()
        let never = try #require(SegmentationOverrides.WordList("never final"))
        let number = try #require(SegmentationOverrides.WordList("before a number"))
        let plain = try #require(SegmentationOverrides.WordList("plain words"))
        let starters = try #require(SegmentationOverrides.WordList("sentence starters"))
        #expect(result.add("No", to: never) == nil)
        #expect(result.add("No", to: starters) == nil)
        #expect(result.add("No.", to: never)?.contains("twice") == true)
        #expect(result.add("No", to: number)?.contains("cannot stand under") == true)
        #expect(result.add("No", to: plain)?.contains("cannot stand under") == true)
        #expect(result.add("<b>", to: never)?.contains("no word") == true)
        #expect(SegmentationOverrides.WordList("behaviour") == nil)
        #expect(SegmentationOverrides.WordList("never  final") == nil)
        #expect(SegmentationOverrides.WordList.names.allSatisfy { SegmentationOverrides.WordList($0) != nil })
    }

    @Test(arguments: [
        (
            "Dr. med.", "Voss", "The med. Voss. Dr. med.\u{A0}\n Voss. Dr. med. Vossen.",
            ["The med. ", "Voss. ", "Dr. med.\u{A0}\n Voss. ", "Dr. med. ", "Vossen."]
        ),
        ("Go!", "", "Go! Now. Ago! Now.", ["Go! Now. ", "Ago! ", "Now."]),
        ("", "Inc", "The Yes! Inc is. Yes! Incas.", ["The Yes! Inc is. ", "Yes! ", "Incas."]),
        ("好。", "再", "你好。再见。好。", ["你好。再见。", "好。"]),
        ("end!", "Now", "The end!\n\nNow.", ["The end!\n\n", "Now."]),
        ("end!", "Now", "The end!\r\nNow.", ["The end!\r\nNow."]),
    ])
    func noBreakTakesABoundaryAway(before: String, after: String, text: String, expected: [String]) throws {
        #expect(try sentences(text, overrides(noBreaks: [(before, after)])) == expected)
    }

    @Test(arguments: [
        ("***", "", "One *** two ***three. ", ["One *** ", "two ***", "three. "]),
        ("", "•", "• a • b •c", ["• a ", "• b ", "•c"]),
        ("Dr.", "Who", "A Dr. Who. A Dr. Whoever.", ["A Dr. ", "Who. ", "A Dr. Whoever."]),
        (";", "然", "一;然二; 三", ["一;", "然二; 三"]),
        ("a b", "c", "a  \n b\tc. Xa b c.", ["a  \n b\t", "c. ", "Xa b c."]),
        ("😀", "😀", "x 😀😀 y", ["x 😀", "😀 y"]),
    ])
    func breakMakesABoundaryAnywhere(before: String, after: String, text: String, expected: [String]) throws {
        #expect(try sentences(text, overrides(breaks: [(before, after)])) == expected)
    }

    @Test func noBreakWins() throws {
        let both = try overrides(noBreaks: [("b", "c")], breaks: [("b", "")])
        #expect(try sentences("a b c b d", both) == ["a b c b ", "d"])
        #expect(BoundaryExceptions.Entry(before: " \n", after: "") == nil)
    }

    @Test func digestAndNameFollowTheChanges() throws {
        let table = try SegmentationRules(parsing: Self.table, file: "xx.txt")
        #expect(table.overridden(by: SegmentationOverrides()) == table)
        let changes = [
            try overrides([("never final", "Ltg")]), try overrides([("before a number", "Ltg")]),
            try overrides(noBreaks: [("a", "b")]), try overrides(breaks: [("a", "b")]),
            try overrides(breaks: [("ab", "")]),
        ]
        let rules = changes.map(table.overridden(by:))
        #expect(Set(rules.map(\.digest) + [table.digest]).count == 6)
        #expect(Set(rules.map(\.name)) == ["dragoman-1-xx+site"])
        #expect(try table.overridden(by: overrides([("never final", "Ltg")])).digest == rules[0].digest)
    }

    @Test func theClosestEntryOfALanguageCounts() throws {
        let catalogue = try SegmentationCatalogue(files: ["root.txt": "language root\nversion 1\n"])
        let whole = try overrides([("never final", "Ab")])
        let part = try overrides([("never final", "Cd")])
        let changed = catalogue.overridden(by: [
            LanguageTag(canonical: "de"): { whole }, LanguageTag(canonical: "de-AT"): { part },
        ])
        let text = "Ab. Der. Cd. Die."
        for (tag, expected) in [("de", ["Ab. Der. ", "Cd. ", "Die."]), ("de-AT", ["Ab. ", "Der. ", "Cd. Die."])] {
            let language = LanguageTag(canonical: tag)
            let rules = try changed.rules(for: language)
            #expect(try Segmenter(language: language, rules: rules).sentences(in: text) == expected)
        }
        #expect(try changed.rules(for: LanguageTag(canonical: "fr")).name == "dragoman-1-root")
    }

    @Test func exceptionsKeepTheTextWhole() throws {
        var random = SeededRandom(seed: 31)
        let pieces = ["a", "B", ". ", "***", "! ", " ", "\n", "\n\n", "é", "語。", "😀", "\u{2029}", "b c", "\r\n"]
        let changes = try overrides(
            noBreaks: [("B.", "a"), ("", "é"), ("語。", "")],
            breaks: [("***", ""), ("", "😀"), ("b c", "a"), ("a", "B")]
        )
        for _ in 0..<1_500 {
            let text = (0..<Int.random(in: 0...30, using: &random))
                .map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined()
            let result = try sentences(text, changes)
            #expect(Array(result.joined().utf8) == Array(text.utf8))
            guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else { continue }
            #expect(
                result.allSatisfy { $0.unicodeScalars.contains { !$0.properties.isWhitespace } },
                "\(text.debugDescription)"
            )
        }
    }
}
