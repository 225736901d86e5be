import DragomanModel
import DragomanSegmentation
import DragomanWorkflow

#if canImport(Glibc)
import Glibc
#endif

/// Finds the data that the tool ships with, wherever the executable was put.
enum DataFolder {
    /// The first folder that is there of several places.
    ///
    /// They are `DRAGOMAN_DATA`, `Data` beside the executable, `../share/dragoman/Data` from there, and `Data` of the
    /// checkout above it.
    ///
    /// - Throws: `DragomanError` `data-missing`, which lists the places that were looked at.
    static func find() throws -> String {
        if let named = Console.environment("DRAGOMAN_DATA") {
            guard isFolder(named) else {
                throw DragomanError("data-missing", "DRAGOMAN_DATA names '\(named.printable)', which is no folder")
            }
            return named
        }
        var candidates: [String] = []
        if let executable = executableFolder() {
            candidates += [executable + "/Data", executable + "/../share/dragoman/Data"]
            var folder = executable
            while let slash = folder.lastIndex(of: "/") {
                folder = String(folder[..<slash])
                if exists(folder + "/Package.swift") { candidates.append(folder + "/Data") }
            }
        }
        if let found = candidates.first(where: isFolder) { return found }
        throw DragomanError(
            "data-missing",
            "cannot find the data that Dragoman ships with; looked at \(candidates.joined(separator: ", ")); set DRAGOMAN_DATA"
        )
    }

    /// The site file that `--site` means.
    ///
    /// - Throws: `DragomanError` `data-missing`, `file-unreadable`, `site-…`.
    static func site(_ path: String?) throws -> Site {
        let place = try path ?? find()
        let file: String
        if case .folder = try InputFile.kind(of: place) { file = place + "/site.yaml" } else { file = place }
        let bytes = try InputFile.bytes(of: file, limit: 1 << 20)
        return try Site(yaml: String(decoding: bytes, as: UTF8.self), file: file.printable)
    }

    /// The segmentation rules.
    ///
    /// - Throws: `DragomanError` `data-missing`, `file-unreadable`, `rules-…`.
    static func rules() throws -> SegmentationCatalogue {
        let folder = try find() + "/Segmentation"
        var files: [String: String] = [:]
        for path in try InputFile.files(below: folder) where path.hasSuffix(".txt") {
            files[InputFile.name(of: path)] = String(
                decoding: try InputFile.bytes(of: path, limit: 16 << 20),
                as: UTF8.self
            )
        }
        return try SegmentationCatalogue(files: files)
    }

    private static func executableFolder() -> String? {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = buffer.withUnsafeMutableBytes { raw in
            raw.baseAddress.map { readlink("/proc/self/exe", $0.assumingMemoryBound(to: CChar.self), raw.count) } ?? -1
        }
        guard count > 0 else { return nil }
        let path = String(decoding: buffer.prefix(count), as: UTF8.self)
        return path.lastIndex(of: "/").map { String(path[..<$0]) }
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}
