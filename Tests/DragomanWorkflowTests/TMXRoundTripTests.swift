import DragomanMemory
import DragomanModel
import DragomanTesting
import DragomanText
import DragomanWorkflow
import Foundation
import Testing

/// The law of exchange: what is written and read into an empty memory is written the same again.
struct TMXRoundTripTests {
    /// The bytes of an export.
    static func export(_ desk: Desk, _ languages: [String] = [], name: String = "out.tmx") throws -> [UInt8] {
        _ = try desk.workflow.exportMemory(languages: languages, to: desk.path(name), version: "test")
        return [UInt8](try Data(contentsOf: URL(fileURLWithPath: desk.path(name))))
    }

    /// Reads an export into an empty memory and writes it again.
    static func checkLaw(_ desk: Desk, _ label: String, languages: [String] = []) throws {
        let first = try export(desk, languages)
        let copy = try Desk()
        let result = try copy.workflow.importMemory([copy.write(first, to: "in.tmx")])
        #expect(result.refused == 0 && result.unchanged == 0, "\(label)")
        #expect(result.files.flatMap(\.findings).allSatisfy { $0.code == "tmx-language-foreign" }, "\(label)")
        let second = try export(copy, languages)
        let difference = zip(lines(first), lines(second)).first { $0 != $1 }
        #expect(difference == nil && first.count == second.count, "\(label)")
        let meanings = try zip(meaning(desk.workflow.memory, languages), meaning(copy.workflow.memory, languages))
        #expect(meanings.first { $0 != $1 } == nil, "\(label)")
        #expect(try copy.workflow.verify().findings == [], "\(label)")
        let again = try copy.workflow.importMemory([copy.path("in.tmx")])
        #expect(again.translations == 0 && again.batch == nil, "\(label)")
    }

    private static func lines(_ bytes: [UInt8]) -> [String] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// What entries say, without numbers.
    private static func meaning(_ store: any MemoryStore, _ languages: [String]) throws -> [String] {
        try store.read { reader in
            var lines: [String] = []
            let wanted = languages.isEmpty ? nil : Set(languages.map(LanguageTag.init(canonical:)))
            try reader.forEachEntry(translatedInto: wanted) { entry in
                // Across languages the order may change.
                let byLanguage = Dictionary(grouping: entry.variants, by: \.stored.target.language)
                for variant in byLanguage.sorted(by: { $0.key < $1.key }).flatMap(\.value) {
                    let target = variant.stored.target
                    let neighbours = try [target.context.previous, target.context.next].map {
                        try $0.flatMap { try reader.content(of: $0) }?.coded
                    }
                    lines.append(
                        "\(entry.language) \(entry.content.coded) \(target.language) \(target.content.coded) \(target.state)"
                            + " \(target.origin) \(target.role) \(target.author ?? "-") \(target.context.article ?? "-")"
                            + " \(target.context.segment ?? "-") \(neighbours)"
                    )
                }
            }
            return lines
        }
    }

    @Test(arguments: 0..<UInt64(25))
    func `random memories`(seed: UInt64) throws {
        let desk = try Desk()
        try RandomMemory(seed: seed).fill(desk.workflow.memory)
        try Self.checkLaw(desk, "seed \(seed)")
        try Self.checkLaw(desk, "seed \(seed), French", languages: ["fr"])
    }

    @Test(arguments: 100..<UInt64(115))
    func `random stories`(seed: UInt64) throws {
        let desk = try Desk()
        try MemoryStory(seed: seed, steps: 30).check(desk.workflow.memory)
        try Self.checkLaw(desk, "seed \(seed)")
    }

    @Test func `an article's translations come back with the codes' data and their places`() throws {
        let desk = try Desk()
        try desk.ingest(
            "<html><body><h1>Sea</h1><p>The <b>old</b> harbour<br>today. A <a href='x?a&amp;b'>link</a> &amp; more.</p></body></html>",
            as: "sea.html"
        )
        let exported = try desk.export("fr")
        let filled = XLIFFFiller { "[\($0)] " + $1 }.fill(exported.text).text
        try desk.import(filled) { $0.author = "Ana <b> & co" }
        let xml = String(decoding: try Self.export(desk), as: UTF8.self)
        #expect(xml.contains("type=\"bold\">&lt;b&gt;</bpt>"))
        #expect(xml.contains("<prop type=\"x-article\">sea</prop>"))
        #expect(xml.contains("creationid=\"Ana &lt;b&gt; &amp; co\""))
        try Self.checkLaw(desk, "article")
    }

    @Test(
        "exports are valid by the DTD",
        .enabled(
            if: SharedData.file("schemas/tmx-1.4/tmx14.dtd") != nil
                && FileManager.default.isExecutableFile(atPath: "/usr/bin/xmllint")
        ),
        arguments: 0..<UInt64(4)
    )
    func validity(seed: UInt64) throws {
        let desk = try Desk()
        try RandomMemory(seed: seed).fill(desk.workflow.memory)
        _ = try Self.export(desk)
        let dtd = try #require(SharedData.file("schemas/tmx-1.4/tmx14.dtd"))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/xmllint")
        process.arguments = ["--noout", "--nonet", "--dtdvalid", dtd.path, desk.path("out.tmx")]
        let pipe = Pipe()
        process.standardError = pipe
        try process.run()
        let said = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(String(decoding: said.prefix(500), as: UTF8.self))")
    }

    @Test func `packed files hold the same, and a foreign file's details come back`() throws {
        let desk = try Desk()
        let file = try desk.write(Self.foreign, to: "foreign.tmx")
        let result = try desk.workflow.importMemory([file])
        #expect(result.units == 2 && result.translations == 3)
        _ = try Self.export(desk, name: "out.tmx.gz")
        let copy = try Desk()
        #expect(try copy.workflow.importMemory([desk.path("out.tmx.gz")]).translations == 3)
        let xml = String(decoding: try Self.export(copy), as: UTF8.self)
        #expect(try Self.export(desk) == Array(xml.utf8))
        for piece in [
            "tuid=\"t1\"", "creationdate=\"20260101T000000Z\"", "usagecount=\"3\"", "<note>A note &amp; more</note>",
            "<prop type=\"x-domain\" xml:lang=\"en\">sea</prop>", "changeid=\"bob\"",
            "<prop type=\"x-article\">a.html</prop>",
            "<bpt i=\"1\" x=\"1\" type=\"bold\">&lt;b&gt;</bpt>", "<ept i=\"1\">&lt;/b&gt;</ept>",
            "<ph x=\"2\"><sub type=\"t\">flow</sub></ph>",
        ] {
            #expect(xml.contains(piece), "\(piece)")
        }
    }

    private static let foreign = """
        <?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd">
        <tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="en-US" datatype="html"/><body>
        <tu tuid="t1" creationdate="20260101T000000Z" usagecount="3"><note>A note &amp; more</note><prop type="x-domain" xml:lang="en">sea</prop><prop type="file">a.html</prop>
        <tuv xml:lang="en-US"><seg>The <bpt i="5" x="8" type="bold">&lt;b></bpt>old<ept i="5">&lt;/b></ept> sea<ph x="9"><sub type="t">flow</sub></ph></seg></tuv>
        <tuv xml:lang="fr-FR" changeid="bob"><seg>La <ph x="9"><sub type="t">flow</sub></ph>mer <bpt i="1" x="8" type="bold">&lt;b></bpt>vieille<ept i="1">&lt;/b></ept></seg></tuv>
        <tuv xml:lang="ar-SA"><seg><bpt i="1" x="8"/>بحر<ept i="1"/><ph x="9"/></seg></tuv></tu>
        <tu><tuv xml:lang="en-US"><seg>Hello</seg></tuv><tuv xml:lang="fr"><seg>Bonjour</seg></tuv></tu>
        </body></tmx>
        """
}

/// A memory of random texts, codes, places, states and what files said, made by a seed.
struct RandomMemory {
    let seed: UInt64

    private static let languages = ["en", "fr", "ar", "ja", "eo"].map(LanguageTag.init(canonical:))
    private static let pieces = [
        "sea", " ", "  ", "\n", "\t", "\r", "&", "<", ">", "\"", "]]>", "é", "e\u{301}", "漢", "بحر", "😀", "\u{A0}",
        "\u{200F}",
        "&amp;", "<1>", "\u{FFFD}",
    ]

    func fill(_ store: any MemoryStore) throws {
        var random = SeededRandom(seed: seed)
        try store.write(isDryRun: false) { writer in
            var sources: [(SourceID, LanguageTag)] = []
            for _ in 0..<12 {
                let language = Int.random(in: 0..<4, using: &random) == 0 ? Self.languages[1] : Self.languages[0]
                sources.append((try writer.addSource(Self.text(&random), language: language).source, language))
            }
            for number in 0..<5 {
                let batch = try writer.beginBatch(
                    number == 1 ? .edit : .import,
                    time: "2026-01-0\(number + 1)T00:00:00Z",
                    author: nil,
                    origin: ""
                )
                for _ in 0..<12 {
                    let (source, language) = try #require(sources.randomElement(using: &random))
                    guard let other = Self.languages.filter({ $0 != language }).randomElement(using: &random) else {
                        continue
                    }
                    _ = try writer.addTarget(Self.target(source, other, sources.map(\.0), &random), batch: batch)
                }
            }
        }
    }

    private static func target(
        _ source: SourceID,
        _ language: LanguageTag,
        _ sources: [SourceID],
        _ random: inout SeededRandom
    ) -> NewTarget {
        NewTarget(
            source: source,
            language: language,
            content: text(&random),
            state: TranslationState.allCases.randomElement(using: &random) ?? .final,
            origin: TargetOrigin.allCases.randomElement(using: &random) ?? .human,
            author: ["ana", "b & <c>", nil].randomElement(using: &random) ?? nil,
            role: Bool.random(using: &random) ? .current : .candidate,
            context: Bool.random(using: &random)
                ? TargetContext()
                : TargetContext(
                    article: ["a", "b c"].randomElement(using: &random),
                    segment: ["a-1", nil].randomElement(using: &random) ?? nil,
                    previous: Bool.random(using: &random) ? sources.randomElement(using: &random) : nil,
                    next: Bool.random(using: &random) ? sources.randomElement(using: &random) : nil
                ),
            base: BatchID(rawValue: 0)
        )
    }

    /// A text that is not blank, in NFC, its pairs of codes whole but crossing as they like.
    static func text(_ random: inout SeededRandom) -> CodedText {
        var text = CodedText(plain: ["x", "漢", "&"].randomElement(using: &random) ?? "x")
        var open: [Int] = []
        for number in 1...Int.random(in: 1...9, using: &random) {
            switch Int.random(in: 0..<5, using: &random) {
            case 0:
                text.append(CodeMark(role: .open, id: number * 3))
                open.append(number * 3)
            case 1: text.append(CodeMark(role: .standalone, id: 40 - number))
            case 2: if let id = open.popLast() { text.append(CodeMark(role: .close, id: id)) }
            default: text.append(pieces.randomElement(using: &random) ?? "x")
            }
        }
        open.shuffle(using: &random)
        for id in open { text.append(CodeMark(role: .close, id: id)) }
        return Normalization.nfc(text)
    }
}
