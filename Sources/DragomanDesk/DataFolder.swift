import DragomanModel
package import DragomanSegmentation
package import DragomanWorkflow

#if canImport(Glibc)
import Glibc
#endif

/// The data that Dragoman ships with, wherever the executable was put.
package struct DataFolder: Sendable {
    private let path: String

    /// Finds the first folder that is there of several places.
    ///
    /// They are the one that is named (`DRAGOMAN_DATA`), `Data` beside the executable, `../share/dragoman/Data` from there, and `Data` of the
    /// checkout above it.
    ///
    /// - Throws: `DragomanError` `data-missing`, which lists the places that were looked at.
    package init(named: String? = nil) throws {
        if let named {
            guard Self.isFolder(named) else {
                throw DragomanError("data-missing", "DRAGOMAN_DATA names '\(named.printable)', which is no folder")
            }
            path = named
            return
        }
        var candidates: [String] = []
        if let executable = Self.executableFolder() {
            candidates += [executable + "/Data", executable + "/../share/dragoman/Data"]
            var folder = executable
            while let slash = folder.lastIndex(of: "/") {
                folder = String(folder[..<slash])
                if Self.exists(folder + "/Package.swift") { candidates.append(folder + "/Data") }
            }
        }
        guard let found = candidates.first(where: Self.isFolder) else {
            throw DragomanError(
                "data-missing",
                "cannot find the data that Dragoman ships with; looked at \(candidates.joined(separator: ", ")); "
                    + "set DRAGOMAN_DATA"
            )
        }
        path = found
    }

    /// The site that a site file, or `site.yaml` in a folder, describes; the shipped one where none is named.
    ///
    /// - Throws: `DragomanError` `file-unreadable`, `site-…`.
    package func site(_ named: String? = nil) throws -> Site {
        let file = try siteFile(named)
        let bytes = try InputFile.bytes(of: file, limit: 1 << 20)
        return try Site(yaml: String(decoding: bytes, as: UTF8.self), file: file.printable)
    }

    /// The path of a site file, or of the `site.yaml` in a folder; of the shipped one where none is named.
    func siteFile(_ named: String?) throws -> String {
        let place = named ?? path
        if case .folder = try InputFile.kind(of: place) { return place + "/site.yaml" }
        return place
    }

    /// The segmentation rules as shipped; the tables are read when their languages are asked for.
    ///
    /// - Throws: `DragomanError` `file-unreadable`, `segmentation-rules-invalid`.
    package func rules() throws -> SegmentationCatalogue {
        let files = try paths(below: "Segmentation")
        return try SegmentationCatalogue(names: files.keys.sorted()) { name in
            String(decoding: try InputFile.bytes(of: files[name] ?? name, limit: 16 << 20), as: UTF8.self)
        }
    }

    /// The paths of a subfolder's files by name; `nil` where there is no such subfolder.
    func files(in subfolder: String) throws -> [String: String]? {
        Self.isFolder(path + "/" + subfolder) ? try paths(below: subfolder) : nil
    }

    private func paths(below subfolder: String) throws -> [String: String] {
        Dictionary(
            try InputFile.files(below: path + "/" + subfolder).map { (InputFile.name(of: $0), $0) },
            uniquingKeysWith: { first, _ in first }
        )
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
