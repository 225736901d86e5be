import DragomanModel
import DragomanSegmentation
import DragomanTesting
import Testing

/// How units become segments.
///
/// Sentences end after `.`, `!` or `?` and the white space that follows.
struct UnitSplitterTests {
    private let splitter = UnitSplitter { text in
        var ends: [Int] = []
        var offset = 0
        var afterStop = false
        for scalar in text.unicodeScalars {
            let isStop = ".!?".unicodeScalars.contains(scalar)
            if afterStop, !isStop, !scalar.properties.isWhitespace {
                ends.append(offset)
                afterStop = false
            }
            if isStop { afterStop = true }
            offset += UTF8.width(scalar)
        }
        if offset > 0 { ends.append(offset) }
        return ends
    }

    private func unit(_ displayed: String, lineBreaks: Set<Int> = []) throws -> Unit {
        DisplayedUnit(try #require(CodedText(displayed: displayed)), lineBreaks: lineBreaks).unit
    }

    private func shown(_ displayed: String, lineBreaks: Set<Int> = []) throws -> [String] {
        try splitter.split(unit(displayed, lineBreaks: lineBreaks)).map(\.content.displayed)
    }

    @Test(arguments: [
        ("One. Two.", ["One.", "Two."]),
        ("  One.  ", ["One."]),
        ("<1>One. Two.</1>", ["One.", "Two."]),
        ("<1>One.</1> <2>Two.</2>", ["One.", "Two."]),
        ("A <1>b</1>. C <2>d</2>.", ["A <1>b</1>.", "C <1>d</1>."]),
        ("A <1>b. C</1> d.", ["A <1>b.</1>", "<1>C</1> d."]),
        ("<1>A b. C</1> d.", ["<1>A b.</1>", "<1>C</1> d."]),
        ("A <1>b. C. D</1> e.", ["A <1>b.</1>", "<1>C.</1>", "<1>D</1> e."]),
        ("One.<1/> Two.", ["One.<1/>", "Two."]),
        ("One. <1/>Two.", ["One.", "<1/>Two."]),
        ("One.<1> </1>Two.", ["One.", "Two."]),
        ("<1><2>One</2> two.</1>", ["<1>One</1> two."]),
        ("<1/>", []),
        ("a &lt;b. c &amp;d", ["a &lt;b. c &amp;d"]),
    ])
    func codesGoWithTheSentenceTheyEnclose(input: String, expected: [String]) throws {
        // The last case has no verbatim place at its boundary, since its whole text is written with entities.
        #expect(try shown(input) == expected)
    }

    @Test func aPairOverThreeSentencesIsOpenedAndClosedInEach() throws {
        let segments = try splitter.split(unit("A <1>b. C. D</1> e."))
        #expect(segments.map { $0.codes[0].isOpenedBefore } == [false, true, true])
        #expect(segments.map { $0.codes[0].isClosedAfter } == [true, true, false])
    }

    /// So many pairs around so many sentences, none of them a wrapper.
    private func nested(pairs: Int, sentences: Int) -> String {
        "x " + (1...pairs).map { "<\($0)>" }.joined() + String(repeating: "a. ", count: sentences)
            + (1...pairs).reversed().map { "</\($0)>" }.joined() + " y"
    }

    @Test func pairsThatWouldBeRepeatedInEverySentenceKeepTheirUnitWhole() throws {
        let whole = nested(pairs: 100, sentences: 200)
        #expect(try shown(whole) == [whole])
        #expect(try splitter.split(unit(whole)).map { $0.codes.count } == [100])
        #expect(try shown(nested(pairs: 3, sentences: 200)).count == 201)
        #expect(try shown(nested(pairs: 20, sentences: 2)).count == 3)
    }

    @Test(arguments: [1, 2, 7, 8, 9, 40, 300])
    func codesInSegmentsAreNoMoreThanAFewForEach(pairs: Int) throws {
        for sentences in [1, 2, 5, 50, 400] {
            let segments = try splitter.split(unit(nested(pairs: pairs, sentences: sentences)))
            #expect(segments.reduce(0) { $0 + $1.codes.count } <= pairs + 64 + 8 * segments.count)
        }
    }

    @Test func lineBreaksBetweenSentencesStaySkeleton() throws {
        #expect(try shown("One.<1/>Two.", lineBreaks: [1]) == ["One.", "Two."])
        #expect(try shown("12 Quay Road<1/>Port Ellery", lineBreaks: [1]) == ["12 Quay Road<1/>Port Ellery"])
    }

    @Test func segmentsAndGapsAddUpToTheUnit() throws {
        var random = SeededRandom(seed: 7)
        let words = ["Alpha", "b. ", "c", "! ", " ", "D? ", "<1>", "</1>", "<2>", "</2>", "<3/>", "é", "漢字。", "  "]
        for _ in 0..<3000 {
            var text = ""
            var open: [String] = []
            var used: Set<String> = []
            for _ in 0..<Int.random(in: 1...14, using: &random) {
                let word = words[Int.random(in: 0..<words.count, using: &random)]
                if word.hasPrefix("</") {
                    guard open.last.map({ "</" + $0.dropFirst() }) == word else { continue }
                    open.removeLast()
                } else if word.hasPrefix("<") {
                    guard used.insert(word).inserted else { continue }
                    if !word.hasSuffix("/>") { open.append(word) }
                }
                text += word
            }
            for tag in open.reversed() { text += "</" + tag.dropFirst() }
            let unit = try unit(text)
            let segments = try splitter.split(unit)
            var end = 0
            for segment in segments {
                #expect(segment.byteRange.lowerBound >= end && segment.byteRange.upperBound <= text.utf8.count)
                end = segment.byteRange.upperBound
                #expect(CodedText(displayed: segment.content.displayed) == segment.content)
                #expect(segment.codes.map(\.id) == segment.codes.indices.map { $0 + 1 })
            }
            let whole = unit.content.plain.filter { !$0.isWhitespace }
            #expect(segments.map(\.content.plain).joined().filter { !$0.isWhitespace } == whole)
        }
    }
}
