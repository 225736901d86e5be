import DragomanModel
import DragomanSegmentation
import DragomanTesting
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

    /// A case file as it is.
    static func caseText(_ language: String) throws -> String {
        try String(contentsOf: tests.appendingPathComponent("Cases/\(language).txt"), encoding: .utf8)
    }

    /// The cases by language.
    static func cases() throws -> [(language: String, cases: [SegmentationCase])] {
        try SegmentationCase.all(in: tests.appendingPathComponent("Cases"))
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
