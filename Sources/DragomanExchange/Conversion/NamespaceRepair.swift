/// Declares the namespaces of elements that were moved where their prefixes mean something else.
enum NamespaceRepair {
    static func apply(to root: inout XLIFFDocumentElement) {
        apply(to: &root, scope: ["": "", "xml": "http://www.w3.org/XML/1998/namespace"])
    }

    private static func apply(to element: inout XLIFFDocumentElement, scope: [String: String]) {
        var scope = scope
        for declaration in element.declarations { scope[declaration.prefix] = declaration.namespace }
        if scope[element.prefix] != element.namespace, !(element.namespace.isEmpty && !element.prefix.isEmpty) {
            element.declarations.removeAll { $0.prefix == element.prefix }
            element.declarations.append(.init(prefix: element.prefix, namespace: element.namespace))
            scope[element.prefix] = element.namespace
        }
        for index in element.children.indices {
            guard case .element(var child) = element.children[index] else { continue }
            element.children[index] = .text("")
            apply(to: &child, scope: scope)
            element.children[index] = .element(child)
        }
    }

    /// Declares at the root what is declared further in, so that elements can be made anew.
    static func hoist(_ root: inout XLIFFDocumentElement) {
        var known = Set(root.declarations.map(\.prefix))
        var more: [XLIFFDocumentElement.Declaration] = []
        var rest = root.elements
        while let element = rest.popLast() {
            for declaration in element.declarations
            where !declaration.prefix.isEmpty && known.insert(declaration.prefix).inserted {
                more.append(declaration)
            }
            rest += element.elements
        }
        root.declarations += more.sorted { $0.prefix < $1.prefix }
    }
}
