import Foundation
import Testing

/// The executable and its data work from wherever they were put.
struct CopiedBinaryTests {
    private func copied(to folder: String, _ dragoman: DragomanBinary) throws -> URL {
        let place = dragoman.folder.appendingPathComponent(folder)
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        let copy = place.appendingPathComponent("dragoman")
        try FileManager.default.copyItem(at: DragomanBinary.executable, to: copy)
        return copy
    }

    @Test("data are found beside the executable and in share", arguments: ["bin/Data", "share/dragoman/Data"])
    func aCopyFindsItsData(place: String) throws {
        let dragoman = try DragomanBinary()
        _ = try copied(to: "bin", dragoman)
        let data = dragoman.folder.appendingPathComponent(place)
        try FileManager.default.createDirectory(at: data.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: DragomanBinary.root.appendingPathComponent("Data"), to: data)
        try dragoman.write("Good news. The harbour opens.\n", to: "a.txt")
        let outcome = try dragoman.shell("unset DRAGOMAN_DATA; bin/dragoman ingest a.txt --json")
        #expect(outcome.code == 0, "\(outcome.stderr)")
        let article = try #require((try outcome.json()["articles"] as? [[String: Any]])?.first)
        #expect(article["segments"] as? Int == 2)
        // A link to it finds them, too.
        #expect(try dragoman.shell("unset DRAGOMAN_DATA; ln -s bin/dragoman here; ./here coverage").code == 0)
    }

    @Test func withoutItsDataItSaysWhereItLooked() throws {
        let dragoman = try DragomanBinary()
        _ = try copied(to: "bin", dragoman)
        try dragoman.write("Good news.\n", to: "a.txt")
        let outcome = try dragoman.shell("unset DRAGOMAN_DATA; bin/dragoman ingest a.txt")
        #expect(outcome.code == 1)
        for word in ["bin/Data", "share/dragoman/Data", "DRAGOMAN_DATA"] {
            #expect(outcome.stderr.contains(word), "\(outcome.stderr)")
        }
        #expect(!dragoman.exists("dragoman.sqlite"))
        #expect(try dragoman.shell("unset DRAGOMAN_DATA; bin/dragoman --version").code == 0)
        let named = try dragoman.run(["coverage"], environment: ["DRAGOMAN_DATA": "nowhere"])
        #expect(named.code == 1 && named.stderr.contains("nowhere"))
    }
}
