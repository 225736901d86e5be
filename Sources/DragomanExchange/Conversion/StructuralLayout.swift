/// Puts elements that hold no text on lines of their own; texts and foreign elements stay as they are.
enum StructuralLayout {
    /// Elements that hold text, or what nobody should touch.
    private static let texts: Set<String> = [
        "source", "target", "seg-source", "note", "data", "skeleton", "internal-file", "context", "count", "prop",
        "tool", "meta", "term", "translation", "definition", "glossary", "reference",
    ]

    static func apply(to root: inout XLIFFDocumentElement) { apply(to: &root, depth: 0) }

    private static func apply(to element: inout XLIFFDocumentElement, depth: Int) {
        let isKnown =
            element.namespace.hasPrefix("urn:oasis:names:tc:xliff:document:")
            || element.namespace == KeptDetails.namespace
            || element.namespace == ModuleNames.matches && ["matches", "match"].contains(element.name)
        guard isKnown, !texts.contains(element.name) else { return }
        let hasText = element.children.contains { node in
            if case .text(let text) = node { !text.utf8.allSatisfy(\.isXMLSpace) } else { false }
        }
        guard !hasText, element.children.contains(where: { if case .text = $0 { false } else { true } }) else { return }
        var children: [XLIFFNode] = []
        let indent = "\n" + String(repeating: "  ", count: min(depth + 1, 40))
        for node in element.children {
            switch node {
            case .text: continue
            case .element(var child):
                apply(to: &child, depth: depth + 1)
                children += [.text(indent), .element(child)]
            case .comment, .instruction: children += [.text(indent), node]
            }
        }
        children.append(.text("\n" + String(repeating: "  ", count: min(depth, 40))))
        element.children = children
    }
}
