import DragomanMemorySQLite
import DragomanModel
import Foundation

/// A folder that goes when nobody holds it any more.
final class TemporaryFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("dragoman-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appendingPathComponent(name).path }

    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }

    func bytes(_ name: String) throws -> Data { try Data(contentsOf: url.appendingPathComponent(name)) }

    func makeMemory(_ name: String = "desk.sqlite") throws -> SQLiteMemory {
        try SQLiteMemory.open(path: path(name), mode: .creating(sourceLanguage: LanguageTag(canonical: "en")))
    }
}
