import DragomanModel
package import DragomanWorkflow

extension DataFolder {
    /// Reads the redaction rules that a site names.
    ///
    /// - Parameters:
    ///   - site: The site.
    ///   - path: Where it was read from; `nil` for the shipped one.
    /// - Returns: The rules in the order of the site file.
    /// - Throws: `DragomanError` `redaction-invalid`; `file-…`, at the line of the site file.
    package func redactions(of site: Site, at path: String?) throws -> [RedactionRules] {
        guard !site.redactions.isEmpty else { return [] }
        let file = try siteFile(path)
        let folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
        return try site.redactions.map { redaction in
            do {
                return try RedactionFile.read(
                    redaction.path.hasPrefix("/") ? redaction.path : "\(folder)/\(redaction.path)"
                )
            } catch var error as DragomanError {
                error.position = error.position ?? redaction.position
                throw error
            }
        }
    }
}
