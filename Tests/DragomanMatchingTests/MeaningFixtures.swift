import DragomanModel
import Foundation

@testable import DragomanMatching

/// The shipped meaning tables, found beside this file.
enum MeaningFixtures {
    /// The languages of the shipped site.
    static let languages = [
        "ar", "cs", "de", "el", "en", "es", "fa", "fr", "he", "hi", "hr", "hu", "id", "it", "ja", "ko", "nl", "pl",
        "pt", "ro",
        "ru", "sr", "sv", "th", "tr", "uk", "vi", "zh",
    ]

    /// The shipped tables.
    static let catalogue = Result { try MeaningCatalogue(files: tables()) }

    /// The texts of `Data/Matching` by file name.
    static func tables() throws -> [String: String] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Data/Matching")
        var result: [String: String] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".txt") {
            result[name] = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        }
        return result
    }

    /// The guard of a language over the shipped tables.
    static func guardian(_ tag: String) throws -> MeaningGuard {
        try catalogue.get().meaningGuard(for: LanguageTag(canonical: tag))
    }

    /// A text with codes in the form `<1>…</1>`.
    static func content(_ displayed: String) -> CodedText {
        CodedText(displayed: displayed) ?? CodedText(plain: displayed)
    }
}
