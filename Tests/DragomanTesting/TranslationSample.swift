package import Foundation

/// One unit of the translation-memory sample beside the checkout: an English text and its translations.
package struct TranslationSample: Sendable {
    /// The unit's id.
    package var id: String
    /// What it was taken from.
    package var origin: String
    /// The English text, its white space collapsed.
    package var source: String
    /// The translations by the sample's language code (`fr`, `zh_CN`).
    package var targets: [String: String]

    /// The file, or `nil` where the shared data is not there.
    package static var file: URL? { SharedData.file("tm/sample.tsv.gz") }

    /// Reads the sample; `nil` where the shared data is not there.
    ///
    /// - Throws: What running `gzip` throws; `CocoaError` where a line is not what the sample's README says.
    package static func read() throws -> [TranslationSample]? {
        guard let file else { return nil }
        let gzip = Process()
        gzip.executableURL = URL(fileURLWithPath: "/bin/gzip")
        gzip.arguments = ["-dc", file.path]
        let output = Pipe()
        gzip.standardOutput = output
        try gzip.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        gzip.waitUntilExit()
        guard gzip.terminationStatus == 0 else { throw CocoaError(.fileReadCorruptFile) }
        return try data.split(separator: 0x0A).map { try TranslationSample(line: String(decoding: $0, as: UTF8.self)) }
    }

    private init(line: String) throws {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard fields.count >= 4 else { throw CocoaError(.fileReadCorruptFile) }
        id = String(fields[0])
        origin = String(fields[1])
        source = Self.collapsed(fields[2])
        targets = [:]
        for field in fields[3...] {
            guard let equals = field.firstIndex(of: "=") else { throw CocoaError(.fileReadCorruptFile) }
            targets[String(field[..<equals])] = Self.collapsed(field[field.index(after: equals)...])
        }
    }

    private static func collapsed(_ text: Substring) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
