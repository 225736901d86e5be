import DragomanMemory
import DragomanMemorySQLite
import DragomanModel
import DragomanText
import DragomanWorkflow
import Foundation
import Testing

/// Rows of an index tell source, language and change, and are read a page at a time.
struct ConcordanceRowsTests {
    private let desk: ConcordanceDesk
    private let store: SQLiteConcordance

    init() throws {
        desk = try ConcordanceDesk()
        store = SQLiteConcordance(folder: desk.indexPath)
    }

    private func ask() throws -> Int {
        try desk.workflow(isIndexed: true).concordance(ConcordanceQuery(["number"])).total
    }

    /// Sources with one to three languages, one with a wording that came later.
    private func fill() throws {
        for number in 0..<7 {
            let languages = ["fr", "ja", "ar"].prefix(number % 3 + 1)
            try desk.add(languages.map { ("The number \(number)", "budget \(number)", $0) })
        }
        #expect(try ask() == 7)
        try desk.add([("The number 4", "another budget", "fr")])
        #expect(try ask() == 7)
    }

    private typealias Ask = (any ConcordanceReader, SourceID?, Int) throws -> ConcordancePage

    private func all(pagesOf limit: Int, _ ask: Ask) throws -> [String] {
        try store.read { index in
            let index = try #require(index)
            var found: [String] = []
            var older: SourceID?
            while true {
                let page = try ask(index, older, limit)
                found += page.candidates.map { "\($0.source.rawValue) \($0.isSource) \($0.targets.sorted())" }
                if page.isLast { return found }
                older = try #require(page.candidates.last?.source)
            }
        }
    }

    @Test("pages of any length give the same", arguments: 1...9)
    func pagesOfAnyLengthGiveTheSame(limit: Int) throws {
        try fill()
        func phrase(_ word: String) -> [ConcordancePhrase] {
            [ConcordancePhrase(words: [ConcordancePhrase.Word(folded: word, spelled: word)], isPrefix: false)]
        }
        let (japanese, french) = (LanguageTag(canonical: "ja"), LanguageTag(canonical: "fr"))
        let asks: [Ask] = [
            { try $0.sources(holding: phrase("number"), translatedInto: nil, olderThan: $1, limit: $2) },
            { try $0.sources(holding: phrase("number"), translatedInto: [japanese], olderThan: $1, limit: $2) },
            { try $0.sources(translatedHolding: phrase("budget"), in: nil, olderThan: $1, limit: $2) },
            { try $0.sources(translatedHolding: phrase("budget"), in: [japanese], olderThan: $1, limit: $2) },
            { try $0.sources(translatedHolding: phrase("budget"), in: [french, japanese], olderThan: $1, limit: $2) },
        ]
        for (ask, count) in zip(asks, [7, 4, 7, 4, 7]) {
            let found = try all(pagesOf: limit, ask)
            #expect(found.count == count)
            #expect(try found == all(pagesOf: 1000, ask))
        }
        #expect(try all(pagesOf: limit, asks[2]).last == "1 false [\(french)]")
        #expect(try all(pagesOf: limit, asks[4]).first == "7 false [\(french)]")
    }

    @Test func anIndexOfAnotherVersionIsMadeAnew() throws {
        try fill()
        let file = URL(fileURLWithPath: desk.indexFile)
        let good = try Data(contentsOf: file)
        // The last byte of SQLite's `user_version`.
        var old = good
        old[63] -= 1
        try old.write(to: file)
        #expect(try ask() == 7)
        #expect(try Data(contentsOf: file)[63] == good[63])
    }

    private func source(_ texts: [(language: String, text: String)]) -> WordedSource {
        let words = SearchWords()
        func text(_ text: String) -> WordedSource.Text {
            let own = words.words(of: text).map { ConcordancePhrase.Word(folded: $0.folded, spelled: $0.spelled) }
            return WordedSource.Text(content: CodedText(plain: text), words: own)
        }
        return WordedSource(
            id: SourceID(rawValue: 1),
            language: LanguageTag(canonical: "en"),
            text: text("The number"),
            targets: texts.map { (LanguageTag(canonical: $0.language), [text($0.text)]) }
        )
    }

    private func write(_ sources: [WordedSource]) throws -> Bool {
        try store.update(
            plan: { _ in .makeAnew(stamp: "a stamp") },
            waiting: {},
            adding: { writer in for source in sources { try writer.add(source) } }
        )
    }

    @Test func moreChangesOfOneSourceThanRowsCanTellMakeItAnew() throws {
        let changes = (0..<257).map { source([("fr", "Le nombre \($0)")]) }
        #expect(try write(Array(changes.dropLast())))
        #expect(throws: ConcordanceFailure.self) { try write(changes) }
    }

    @Test func moreLanguagesThanRowsCanTellAreNotIndexed() throws {
        let texts = (0..<1_024).map { ("q\($0)", "nombre") }
        #expect(try write([source(texts.dropLast())]))
        #expect(try !write([source(texts)]))
        #expect(try store.read { $0 == nil })
    }
}
