import DragomanExchange
import DragomanModel
import DragomanTesting
import Foundation
import Testing

enum Termbases {
    static func term(
        _ language: String,
        _ text: String,
        isCaseSensitive: Bool = false,
        isPreferred: Bool = true,
        partOfSpeech: String? = "noun",
        isDeprecated: Bool = false
    ) -> Concept.Term {
        Concept.Term(
            language: LanguageTag(canonical: language),
            text: text,
            isCaseSensitive: isCaseSensitive,
            isPreferred: isPreferred,
            partOfSpeech: partOfSpeech,
            isDeprecated: isDeprecated
        )
    }

    static let sample = [
        Concept(
            id: "ceasefire",
            subject: "conflict & peace",
            definition: "An agreement to stop fighting.",
            terms: [
                term("en", "ceasefire"), term("en", "truce", isPreferred: false),
                term("en", "armistice", isPreferred: false, isDeprecated: true), term("de", "Waffenruhe"),
                term("ar", "وقف إطلاق النار", partOfSpeech: nil),
            ]
        ),
        Concept(
            id: "un",
            terms: [term("en", "UN", isCaseSensitive: true), term("zh-Hans", "联合国")]
        ),
    ]

    static let newsroom: URL? = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let url = root.deletingLastPathComponent().appendingPathComponent("Glossaries/newsroom.tbx")
        return FileManager.default.fileExists(atPath: url.path) ? url : nil
    }()

    static func read(_ text: String) throws -> (concepts: [Concept], findings: [Finding]) {
        try TermbaseReader.read(bytes: Array(text.utf8), file: text.hasPrefix("<") ? "t.tbx" : "t.csv")
    }
}

@Suite struct TBXTests {
    @Test func `A written termbase is read back equal`() throws {
        let bytes = TBXWriter.write(Termbases.sample, title: "Sample", source: LanguageTag(canonical: "en"))
        let read = try TermbaseReader.read(bytes: bytes, file: "t.tbx")
        #expect(read.concepts == Termbases.sample)
        #expect(read.findings.isEmpty)
        #expect(TBXWriter.write([], title: "Empty", source: LanguageTag(canonical: "en")).count > 0)
    }

    @Test func `The handwritten DCA and martif files are read`() throws {
        for name in ["basic-v3-dca.tbx", "martif-v2.tbx"] {
            guard let url = SharedData.file("interop/handwritten/\(name)") else { continue }
            let read = try TermbaseReader.read(bytes: Array(Data(contentsOf: url)), file: name)
            #expect(read.concepts.map(\.id) == ["c1"])
            #expect(read.concepts.first?.terms.map(\.text) == ["harbour", "haven"])
            #expect(read.concepts.first?.terms.map(\.isPreferred) == [true, true])
            #expect(read.findings.isEmpty)
        }
    }

    @Test func `The DCT style is read by its element names`() throws {
        let read = try Termbases.read(
            """
            <tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
             xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
             <tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader><text><body>
             <conceptEntry id="c1"><min:subjectField>trade</min:subjectField>
              <langSec xml:lang="en"><basic:definition>A tax on
                imports.</basic:definition><termSec><term>tariff</term><min:partOfSpeech>noun</min:partOfSpeech>
               <min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus></termSec>
               <termSec><term>WTO</term><basic:termType>acronym</basic:termType>
               <min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec></langSec>
             </conceptEntry></body></text></tbx>
            """
        )
        let concept = try #require(read.concepts.first)
        #expect(concept.subject == "trade")
        #expect(concept.definition == "A tax on imports.")
        #expect(concept.terms.map(\.isCaseSensitive) == [false, true])
        #expect(concept.terms.map(\.isPreferred) == [false, true])
        #expect(read.findings.isEmpty)
    }

    @Test func `martif with ntig, groups and proper nouns is read`() throws {
        let read = try Termbases.read(
            """
            <martif type="TBX-Basic" xml:lang="en"><text><body><termEntry id="c1">
             <descripGrp><descrip type="definition">The <hi>body</hi> itself.</descrip></descripGrp>
             <langSet xml:lang="EN_gb"><ntig><termGrp><term>Security <hi type="bold">Council</hi></term>
              <termNote type="partOfSpeech">properNoun</termNote></termGrp></ntig>
              <tig><term>old council</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
             </langSet></termEntry></body></text></martif>
            """
        )
        let concept = try #require(read.concepts.first)
        #expect(concept.definition == "The body itself.")
        #expect(concept.terms.map(\.text) == ["Security Council", "old council"])
        #expect(concept.terms.map(\.isCaseSensitive) == [true, false])
        #expect(concept.terms.map(\.isDeprecated) == [false, true])
        #expect(concept.terms.map(\.language.description) == ["EN_gb", "EN_gb"])
    }

    @Test func `Missing ids and languages, doubled ids and empty concepts are told`() throws {
        let term = "<langSec xml:lang='en'><termSec><term>Sea lane</term></termSec></langSec>"
        let read = try Termbases.read(
            """
            <tbx><text><body><conceptEntry>\(term)</conceptEntry><conceptEntry>\(term)</conceptEntry>
            <conceptEntry id="a">\(term)</conceptEntry><conceptEntry id="a">\(term)</conceptEntry>
            <conceptEntry id="b"/><conceptEntry id="c"><langSec><termSec><term>x</term></termSec></langSec>\(term)
            </conceptEntry></body></text></tbx>
            """
        )
        #expect(read.concepts.map(\.id) == ["c-sea-lane", "c-sea-lane-2", "a", "c"])
        let codes = read.findings.map(\.code)
        #expect(codes == ["id-missing", "id-missing", "duplicate-id", "term-missing", "language-missing"])
        #expect(read.findings.map(\.unit) == ["c-sea-lane", "c-sea-lane-2", "a", "b", "c"])
        #expect(read.findings.allSatisfy { $0.line != nil })
    }

    @Test func `Other XML, broken XML and entities are refused`() {
        for (text, code) in [
            ("<html/>", "termbase-foreign"), ("<tbx><text>", "xml-not-well-formed"),
            ("<!DOCTYPE tbx [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><tbx><a>&e;</a></tbx>", "xml-entity"),
        ] {
            let error = #expect(throws: DragomanError.self) { try Termbases.read(text) }
            #expect(error?.code == code)
            #expect(error?.position?.file == "t.tbx")
        }
    }

    @Test(.enabled(if: Termbases.newsroom != nil, "no Glossaries folder here"))
    func `The shipped termbase has no fault`() throws {
        let bytes = try Array(Data(contentsOf: #require(Termbases.newsroom)))
        let read = try TermbaseReader.read(bytes: bytes, file: "newsroom.tbx")
        #expect(read.findings.isEmpty)
        #expect(read.concepts.count >= 40)
        #expect(read.concepts.allSatisfy { $0.terms.contains { $0.language.description == "en" } })
        let again = TBXWriter.write(read.concepts, title: "x", source: LanguageTag(canonical: "en"))
        #expect(try TermbaseReader.read(bytes: again, file: "again.tbx").concepts == read.concepts)
    }
}

@Suite struct CSVTermbaseTests {
    @Test(arguments: [",", ";", "\t"])
    func `Each delimiter is found, and quoting understood`(delimiter: String) throws {
        let text = [
            ["id", "subject", "EN", "zh_hans", "Definition", "remark"],
            ["c1", "trade", "tariff|duty", "关税", "\"a \"\"tax\"\", \n; on imports\"", "x"],
            ["", "", "\"UN\"", "", "", ""], ["", "", "", "", "", ""],
        ].map { $0.joined(separator: delimiter) }.joined(separator: "\r\n")
        let read = try Termbases.read("\u{FEFF}" + text)
        #expect(read.concepts.map(\.id) == ["c1", "c-un"])
        let first = try #require(read.concepts.first)
        #expect(first.subject == "trade")
        #expect(first.definition == "a \"tax\", ; on imports")
        #expect(first.terms.map(\.text) == ["tariff", "duty", "关税"])
        #expect(first.terms.map(\.isPreferred) == [true, false, true])
        #expect(first.terms.map(\.language.description) == ["EN", "EN", "zh_hans"])
        #expect(read.concepts.last?.terms.map(\.isCaseSensitive) == [true])
        #expect(read.findings.map(\.code) == ["column-unknown"])
    }

    @Test func `UTF-16 is read, other encodings are refused with their line`() throws {
        var bytes: [UInt8] = [0xFF, 0xFE]
        for unit in "en,fr\nsea,mer\n".utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        #expect(try TermbaseReader.read(bytes: bytes, file: "t.csv").concepts.first?.terms.count == 2)
        let latin = Array("en,fr\nsummer,".utf8) + [0xE9, 0x74, 0xE9]
        let error = #expect(throws: DragomanError.self) { try TermbaseReader.read(bytes: latin, file: "t.csv") }
        #expect(error?.code == "csv-encoding")
        #expect(error?.position?.line == 2)
    }

    @Test func `A table without languages and an open quote are refused`() {
        for (text, code) in [
            ("", "csv-header"), ("colour,size\nred,1", "csv-header"), ("en,fr\n\"sea,mer\n", "csv-quote"),
            ("en,fr\nsea\u{0},mer", "csv-encoding"),
        ] {
            let error = #expect(throws: DragomanError.self) { try Termbases.read(text) }
            #expect(error?.code == code)
        }
    }

    @Test func `What is named TBX and is none is not taken for a table`() {
        for (text, file) in [
            ("junk\n", "junk.tbx"), ("", "empty.TBX"), ("en,fr\nsea,mer\n", "a.b/t.xml"), ("<junk", "junk.tbx"),
            (" \n<tbx><oops></tbx>", "t.csv"), ("\u{FEFF}<", "t"),
        ] {
            let error = #expect(throws: DragomanError.self) {
                try TermbaseReader.read(bytes: Array(text.utf8), file: file)
            }
            #expect(error?.code == "xml-not-well-formed")
            #expect(error?.message.contains("not well-formed TBX") == true)
            #expect(error?.position?.file == file)
            #expect(error?.position?.line != nil)
        }
    }

    @Test func `Rows tell their lines and ids stand once`() throws {
        let read = try Termbases.read("id,en\na,\"two\nlines\"\na,sea\nb,\nc,x,y\n")
        #expect(read.concepts.map(\.id) == ["a", "c"])
        #expect(read.findings.map(\.code) == ["duplicate-id", "term-missing", "column-unknown"])
        #expect(read.findings.map(\.line) == [4, 5, 6])
    }

    @Test func `Characters that TBX cannot hold are left out`() throws {
        let read = try Termbases.read("id,en,definition\nc,se\u{6}a\u{FFFE},\u{1}x\u{FFFF}\n")
        #expect(read.concepts.first?.terms.map(\.text) == ["sea"] && read.concepts.first?.definition == "x")
        let again = TBXWriter.write(read.concepts, title: "t", source: LanguageTag(canonical: "en"))
        #expect(try TermbaseReader.read(bytes: again, file: "b.tbx").concepts == read.concepts)
    }

    @Test func `Any bytes give a value or an error`() {
        var random = SeededRandom(seed: 3)
        let alphabet = Array("en,;\t\"\r\n|<a".utf8) + [0xC3, 0xA9, 0x00]
        for _ in 0..<3000 {
            let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
            }
            do { _ = try TermbaseReader.read(bytes: Array("en,fr\n".utf8) + bytes, file: "t") } catch {
                #expect(error is DragomanError)
            }
        }
    }
}
