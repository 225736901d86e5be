/// Puts the content of a `source` or `target` of 2.x together.
struct InlineWriter2 {
    typealias Attribute = XLIFFDocumentElement.Attribute

    private let core: CoreName
    /// Prefixes of modules, whose attributes may stand on codes.
    private let modules: Set<String>
    /// The original data so far, by their content.
    private var data: [[XLIFFNode]: String] = [:]
    private var entries: [XLIFFDocumentElement] = []
    private var takenData: Set<String> = []
    /// What a code has that 2.x has no word for.
    private(set) var leftovers: [(id: String, attributes: [Attribute])] = []
    /// Foreign elements that no text of 2.x may hold.
    private(set) var dropped: Set<String> = []
    /// Codes whose leftovers are told: source and target have the same codes, and once is enough.
    private var told: Set<String> = []

    init(_ core: CoreName, modules: Set<String>) {
        self.core = core
        self.modules = modules
    }

    /// `originalData`, where there is any.
    var originalData: XLIFFDocumentElement? {
        entries.isEmpty ? nil : core.element("originalData", children: entries.map(XLIFFNode.element))
    }

    /// Writes the tokens of one segment.
    mutating func write(_ tokens: [InlineToken], _ name: String, _ attributes: [Attribute]) -> XLIFFDocumentElement {
        var builder = ElementBuilder(core.element(name, attributes: attributes))
        let nesting = InlineNesting(tokens)
        for (index, token) in tokens.enumerated() {
            switch token {
            case .text(let text): builder.add(.text(text))
            case .node(.element(let element)): dropped.insert(element.tag)
            case .node(let node): builder.add(node)
            case .point(let hex):
                builder.add(.element(core.element("cp", attributes: [.init(name: "hex", value: hex)])))
            case .segmentStart, .segmentEnd: continue
            case .code(let spot) where nesting.starts.contains(index):
                let end = tokens[index...].first { $0.isEnd(of: spot.id) }
                builder.start(pair(spot, end?.spot))
            case .code where nesting.ends.contains(index): builder.end()
            case .code(let spot): builder.add(.element(point(spot)))
            case .markStart(let mark):
                let element = self.mark(mark, nesting.starts.contains(index) ? "mrk" : "sm")
                if nesting.starts.contains(index) { builder.start(element) } else { builder.add(.element(element)) }
            case .markEnd where nesting.ends.contains(index): builder.end()
            case .markEnd(let id):
                builder.add(.element(core.element("em", attributes: [.init(name: "startRef", value: id)])))
            }
        }
        return builder.finish()
    }

    private mutating func pair(_ start: InlineSpot, _ end: InlineSpot?) -> XLIFFDocumentElement {
        var element = core.element("pc", attributes: [.init(name: "id", value: start.id)])
        add(start, to: &element)
        element["equivStart"] = start.equivalent
        element["equivEnd"] = end?.equivalent
        element["dispStart"] = start.display
        element["dispEnd"] = end?.display
        element["subFlowsStart"] = start.flows
        element["subFlowsEnd"] = end?.flows
        element["dataRefStart"] = reference(start.data)
        element["dataRefEnd"] = reference(end?.data)
        return element
    }

    private mutating func point(_ spot: InlineSpot) -> XLIFFDocumentElement {
        let name =
            switch spot.role {
            case .open: "sc"
            case .close: "ec"
            case .standalone: "ph"
            }
        var element = core.element(name)
        if spot.role == .close, !spot.isIsolated {
            element["startRef"] = spot.id
        } else {
            element["id"] = spot.id
        }
        if spot.isIsolated { element["isolated"] = "yes" }
        add(spot, to: &element)
        element["equiv"] = spot.equivalent
        element["disp"] = spot.display
        element["subFlows"] = spot.flows
        element["dataRef"] = reference(spot.data)
        return element
    }

    /// What both ends say, and all codes.
    private mutating func add(_ spot: InlineSpot, to element: inout XLIFFDocumentElement) {
        element["type"] = spot.type
        if spot.type != nil { element["subType"] = spot.subType }
        var left: [Attribute] = []
        for attribute in spot.others {
            let isOwn = attribute.prefix.isEmpty && Self.permitted[element.name]?.contains(attribute.name) ?? false
            if isOwn || modules.contains(attribute.prefix) {
                element.attributes.append(attribute)
            } else if !(attribute.prefix.isEmpty && Self.known.contains(attribute.name)) {
                left.append(attribute)
            }
        }
        if !left.isEmpty, told.insert(spot.id + spot.role.letter).inserted {
            leftovers.append((spot.id, left))
        }
    }

    private static let known: Set<String> = ["canCopy", "canDelete", "canReorder", "canOverlap", "copyOf", "dir"]
    private static let permitted: [String: Set<String>] = [
        "ph": ["canCopy", "canDelete", "canReorder", "copyOf"], "pc": known, "sc": known,
        "ec": ["canCopy", "canDelete", "canReorder", "canOverlap", "copyOf"],
    ]

    private mutating func reference(_ nodes: [XLIFFNode]?) -> String? {
        guard let nodes else { return nil }
        if let id = data[nodes] { return id }
        let id = InlineNumbering.unique("d\(entries.count + 1)", &takenData)
        data[nodes] = id
        entries.append(
            core.element(
                "data",
                attributes: [.init(name: "id", value: id)],
                children: nodes.map { NativeCode.of2($0, core) }
            )
        )
        return id
    }

    private mutating func mark(_ mark: InlineMark, _ name: String) -> XLIFFDocumentElement {
        var element = core.element(name, attributes: [.init(name: "id", value: mark.id)])
        element["translate"] = mark.translate
        element["type"] = mark.type
        element["ref"] = mark.ref
        element["value"] = mark.value
        var left: [Attribute] = []
        for attribute in mark.others {
            // Annotations may have attributes of anyone.
            if attribute.prefix.isEmpty { left.append(attribute) } else { element.attributes.append(attribute) }
        }
        if !left.isEmpty, told.insert(mark.id + "m").inserted { leftovers.append((mark.id, left)) }
        return element
    }
}

extension InlineSpot.Role {
    fileprivate var letter: String {
        switch self {
        case .open: "("
        case .close: ")"
        case .standalone: "."
        }
    }
}

extension InlineToken {
    var spot: InlineSpot? { if case .code(let spot) = self { spot } else { nil } }

    func isEnd(of id: String) -> Bool { spot.map { $0.role == .close && $0.id == id } ?? false }
}
