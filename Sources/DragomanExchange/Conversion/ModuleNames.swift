/// Namespaces of the modules of 2.x.
enum ModuleNames {
    static let matches = "urn:oasis:names:tc:xliff:matches:2.0"
    static let changeTracking = "urn:oasis:names:tc:xliff:changetracking:"

    /// Whether attributes of a namespace may stand on codes, segments, sources and targets: those of modules may.
    static func isModule(_ namespace: String) -> Bool {
        namespace.hasPrefix("urn:oasis:names:tc:xliff:") && !namespace.hasPrefix("urn:oasis:names:tc:xliff:document:")
            || namespace == "http://www.w3.org/2005/11/its"
    }

    /// A prefix for a namespace: the one that an element declares for it, else a free one like the usual.
    static func prefix(
        of namespace: String,
        usual: String,
        in declarations: [XLIFFDocumentElement.Declaration]
    ) -> String {
        if let known = declarations.last(where: { $0.namespace == namespace && !$0.prefix.isEmpty }) {
            return known.prefix
        }
        var taken = Set(declarations.map(\.prefix))
        return InlineNumbering.unique(usual, &taken)
    }
}
