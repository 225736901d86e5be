package import DragomanModel
package import DragomanSegmentation

/// What a site file changes in the segmentation of one language.
package struct SiteSegmentation: Sendable, Hashable {
    /// Words and exceptions.
    package var overrides = SegmentationOverrides()
    /// The SRX file whose rules stand in for the table, as the site file names it.
    package var srxPath: String?
    /// Where the site file names it.
    package var srxPosition: FilePosition?

    /// Makes one that changes nothing.
    package init() {}
}

extension SiteSegmentation {
    /// The overrides with the rules of the SRX file, if one is named.
    ///
    /// - Parameters:
    ///   - language: The language they are for.
    ///   - folder: The folder of the site file, from which the path of the SRX file starts.
    /// - Returns: The overrides, ready to be used.
    /// - Throws: `DragomanError` `file-unreadable`, `file-not-regular`, `file-too-large`, at the line of the site file; `xml-…`,
    ///   `srx-…` at that of the SRX file.
    package func overrides(for language: LanguageTag, folder: String) throws -> SegmentationOverrides {
        guard let srxPath else { return overrides }
        var result = overrides
        do {
            result.srx = try SRXFile.rules(srxPath.hasPrefix("/") ? srxPath : "\(folder)/\(srxPath)", for: language)
        } catch var error as DragomanError {
            error.position = error.position ?? srxPosition
            throw error
        }
        return result
    }
}
