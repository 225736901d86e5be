/// Takes the content of a `source`, `seg-source` or `target` of 1.2 apart.
struct InlineReader12 {
    typealias Attribute = XLIFFDocumentElement.Attribute

    /// Shared by all contents of a unit.
    var numbering: InlineNumbering
    /// Sub-flows that were found in native codes: the id of the unit that is to be made, and what stands in it.
    private(set) var flows: [(id: String, content: XLIFFDocumentElement)] = []
    /// Names of elements whose place in a text cannot be kept.
    private(set) var foreign: Set<String> = []
    private let unit: String
    /// The prefix under which attributes of 2.x were kept.
    private let kept: String?
    private var marks: [String: Int] = [:]
    private var opened: Set<String> = []

    /// - Parameters:
    ///   - unit: The id of the unit.
    ///   - kept: The prefix under which attributes of 2.x were kept.
    ///   - numbering: Ids that are taken.
    init(unit: String, kept: String?, numbering: InlineNumbering = InlineNumbering()) {
        self.unit = unit
        self.kept = kept
        self.numbering = numbering
    }

    mutating func read(_ content: XLIFFDocumentElement) -> [InlineToken] {
        marks = [:]
        opened = []
        var result: [InlineToken] = []
        read(content, into: &result)
        return result
    }

    private mutating func read(_ parent: XLIFFDocumentElement, into result: inout [InlineToken]) {
        for node in parent.children {
            switch node {
            case .text(let text): result.append(.text(text))
            case .comment, .instruction: result.append(.node(node))
            case .element(let element):
                guard element.namespace == parent.namespace else {
                    foreign.insert(element.tag)
                    result.append(.node(node))
                    continue
                }
                read(element, named: element.name, into: &result)
            }
        }
    }

    private mutating func read(
        _ element: XLIFFDocumentElement,
        named name: String,
        into result: inout [InlineToken]
    ) {
        let own = element["id"] ?? ""
        switch name {
        case "g":
            var spot = spot(element, .open, numbering.id("g", own))
            spot.isElement = true
            result.append(.code(spot))
            read(element, into: &result)
            result.append(.code(end(of: element, spot.id)))
        case "x": result.append(.code(spot(element, .standalone, numbering.id("x", own))))
        case "ph": result.append(.code(native(element, spot(element, .standalone, numbering.id("ph", own)))))
        case "bx", "bpt":
            let key = element["rid"] ?? own
            opened.insert(name + key)
            let id = numbering.id(name, key)
            let begun = spot(element, .open, id)
            result.append(.code(name == "bx" ? begun : native(element, begun)))
        case "ex", "ept":
            let start = name == "ex" ? "bx" : "bpt"
            let key = element["rid"] ?? own
            var ended = spot(element, .close, numbering.id(start, key))
            ended.isIsolated = !opened.contains(start + key)
            result.append(.code(name == "ex" ? ended : native(element, ended)))
        case "it":
            let isOpen = ["open", "begin"].contains(element["pos"] ?? "open")
            var half = spot(element, isOpen ? .open : .close, numbering.id(isOpen ? "it" : "it/", own))
            half.isIsolated = true
            result.append(.code(native(element, half)))
        case "mrk": readMark(element, into: &result)
        default: read(element, into: &result)
        }
    }

    private mutating func readMark(_ element: XLIFFDocumentElement, into result: inout [InlineToken]) {
        if element["mtype"] == "seg" {
            result.append(.segmentStart(id: element["mid"]))
            read(element, into: &result)
            return result.append(.segmentEnd)
        }
        let type = element["mtype"] ?? "generic"
        marks[type, default: 0] += 1
        let id =
            element["mid"].map { numbering.id("mrk", $0) } ?? numbering.id("mrk.\(type)", "m\(marks[type] ?? 1)")
        var mark = InlineMark(id: id)
        switch type {
        case "term": mark.type = "term"
        case "protected": mark.translate = "no"
        case "generic": mark.type = nil
        default: mark.type = InlineVocabulary.own(type)
        }
        mark.value = element["comment"]
        if type == "x-comment", mark.value != nil { mark.type = "comment" }
        for attribute in element.attributes {
            switch attribute.name {
            case _ where attribute.prefix == kept && kept != nil: take(attribute, &mark)
            case "mtype", "mid", "comment": continue
            default: mark.others.append(attribute)
            }
        }
        result.append(.markStart(mark))
        read(element, into: &result)
        result.append(.markEnd(id: id))
    }

    private func spot(_ element: XLIFFDocumentElement, _ role: InlineSpot.Role, _ id: String) -> InlineSpot {
        var spot = InlineSpot(role: role, id: id)
        if let ctype = element["ctype"] { (spot.type, spot.subType) = InlineVocabulary.type(ofCtype: ctype) }
        spot.equivalent = element["equiv-text"]
        for attribute in element.attributes {
            switch (attribute.prefix, attribute.name) {
            case (let prefix, _) where prefix == kept: take(attribute, &spot)
            case ("", "id"), ("", "rid"), ("", "ctype"), ("", "equiv-text"), ("", "pos"): continue
            case ("", "clone"): spot.others.append(Attribute(name: "canCopy", value: attribute.value))
            default: spot.others.append(attribute)
            }
        }
        return spot
    }

    /// The end of a `g`.
    private func end(of element: XLIFFDocumentElement, _ id: String) -> InlineSpot {
        var spot = InlineSpot(role: .close, id: id, isElement: true)
        for attribute in element.attributes where attribute.prefix == kept && kept != nil {
            switch attribute.name {
            case "equivEnd": spot.equivalent = attribute.value
            case "dispEnd": spot.display = attribute.value
            case "subFlowsEnd": spot.flows = attribute.value
            default: continue
            }
        }
        return spot
    }

    /// Takes an attribute of 2.x that 1.2 was made to keep.
    private func take(_ attribute: Attribute, _ spot: inout InlineSpot) {
        switch attribute.name {
        case "type": (spot.type, spot.subType) = (attribute.value, nil)
        case "subType": spot.subType = attribute.value
        case "disp": spot.display = attribute.value
        case "subFlows": spot.flows = attribute.value
        case "equivEnd", "dispEnd", "subFlowsEnd": return
        default: spot.others.append(Attribute(name: attribute.name, value: attribute.value))
        }
    }

    private func take(_ attribute: Attribute, _ mark: inout InlineMark) {
        switch attribute.name {
        case "type": mark.type = attribute.value.isEmpty ? nil : attribute.value
        case "ref": mark.ref = attribute.value
        case "translate": mark.translate = attribute.value.isEmpty ? nil : attribute.value
        default: mark.others.append(Attribute(name: attribute.name, value: attribute.value))
        }
    }

    /// The native code of an element; sub-flows become units.
    private mutating func native(_ element: XLIFFDocumentElement, _ spot: InlineSpot) -> InlineSpot {
        var spot = spot
        var data: [XLIFFNode] = []
        var units: [String] = []
        for node in element.children {
            guard case .element(let child) = node else {
                data.append(node)
                continue
            }
            guard child.name == "sub", child.namespace == element.namespace else {
                foreign.insert(child.tag)
                continue
            }
            let id = "\(unit)-\(spot.id)-sub\(units.count + 1)"
            if !flows.contains(where: { $0.id == id }) { flows.append((id, child)) }
            units.append(id)
        }
        if !data.isEmpty { spot.data = data }
        if !units.isEmpty { spot.flows = units.joined(separator: " ") }
        return spot
    }
}
