import Foundation
import Testing

extension DragomanBinary {
    /// The environment that commands of the tests run in.
    var environment: [String: String] {
        ["PATH": "/usr/bin:/bin", "HOME": folder.path, "DRAGOMAN_DATA": Self.root.appendingPathComponent("Data").path]
    }

    /// Starts a command and does not wait; its output goes nowhere.
    func start(_ arguments: [String]) throws -> Process {
        let process = Process()
        process.executableURL = Self.executable
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    /// Runs a script of bash in which `$dragoman` is the executable.
    ///
    /// Not `sh`: the thread that starts it has SIGCHLD blocked, the shell inherits that, and where `sh` is dash its
    /// `wait` then sleeps for ever if a child is still running. Bash unblocks the signal when it starts.
    func shell(_ script: String) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["-c", script]
        process.currentDirectoryURL = folder
        process.environment = environment.merging(["dragoman": Self.executable.path]) { $1 }
        let names = [".stdout-\(UUID().uuidString)", ".stderr-\(UUID().uuidString)"]
        let files = names.map { folder.appendingPathComponent($0) }
        for file in files { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: files[0])
        process.standardError = try FileHandle(forWritingTo: files[1])
        try process.run()
        process.waitUntilExit()
        return Outcome(
            stdout: try Data(contentsOf: files[0]),
            stderr: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
            code: process.terminationStatus
        )
    }

    /// The files of the folder, hidden ones and those of SQLite left out.
    func files() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            .filter { path in
                !path.split(separator: "/").contains { $0.hasPrefix(".") } && !path.hasSuffix("-wal")
                    && !path.hasSuffix("-shm")
            }
            .sorted()
    }

    /// What a memory says of itself: articles, coverage, and whether it is sound; its index may be behind it or not.
    func state() throws -> [String] {
        let isSound = try json(["verify"])["ok"] as? Bool == true
        return try [run(["articles", "--json"]), run(["coverage", "--json"])].map(\.text) + ["sound: \(isSound)"]
    }

    /// Runs a command that must be refused: the code, the words in the message, the memory and the folder as before.
    @discardableResult
    func refuse(
        _ arguments: [String],
        code: Int32 = 1,
        saying words: [String],
        at place: SourceLocation = #_sourceLocation
    ) throws -> Outcome {
        let state = exists("dragoman.sqlite") ? try state() : nil
        let files = try files()
        let outcome = try run(arguments)
        #expect(outcome.code == code, "\(arguments): \(outcome.stderr)", sourceLocation: place)
        for word in words {
            #expect(
                outcome.stderr.contains(word),
                "\(arguments): no '\(word)' in: \(outcome.stderr)",
                sourceLocation: place
            )
        }
        #expect(outcome.stdout.isEmpty, "\(outcome.text.prefix(300))", sourceLocation: place)
        #expect(outcome.stderr.utf8.count < 4000, sourceLocation: place)
        #expect(
            try self.files().filter { $0 != "dragoman.sqlite" } == files.filter { $0 != "dragoman.sqlite" },
            sourceLocation: place
        )
        if let state { #expect(try self.state() == state, sourceLocation: place) }
        return outcome
    }
}
