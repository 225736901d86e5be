public import DragomanExchange
public import DragomanModel
import DragomanText

/// XLIFF files split into parts, joined again, and made of another version, whoever made them.
public enum XLIFFParts {
    /// How a file is split.
    public enum Division: Sendable {
        /// Into so many parts of about as many words.
        case parts(Int)
        /// Into parts of up to so many words.
        case words(Int)
        /// Into a part for each article.
        case articles
    }

    /// A part that was written.
    public struct Part: Sendable, Codable {
        /// Where it is.
        public var path: String
        /// Units that it holds.
        public var units: Int
        /// Words of their sources.
        public var words: Int
    }

    /// Splits a file; no unit is parted.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - division: What goes together.
    ///   - folder: Where the parts go: `NAME-1.xlf` and so on.
    /// - Returns: The parts in order.
    /// - Throws: `DragomanError` `file-…`, `xml-…`, `xliff-foreign`, `xliff-version`, `icu-data-missing`.
    public static func split(_ path: String, _ division: Division, to folder: String) throws -> [Part] {
        let document = try read(path)
        let counter = try WordCounter(
            language: Locales.canonical(document.sourceLanguage ?? "en") ?? LanguageTag(canonical: "en")
        )
        let how: XLIFFDivision =
            switch division {
            case .parts(let count): .parts(count)
            case .words(let most): .words(most)
            case .articles: .files
            }
        let parts = document.split(how) { counter.count($0) }
        try OutputFile.makeFolder(folder)
        let file = InputFile.name(of: path)
        let dot = file.lastIndex(of: ".").flatMap { $0 > file.startIndex ? $0 : nil }
        let (name, ending) = (dot.map { String(file[..<$0]) } ?? file, dot.map { String(file[$0...]) } ?? ".xlf")
        let digits = String(parts.count).count
        return try parts.enumerated().map { number, part in
            let padded = String(repeating: "0", count: digits - String(number + 1).count) + String(number + 1)
            let path = (folder.hasSuffix("/") ? folder : folder + "/") + "\(name)-\(padded)\(ending)"
            try OutputFile.write(part.written(), to: path)
            let words = part.units.reduce(0) {
                $0 + XLIFFDocument.sourceText(of: $1).reduce(0) { $0 + counter.count($1) }
            }
            return Part(path: path, units: part.units.count, words: words)
        }
    }

    /// Joins files of one version and one pair of languages.
    ///
    /// - Parameters:
    ///   - paths: The files, in the order in which they are joined.
    ///   - output: The file that is written.
    /// - Returns: How many units it has, and what was told.
    /// - Throws: `DragomanError` `file-…`, `xml-…`, `xliff-foreign`, `xliff-version`, `xliff-join-…`.
    public static func join(_ paths: [String], to output: String) throws -> (units: Int, findings: [Finding]) {
        let joined = try XLIFFDocument.joined(paths.map(read), names: paths.map(\.printable))
        try OutputFile.write(joined.document.written(), to: output)
        return (joined.document.units.count, joined.findings)
    }

    /// Makes a file of another version.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - version: The version wanted.
    ///   - output: The file that is written.
    /// - Returns: The version that the file had, how many units the new one has, and what was told.
    /// - Throws: `DragomanError` `file-…`, `xml-…`, `xliff-foreign`, `xliff-version`, `convert-languages`.
    public static func convert(
        _ path: String,
        to version: XLIFFVersion,
        output: String
    ) throws -> (from: XLIFFVersion, units: Int, findings: [Finding]) {
        let document = try read(path)
        let converted = try document.converted(to: version)
        try OutputFile.write(converted.document.written(), to: output)
        return (document.version, converted.document.units.count, converted.findings)
    }

    private static func read(_ path: String) throws -> XLIFFDocument {
        try XLIFFInput.checkIsFile(path, to: "read")
        return try XLIFFDocument(path: path, file: path.printable)
    }
}
