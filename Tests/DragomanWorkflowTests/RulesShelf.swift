import DragomanModel
import DragomanSegmentation
import Synchronization

/// Segmentation rules that change while a desk is open: English, and the root's for all other languages.
final class RulesShelf: Sendable {
    private let tables: Mutex<[String: String]>

    /// Begins with abbreviations that never end a sentence.
    init(_ abbreviations: [String] = []) {
        tables = Mutex(Self.tables(abbreviations))
    }

    /// The rules as they are now.
    var catalogue: SegmentationCatalogue {
        get throws { try SegmentationCatalogue(files: tables.withLock { $0 }) }
    }

    /// Puts other rules for English there.
    func put(_ abbreviations: [String]) {
        let made = Self.tables(abbreviations)
        tables.withLock { $0 = made }
    }

    private static func tables(_ abbreviations: [String]) -> [String: String] {
        let list = abbreviations.isEmpty ? "" : "[abbreviations never final]\n\(abbreviations.joined(separator: " "))\n"
        return [
            "en.txt": "language en\nversion test-\(abbreviations.count)\n\n\(list)",
            "root.txt": "language root\nversion test\n",
        ]
    }
}
