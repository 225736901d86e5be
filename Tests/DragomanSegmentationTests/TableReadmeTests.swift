import DragomanSegmentation
import Foundation
import Testing

/// The README of the tables names what a table may hold.
@Test func everySectionIsInTheReadme() throws {
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    let readme = try String(
        contentsOf: package.appendingPathComponent("Data/Segmentation/README.md"),
        encoding: .utf8
    )
    let short = ["never final", "before a number", "final before a starter", "final before a capital", "plain words"]
    for name in SegmentationOverrides.WordList.names {
        let entry = short.contains(name) ? "| `\(name)` |" : "| `[\(name)]` |"
        #expect(readme.contains(entry), "\(entry) is missing")
    }
}
