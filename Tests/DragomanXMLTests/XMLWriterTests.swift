import DragomanTesting
import DragomanXML
import Testing

@Suite struct XMLWriterTests {
    @Test func `Elements, attributes and text are written as told`() {
        var xml = XMLWriter()
        xml.declaration()
        xml.start("a")
        xml.attribute("z", "1 < \"2\" & 3 > 2\t\n\r")
        xml.attribute("b", 7)
        xml.line(1)
        xml.element("c", "x < y & z > \"w\"\t\n\r")
        xml.start("d")
        xml.end("d")
        xml.start("e")
        xml.endInFull("e")
        xml.line(0)
        xml.end("a")
        xml.finish()
        let expected = """
            <?xml version="1.0" encoding="UTF-8"?>
            <a z="1 &lt; &quot;2&quot; &amp; 3 &gt; 2&#9;&#10;&#13;" b="7">
             <c>x &lt; y &amp; z &gt; "w"\t
            &#13;</c><d/><e></e>
            </a>

            """
        #expect(String(decoding: xml.take(), as: UTF8.self) == expected)
        #expect(xml.count == 0)
    }

    @Test func `Scalars that XML cannot hold are left out`() {
        var xml = XMLWriter()
        xml.element("a", "1\u{0}2\u{1}3\u{1F}4\u{FFFE}5\u{FFFF}6\u{FFFD}7\u{85}8\u{7F}9\u{F000}")
        #expect(String(decoding: xml.take(), as: UTF8.self) == "<a>123456\u{FFFD}7\u{85}8\u{7F}9\u{F000}</a>")
    }

    @Test(arguments: ["-", "--", "---", "a--\u{301}b", "--\u{301}-", ""])
    func `A comment of any text is well-formed`(text: String) throws {
        var xml = XMLWriter()
        xml.comment(text)
        xml.start("a")
        xml.end("a")
        let reader = try XMLReader(bytes: xml.take(), file: "t.xml")
        #expect(try reader.nextOfAll() == .comment)
        #expect(reader.text.replacing("- ", with: "-").replacing(" ", with: "") == text.replacing(" ", with: ""))
        #expect(try reader.nextOfAll() == .start)
    }

    @Test func `What is written is read back`() throws {
        var random = SeededRandom(seed: 11)
        for _ in 0..<2000 {
            let value = randomText(&random)
            let text = randomText(&random)
            var xml = XMLWriter()
            xml.start("a")
            xml.attribute("b", value)
            xml.text(text)
            xml.endInFull("a")
            let reader = try XMLReader(bytes: xml.take(), file: "t.xml")
            #expect(try reader.next() == .start)
            #expect(try reader.attribute(reader.intern("b")) == value)
            var read = ""
            while try reader.next() == .text { read += reader.text }
            #expect(read.unicodeScalars.elementsEqual(text.unicodeScalars))
        }
    }

    private func randomText(_ random: inout SeededRandom) -> String {
        let scalars: [Unicode.Scalar] = [
            "a", " ", "\n", "\t", "\r", "<", ">", "&", "\"", "'", "]", "é", "e", "\u{301}", "日", "\u{200F}", "\u{A0}",
            "\u{1F600}", "\u{FFFD}", "\u{E000}", "\u{F8FF}", "\u{2028}", "\u{85}",
        ]
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...12, using: &random) {
            if let scalar = scalars.randomElement(using: &random) { text.append(scalar) }
        }
        return String(text)
    }
}
