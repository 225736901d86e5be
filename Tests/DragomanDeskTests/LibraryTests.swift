import DragomanDesk
import DragomanModel
import DragomanReports
import DragomanWorkflow
import Foundation
import Testing

/// The library as a program of someone else's uses it: public declarations alone.
struct LibraryTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test func aDeskDoesTheMainJob() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("desk-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let article = folder.appendingPathComponent("a.html")
        try Data("<p>One day. Another day.</p>".utf8).write(to: article)

        let desk = try Desk.open(
            memory: folder.appendingPathComponent("desk.sqlite").path,
            access: .create,
            data: Self.root.appendingPathComponent("Data").path
        )
        #expect(desk.site.targets.count == 27)
        #expect(try desk.ingest([article.path]).articles.map(\.segments) == [2])
        let files = try desk.export(languages: ["fr"], to: folder.appendingPathComponent("out").path)
        #expect(files.map(\.segments) == [2])
        #expect(try desk.importFiles(files.map(\.path)).batch == nil)
        #expect(try desk.coverage(languages: ["fr"]).rows.map(\.percent) == [0])
        try desk.render(["a"], language: "en") { rendered in
            #expect(rendered.bytes == Array("<p>One day. Another day.</p>".utf8))
        }
    }

    @Test func aMissingMemoryIsAnErrorValue() {
        #expect(throws: DragomanError.self) {
            try Desk.open(memory: "/nowhere/desk.sqlite", data: Self.root.appendingPathComponent("Data").path)
        }
    }
}
