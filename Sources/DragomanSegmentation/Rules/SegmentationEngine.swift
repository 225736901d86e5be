import DragomanText

/// What decides beside the tables: our code, and what the linked ICU knows of Unicode.
enum SegmentationEngine {
    /// Raised with every change of code that moves a boundary or a segment, so that all digests change too.
    ///
    /// That is the scan, the judge and the exceptions of a site, the rules of SRX files, and what makes texts of units and
    /// segments of texts (`UnitAtoms`, `LineStructure`, `UnitSplitter`). The model of Thai spaces has a number of its own. A
    /// test fails where boundaries move and no digest does.
    static let revision = 6

    /// What goes into the digest of all rules; another ICU shows as other rules, for it may have other properties.
    static let signature: String = {
        let unicode = Scalars.unicodeVersion
        return "engine \(revision), Unicode \(unicode.major).\(unicode.minor)"
    }()
}
