import DragomanModel
import DragomanWorkflow
import Foundation
import Testing

/// Files that are read and written: whole or not at all, and never what is no regular file.
struct FilesTests {
    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("dragoman-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path)
    }

    @Test func aPipeIsWrittenToAndStaysAPipe() throws {
        try withFolder { folder in
            let path = folder + "/pipe"
            #expect(mkfifo(path, 0o600) == 0)
            // Open for reading and writing, so that neither side waits.
            let reader = open(path, O_RDWR | O_NONBLOCK)
            defer { close(reader) }
            try OutputFile.write(Array("text".utf8), to: path)
            var bytes = [UInt8](repeating: 0, count: 16)
            let count = read(reader, &bytes, bytes.count)
            #expect(String(decoding: bytes.prefix(max(0, count)), as: UTF8.self) == "text")
            #expect(throws: DragomanError.self) { try InputFile.bytes(of: path) }
        }
    }

    @Test func aLinkStaysAndItsFileIsReplaced() throws {
        try withFolder { folder in
            try OutputFile.write(Array("old".utf8), to: folder + "/file")
            try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: "file")
            try OutputFile.write(Array("new".utf8), to: folder + "/link")
            #expect(try InputFile.bytes(of: folder + "/file") == Array("new".utf8))
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link") == "file")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["file", "link"])
        }
    }

    @Test func aFolderIsNoFileToWrite() throws {
        try withFolder { folder in
            #expect(throws: DragomanError.self) { try OutputFile.write([], to: folder) }
        }
    }

    @Test func aNameThatIsNotUTF8IsToldInAFolder() throws {
        try withFolder { folder in
            var name = Array((folder + "/a").utf8).map { CChar(bitPattern: $0) }
            name += [CChar(bitPattern: 0xFF), 0]
            let descriptor = open(name, O_CREAT | O_WRONLY, 0o600)
            #expect(descriptor >= 0)
            close(descriptor)
            let error = #expect(throws: DragomanError.self) { try InputFile.files(below: folder) }
            #expect(error?.message.contains("its name is not UTF-8") == true)
            unlink(name)
        }
    }
}
