import DragomanMatching
import DragomanMemory
import DragomanMemorySQLite
import DragomanModel
import DragomanReports
import DragomanSegmentation
import DragomanTesting
import DragomanWorkflow
import Foundation
import Synchronization
import Testing

/// A newsroom in a temporary folder: the workflow over a SQLite memory, with a clock that ticks when it is looked at.
final class Desk {
    let folder: URL
    private(set) var workflow: Workflow
    private let rules: @Sendable () throws -> SegmentationCatalogue
    private let clock: TickingClock

    /// The languages that the tests translate into: two that are written left to right, one right to left.
    static let site = """
        source: en
        targets:
          - fr
          - ar
          - ja

        """

    private static let catalogue = Result { try SegmentationCatalogue(files: tables("Segmentation")) }
    private static let meanings = Result { try MeaningCatalogue(files: tables("Matching")) }

    /// Opens the desk; `rules` are asked for each time that articles are split, `more` is added to the site file.
    init(
        rules: @escaping @Sendable () throws -> SegmentationCatalogue = { try Desk.catalogue.get() },
        site more: String = ""
    ) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("dragoman-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let clock = TickingClock()
        self.clock = clock
        self.rules = rules
        workflow = Workflow(
            memory: try SQLiteMemory.open(
                path: folder.appendingPathComponent("desk.sqlite").path,
                mode: .creating(sourceLanguage: LanguageTag(canonical: "en"))
            ),
            site: try Site(yaml: Self.site + more, file: "site.yaml"),
            rules: rules,
            meanings: { try Self.meanings.get() },
            now: { clock.tick() }
        )
    }

    /// Goes on with another site file over the same memory, on another day of the month where one is said.
    func use(site: String, day: Int? = nil) throws {
        if let day { clock.set(day: day) }
        workflow = Workflow(
            memory: workflow.memory,
            site: try Site(yaml: site, file: "site.yaml"),
            rules: rules,
            now: { [clock] in clock.tick() }
        )
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The time that the last batch got.
    var lastTime: String { clock.last }

    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    func write(_ bytes: [UInt8], to name: String) throws -> String {
        let place = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(bytes).write(to: place)
        return place.path
    }

    func write(_ text: String, to name: String) throws -> String { try write(Array(text.utf8), to: name) }

    /// Ingests one article.
    @discardableResult
    func ingest(_ bytes: [UInt8], as name: String) throws -> IngestResult.Article {
        let result = try workflow.ingest([try write(bytes, to: name)])
        return try #require(result.articles.first)
    }

    @discardableResult
    func ingest(_ text: String, as name: String) throws -> IngestResult.Article {
        try ingest(Array(text.utf8), as: name)
    }

    /// Renders one article.
    func render(_ slug: String, in language: String, fallback: RenderFallback = .source) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try workflow.render([slug], language: language, fallback: fallback) { bytes = $0.bytes }
        return bytes
    }

    /// Exports one language and gives the file's text.
    func export(
        _ language: String,
        _ change: (inout ExportOptions) -> Void = { _ in }
    ) throws -> (text: String, summary: ExportedFile) {
        var options = ExportOptions()
        change(&options)
        let file = try #require(try workflow.export(languages: [language], to: path("out"), options: options).first)
        return (try String(contentsOfFile: file.path, encoding: .utf8), file)
    }

    /// Imports a text as a file.
    @discardableResult
    func `import`(
        _ text: String,
        _ change: (inout ImportOptions) -> Void = { _ in }
    ) throws -> (file: ImportResult.File, batch: Int64?) {
        var options = ImportOptions()
        change(&options)
        let result = try workflow.importFiles([try write(text, to: "back.xlf")], options: options)
        return (try #require(result.files.first), result.batch)
    }

    /// The row of one language, its sums checked.
    func coverage(_ language: String = "fr", asOf time: String? = nil) throws -> CoverageReport.Row {
        let row = try #require(try workflow.coverage(languages: [language], asOf: time).rows.first)
        for counts in [row.segments, row.words] {
            #expect(counts.translated + counts.stale <= counts.total)
            #expect(counts.total == counts.translated + counts.stale + counts.missing)
            #expect(counts.final <= counts.reviewed && counts.reviewed <= counts.translated)
        }
        #expect((row.percent == 100) == (row.segments.total > 0 && row.segments.translated == row.segments.total))
        return row
    }

    /// The rows of all languages.
    func allCoverage(asOf time: String? = nil) throws -> [CoverageReport.Row] {
        try workflow.coverage(asOf: time).rows
    }

    /// The segments of an article as people read them, in order.
    func segments(_ slug: String) throws -> [String] {
        try workflow.units(ofArticle: slug).flatMap(\.segments).map(\.text)
    }

    private static func tables(_ name: String) throws -> [String: String] {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let folder = package.appendingPathComponent("Data/\(name)")
        var files: [String: String] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".txt") {
            files[name] = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        }
        return files
    }
}

/// A clock that goes a second on with each look: the same times in every run.
private final class TickingClock: Sendable {
    private let seconds = Mutex(0)
    private let day = Mutex(2)

    func set(day: Int) { self.day.withLock { $0 = day } }

    func tick() -> String {
        text(
            seconds.withLock { value in
                value += 1
                return value
            }
        )
    }

    var last: String { text(seconds.withLock { $0 }) }

    private func text(_ seconds: Int) -> String {
        let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "2026-11-0\(day.withLock { $0 })T\(parts.joined(separator: ":"))Z"
    }
}
