import DragomanModel
import DragomanTesting
import Foundation
import Testing

@testable import DragomanExchange

/// What is read of a TMX, and what is told of it.
struct TMXReaderTests {
    struct Reading {
        var header: TMXHeader?
        var units: [TMXUnit] = []
        var faults: [TMXFault] = []
    }

    static func read(_ bytes: [UInt8]) throws -> Reading {
        var reading = Reading()
        try TMXReader.read(
            bytes: bytes,
            file: "t.tmx",
            onHeader: { reading.header = $0 },
            onFault: { reading.faults.append($0) },
            onUnit: { reading.units.append($0) }
        )
        return reading
    }

    static func read(_ xml: String) throws -> Reading { try read(Array(xml.utf8)) }

    /// A file with a body.
    static func file(_ body: String, header: String = "<header srclang=\"en\"/>") -> String {
        "<?xml version=\"1.0\"?>\n<tmx version=\"1.4\">\(header)<body>\n\(body)</body></tmx>"
    }

    static func code(of xml: String) -> String? {
        do {
            _ = try read(xml)
            return nil
        } catch { return (error as? DragomanError)?.code ?? "\(error)" }
    }

    @Test func `languages, attributes, notes and properties are read where they stand`() throws {
        let reading = try Self.read(
            Self.file(
                """
                <tu tuid="t&amp;1" creationdate="20260101T000000Z" usagecount="3" o-encoding="x" srclang="*all*">
                <note xml:lang="en">A &lt;note&gt;</note><prop type="x-a">1</prop>
                <tuv xml:lang="en-GB" changeid="bob"><prop type="x-b"></prop><seg>One &amp; two</seg></tuv>
                <tuv lang="FR-fr"><seg><![CDATA[Un & deux]]></seg></tuv>
                </tu>
                """
            )
        )
        #expect(reading.header == TMXHeader(version: "1.4", sourceLanguage: "en", isOwn: false))
        #expect(reading.faults.isEmpty)
        let unit = try #require(reading.units.first)
        #expect(unit.id == "t&1" && unit.sourceLanguage == nil && unit.line == 3)
        #expect(unit.detail.attributes.map(\.name) == [.tuid, .creationDate, .usageCount])
        #expect(unit.detail.annotations.map(\.text) == ["A <note>", "1"])
        #expect(unit.detail.annotations.map(\.type) == [nil, "x-a"])
        #expect(unit.variants.map(\.language) == ["en-GB", "FR-fr"])
        #expect(unit.variants.map(\.content.coded) == ["One & two", "Un & deux"])
        #expect(unit.variants[0].detail.value(.changeID) == "bob" && unit.variants[0].detail.annotations.count == 1)
    }

    @Test func `inline codes become codes in order, with their data as it stands`() throws {
        let reading = try Self.read(
            Self.file(
                """
                <tu><tuv xml:lang="en"><seg>a<bpt i="7" x="3" type="bold">&lt;b></bpt>b<ph x="9" assoc="p"><sub type="t">x &amp; <it pos="begin">y</it></sub></ph><ept i="7">&lt;/b></ept><hi type="term">c</hi><it pos="end" x="4"/><ut>u</ut></seg></tuv></tu>
                """
            )
        )
        let variant = try #require(reading.units.first?.variants.first)
        #expect(variant.content.displayed == "a<1>b<2/></1>c<3/><4/>")
        #expect(variant.codes.map(\.kind) == [.bpt, .ph, .ept, .it, .ut])
        #expect(variant.codes.map(\.x) == ["3", "9", nil, "4", nil])
        #expect(
            variant.codes.map(\.data) == [
                "&lt;b&gt;", "<sub type=\"t\">x &amp; <it pos=\"begin\">y</it></sub>", "&lt;/b&gt;", "", "u",
            ]
        )
        #expect(reading.faults == [.highlight(unit: nil, line: 3)])
    }

    @Test func `attributes inside of codes stay what they are`() throws {
        let reading = try Self.read(
            Self.file("<tu><tuv xml:lang='en'><seg>a<ph><sub type='&quot;&#x301;&#10;&lt;'/></ph></seg></tuv></tu>")
        )
        let data = try #require(reading.units.first?.variants.first?.codes.first?.data)
        #expect(Array(data.utf8) == Array("<sub type=\"&quot;\u{301}&#10;&lt;\"></sub>".utf8))
    }

    @Test func `crossing pairs, lone ends and twice the same number`() throws {
        func displayed(_ segment: String) throws -> (String?, Int) {
            let reading = try Self.read(Self.file("<tu><tuv xml:lang=\"en\"><seg>\(segment)</seg></tuv></tu>"))
            return (reading.units.first?.variants.first?.content.displayed, reading.faults.count)
        }
        #expect(try displayed("<bpt i='1'/>a<bpt i='2'/>b<ept i='1'/>c<ept i='2'/>") == ("<1>a<2>b</1>c</2>", 0))
        #expect(try displayed("a<ept i='1'/>b<bpt i='1'/>") == ("a<1/>b<2/>", 1))
        #expect(try displayed("<bpt i='1'/>a<ept i='1'/><bpt i='1'/>b<ept i='1'/>") == ("<1>a</1><2>b</2>", 0))
    }

    @Test(arguments: ["UTF-8", "UTF-8 with mark", "UTF-16LE with mark", "UTF-16BE with mark", "UTF-16LE", "UTF-16BE"])
    func encodings(name: String) throws {
        let xml = Self.file("<tu><tuv xml:lang=\"ar\"><seg>مرفأ \u{1F600}</seg></tuv></tu>").replacing(
            "version=\"1.0\"?",
            with:
                "version=\"1.0\" encoding=\"\(name.prefix(while: { $0 != " " }).prefix(name.hasPrefix("UTF-16") ? 6 : 5))\"?"
        )
        var bytes: [UInt8] = []
        switch name.prefix(while: { $0 != " " }) {
        case "UTF-8": bytes = (name.hasSuffix("mark") ? [0xEF, 0xBB, 0xBF] : []) + Array(xml.utf8)
        case let other:
            let units = (name.hasSuffix("mark") ? [0xFEFF] : []) + Array(xml.utf16)
            bytes = units.flatMap { unit in
                let (low, high) = (UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8))
                return other == "UTF-16LE" ? [low, high] : [high, low]
            }
        }
        #expect(try Self.read(bytes).units.first?.variants.first?.content.coded == "مرفأ \u{1F600}")
    }

    @Test func `older versions, a DTD that is not there, unknown elements and attributes`() throws {
        let xml = """
            <?xml version="1.0"?>
            <!DOCTYPE tmx SYSTEM "http://localhost:1/none/tmx11.dtd">
            <tmx version="1.1"><header srclang="EN-US"><prop type="p">x</prop><note>n</note></header><body>
            <tu odd="1"><tuv lang="EN-US"><seg>a <b>bold</b> c</seg><seg>no</seg></tuv><tuv lang="de"><seg> </seg></tuv><tuv><seg>x</seg></tuv><odd><tuv/></odd></tu>
            </body></tmx>
            """
        let reading = try Self.read(xml)
        #expect(reading.units.map { $0.variants.map(\.content.coded) } == [["a bold c"]])
        #expect(
            reading.faults == [
                .headerDetail(line: 3), .headerDetail(line: 3), .attributeUnknown(name: "odd", unit: nil, line: 4),
                .elementUnknown(name: "b", unit: nil, line: 4), .textTwice(unit: nil, line: 4),
                .textMissing(unit: nil, line: 4, language: "de"), .languageMissing(unit: nil, line: 4),
                .elementUnknown(name: "odd", unit: nil, line: 4),
            ]
        )
    }

    @Test func `what is no TMX, cut short or hostile is refused`() {
        #expect(Self.code(of: "") == "xml-not-well-formed")
        #expect(Self.code(of: "<xliff version='1.2'/>") == "tmx-foreign")
        #expect(Self.code(of: "<tmx version='2.0'><header/></tmx>") == "tmx-version")
        let whole = Self.file("<tu><tuv xml:lang='en'><seg>a</seg></tuv></tu>")
        for count in stride(from: 1, to: whole.utf8.count, by: 7) {
            #expect(Self.code(of: String(whole.prefix(count))) == "xml-not-well-formed", "\(count)")
        }
        let bomb = """
            <!DOCTYPE tmx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
            <tmx version="1.4"><body><tu><tuv xml:lang="en"><seg>&b;</seg></tuv></tu></body></tmx>
            """
        #expect(Self.code(of: bomb) == "xml-entities-refused")
        let outside = """
            <!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/hostname">]>
            <tmx version="1.4"><body><tu><tuv xml:lang="en"><seg>&x;</seg></tuv></tu></body></tmx>
            """
        #expect(Self.code(of: outside) == "xml-entities-refused")
        #expect(
            Self.code(of: Self.file("<tu><tuv xml:lang='en'><seg>&nbsp;</seg></tuv></tu>")) == "xml-not-well-formed"
        )
        let deep = String(repeating: "<hi>", count: 300)
        #expect(Self.code(of: Self.file("<tu><tuv xml:lang='en'><seg>\(deep)")) == "xml-too-deep")
        let huge = String(repeating: String(repeating: "x", count: 1 << 20) + "<ph/>", count: 17)
        #expect(
            Self.code(of: Self.file("<tu><tuv xml:lang='en'><seg>\(huge)</seg></tuv></tu>")) == "tmx-unit-too-large"
        )
    }

    @Test func `an error of the caller ends the reading`() {
        let xml = Self.file(String(repeating: "<tu><tuv xml:lang='en'><seg>a</seg></tuv></tu>", count: 5))
        var count = 0
        #expect(throws: CancellationError.self) {
            try TMXReader.read(bytes: Array(xml.utf8), file: "t") { _ in
                count += 1
                if count == 2 { throw CancellationError() }
            }
        }
        #expect(count == 2)
    }

    @Test("the handwritten sample", .enabled(if: SharedData.file("interop/handwritten/rich-1.4.tmx") != nil))
    func handwritten() throws {
        let url = try #require(SharedData.file("interop/handwritten/rich-1.4.tmx"))
        let reading = try Self.read([UInt8](Data(contentsOf: url)))
        #expect(reading.units.map { $0.variants.count } == [3, 2])
        #expect(reading.units[0].variants[1].content.displayed == "De <1>oude</1> haven<2/>vandaag &amp; nu")
    }
}
