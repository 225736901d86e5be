/// What 1.2 says and 2.x has no word for, kept as metadata, and taken out of them again.
///
/// A `metaGroup` of category `xliff-1.2` holds groups `attributes of NAME` and `element NAME`; in the latter, attributes
/// and text are entries and elements are groups, in their order.
struct KeptDetails {
    typealias Element = XLIFFDocumentElement
    typealias Attribute = XLIFFDocumentElement.Attribute

    static let namespace = "urn:oasis:names:tc:xliff:metadata:2.0"
    private static let category = "xliff-1.2"

    /// Attributes by what has them: the name of an element, or `code` and an id.
    private(set) var attributes: [(owner: String, attributes: [Attribute])] = []
    /// Elements as they stood.
    private(set) var elements: [Element] = []

    var isEmpty: Bool { attributes.isEmpty && elements.isEmpty }

    mutating func keep(_ attributes: [Attribute], of owner: String) {
        if !attributes.isEmpty { self.attributes.append((owner, attributes)) }
    }

    mutating func keep(_ element: Element) { elements.append(element) }

    func attributes(of owner: String) -> [Attribute] {
        attributes.filter { $0.owner == owner }.flatMap(\.attributes)
    }

    // MARK: As metadata

    /// The group of metadata; `prefix` is that of the module.
    func metaGroup(_ prefix: String) -> Element {
        let writer = Writer(prefix: prefix)
        var group = writer.group(Self.category)
        for (owner, attributes) in attributes {
            var inner = writer.group("attributes of \(owner)")
            inner.children = attributes.map { .element(writer.meta(Self.name(of: $0), $0.value)) }
            group.children.append(.element(inner))
        }
        for element in elements { group.children.append(.element(writer.write(element))) }
        return group
    }

    private static func name(of attribute: Attribute) -> String {
        attribute.prefix.isEmpty ? attribute.name : "\(attribute.prefix):\(attribute.name)"
    }

    private struct Writer {
        let prefix: String

        func group(_ category: String) -> Element { make("metaGroup", "category", category) }

        func meta(_ type: String, _ text: String) -> Element {
            var element = make("meta", "type", type)
            if !text.isEmpty { element.children = [.text(text)] }
            return element
        }

        private func make(_ name: String, _ attribute: String, _ value: String) -> Element {
            Element(
                prefix: prefix,
                name: name,
                namespace: KeptDetails.namespace,
                attributes: [Attribute(name: attribute, value: value)]
            )
        }

        func write(_ element: Element) -> Element {
            let isOwn = element.namespace == XLIFFVersion.version12.namespace
            var group = group("element \(isOwn ? element.name : element.tag)")
            if !isOwn { group.children.append(.element(meta("in", element.namespace))) }
            for declaration in element.declarations {
                group.children.append(.element(meta("namespace \(declaration.prefix)", declaration.namespace)))
            }
            for attribute in element.attributes {
                group.children.append(.element(meta("attribute \(KeptDetails.name(of: attribute))", attribute.value)))
            }
            let hasElements = !element.elements.isEmpty
            for child in element.children {
                switch child {
                case .element(let child): group.children.append(.element(write(child)))
                case .text(let text):
                    if hasElements, text.utf8.allSatisfy(\.isXMLSpace) { continue }
                    group.children.append(.element(meta("text", text)))
                case .comment(let text): group.children.append(.element(meta("comment", text)))
                case .instruction(let target, let text):
                    group.children.append(.element(meta("instruction \(target)", text)))
                }
            }
            if group.children.isEmpty { group.children = [.element(meta("empty", ""))] }
            return group
        }
    }

    // MARK: From metadata

    /// Takes what was kept out of the metadata that stand among nodes; metadata that hold nothing else go.
    static func take(from nodes: inout [XLIFFNode], core: CoreName) -> KeptDetails {
        var kept = KeptDetails()
        for index in nodes.indices.reversed() {
            guard case .element(var metadata) = nodes[index], metadata.namespace == namespace,
                metadata.name == "metadata"
            else { continue }
            metadata.children.removeAll { node in
                guard case .element(let group) = node, group["category"] == category else { return false }
                for inner in group.elements { kept.read(inner, core) }
                return true
            }
            if metadata.elements.isEmpty { nodes.remove(at: index) } else { nodes[index] = .element(metadata) }
        }
        return kept
    }

    private mutating func read(_ group: Element, _ core: CoreName) {
        let category = group["category"] ?? ""
        if category.hasPrefix("attributes of ") {
            keep(
                group.elements.map { Self.attribute($0["type"] ?? "", $0.text) },
                of: String(category.dropFirst("attributes of ".count))
            )
        } else if let element = Self.element(group, core) {
            keep(element)
        }
    }

    private static func attribute(_ tag: String, _ value: String) -> Attribute {
        let (prefix, name) = split(tag)
        return Attribute(prefix: prefix, name: name, value: value)
    }

    private static func split(_ tag: String) -> (String, String) {
        guard let colon = tag.firstIndex(of: ":") else { return ("", tag) }
        return (String(tag[..<colon]), String(tag[tag.index(after: colon)...]))
    }

    private static func element(_ group: Element, _ core: CoreName) -> Element? {
        guard let tag = group["category"], tag.hasPrefix("element ") else { return nil }
        let (prefix, name) = split(String(tag.dropFirst("element ".count)))
        // An element of 1.2 itself has the prefix of the document that it comes into.
        var element = prefix.isEmpty ? core.element(name) : Element(prefix: prefix, name: name, namespace: "")
        for child in group.elements {
            let type = child["type"] ?? ""
            if child.name == "metaGroup" {
                if let inner = Self.element(child, core) { element.children.append(.element(inner)) }
            } else if type.hasPrefix("attribute ") {
                element.attributes.append(attribute(String(type.dropFirst("attribute ".count)), child.text))
            } else if type.hasPrefix("namespace ") {
                element.declarations.append(
                    .init(prefix: String(type.dropFirst("namespace ".count)), namespace: child.text)
                )
            } else if type.hasPrefix("instruction ") {
                element.children.append(
                    .instruction(target: String(type.dropFirst("instruction ".count)), text: child.text)
                )
            } else if type == "in" {
                element.namespace = child.text
            } else if type == "text" {
                element.children.append(.text(child.text))
            } else if type == "comment" {
                element.children.append(.comment(child.text))
            }
        }
        return element
    }
}
