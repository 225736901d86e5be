import DragomanSegmentation
import Foundation

/// A model file: what is written by hand, and the weights after it.
struct ModelFile {
    /// All up to the weights' heading.
    var head: String

    private static let heading = "[weights]\n"

    init(_ text: String) {
        head = text.components(before: Self.heading)
    }

    /// The file with new weights, in the order of templates and values.
    func text(with weights: [SpaceFeature: Int32], words: SpaceWords) -> String {
        let lines = weights.sorted { $0.key < $1.key }.map { "\($0.key.text(in: words)) \($0.value)\n" }
        return head + Self.heading + lines.joined()
    }
}

extension String {
    /// What stands before a line, or all of it.
    fileprivate func components(before line: String) -> String {
        guard let range = range(of: line) else { return self }
        return String(self[..<range.lowerBound])
    }
}
