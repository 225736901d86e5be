import DragomanModel

/// Makes a document of 2.x one of 1.2.
struct DowngradeTo12 {
    typealias Element = XLIFFDocumentElement
    typealias Attribute = XLIFFDocumentElement.Attribute

    private let document: XLIFFDocument
    let core: CoreName
    /// The prefix under which attributes of 2.x are kept.
    let keptPrefix: String
    private(set) var findings: [Finding] = []

    init(_ document: XLIFFDocument) {
        self.document = document
        core = CoreName(prefix: document.root.prefix, namespace: XLIFFVersion.version12.namespace)
        // The prefix of the core is taken, whatever it was bound to.
        let free =
            document.root.declarations.filter { $0.namespace != document.version.namespace }
            + [.init(prefix: core.prefix, namespace: core.namespace)]
        keptPrefix = ModuleNames.prefix(of: XLIFFVersion.version21.namespace, usual: "xlf2", in: free)
    }

    mutating func run() -> XLIFFDocument {
        let old = document.root
        var root = core.element("xliff")
        root.declarations =
            [.init(prefix: core.prefix, namespace: core.namespace)]
            + old.declarations.filter { $0.prefix != core.prefix && $0.prefix != keptPrefix }
            + [.init(prefix: keptPrefix, namespace: XLIFFVersion.version21.namespace)]
        root["version"] = XLIFFVersion.version12.rawValue
        root.attributes += old.attributes.filter { !$0.prefix.isEmpty && !($0.prefix == "xml" && $0.name == "space") }
        for node in old.children {
            if case .element(let element) = node, element.isCore("file") {
                root.children.append(.element(file(element)))
            } else {
                root.children.append(node)
            }
        }
        return XLIFFDocument(version: .version12, root: root, prolog: document.prolog, epilog: document.epilog)
    }

    mutating func tell(_ severity: Severity, _ code: String, _ unit: String?, _ message: String) {
        findings.append(Finding(severity, code, unit: unit, message: message))
    }

    /// An attribute of 2.x that 1.2 keeps.
    func kept(_ name: String, _ value: String) -> Attribute { Attribute(prefix: keptPrefix, name: name, value: value) }

    /// The attributes that have no word in 1.2, and those of other namespaces.
    func others(_ element: Element, but said: Set<String>) -> [Attribute] {
        element.attributes.compactMap { attribute in
            if !attribute.prefix.isEmpty { return attribute }
            return said.contains(attribute.name) ? nil : kept(attribute.name, attribute.value)
        }
    }

    // MARK: Files and groups

    private mutating func file(_ file: Element) -> Element {
        var children = file.children
        let details = KeptDetails.take(from: &children, core: core)
        var result = core.element("file")
        result["original"] = file["original"] ?? file["id"] ?? ""
        result["source-language"] = document.root["srcLang"]
        result["target-language"] = document.root["trgLang"]
        result.attributes += details.attributes(of: "file")
        if result["datatype"] == nil { result["datatype"] = "x-unknown" }
        // A file of 1.2 says nothing of whether it is to be translated: its units do.
        result.attributes += others(file, but: ["original", "translate"])
        var header = core.element("header")
        var body = core.element("body")
        for element in Self.elements(children) where element.isCore("skeleton") {
            header.children.append(.element(skeleton(element, details)))
        }
        header.children += details.elements.filter { $0.name != "bin-unit" }.map(XLIFFNode.element)
        read(children, into: &header, &body, translate: file["translate"])
        body.children += details.elements.filter { $0.name == "bin-unit" }.map(XLIFFNode.element)
        Self.orderHeader(&header)
        if !header.children.isEmpty { result.children.append(.element(header)) }
        result.children.append(.element(body))
        return result
    }

    /// The schema wants `skl` and `phase-group` first.
    private static func orderHeader(_ header: inout Element) {
        func rank(_ node: XLIFFNode) -> Int {
            guard case .element(let element) = node, element.isCore(element.name) else { return 2 }
            return element.name == "skl" ? 0 : element.name == "phase-group" ? 1 : 2
        }
        header.children = (0...2).flatMap { wanted in header.children.filter { rank($0) == wanted } }
    }

    static func elements(_ nodes: [XLIFFNode]) -> [Element] {
        nodes.compactMap { if case .element(let element) = $0 { element } else { nil } }
    }

    private func skeleton(_ skeleton: Element, _ details: KeptDetails) -> Element {
        var inner: Element
        if let href = skeleton["href"] {
            inner = core.element("external-file", attributes: [Attribute(name: "href", value: href)])
            inner.attributes += details.attributes(of: "external-file")
        } else {
            inner = core.element("internal-file", attributes: details.attributes(of: "internal-file"))
            inner.children = skeleton.children
        }
        return core.element("skl", children: [.element(inner)])
    }

    /// Reads what stands in a file or group: what is beside the units goes to `beside`.
    private mutating func read(
        _ children: [XLIFFNode],
        into beside: inout Element,
        _ units: inout Element,
        translate: String?
    ) {
        for node in children {
            switch node {
            case .text: continue
            case .comment, .instruction: units.children.append(node)
            case .element(let element):
                switch element.name {
                case "skeleton" where element.isCore("skeleton"): continue
                case "notes" where element.isCore("notes"):
                    beside.children += notes(element).map(XLIFFNode.element)
                case "unit" where element.isCore("unit"):
                    units.children.append(.element(unit(element, translate: translate)))
                case "group" where element.isCore("group"):
                    units.children.append(.element(group(element, translate: translate)))
                default: beside.children.append(.element(element))
                }
            }
        }
    }

    private mutating func group(_ group: Element, translate: String?) -> Element {
        var children = group.children
        let details = KeptDetails.take(from: &children, core: core)
        var result = core.element("group")
        result["id"] = group["id"]
        result["resname"] = group["name"]
        result["translate"] = group["translate"] ?? translate
        Self.restore(details.attributes(of: "group"), in: &result)
        result.attributes += others(group, but: ["id", "name", "translate"])
        result.children += details.elements.filter { $0.name != "bin-unit" }.map(XLIFFNode.element)
        var units = core.element("group")
        read(children, into: &result, &units, translate: nil)
        result.children += units.children
        result.children += details.elements.filter { $0.name == "bin-unit" }.map(XLIFFNode.element)
        return result
    }

    /// Puts back attributes of 1.2.
    static func restore(_ attributes: [Attribute], in element: inout Element) {
        for attribute in attributes {
            if attribute.prefix.isEmpty {
                element[attribute.name] = attribute.value
            } else {
                element.attributes.append(attribute)
            }
        }
    }

    func notes(_ notes: Element) -> [Element] {
        notes.elements.filter { $0.isCore("note") }.map { note in
            var result = core.element("note")
            result["from"] = note["category"]
            result["priority"] = note["priority"]
            result["annotates"] = note["appliesTo"]
            // A note of 1.2 has no attributes of others but its language.
            result.attributes += note.attributes.filter { $0.prefix == "xml" && $0.name == "lang" }
            result.children = note.children
            return result
        }
    }
}
