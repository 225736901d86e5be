import Foundation

/// The articles that the tool ships with.
enum SampleArticles {
    /// The HTML pages among them, in the order of their names; empty where the folder is not there.
    static let html: [[UInt8]] = files(withExtension: "html")

    /// The files of a kind, in the order of their names.
    static func files(withExtension kind: String) -> [[UInt8]] {
        var root = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { root.deleteLastPathComponent() }
        let folder = root.appendingPathComponent("Data/Samples/articles")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().filter { $0.hasSuffix("." + kind) }.compactMap {
            (try? Data(contentsOf: folder.appendingPathComponent($0))).map { [UInt8]($0) }
        }
    }
}
