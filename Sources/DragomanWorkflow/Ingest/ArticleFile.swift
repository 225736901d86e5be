import DragomanDocuments
import DragomanModel
import DragomanText

/// A file that holds articles, and its format.
struct ArticleFile {
    var path: String
    var format: ArticleFormat
    /// Whether the format was told from name and content.
    var isGuessed: Bool

    /// Whether the content decided against the name: Markdown in a `.txt`.
    var isMarkdownInText: Bool { isGuessed && format == .markdown && Self.format(ofName: path) == .text }

    /// The slug that the file's name gives: the name without its extension, in NFC.
    var slug: String {
        let name = InputFile.name(of: path)
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return Normalization.nfc(name) }
        return Normalization.nfc(String(name[..<dot]))
    }

    /// The format that a file's name says; `nil` where it says none, `wxr` for any XML.
    static func format(ofName path: String) -> ArticleFormat? {
        let name = InputFile.name(of: path).lowercased()
        guard let dot = name.lastIndex(of: ".") else { return nil }
        return switch name[name.index(after: dot)...] {
        case "html", "htm", "xhtml": .html
        case "md", "markdown", "mdown", "mkd": .markdown
        case "txt", "text": .text
        case "xml", "wxr": .wxr
        default: nil
        }
    }

    /// The files that paths name, folders walked.
    ///
    /// - Throws: `DragomanError` `file-unreadable`, `file-not-regular`, `format-unknown`.
    static func find(_ paths: [String], format: ArticleFormat?) throws -> (files: [ArticleFile], skipped: [String]) {
        var files: [ArticleFile] = []
        var skipped: [String] = []
        for path in paths {
            switch try InputFile.kind(of: path) {
            case .file:
                files.append(
                    ArticleFile(path: path, format: try format ?? self.format(ofFile: path), isGuessed: format == nil)
                )
            case .folder:
                for file in try InputFile.files(below: path) {
                    guard let known = Self.format(ofName: file) else {
                        skipped.append(file)
                        continue
                    }
                    // Other XML in a folder is no article; named on its own it is an error.
                    if known == .wxr, format == nil, !WXRReader.looksLike(try InputFile.prefix(of: file, count: 4096)) {
                        skipped.append(file)
                        continue
                    }
                    let told = try format ?? (known == .text ? self.format(ofFile: file) : known)
                    files.append(ArticleFile(path: file, format: told, isGuessed: format == nil))
                }
            }
        }
        return (files, skipped)
    }

    private static func format(ofFile path: String) throws -> ArticleFormat {
        let prefix = try InputFile.prefix(of: path, count: 16384)
        if let known = Self.format(ofName: path) {
            return known == .text && MarkdownFilter.looksLike(prefix) ? .markdown : known
        }
        if WXRReader.looksLike(prefix) { return .wxr }
        let start = String(decoding: prefix.prefix(1024), as: UTF8.self).lowercased()
        if start.contains("<!doctype html") || start.contains("<html") { return .html }
        throw DragomanError(
            "format-unknown",
            "cannot tell the format of '\(path.printable)' from its name; say --format html, markdown, text or wxr"
        )
    }
}
