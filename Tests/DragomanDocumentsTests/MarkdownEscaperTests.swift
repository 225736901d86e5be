import DragomanModel
import DragomanSegmentation
import Testing

@testable import DragomanDocuments

@Suite struct MarkdownEscaperTests {
    /// What a translation of the first unit makes of a text; codes are written `<1>…</1>` and `<2/>`.
    private func rendered(_ text: String, _ target: String, unit index: Int = 0) throws -> String {
        let laws = try MarkdownLaws(Array(text.utf8))
        let coded = coded(target)
        let merged = try laws.merged { unit, segment in unit == index && segment == 0 ? coded : nil }
        let again = try MarkdownLaws(merged)
        #expect(
            again.units[index].segments.first.map { MarkdownPropertyTests.renumbered($0.content) }
                == MarkdownPropertyTests.renumbered(coded)
        )
        #expect(MarkdownLaws.structure(laws.text).blocks == MarkdownLaws.structure(merged).blocks)
        return String(decoding: merged, as: UTF8.self)
    }

    private func coded(_ text: String) -> CodedText {
        var result = CodedText()
        var rest = text[...]
        while let open = rest.firstIndex(of: "⟨"), let close = rest[open...].firstIndex(of: "⟩") {
            result.append(rest[..<open])
            var tag = rest[rest.index(after: open)..<close]
            let role: CodeMark.Role = tag.hasPrefix("/") ? .close : tag.hasSuffix("/") ? .standalone : .open
            tag = tag.drop { $0 == "/" }
            result.append(CodeMark(role: role, id: Int(tag.prefix { $0 != "/" }) ?? 0))
            rest = rest[rest.index(after: close)...]
        }
        result.append(rest)
        return result
    }

    @Test(arguments: [
        ("5 * 3 snake_case AT&T 100 % a/b (c) d! #5 -5", "5 * 3 snake_case AT&T 100 % a/b (c) d! #5 -5"),
        ("*a*", "\\*a\\*"), ("_a_", "\\_a\\_"), ("`a`", "\\`a\\`"), ("[a](b)", "\\[a\\](b)"),
        ("a <b> 1 < 2", "a \\<b> 1 < 2"),
        ("&amp; &x &", "\\&amp; &x \\&"), ("a\\*b C:\\dir", "a\\\\\\*b C:\\dir"), ("- a", "\\- a"), ("+ a", "\\+ a"),
        ("# a", "\\# a"), ("1. a", "1\\. a"), ("2026) a", "2026\\) a"), ("> a", "\\> a"), ("--- a", "\\--- a"),
        ("=a", "\\=a"), ("~~~a", "\\~\\~\\~a"), ("see www.a.b", "see www\\.a.b"), ("http://a.b", "http\\://a.b"),
        ("x@y.zz a", "x\\@y.zz a"), ("a\nb", "a b"),
    ])
    func textIsEscapedOnlyWhereItWouldBeMarkup(target: String, expected: String) throws {
        if target.contains("\n") {
            let merged = try MarkdownLaws(Array("Text\n".utf8)).merged { _, _ in CodedText(plain: target) }
            #expect(String(decoding: merged, as: UTF8.self) == expected + "\n")
        } else {
            #expect(try rendered("Text\n", target) == expected + "\n")
        }
    }

    @Test func blockMarksAreEscapedAtTheStartOfALineOnly() throws {
        #expect(try rendered("- one\n", "- x - y 1. z") == "- \\- x - y 1. z\n")
        #expect(try rendered("> one\n", "1. x") == "> 1\\. x\n")
        #expect(try rendered("# one\n", "1. x # ##") == "# 1. x # \\##\n")
        #expect(try rendered("a  \nb\n", "x⟨1/⟩- y") == "x  \n\\- y\n")
        #expect(try rendered("[^1]\n\n[^1]: a\n", "- x", unit: 0) == "[^1]\n\n[^1]: \\- x\n")
    }

    @Test func pipesAreEscapedInCells() throws {
        #expect(try rendered("| a |\n|---|\n", "x | y") == "| x \\| y |\n|---|\n")
    }

    @Test func spellingsOfTheSourceAreKept() throws {
        #expect(try rendered("Q&amp;A &nbsp;x \\- y\n", "S&R\u{A0}- t") == "S&amp;R&nbsp;\\- t\n")
    }

    @Test(arguments: [
        // Japanese and Chinese: no spaces, punctuation inside.
        ("The *word* is\n", "これは⟨1⟩強調⟨/1⟩です", "これは*強調*です\n"),
        ("The _word_ is\n", "これは⟨1⟩強調⟨/1⟩です", "これは*強調*です\n"),
        ("The **word** is\n", "これは⟨1⟩「強調」⟨/1⟩です", "これは<strong>「強調」</strong>です\n"),
        ("The **word** is\n", "这是⟨1⟩重点。⟨/1⟩然后", "这是<strong>重点。</strong>然后\n"),
        ("The ~~word~~ is\n", "นี่⟨1⟩“คำ”⟨/1⟩ครับ", "นี่<del>“คำ”</del>ครับ\n"),
        // Arabic prefixes are written to the word.
        ("The *word* is\n", "و⟨1⟩«الكلمة»⟨/1⟩هنا", "و<em>«الكلمة»</em>هنا\n"),
        ("The *word* is\n", "كلمة ⟨1⟩هنا⟨/1⟩.", "كلمة *هنا*.\n"),
        // Codes side by side.
        ("*a* **b** c\n", "⟨1⟩x⟨/1⟩⟨2⟩y⟨/2⟩ z", "*x***y** z\n"),
        ("*a* *b* c\n", "⟨1⟩x⟨/1⟩⟨2⟩y⟨/2⟩ z", "<em>x</em><em>y</em> z\n"),
        ("*a* b\n", "⟨1⟩ x ⟨/1⟩ y", "<em> x </em> y\n"),
    ])
    func emphasisIsWrittenSoThatItIsEmphasis(source: String, target: String, expected: String) throws {
        #expect(try rendered(source, target) == expected)
    }

    @Test func linksKeepTheirLabels() throws {
        let text = "A [report][], [two\nlines] and ![chart].\n\n[report]: /r\n[two lines]: /t\n[chart]: /c\n"
        let merged = try rendered(text, "Un ⟨1⟩rapport]⟨/1⟩, ⟨2⟩deux⟨/2⟩ et ⟨3/⟩.")
        #expect(merged.hasPrefix("Un [rapport\\]][report], [deux][two lines] et ![chart].\n"))
        let image = try rendered(text, "graphique", unit: 1)
        #expect(image.contains("![graphique][chart]"))
        // A pair round a whole segment stays a code here, so that its label can be written.
        let alone = try MarkdownLaws(Array("- [report]\n\n[report]: /r\n".utf8))
        let written = try alone.merged { _, _ in coded("⟨1⟩rapport⟨/1⟩") }
        #expect(String(decoding: written, as: UTF8.self) == "- [rapport][report]\n\n[report]: /r\n")
    }

    @Test func titlesInsideCodesAreTranslatedWithTheirSegment() throws {
        let text = Array("See [it](/a \"The title\") ![alt](/b 'T')\n".utf8)
        let laws = try MarkdownLaws(text)
        let targets = ["Voir ⟨1⟩ça⟨/1⟩ ⟨2/⟩", "Le \"titre\"", "texte]", "l'été"].map(coded)
        let merged = try laws.merged { unit, _ in targets[unit] }
        #expect(
            String(decoding: merged, as: UTF8.self) == "Voir [ça](/a \"Le \\\"titre\\\"\") ![texte\\]](/b 'l\\'été')\n"
        )
        let titleOnly = try laws.merged { unit, _ in unit == 1 ? targets[1] : nil }
        #expect(
            String(decoding: titleOnly, as: UTF8.self) == "See [it](/a \"Le \\\"titre\\\"\") ![alt](/b 'T')\n"
        )
    }

    @Test func anAddressIsKeptApartFromTheWordsBesideIt() throws {
        #expect(try rendered("At https://a.b/c now\n", "見る⟨1/⟩です") == "見る<https://a.b/c>です\n")
        #expect(try rendered("At https://a.b/c now\n", "Voir ⟨1/⟩.") == "Voir https://a.b/c.\n")
    }

    @Test func aPairOverSeveralSentencesIsClosedAndOpenedInEach() throws {
        let boundaries: (String) -> [Int] = { text in
            text.utf8.indices.filter { text.utf8[$0] == 0x20 }.map {
                text.utf8.distance(from: text.startIndex, to: $0) + 1
            }
            .filter { text.utf8.prefix($0 - 1).last == 0x2E }
        }
        let laws = try MarkdownLaws(Array("A [one. Two](/u) b.\n".utf8), boundaries: boundaries)
        #expect(laws.units[0].segments.map(\.content.displayed) == ["A <1>one.</1>", "<1>Two</1> b."])
        let merged = try laws.merged { _, segment in segment == 1 ? coded("⟨1⟩Deux⟨/1⟩ b.") : nil }
        #expect(String(decoding: merged, as: UTF8.self) == "A [one.](/u) [Deux](/u) b.\n")
    }

    @Test func aPairRoundACodeAloneGoesWholeToOneSentence() throws {
        let laws = try MarkdownLaws(
            Array("He said. *`x`* is it. *`y`* too\n".utf8),
            boundaries: MarkdownPropertyTests.sentenceEnds
        )
        #expect(
            laws.units[0].segments.map(\.content.displayed) == [
                "He said.", "<1><2/></1> is it.", "<1><2/></1> too",
            ]
        )
    }
}
