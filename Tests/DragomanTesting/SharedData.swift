package import Foundation

/// Data that lies beside a checkout on the team's machines; tests that read it are skipped where it is not there.
package enum SharedData {
    /// The folder, or `nil` where there is none.
    package static let root: URL? = {
        var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        while folder.path != "/" {
            let candidate = folder.deletingLastPathComponent().appendingPathComponent("shared")
            if FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path) {
                return FileManager.default.fileExists(atPath: candidate.path) ? candidate : nil
            }
            folder.deleteLastPathComponent()
        }
        return nil
    }()

    /// A file of it, or `nil`.
    package static func file(_ path: String) -> URL? {
        guard let url = root?.appendingPathComponent(path), FileManager.default.fileExists(atPath: url.path) else {
            return nil
        }
        return url
    }
}
