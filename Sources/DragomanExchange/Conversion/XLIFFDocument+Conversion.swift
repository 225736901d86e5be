public import DragomanModel

extension XLIFFDocument {
    /// The document in another version.
    ///
    /// What the other version has no word for is kept: 2.x keeps what only 1.2 says as metadata of category `xliff-1.2`,
    /// 1.2 keeps elements of modules as they are and attributes of 2.x under a prefix of their own; converting back puts
    /// them where they were. What cannot be kept, and ids that had to change, are told.
    ///
    /// - Parameter wanted: The version wanted.
    /// - Returns: The document, and what was told.
    /// - Throws: `DragomanError` `xliff-foreign` for elements without the version's namespace; `convert-languages` where
    ///   files of 1.2 are in different languages, since a document of 2.x is in two.
    public func converted(to wanted: XLIFFVersion) throws -> (document: XLIFFDocument, findings: [Finding]) {
        guard root.namespace.hasPrefix("urn:oasis:names:tc:xliff:document:") else {
            throw DragomanError(
                "xliff-foreign",
                "the elements are in the namespace '\(root.namespace)', those of XLIFF \(version.rawValue) are in "
                    + "'\(version.namespace)'; declare it and try again"
            )
        }
        if version == wanted { return (self, []) }
        var findings: [Finding] = []
        var result = self
        NamespaceRepair.hoist(&result.root)
        if version == .version12 {
            var upgrade = UpgradeTo2(result)
            result = try upgrade.run()
            findings += upgrade.findings
        }
        if wanted == .version12 {
            // A 2.2 file may also hold what only 2.2 has; 2.1 first has it where 1.2 can keep it.
            var step = VersionStep(result, to: .version21)
            var downgrade = DowngradeTo12(step.run())
            result = downgrade.run()
            findings += step.findings + downgrade.findings
        } else if result.version != wanted {
            var step = VersionStep(result, to: wanted)
            result = step.run()
            findings += step.findings
        }
        var root = result.root
        StructuralLayout.apply(to: &root)
        NamespaceRepair.apply(to: &root)
        return (XLIFFDocument(version: wanted, root: root, prolog: prolog, epilog: epilog), findings)
    }
}
