import DragomanMemorySQLite
import DragomanModel
public import DragomanWorkflow

#if canImport(Glibc)
import Glibc
#endif

/// The front door of the library: opens a memory and gives the verbs over it.
///
///     let desk = try Desk.open(memory: "desk.sqlite", access: .create)
///     try desk.ingest(["news"])
///     let files = try desk.export(languages: ["fr"], to: "out")
public enum Desk {
    /// What is to be done with a memory.
    public enum Access: Sendable {
        /// Read it; it must be there.
        case read
        /// Write it; it must be there.
        case write
        /// Write it, and make it if it is not there.
        case create
    }

    /// Opens a memory.
    ///
    /// - Parameters:
    ///   - memory: The path of the SQLite file.
    ///   - access: What is to be done with it.
    ///   - site: A site file, or a folder with a `site.yaml`; `nil` for the shipped one.
    ///   - data: The folder `Data` that Dragoman ships with; `nil` to look for it around the executable.
    ///   - now: The time for batches, RFC 3339 in UTC with whole seconds; the clock's by default.
    ///   - progress: Told how far long work is.
    /// - Returns: The verbs over the memory.
    /// - Throws: `DragomanError` `data-missing`, `site-…`, `language-…`, `memory-…`.
    public static func open(
        memory: String,
        access: Access = .write,
        site: String? = nil,
        data: String? = nil,
        now: @escaping @Sendable () -> String = { Desk.clock() },
        progress: @escaping @Sendable (Workflow.Progress) -> Void = { _ in }
    ) throws -> Workflow {
        let folder = try DataFolder(named: data)
        let place = site
        let site = try folder.site(place)
        let mode: SQLiteMemory.Mode =
            switch access {
            case .read: .reading
            case .write: .writing
            case .create: .creating(sourceLanguage: site.source.tag)
            }
        return Workflow(
            memory: try SQLiteMemory.open(path: memory, mode: mode),
            indexPath: memory + "-index",
            concordanceStore: SQLiteConcordance(folder: memory + "-index"),
            site: site,
            rules: { try folder.rules(of: site, at: place) },
            meanings: { try folder.meanings() },
            references: { try folder.references(of: site, at: place) },
            redactions: { try folder.redactions(of: site, at: place) },
            now: now,
            progress: progress
        )
    }

    /// Now, RFC 3339, UTC, whole seconds.
    public static func clock() -> String {
        var seconds = time(nil)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        var buffer = [UInt8](repeating: 0, count: 32)
        let count = buffer.withUnsafeMutableBytes { raw in
            raw.assumingMemoryBound(to: CChar.self).baseAddress
                .map { strftime($0, raw.count, "%Y-%m-%dT%H:%M:%SZ", &parts) } ?? 0
        }
        return String(decoding: buffer.prefix(count), as: UTF8.self)
    }
}
