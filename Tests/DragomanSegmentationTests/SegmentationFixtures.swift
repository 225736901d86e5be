import DragomanModel
import DragomanSegmentation
import Foundation

/// The shipped tables and the case files, found beside this file.
enum SegmentationFixtures {
    private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

    /// The texts of `Data/Segmentation` by file name.
    static func tables() throws -> [String: String] {
        let package = tests.deletingLastPathComponent().deletingLastPathComponent()
        return try texts(in: package.appendingPathComponent("Data/Segmentation"))
    }

    /// The shipped tables, read once for all tests.
    static let catalogue = Result { try SegmentationCatalogue(files: tables()) }

    /// The segmenter of a language over the shipped tables.
    static func segmenter(_ tag: String) throws -> Segmenter {
        let language = LanguageTag(canonical: tag)
        return Segmenter(language: language, rules: try catalogue.get().rules(for: language))
    }

    /// One case: a text and the sentences it must give.
    struct Case {
        var line: Int
        var input: String
        var sentences: [String]
    }

    /// The cases by language: input, `---`, expected sentences one a line, `===`.
    static func cases() throws -> [(language: String, cases: [Case])] {
        try texts(in: tests.appendingPathComponent("Cases")).sorted { $0.key < $1.key }.map { name, text in
            (String(name.dropLast(4)), parse(text))
        }
    }

    private static func parse(_ text: String) -> [Case] {
        var cases: [Case] = []
        var input: [String] = []
        var sentences: [String] = []
        var isExpected = false
        for (index, line) in text.components(separatedBy: "\n").enumerated() where !line.hasPrefix("#") {
            switch line {
            case "---": isExpected = true
            case "===":
                cases.append(Case(line: index + 1, input: input.joined(separator: "\n"), sentences: sentences))
                (input, sentences, isExpected) = ([], [], false)
            default: if isExpected { sentences.append(line) } else { input.append(line) }
            }
        }
        return cases
    }

    private static func texts(in folder: URL) throws -> [String: String] {
        var result: [String: String] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
        where name.hasSuffix(".txt") || name.hasSuffix(".model") {
            result[name] = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        }
        return result
    }
}
