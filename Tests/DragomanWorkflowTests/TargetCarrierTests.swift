import DragomanDocuments
import DragomanModel
import DragomanSegmentation
import DragomanTesting
import Testing

@testable import DragomanWorkflow

/// Joining and cutting translations with their codes, on the segments themselves.
struct TargetCarrierTests {
    /// The first unit of a paragraph of HTML, cut where `|` stands in its text.
    private func segments(_ html: String, cuts: Set<Int>) throws -> [Segment] {
        let document = try HTMLFilter().extract(Array("<p>\(html)</p>".utf8), file: "p.html")
        let unit = try #require(document.units.first { $0.kind == .paragraph })
        return try UnitSplitter { Self.boundaries(in: $0, after: cuts) }.split(unit)
    }

    /// Cuts after so many visible scalars and the white space behind them.
    private static func boundaries(in text: String, after cuts: Set<Int>) -> [Int] {
        var found: [Int] = []
        var count = 0
        var offset = 0
        var isDue = false
        for scalar in text.unicodeScalars {
            if !scalar.properties.isWhitespace {
                if isDue { found.append(offset) }
                count += 1
            }
            offset += UTF8.width(scalar)
            isDue = cuts.contains(count)
        }
        return found + [text.utf8.count]
    }

    /// A text in capitals, codes as they are.
    private static func capitals(_ content: CodedText) -> CodedText {
        CodedText(coded: content.coded.uppercased()) ?? content
    }

    private func carry(
        _ html: String,
        from old: Set<Int>,
        to new: Set<Int>,
        _ translate: (CodedText) -> CodedText = capitals
    ) throws -> (carried: TargetCarrier.Carried?, new: [Segment]) {
        let before = try segments(html, cuts: old)
        let after = try segments(html, cuts: new)
        let carrier = TargetCarrier(old: before, new: after) { Self.boundaries(in: $0, after: new) }
        return (try carrier?.carry(before.map { translate($0.content) }), after)
    }

    @Test(
        "what holds of codes",
        arguments: [
            "One <b>two. Three</b> four.", "<b>One two.</b> Three four.", "One two. <b>Three</b> four.",
            "<b>One</b> two.<br>Three <i>four.</i>", "<b><i>One two. Three</i> four.</b>",
            "One <b>two.</b><br> Three four.",
            "One two.<img src=x> Three four.", "One two. <img src=x>Three four.", "One <i>two. <b>Three</b></i> four.",
            "<a href=/x>One <b>two. Three</b> four.</a>",
        ]
    )
    func joinsAndCuts(html: String) throws {
        for (old, new) in [
            (Set([7]), Set<Int>()), (Set<Int>(), Set([7])), (Set([3, 12]), Set([7])), (Set([7]), Set([3, 12])),
        ] {
            let (carried, after) = try carry(html, from: old, to: new)
            let found = try #require(carried, "\(html) \(old) \(new)")
            #expect(
                found.contents.map(\.displayed) == after.map { Self.capitals($0.content).displayed },
                "\(html) \(old) \(new)"
            )
            #expect(found.isCertain == (after.count == 1))
        }
    }

    @Test func aPairThatComesToStandAroundMoreIsNoCertainty() throws {
        let (carried, _) = try carry("One <b>two. Three</b> four.", from: [7], to: []) { content in
            CodedText(displayed: content.displayed.hasPrefix("<1>") ? "Vier <1>drei</1>." : "<1>Zwei</1> eins.")
                ?? content
        }
        let found = try #require(carried)
        #expect(found.contents.map(\.displayed) == ["<1>Zwei eins. Vier drei</1>."])
        #expect(!found.isCertain)
    }

    @Test func aTargetThatLacksACodeIsNotCarriedOver() throws {
        let (carried, _) = try carry("One <a href=/x>two.</a> Three four.", from: [7], to: []) { content in
            CodedText(plain: content.plain)
        }
        #expect(carried == nil)
    }

    @Test func codesThatCrossAreNotCarriedOver() throws {
        let (carried, _) = try carry("One <i>two</i> <b>ten</b>. Three four.", from: [11], to: []) { content in
            content.hasCodes ? CodedText(displayed: "<1>a<2>b</1>c</2>") ?? content : content
        }
        #expect(carried == nil)
    }

    @Test func spacesAreThoseOfTheTargetLanguage() throws {
        let chinese = CodedText(plain: "你好。")
        let (joined, _) = try carry("One two. Three four.", from: [7], to: []) { _ in chinese }
        #expect(joined?.contents == [CodedText(plain: "你好。你好。")])
        let (latin, _) = try carry("一二三四五六。七八九。", from: [7], to: []) { _ in CodedText(plain: "Yes.") }
        #expect(latin?.contents == [CodedText(plain: "Yes. Yes.")])
    }

    @Test("any cuts of any markup: capitals of the old are capitals of the new", arguments: 0..<UInt64(40))
    func anyCuts(seed: UInt64) throws {
        var random = SeededRandom(seed: seed &+ 3300)
        var kept = 0
        var tried = 0
        for _ in 0..<25 {
            let html = Self.markup(&random)
            let length = try segments(html, cuts: []).reduce(0) { $0 + BareText.count($1.content.coded) }
            let cuts = { (random: inout SeededRandom) in
                Set((0..<Int.random(in: 0...3, using: &random)).map { _ in Int.random(in: 1..<length, using: &random) })
            }
            let (old, new) = (cuts(&random), cuts(&random))
            let before = try segments(html, cuts: old)
            let after = try segments(html, cuts: new)
            for recut in Recut.all(old: before, new: after) {
                let (from, to) = (Array(before[recut.old]), Array(after[recut.new]))
                tried += 1
                let start = after[..<recut.new.lowerBound].reduce(0) { $0 + BareText.count($1.content.coded) }
                let local = Set(new.map { $0 - start })
                let carrier = TargetCarrier(old: from, new: to) { Self.boundaries(in: $0, after: local) }
                guard let carried = try carrier?.carry(from.map { Self.capitals($0.content) }) else { continue }
                kept += 1
                #expect(
                    carried.contents.map(\.displayed) == to.map { Self.capitals($0.content).displayed },
                    "\(html) \(before.map(\.content.displayed)) \(after.map(\.content.displayed))"
                )
                #expect(carried.isCertain == (to.count == 1))
            }
        }
        #expect(kept * 10 >= tried * 8, "\(kept) of \(tried)")
    }

    /// Words with pairs, breaks and images among them.
    private static func markup(_ random: inout SeededRandom) -> String {
        var text = ""
        var open: [String] = []
        for _ in 0..<12 {
            switch random.next() % 6 {
            case 0 where open.count < 3:
                let tag = ["b", "i", "u"].first { !open.contains($0) } ?? "s"
                text += "<\(tag)>"
                open.append(tag)
            case 1 where !open.isEmpty && !text.hasSuffix(">"): text += "</\(open.removeLast())>"
            case 2: text += ["<br>", "<img src=x>"][Int(random.next() % 2)]
            default: break
            }
            if random.next() % 4 > 0 { text += " " }
            text += ["ab", "cde", "f.", "gh"][Int(random.next() % 4)]
        }
        for tag in open.reversed() { text += "</\(tag)>" }
        return text
    }
}
