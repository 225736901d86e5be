/// What stands in an XLIFF document, whatever it is: nothing of a file is lost in it but the spelling of the XML.
///
/// CDATA sections are text, empty elements are elements, quotes and white space inside of tags are not kept.
public enum XLIFFNode: Sendable, Hashable {
    case element(XLIFFDocumentElement)
    case text(String)
    case comment(String)
    case instruction(target: String, text: String)
}

/// An element with its attributes, the namespaces that it declares, and what stands in it, all in the order of the file.
public struct XLIFFDocumentElement: Sendable, Hashable {
    /// An attribute.
    public struct Attribute: Sendable, Hashable {
        /// The prefix; empty where it has none.
        public var prefix: String
        /// The local name.
        public var name: String
        /// The value.
        public var value: String

        /// Makes an attribute.
        public init(prefix: String = "", name: String, value: String) {
            self.prefix = prefix
            self.name = name
            self.value = value
        }
    }

    /// A namespace that an element declares.
    public struct Declaration: Sendable, Hashable {
        /// The prefix; empty for the default.
        public var prefix: String
        /// The namespace.
        public var namespace: String

        /// Makes a declaration.
        public init(prefix: String = "", namespace: String) {
            self.prefix = prefix
            self.namespace = namespace
        }
    }

    /// The prefix as written; empty where it has none.
    public var prefix: String
    /// The local name.
    public var name: String
    /// The namespace; empty where it has none.
    public var namespace: String
    /// The namespaces that it declares.
    public var declarations: [Declaration]
    /// The attributes.
    public var attributes: [Attribute]
    /// What stands in it.
    public var children: [XLIFFNode]

    /// Makes an element.
    public init(
        prefix: String = "",
        name: String,
        namespace: String,
        declarations: [Declaration] = [],
        attributes: [Attribute] = [],
        children: [XLIFFNode] = []
    ) {
        self.prefix = prefix
        self.name = name
        self.namespace = namespace
        self.declarations = declarations
        self.attributes = attributes
        self.children = children
    }

    /// The value of an attribute without prefix; setting `nil` takes it out, a new one stands last.
    public subscript(attribute: String) -> String? {
        get { attributes.first { $0.prefix.isEmpty && $0.name == attribute }?.value }
        set {
            let place = attributes.firstIndex { $0.prefix.isEmpty && $0.name == attribute }
            switch (place, newValue) {
            case (let place?, let value?): attributes[place].value = value
            case (let place?, nil): attributes.remove(at: place)
            case (nil, let value?): attributes.append(Attribute(name: attribute, value: value))
            case (nil, nil): break
            }
        }
    }

    /// The elements that stand directly in it.
    public var elements: [XLIFFDocumentElement] {
        children.compactMap { if case .element(let child) = $0 { child } else { nil } }
    }

    /// The text of all that stands in it, elements' text included.
    public var text: String {
        children.reduce(into: "") { text, child in
            switch child {
            case .element(let element): text += element.text
            case .text(let piece): text += piece
            case .comment, .instruction: break
            }
        }
    }

    /// The name as it stands in a tag.
    var tag: String { prefix.isEmpty ? name : "\(prefix):\(name)" }

    /// Whether it is an element of XLIFF itself.
    func isCore(_ wanted: String) -> Bool {
        name == wanted && namespace.hasPrefix("urn:oasis:names:tc:xliff:document:")
    }
}
