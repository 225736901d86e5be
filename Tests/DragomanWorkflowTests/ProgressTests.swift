import DragomanMemorySQLite
import DragomanModel
import Foundation
import Synchronization
import Testing

@testable import DragomanWorkflow

/// What people are told of long work.
struct ProgressTests {
    private func line(_ done: Int, _ total: Int, _ units: Int?, _ seconds: Double) -> String {
        var progress = Workflow.Progress(activity: "importing a.tmx", done: done, total: total)
        progress.counted = units.map { ($0, "units") }
        return progress.line(after: seconds)
    }

    @Test func `steps are told with their percent, things that are counted with their speed and the time left`() {
        #expect(line(3, 12, nil, 9) == "importing a.tmx: 3 of 12 (25 %)")
        #expect(line(3, 0, nil, 9) == "importing a.tmx: 3")
        #expect(line(100, 400, 2000, 0.5) == "importing a.tmx: 25 %, 2000 units")
        #expect(line(100, 400, 2000, 10) == "importing a.tmx: 25 %, 2000 units, 200 a second, 30 s left")
        #expect(line(100, 400, 2000, 100) == "importing a.tmx: 25 %, 2000 units, 20 a second, 5 min left")
        #expect(line(500, 400, 2000, 10) == "importing a.tmx: 100 %, 2000 units, 200 a second")
        #expect(line(100, 0, 2000, 10) == "importing a.tmx: 2000 units, 200 a second")
    }

    @Test func `an import of TMX tells how many bytes of the file were read, and how many units`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("dragoman-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let units = (0..<3500).map { TMXImportTests.unit(["en": "Sea \($0)", "fr": "Mer \($0)"]) }.joined(
            separator: "\n"
        )
        let file = folder.appendingPathComponent("a.tmx")
        let bytes = Data(TMXImportTests.file(units).utf8)
        try bytes.write(to: file)
        let told = Mutex<[Workflow.Progress]>([])
        let workflow = Workflow(
            memory: try SQLiteMemory.open(
                path: folder.appendingPathComponent("desk.sqlite").path,
                mode: .creating(sourceLanguage: LanguageTag(canonical: "en"))
            ),
            site: try Site(yaml: Desk.site, file: "site.yaml"),
            rules: { throw CancellationError() },
            now: { "2026-11-30T00:00:00Z" },
            progress: { progress in told.withLock { $0.append(progress) } }
        )
        _ = try workflow.importMemory([file.path])
        let all = told.withLock { $0 }
        #expect(all.map { $0.counted?.count } == [1000, 2000, 3000])
        #expect(all.allSatisfy { $0.activity == "importing a.tmx" && $0.total == bytes.count && $0.done <= $0.total })
        #expect(all.map(\.done) == all.map(\.done).sorted() && (all.last?.done ?? 0) > bytes.count / 2)
    }
}
