import DragomanMemory
import DragomanModel
import DragomanReports
import DragomanTesting
import DragomanWorkflow
import Foundation
import Testing

/// What an import of TMX makes of what it reads.
struct TMXImportTests {
    /// A file with units in a header of another program.
    static func file(_ units: String, source: String = "en") -> String {
        """
        <tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="\(source)" datatype="html"/><body>
        \(units)
        </body></tmx>
        """
    }

    static func unit(_ texts: KeyValuePairs<String, String>, attributes: String = "", properties: String = "") -> String
    {
        "<tu \(attributes)>\(properties)"
            + texts.map { "<tuv xml:lang=\"\($0)\"><seg>\($1)</seg></tuv>" }.joined() + "</tu>"
    }

    @discardableResult
    private func take(
        _ desk: Desk,
        _ units: String,
        source: String = "en",
        _ change: (inout MemoryImportOptions) -> Void = { _ in }
    ) throws -> MemoryImportResult {
        var options = MemoryImportOptions()
        change(&options)
        return try desk.workflow.importMemory(
            [desk.write(Self.file(units, source: source), to: "a.tmx")],
            options: options
        )
    }

    /// The live translations of a text: role, state, text; oldest first.
    private func live(_ desk: Desk, _ text: String, _ language: String = "fr", source: String = "en") throws -> [String]
    {
        try desk.workflow.memory.read { reader in
            guard let id = try reader.source(CodedText(plain: text), language: LanguageTag(canonical: source)) else {
                return []
            }
            return try reader.targets(of: id, language: LanguageTag(canonical: language)).reversed().map {
                "\($0.target.role) \($0.target.state) \($0.target.content.displayed)"
            }
        }
    }

    private func codes(_ result: MemoryImportResult) -> [String] { result.files.flatMap(\.findings).map(\.code) }

    @Test func `a batch of its own that can be taken back, and a dry run that leaves nothing`() throws {
        let desk = try Desk()
        let units =
            Self.unit(["en": "Sea", "fr": "Mer"], attributes: "changeid='bob'")
            + Self.unit(["en": "Sun", "fr": "Soleil", "ar": "شمس"])
        let rehearsed = try take(desk, units) { $0.isDryRun = true }
        #expect(rehearsed.translations == 3)
        #expect(try desk.workflow.memory.read { try $0.batches() }.isEmpty)
        let result = try take(desk, units)
        #expect(result.units == 2 && result.translations == 3 && result.unchanged == 0 && result.refused == 0)
        #expect(try desk.workflow.memory.read { try $0.batches() }.map(\.kind) == [.memory])
        #expect(
            try desk.workflow.lookup(LookupQuery(text: "Sea", target: "fr")).languages[0].matches[0].author == "bob"
        )
        let again = try take(desk, units)
        #expect(again.unchanged == 3 && again.translations == 0 && again.batch == nil)
        #expect(try desk.workflow.undo(#require(result.batch)).restored == 3)
        #expect(try live(desk, "Sea").isEmpty)
        #expect(try take(desk, units).translations == 3)
        #expect(try desk.workflow.verify().findings == [])
    }

    /// Rows are stored many at a time; whatever meets an earlier one must find it.
    @Test func `units that meet others of the same file are told from them, however many there are`() throws {
        let desk = try Desk()
        let units = (0..<500).map { number in
            let source = number % 7 == 0 ? "Sea \(number / 14)" : "Sun \(number)"
            return Self.unit(
                ["en": source, "fr": "Mer \(number % 3)", "ar": "شمس \(number)"],
                attributes: number % 2 == 0 ? "tuid='u\(number)'" : ""
            )
        }.joined()
        let rehearsed = try take(desk, units) { $0.isDryRun = true }
        let result = try take(desk, units)
        #expect(result.translations == rehearsed.translations && result.candidates == rehearsed.candidates)
        #expect(result.unchanged == rehearsed.unchanged && result.units == 500)
        // Of 36 sources the first 36 units that have them come twice.
        #expect(result.translations + result.unchanged == 1000 && result.candidates > 0)
        #expect(try live(desk, "Sun 499") == ["current translated Mer 1"])
        #expect(try live(desk, "Sea 1") == ["current translated Mer 2", "candidate translated Mer 0"])
        #expect(try live(desk, "Sea 1", "ar") == ["current translated شمس 14", "candidate translated شمس 21"])
        #expect(try take(desk, units).unchanged == 1000)
        #expect(try desk.workflow.verify().findings == [])
        #expect(try desk.workflow.undo(#require(result.batch)).restored > 0)
        #expect(try live(desk, "Sun 499").isEmpty)
    }

    @Test func `a file that is cut short changes nothing, also behind a good one`() throws {
        let desk = try Desk()
        let good = try desk.write(Self.file(Self.unit(["en": "Sea", "fr": "Mer"])), to: "good.tmx")
        let bad = try desk.write(
            String(Self.file(Self.unit(["en": "Sun", "fr": "Soleil"])).dropLast(8)),
            to: "bad.tmx"
        )
        let error = #expect(throws: DragomanError.self) { try desk.workflow.importMemory([good, bad]) }
        #expect(error?.code == "xml-not-well-formed" && error?.position?.file == bad)
        #expect(try desk.workflow.memory.read { try $0.batches() }.isEmpty)
    }

    @Test func `languages are matched with the site's and told once`() throws {
        let desk = try Desk()
        let result = try take(
            desk,
            (0..<3).map { Self.unit(["EN_us": "Sea \($0)", "fr-CA": "Mer \($0)", "eo": "Maro", "x!": "?", "ja": "海"]) }
                .joined(),
            source: "en-US"
        )
        #expect(try live(desk, "Sea 1") == ["current translated Mer 1"])
        #expect(try live(desk, "Sea 1", "eo") == ["current translated Maro"])
        #expect(result.refused == 3 && result.translations == 9)
        #expect(
            codes(result) == [
                "tmx-language-mapped", "tmx-language-mapped", "tmx-language-foreign", "tmx-language-unreadable",
            ]
        )
        #expect(result.files[0].findings[0].message == "'EN_us' was taken as the site's 'en'; texts: 3")
    }

    @Test func `either side of a unit can be its source`() throws {
        let desk = try Desk()
        // The file's source is a target of the site: both directions.
        #expect(try take(desk, Self.unit(["fr": "Mer", "en": "Sea", "ar": "بحر"]), source: "fr").translations == 4)
        #expect(try live(desk, "Sea") == ["current translated Mer"])
        #expect(try live(desk, "Mer", "en", source: "fr") == ["current translated Sea"])
        #expect(try live(desk, "Mer", "ar", source: "fr") == ["current translated بحر"])
        // No text in the site's source language.
        try take(desk, Self.unit(["ar": "شمس", "fr": "Soleil"]), source: "fr")
        #expect(try live(desk, "Soleil", "ar", source: "fr") == ["current translated شمس"])
        try take(desk, Self.unit(["ar": "ليل", "fr": "Nuit"]), source: "*all*")
        #expect(try live(desk, "ليل", "fr", source: "ar") == ["current translated Nuit"])
        #expect(codes(try take(desk, Self.unit(["ar": "يوم", "fr": "Jour"]), source: "de")) == ["tmx-source-missing"])
    }

    @Test func `units that cannot be used are told with line and tuid, and the others are taken`() throws {
        let desk = try Desk()
        let result = try take(
            desk,
            [
                Self.unit(["en": "Alone"], attributes: "tuid='t1'"), Self.unit([:], attributes: "tuid='t2'"),
                "<tu tuid='t3'><tuv><seg>x</seg></tuv><tuv xml:lang='en'><seg>Sea</seg></tuv><tuv xml:lang='fr'><seg>Mer</seg></tuv></tu>",
                Self.unit(["en": "Sun", "fr": "  "], attributes: "tuid='t4'"),
                Self.unit(["en": "Sky", "en-GB": "Skies", "fr": "Ciel"], attributes: "tuid='t5'"),
            ].joined(separator: "\n")
        )
        #expect(result.units == 5 && result.translations == 2)
        let told = result.files[0].findings.map { "\($0.code) \($0.unit ?? "-") \($0.line ?? 0)" }
        #expect(
            told == [
                "tmx-unit-unusable t1 2", "tmx-unit-unusable t2 3", "tmx-language-missing t3 4",
                "tmx-text-missing t4 5",
                "tmx-unit-unusable t4 5", "tmx-language-mapped t5 6", "tmx-source-twice t5 6",
            ]
        )
    }

    @Test func `what is reviewed or newer stays; what is older gives way`() throws {
        let desk = try Desk()
        let dated = { (text: String, date: String) in
            Self.unit(["en": "Sea", "fr": text], attributes: "changedate='\(date)'")
        }
        try take(desk, dated("Mer", "20260101T000000Z"))
        // Older, undated: candidates. Newer: takes its place.
        #expect(codes(try take(desk, dated("Vieille", "20250101T000000Z"))) == ["tmx-conflict-newer"])
        #expect(codes(try take(desk, Self.unit(["en": "Sea", "fr": "Sans date"]))) == ["tmx-conflict-newer"])
        #expect(codes(try take(desk, dated("Neuve", "20260201T000000Z"))) == [])
        #expect(
            try live(desk, "Sea") == [
                "candidate translated Vieille", "candidate translated Sans date", "current translated Neuve",
            ]
        )
        // A higher state of the same text is news; then nothing of a lower one takes its place.
        let state = { (state: String) in "<prop type='x-state'>\(state)</prop>" }
        #expect(
            try take(desk, Self.unit(["en": "Sea", "fr": "Neuve"], properties: state("reviewed"))).translations == 1
        )
        #expect(codes(try take(desk, dated("Autre", "20300101T000000Z"))) == ["tmx-conflict-state"])
        #expect(
            try take(desk, Self.unit(["en": "Sea", "fr": "Neuve"], properties: state("translated"))).unchanged == 1
        )
        #expect(try live(desk, "Sea").filter { $0.hasPrefix("current") } == ["current reviewed Neuve"])
        #expect(try desk.workflow.verify().findings == [])
    }

    @Test func `work for an article is not put aside by another memory`() throws {
        let desk = try Desk()
        try desk.ingest("<p>Sea.</p>", as: "a.html")
        let filled = XLIFFFiller { _, _ in "La mer." }.fill(try desk.export("fr").text).text
        try desk.import(filled)
        let result = try take(
            desk,
            Self.unit(["en": "Sea.", "fr": "Océan."], attributes: "changedate='20200101T000000Z'")
        )
        #expect(codes(result) == ["tmx-conflict-newer"] && result.candidates == 1)
        #expect(String(decoding: try desk.render("a", in: "fr"), as: UTF8.self).contains("La mer."))
        // And a memory fills what an article lacks.
        try take(desk, Self.unit(["en": "Sea.", "ja": "海。"]))
        #expect(try desk.coverage("ja").percent == 100)
    }

    @Test func `of several in one file the newest or the first is taken`() throws {
        let desk = try Desk()
        let result = try take(
            desk,
            Self.unit(["en": "Sea", "fr": "Un"]) + Self.unit(["en": "Sea", "fr": "Deux"])
                + Self.unit(["en": "Sun", "fr": "Vieux"], attributes: "changedate='20250101T000000Z'")
                + Self.unit(["en": "Sun", "fr": "Neuf"], attributes: "changedate='20260101T000000Z'")
                + Self.unit(["en": "Sea", "fr": "Un"])
        )
        #expect(codes(result) == ["tmx-conflict-file"] && result.unchanged == 1)
        #expect(try live(desk, "Sea") == ["current translated Un", "candidate translated Deux"])
        #expect(try live(desk, "Sun") == ["candidate translated Vieux", "current translated Neuf"])
        #expect(try desk.workflow.undo(#require(result.batch)).restored > 0)
        #expect(try live(desk, "Sea").isEmpty && live(desk, "Sun").isEmpty)
        #expect(try desk.workflow.verify().findings == [])
    }

    @Test func `codes of a translation get their source's numbers, and one that lacks some is a candidate`() throws {
        let desk = try Desk()
        let source = "a <bpt i='1' x='5'>&lt;b></bpt>b<ept i='1'/><ph x='6'>br</ph>"
        let result = try take(
            desk,
            Self.unit([
                "en": source, "fr": "<ph x='6'/><bpt i='3' x='5'/>B<ept i='3'/> A", "ar": "no codes",
                "ja": "<ph>br</ph><bpt i='1'/>x<ept i='1'/>",
            ])
        )
        #expect(codes(result) == ["tmx-codes-differ"])
        let found = try desk.workflow.lookup(
            LookupQuery(text: "a <1>b</1><2/>", targets: ["fr", "ar", "ja"], threshold: 100)
        )
        #expect(
            found.languages.map { $0.matches.first?.target.displayed } == [
                "<2/><1>B</1> A", "no codes", "<2/><1>x</1>",
            ]
        )
    }

    @Test func `contexts make context matches`() throws {
        let desk = try Desk()
        let context = { (previous: String) in "<prop type='x-context-pre'>&lt;seg&gt;\(previous)&lt;/seg&gt;</prop>" }
        try take(
            desk,
            Self.unit(["en": "Yes.", "fr": "Oui."], properties: context("Do you like it?"))
                + Self.unit(["en": "Yes.", "fr": "Si."], properties: context("Don't you like it?"))
        )
        var query = LookupQuery(text: "Yes.", target: "fr")
        query.previous = "Don't you like it?"
        let matches = try desk.workflow.lookup(query).languages[0].matches
        #expect(matches.map(\.score) == [101, 100] && matches[0].target.coded == "Si.")
    }

    @Test func `what was kept as a candidate is not stored twice`() throws {
        let desk = try Desk()
        try take(desk, Self.unit(["en": "Sea", "fr": "Mer"]))
        let context = "<prop type='x-prev'>Sun</prop>"
        let other = Self.unit(["en": "Sea", "fr": "Océan"], properties: context)
        #expect(try take(desk, other).candidates == 1)
        let again = try take(desk, other)
        #expect(again.unchanged == 1 && again.translations == 0)
        #expect(try live(desk, "Sea") == ["current translated Mer", "candidate translated Océan"])
    }

    @Test func `folders and pipes are refused`() throws {
        let desk = try Desk()
        #expect(throws: DragomanError.self) { try desk.workflow.importMemory([desk.folder.path]) }
        #expect(mkfifo(desk.path("pipe"), 0o600) == 0)
        #expect(throws: DragomanError.self) { try desk.workflow.importMemory([desk.path("pipe")]) }
    }
}
