import DragomanModel
import DragomanTesting
import DragomanWorkflow
import Foundation
import Testing

/// Files in which a tool merged, split or edited segments: each translation comes back to its own place.
@Suite struct RealignmentTests {
    private static let sentences = [
        "The harbour opens on Monday.", "Nobody was hurt.", "Ships wait outside.", "The mayor will speak at noon.",
    ]
    private static let translations = [
        "Le port ouvre lundi.", "Personne n’a été blessé.", "Des navires attendent dehors.", "Le maire parlera à midi.",
    ]

    /// A file of one article with units of any ids.
    private func file(_ units: [(source: String, target: String?)], slug: String = "a") -> String {
        let body = units.enumerated().map { number, unit in
            let target = unit.target.map { "<target>\($0)</target>" } ?? ""
            return "<trans-unit id=\"t\(number)\"><source>\(unit.source)</source>\(target)</trans-unit>"
        }.joined(separator: "\n")
        return "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\"><file original=\"\(slug)\""
            + " source-language=\"en\" target-language=\"fr\" datatype=\"plaintext\"><body>\(body)</body></file></xliff>"
    }

    private func desk() throws -> Desk {
        let desk = try Desk()
        try desk.ingest(Self.sentences.joined(separator: " ") + "\n", as: "a.txt")
        return desk
    }

    private func rendered(_ desk: Desk) throws -> String {
        String(decoding: try desk.render("a", in: "fr"), as: UTF8.self)
    }

    @Test func `merged segments are cut where the translation ends its sentences`() throws {
        let desk = try desk()
        let (first, last) = (
            Self.sentences[0...1].joined(separator: " "), Self.sentences[2...3].joined(separator: "\n")
        )
        let result = try desk.import(
            file([
                (first, Self.translations[0...1].joined(separator: " ")),
                (last, Self.translations[2...3].joined(separator: " ")),
            ])
        )
        #expect(result.file.imported == 4 && result.file.refused == 0)
        #expect(result.file.findings.map(\.code) == Array(repeating: "segment-realigned", count: 4))
        #expect(try rendered(desk) == Self.translations.joined(separator: " ") + "\n")
    }

    @Test func `split segments are joined again`() throws {
        let desk = try desk()
        let result = try desk.import(
            file([
                ("The harbour opens", "Le port ouvre"), ("on Monday.", "lundi."),
                (Self.sentences[1], Self.translations[1]),
            ])
        )
        #expect(result.file.imported == 2)
        #expect(try rendered(desk).hasPrefix("Le port ouvre lundi. Personne n’a été blessé. Ships"))
    }

    @Test func `what cannot be told apart is refused, and says how it could be mended`() throws {
        let desk = try desk()
        let merged = Self.sentences[0...1].joined(separator: " ")
        let one = try desk.import(file([(merged, "Le port ouvre lundi et personne n’a été blessé.")]))
        #expect(one.file.findings.map(\.code) == ["segment-uncut"])
        #expect(one.file.refused == 1 && one.batch == nil)
        let half = try desk.import(file([("The harbour opens", "Le port ouvre"), ("on Monday.", nil)]))
        #expect(half.file.findings.map(\.code) == ["segment-incomplete"])
        let foreign = try desk.import(file([("Quite another text.", "Un autre texte.")]))
        #expect(foreign.file.findings.map(\.code) == ["unit-unknown"])
    }

    @Test func `of an edited source the translation is kept as a candidate`() throws {
        let desk = try desk()
        let export = try desk.export("fr").text
        let edited = export.replacing("opens on Monday.", with: "opened on Mondays.")
        var texts: [String] = []
        let filled = XLIFFFiller(state: "translated", overwrites: true) { _, source in
            texts.append(source)
            return source.contains("harbour") ? "Le port ouvrait le lundi." : "Texte."
        }.fill(edited).text
        let result = try desk.import(filled)
        #expect(texts.count == 4)
        #expect(result.file.findings.map(\.code) == ["source-edited", "kept-as-candidate"])
        #expect(result.file.imported == 3 && result.file.candidates == 1)
        #expect(try rendered(desk).hasPrefix("The harbour opens on Monday. Texte."))
    }

    @Test func `a file that lost the names of its articles is known by the ids of its units`() throws {
        let desk = try Desk()
        try desk.ingest("One thing.\n", as: "a.txt")
        try desk.ingest("Another thing.\n", as: "b.txt")
        let export = try desk.export("fr").text
        let filled = XLIFFFiller(state: "translated", overwrites: true) { _, source in "FR \(source)" }.fill(export)
            .text
        // As Qt's converter leaves it: one file, no name.
        let merged = filled.replacing(
            #/</body>\s*</file>\s*<file [^>]*>\s*(<header>.*?</header>\s*)?<body>/#.dotMatchesNewlines(),
            with: ""
        )
        .replacing(#/original="[^"]*"/#, with: "original=\"\"")
        #expect(merged.components(separatedBy: "<file ").count == 2)
        let result = try desk.import(merged)
        #expect(result.file.imported == 2)
        #expect(result.file.findings.map(\.code) == ["original-lost"])
        #expect(String(decoding: try desk.render("b", in: "fr"), as: UTF8.self) == "FR Another thing.\n")
    }

    @Test func `what has no place of its own is judged by the stamp of its own file`() throws {
        let desk = try Desk()
        try desk.ingest("The harbour opens on Monday.\n", as: "a.txt")
        try desk.ingest("Ships wait outside.\n", as: "b.txt")
        func file(_ slug: String, _ stamp: Int, _ units: [(String, String)]) -> String {
            self.file(units.map { ($0.0, $0.1) }, slug: slug).replacing(
                "datatype=",
                with: "product-name=\"Dragoman\" build-num=\"\(stamp)\" datatype="
            )
        }
        try desk.import(file("a", 2, [("The harbour opens on Monday.", "Le port ouvre lundi.")]))
        try desk.import(file("a", 9, [("The harbour opens on Monday.", "Le port ouvrira lundi.")]))
        let before = String(decoding: try desk.render("a", in: "fr"), as: UTF8.self)
        #expect(before.contains("ouvrira"), "\(before)")
        // The old file splits the sentence; the one behind it in the same document is newer.
        let old = file("a", 2, [("The harbour opens", "Le port est"), ("on Monday.", "ouvert lundi.")])
        let new = file("b", 9, [("Ships wait outside.", "Des navires attendent.")])
        let tail = new[try #require(new.range(of: "<file ")).lowerBound...]
        let back = try desk.import(old.replacing("</file></xliff>", with: "</file>" + tail))
        #expect(back.file.candidates == 1 && back.file.imported == 1, "\(back.file.findings.map(\.code))")
        #expect(String(decoding: try desk.render("a", in: "fr"), as: UTF8.self) == before)
    }

    /// However neighbours are merged and split, in whatever order the pieces come back, every place gets its own.
    @Test(arguments: 0..<UInt64(60))
    func `any cutting of the same text comes back to the same places`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let count = Int.random(in: 2...9, using: &random)
        let names = ["Anna", "Bert", "Cleo", "Dora", "Emil", "Fred", "Gina", "Hugo", "Ivan"]
        let sentences = (0..<count).map { "\(names[$0]) has seen \($0 + 2) ships in the harbour today." }
        let translations = (0..<count).map { "\(names[$0]) a vu \($0 + 2) navires dans le port aujourd’hui." }
        let desk = try Desk()
        try desk.ingest(sentences.joined(separator: " ") + "\n", as: "a.txt")
        var units: [(source: String, target: String?)] = []
        var index = 0
        while index < count {
            let length = min(Int.random(in: 1...3, using: &random), count - index)
            let rows = index..<index + length
            let (source, target) = (sentences[rows].joined(separator: " "), translations[rows].joined(separator: " "))
            if length == 1, Bool.random(using: &random) {
                let (words, others) = (source.split(separator: " "), target.split(separator: " "))
                let (cut, other) = (Int.random(in: 1..<words.count, using: &random), others.count / 2)
                units.append((words[..<cut].joined(separator: " "), others[..<other].joined(separator: " ")))
                units.append((words[cut...].joined(separator: " "), others[other...].joined(separator: " ")))
            } else {
                units.append((source, target))
            }
            index += length
        }
        let result = try desk.import(file(units))
        #expect(result.file.imported == count && result.file.refused == 0, "\(result.file.findings)")
        #expect(try rendered(desk) == translations.joined(separator: " ") + "\n")
        #expect(try desk.workflow.verify().findings == [])
    }

    @Test func `codes of merged segments go with their sentences`() throws {
        let desk = try Desk()
        try desk.ingest("<p>The <b>harbour</b> opens. Nobody was <i>hurt</i>.</p>\n", as: "a.html")
        let export = try desk.export("fr") { $0.version = "2.1" }.text
        #expect(export.contains("<pc id=\"2\""))
        let unit = """
            <?xml version="1.0"?>
            <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="fr"><file id="f1" \
            original="a"><unit id="u"><segment id="s"><source>The <pc id="1">harbour</pc> opens. Nobody was \
            <pc id="2">hurt</pc>.</source><target>Le <pc id="1">port</pc> ouvre. Personne n’est <pc id="2">blessé</pc>.\
            </target></segment></unit></file></xliff>
            """
        let result = try desk.import(unit)
        #expect(result.file.imported == 2, "\(result.file.findings)")
        #expect(try rendered(desk) == "<p>Le <b>port</b> ouvre. Personne n’est <i>blessé</i>.</p>\n")
    }
}
