import DragomanMemorySQLite
import DragomanModel
package import DragomanWorkflow

extension DataFolder {
    /// Opens the reference memories of a site, for reading only; none is ever brought up to date or written.
    ///
    /// - Parameters:
    ///   - site: The site.
    ///   - path: Where it was read from; `nil` for the shipped one.
    /// - Returns: The memories in the order of the site file.
    /// - Throws: `DragomanError` `memory-…`, at the line of the site file.
    package func references(of site: Site, at path: String?) throws -> [ReferenceTier] {
        guard !site.references.isEmpty else { return [] }
        let file = try siteFile(path)
        let folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
        return try site.references.map { reference in
            let place = reference.path.hasPrefix("/") ? reference.path : "\(folder)/\(reference.path)"
            do {
                let memory = try SQLiteMemory.open(path: place, mode: .consulting)
                return ReferenceTier(reference, memory: memory, indexPath: place + "-index")
            } catch var error as DragomanError {
                error.position = error.position ?? reference.position
                throw error
            }
        }
    }
}
