import Foundation
import Testing

/// The built `dragoman` in a temporary folder of its own.
final class DragomanBinary {
    struct Outcome {
        var stdout: Data
        var stderr: String
        var code: Int32

        var text: String { String(decoding: stdout, as: UTF8.self) }

        /// Standard output as JSON.
        func json(at place: SourceLocation = #_sourceLocation) throws -> [String: Any] {
            try #require(try JSONSerialization.jsonObject(with: stdout) as? [String: Any], sourceLocation: place)
        }
    }

    let folder: URL
    static let executable: URL = {
        // Tests run from the folder that the executable was built into.
        let running = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        let beside = running.deletingLastPathComponent().appendingPathComponent("dragoman")
        if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
        return root.appendingPathComponent(".build/debug/dragoman")
    }()

    /// The checkout.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("dragoman-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Runs a command and waits for its end.
    @discardableResult
    func run(_ arguments: [String], input: String? = nil, environment: [String: String] = [:]) throws -> Outcome {
        let process = Process()
        process.executableURL = Self.executable
        process.arguments = arguments
        process.currentDirectoryURL = folder
        var variables = [
            "PATH": "/usr/bin:/bin", "HOME": folder.path,
            "DRAGOMAN_DATA": Self.root.appendingPathComponent("Data").path,
        ]
        variables.merge(environment) { $1 }
        process.environment = variables
        let errors = folder.appendingPathComponent(".stderr-\(UUID().uuidString)")
        let output = folder.appendingPathComponent(".stdout-\(UUID().uuidString)")
        // Files, not pipes: nothing can block on a full buffer.
        for file in [errors, output] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
        process.standardError = try FileHandle(forWritingTo: errors)
        process.standardOutput = try FileHandle(forWritingTo: output)
        if let input {
            let file = folder.appendingPathComponent(".stdin-\(UUID().uuidString)")
            try Data(input.utf8).write(to: file)
            process.standardInput = try FileHandle(forReadingFrom: file)
        } else {
            process.standardInput = FileHandle.nullDevice
        }
        try process.run()
        process.waitUntilExit()
        return Outcome(
            stdout: try Data(contentsOf: output),
            stderr: String(decoding: try Data(contentsOf: errors), as: UTF8.self),
            code: process.terminationStatus
        )
    }

    /// Runs a command that must end with 0 and gives its JSON.
    @discardableResult
    func json(_ arguments: [String], at place: SourceLocation = #_sourceLocation) throws -> [String: Any] {
        let outcome = try run(arguments + ["--json"])
        #expect(outcome.code == 0, "\(outcome.stderr)", sourceLocation: place)
        return try outcome.json(at: place)
    }

    /// Writes a file into the folder.
    func write(_ text: String, to name: String) throws {
        try write(Data(text.utf8), to: name)
    }

    func write(_ data: Data, to name: String) throws {
        let url = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: url)
    }

    func data(_ name: String) throws -> Data { try Data(contentsOf: folder.appendingPathComponent(name)) }

    func text(_ name: String) throws -> String { String(decoding: try data(name), as: UTF8.self) }

    func exists(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: folder.appendingPathComponent(name).path)
    }
}
