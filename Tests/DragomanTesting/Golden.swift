import Foundation
package import Testing

/// Files that hold what a renderer must write, byte for byte.
///
/// With `DRAGOMAN_RECORD=1` in the environment the files are written anew and the test fails, so that a recording run
/// is never taken for a passing one. Look at what changed before you commit it.
package enum Golden {
    /// Whether files are to be written anew.
    package static var isRecording: Bool { ProcessInfo.processInfo.environment["DRAGOMAN_RECORD"] == "1" }

    /// The text of the file `Golden/<name>` beside the test, for a test that compares in its own way; `nil` where there is none.
    package static func text(of name: String, beside testFile: String = #filePath) -> String? {
        try? String(contentsOf: url(name, testFile), encoding: .utf8)
    }

    /// Compares a text with the file `Golden/<name>` beside the test.
    package static func expect(
        _ actual: String,
        matches name: String,
        beside testFile: String = #filePath,
        at place: SourceLocation = #_sourceLocation
    ) {
        expect(Array(actual.utf8), matches: name, beside: testFile, at: place)
    }

    /// Compares bytes with the file `Golden/<name>` beside the test.
    package static func expect(
        _ actual: [UInt8],
        matches name: String,
        beside testFile: String = #filePath,
        at place: SourceLocation = #_sourceLocation
    ) {
        let file = url(name, testFile)
        if isRecording {
            record(actual, to: file, at: place)
            return
        }
        guard let data = try? Data(contentsOf: file) else {
            Issue.record("no golden file '\(name)'; record it with DRAGOMAN_RECORD=1", sourceLocation: place)
            return
        }
        let expected = [UInt8](data)
        guard expected != actual else { return }
        Issue.record("'\(name)' differs:\n\(difference(expected, actual))", sourceLocation: place)
    }

    private static func url(_ name: String, _ testFile: String) -> URL {
        URL(fileURLWithPath: testFile).deletingLastPathComponent().appendingPathComponent("Golden/\(name)")
    }

    private static func record(_ bytes: [UInt8], to file: URL, at place: SourceLocation) {
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(bytes).write(to: file)
            Issue.record("recorded '\(file.lastPathComponent)'", sourceLocation: place)
        } catch {
            Issue.record("cannot record '\(file.lastPathComponent)': \(error)", sourceLocation: place)
        }
    }

    /// The first line that differs, with a line before it and the counts of both.
    private static func difference(_ expected: [UInt8], _ actual: [UInt8]) -> String {
        let old = lines(expected)
        let new = lines(actual)
        var first = 0
        while first < old.count, first < new.count, old[first] == new[first] { first += 1 }
        var text = "line \(first + 1) of \(old.count) expected and \(new.count) actual\n"
        if first > 0 { text += "  \(shown(old[first - 1]))\n" }
        text += "- \(first < old.count ? shown(old[first]) : "(end)")\n"
        text += "+ \(first < new.count ? shown(new[first]) : "(end)")"
        return text
    }

    private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    }

    private static func shown(_ line: ArraySlice<UInt8>) -> String {
        let text = String(decoding: line, as: UTF8.self).debugDescription
        return text.count > 400 ? "\(text.prefix(400))…" : text
    }
}
