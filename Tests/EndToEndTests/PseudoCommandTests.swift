import Foundation
import Testing

/// `dragoman pseudo` through the built binary.
struct PseudoCommandTests {
    @Test func `articles are written, and a call that is refused leaves nothing behind`() throws {
        let dragoman = try DragomanBinary()
        _ = try dragoman.json(["init"])
        try dragoman.write("Ferry fares rise.\n", to: "a.txt")
        _ = try dragoman.json(["ingest", "a.txt"])
        for call in [["--language", "xx"], ["--language", "de", "--article", "b"]] {
            let refused = try dragoman.run(["pseudo", "-o", "out"] + call)
            #expect(refused.code != 0)
            #expect(!FileManager.default.fileExists(atPath: dragoman.folder.appendingPathComponent("out").path))
        }
        let made = try dragoman.json(["pseudo", "--language", "de", "-o", "out"])
        let file = try #require((made["files"] as? [[String: Any]])?.first)
        #expect(file["path"] as? String == "out/a.txt" && file["segments"] as? Int == 1)
    }
}
