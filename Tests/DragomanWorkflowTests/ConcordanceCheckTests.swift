import DragomanMemory
import DragomanMemorySQLite
import DragomanModel
import DragomanText
import DragomanWorkflow
import Foundation
import Testing

/// `verify` compares the index of words with the memory.
struct ConcordanceCheckTests {
    private let desk: ConcordanceDesk
    private let workflow: Workflow
    private let store: SQLiteConcordance

    init() throws {
        let desk = try ConcordanceDesk()
        self.desk = desk
        let store = SQLiteConcordance(folder: desk.indexPath)
        self.store = store
        workflow = Workflow(
            memory: desk.memory,
            indexPath: desk.indexPath,
            concordanceStore: store,
            site: try Site(yaml: Desk.site, file: "site.yaml"),
            rules: { throw DragomanError("no-rules", "nothing is split here") },
            now: { "2026-11-30T00:00:00Z" }
        )
        try desk.add([
            ("The harbour opens on Monday.", "Le port ouvre lundi à midi.", "fr"),
            ("The résumé of the minister", "Le CV du ministre", "fr"),
            ("The talks resume.", "會談恢復", "ja"),
            ("—", "…", "fr"),
        ])
    }

    private func ask() throws { _ = try workflow.concordance(ConcordanceQuery(["harbour"])) }

    /// Changes the index behind the memory's back; it keeps its stamp.
    private func change(anew: Bool, _ body: (any ConcordanceWriter) throws -> Void) throws {
        let isWritten = try store.update(
            plan: { stamp in
                let stamp = try #require(stamp)
                return anew ? .makeAnew(stamp: stamp) : .extend(stamp: stamp)
            },
            waiting: {},
            adding: body
        )
        #expect(isWritten)
    }

    private func messages() throws -> [String] {
        let findings = try workflow.verify().findings
        #expect(findings.allSatisfy { $0.code == "concordance-wrong" && $0.severity == .error })
        return findings.map(\.message)
    }

    /// All sources with other words than theirs, if that is wanted.
    private func sources(words: [String]? = nil) throws -> [WordedSource] {
        let reader = SearchWords()
        func text(_ content: CodedText) -> WordedSource.Text {
            let own = reader.words(of: content).map { ConcordancePhrase.Word(folded: $0.folded, spelled: $0.spelled) }
            let other = words?.map { ConcordancePhrase.Word(folded: $0, spelled: $0) }
            return WordedSource.Text(content: content, words: other ?? own)
        }
        var sources: [WordedSource] = []
        try desk.memory.read { memory in
            try memory.forEachTranslation(changedAfter: 0) { source in
                sources.append(
                    WordedSource(
                        id: source.id,
                        language: source.language,
                        text: text(source.content),
                        targets: source.targets.map { ($0.language, $0.texts.map(text)) }
                    )
                )
            }
        }
        return sources
    }

    @Test func allIsWellBeforeAndAfterTheFirstQuestionAndWhereTheMemoryWentOn() throws {
        #expect(try workflow.verify().concordance == nil)
        try ask()
        var result = try workflow.verify()
        #expect(result.findings.isEmpty)
        #expect(result.concordance?.isCurrent == true && result.concordance?.entries == 4)
        try desk.add([("More news of the harbour.", "Plus de nouvelles du port.", "fr")])
        try desk.retire("The talks resume.", "ja")
        result = try workflow.verify()
        #expect(result.findings.isEmpty)
        #expect(result.concordance?.isCurrent == false && result.concordance?.entries == 4)
        try ask()
        result = try workflow.verify()
        #expect(result.findings.isEmpty)
        #expect(result.concordance?.isCurrent == true && result.concordance?.entries == 5)
        try change(anew: true) { writer in for source in try sources() { try writer.add(source) } }
        #expect(try messages().isEmpty, "the tests' own way to write an index is sound")
    }

    @Test func whatTheIndexLacksIsFound() throws {
        try ask()
        try change(anew: true) { writer in for source in try sources().dropFirst() { try writer.add(source) } }
        #expect(try messages().contains { $0.contains("it lacks source 1 or a translation of it") })
    }

    @Test func whatIsNotFoundByItsWordsIsFound() throws {
        try ask()
        try change(anew: true) { writer in for source in try sources(words: ["other"]) { try writer.add(source) } }
        #expect(try messages().contains { $0.contains("source 1 is not found by its words") })
    }

    @Test func whatTheMemoryDoesNotHaveIsFound() throws {
        try ask()
        let first = try #require(try sources().first)
        var orphan = first
        orphan.id = SourceID(rawValue: 77)
        try change(anew: false) { try $0.add(orphan) }
        let messages = try messages()
        #expect(messages.contains { $0.contains("it knows source 77, which is not there") })
        #expect(messages.contains { $0.contains("a word finds source 77, which is not there") })
    }

    @Test func aFileThatIsDamagedIsFound() throws {
        try ask()
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: desk.indexFile))
        let size = try file.seekToEnd()
        // The pages before hold the schema and the stamp, without which nobody believes the file.
        for place in stride(from: UInt64(3 * 4096), to: size, by: 4096) {
            try file.seek(toOffset: place)
            try file.write(contentsOf: [UInt8](repeating: 0xA5, count: 64))
        }
        try file.close()
        #expect(try messages().contains { $0.contains("its file is damaged") })
        // The next question mends it.
        try ask()
        #expect(try messages().isEmpty)
    }
}
