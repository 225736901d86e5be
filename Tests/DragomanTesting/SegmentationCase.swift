package import Foundation

/// One case of a case file: a text and the sentences it must give.
package struct SegmentationCase: Sendable {
    /// Where it ends in its file.
    package var line: Int
    /// The text.
    package var input: String
    /// The sentences, trimmed.
    package var sentences: [String]

    /// Reads a case file: input, `---`, expected sentences one a line, `===`; lines that start with `#` are comments.
    package static func parse(_ text: String) -> [SegmentationCase] {
        var cases: [SegmentationCase] = []
        var input: [String] = []
        var sentences: [String] = []
        var isExpected = false
        for (index, line) in text.components(separatedBy: "\n").enumerated() where !line.hasPrefix("#") {
            switch line {
            case "---": isExpected = true
            case "===":
                cases.append(
                    SegmentationCase(line: index + 1, input: input.joined(separator: "\n"), sentences: sentences)
                )
                (input, sentences, isExpected) = ([], [], false)
            default: if isExpected { sentences.append(line) } else { input.append(line) }
            }
        }
        return cases
    }

    /// The cases of a folder of case files, by language in order.
    ///
    /// - Throws: What reading the files throws.
    package static func all(in folder: URL) throws -> [(language: String, cases: [SegmentationCase])] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().filter { $0.hasSuffix(".txt") }.map {
            (String($0.dropLast(4)), parse(try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8)))
        }
    }
}
