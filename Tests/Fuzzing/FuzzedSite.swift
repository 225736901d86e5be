import DragomanWorkflow

/// The site file: read, or refused.
enum FuzzedSite {
    static func read(_ bytes: [UInt8]) throws {
        _ = try Site(yaml: String(decoding: bytes, as: UTF8.self), file: "site.yaml")
    }
}
