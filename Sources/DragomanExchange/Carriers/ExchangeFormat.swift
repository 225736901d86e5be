import DragomanModel

/// The kinds of files that translations travel in.
package enum ExchangeFormat: String, Sendable, CaseIterable {
    case xliff
    case po
    case csv
    case tsv
    case jsonl
    case html

    /// How the names of its files end, without the dot.
    package var fileExtension: String { self == .xliff ? "xlf" : rawValue }

    /// Tells the format of a file by the end of its name, else by what it begins with.
    ///
    /// - Parameters:
    ///   - name: The file's name.
    ///   - prefix: Its first bytes, some hundreds of them.
    /// - Returns: The format; XLIFF where neither tells.
    package static func recognised(name: String, prefix: [UInt8]) -> ExchangeFormat {
        named(name) ?? recognised(prefix)
    }

    /// The format that the end of a name says.
    static func named(_ name: String) -> ExchangeFormat? {
        switch ending(of: name) {
        case "po", "pot": .po
        case "csv": .csv
        case "tsv", "tab": .tsv
        case "jsonl", "ndjson": .jsonl
        case "html", "htm", "xhtml": .html
        case "xlf", "xliff", "xml", "sdlxliff", "mqxliff", "mxliff", "mxlf": .xliff
        default: nil
        }
    }

    /// The end of a name behind its last dot, in lower case.
    static func ending(of name: String) -> String {
        name.lowercased().split(separator: ".").last.map(String.init) ?? ""
    }

    private static func recognised(_ prefix: [UInt8]) -> ExchangeFormat {
        let text = String(decoding: prefix.filter { $0 != 0 }, as: UTF8.self).lowercased()
        let start = text.drop { $0 == "\u{FEFF}" || $0 == "\u{FFFD}" || $0.isWhitespace }
        if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") || start.hasPrefix("<table") { return .html }
        if start.hasPrefix("<") { return .xliff }
        if start.hasPrefix("{") { return .jsonl }
        if start.hasPrefix("msgid") || start.hasPrefix("#") || start.contains("\nmsgid ") { return .po }
        let first = start.prefix { !$0.isNewline }
        guard first.contains("segment"), first.contains("source"), first.contains("target") else { return .xliff }
        return first.contains("\t") ? .tsv : .csv
    }
}
