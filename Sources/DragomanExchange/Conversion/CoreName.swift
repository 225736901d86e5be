/// How a document calls the elements of its core: one namespace, one prefix.
struct CoreName {
    var prefix: String
    var namespace: String

    /// An element of the core.
    func element(
        _ name: String,
        attributes: [XLIFFDocumentElement.Attribute] = [],
        children: [XLIFFNode] = []
    ) -> XLIFFDocumentElement {
        XLIFFDocumentElement(
            prefix: prefix,
            name: name,
            namespace: namespace,
            attributes: attributes,
            children: children
        )
    }
}
