import DragomanModel
package import DragomanSegmentation
package import DragomanWorkflow

extension DataFolder {
    /// The segmentation rules with what a site file changes in them.
    ///
    /// - Parameter site: A site file, or a folder with a `site.yaml`; `nil` for the shipped one.
    /// - Returns: The rules of all languages.
    /// - Throws: What `site` and `rules` throw.
    package func rules(site: String?) throws -> SegmentationCatalogue { try rules(of: self.site(site), at: site) }

    /// The segmentation rules with what a site changes in them; SRX files are read when their languages are asked for.
    ///
    /// - Parameters:
    ///   - site: The site.
    ///   - path: Where it was read from; `nil` for the shipped one.
    /// - Returns: The rules of all languages.
    /// - Throws: What `rules` throws.
    package func rules(of site: Site, at path: String?) throws -> SegmentationCatalogue {
        let catalogue = try rules()
        guard !site.segmentation.isEmpty else { return catalogue }
        let file = try siteFile(path)
        let folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
        var overrides: [LanguageTag: @Sendable () throws -> SegmentationOverrides] = [:]
        for (language, changes) in site.segmentation {
            overrides[language] = { try changes.overrides(for: language, folder: folder) }
        }
        return catalogue.overridden(by: overrides)
    }
}
