/// Puts the content of a `source`, `seg-source` or `target` of 1.2 together.
struct InlineWriter12 {
    typealias Attribute = XLIFFDocumentElement.Attribute

    private let core: CoreName
    /// The prefix under which attributes of 2.x are kept.
    private let kept: String
    /// What 1.2 kept of a code when it became one of 2.x, by the code's id.
    private let restored: [String: [Attribute]]
    /// Annotations that overlap with something, and were left out.
    private(set) var droppedMarks = 0

    init(_ core: CoreName, kept: String, restored: [String: [Attribute]]) {
        self.core = core
        self.kept = kept
        self.restored = restored
    }

    mutating func write(_ tokens: [InlineToken], _ name: String, _ attributes: [Attribute]) -> XLIFFDocumentElement {
        var builder = ElementBuilder(core.element(name, attributes: attributes))
        let nesting = InlineNesting(tokens)
        // A pair with native code is written as two ends with their data.
        var asEnds: Set<Int> = []
        var open: [(id: String, index: Int)] = []
        for (index, token) in tokens.enumerated() {
            guard case .code(let spot) = token else { continue }
            if nesting.starts.contains(index) { open.append((spot.id, index)) }
            if nesting.ends.contains(index), let start = open.popLast() {
                if spot.data != nil || tokens[start.index].spot?.data != nil { asEnds.formUnion([start.index, index]) }
            }
        }
        for (index, token) in tokens.enumerated() {
            let isElement =
                (nesting.starts.contains(index) || nesting.ends.contains(index)) && !asEnds.contains(index)
            switch token {
            case .text(let text): builder.add(.text(text))
            case .node(let node): builder.add(node)
            case .point(let hex):
                builder.add(
                    .element(
                        core.element(
                            "x",
                            attributes: [
                                Attribute(name: "id", value: "cp-\(hex)-\(index)"),
                                Attribute(name: "ctype", value: "x-cp"),
                                Attribute(prefix: kept, name: "hex", value: hex),
                            ]
                        )
                    )
                )
            case .segmentStart(let id):
                var mark = core.element("mrk", attributes: [Attribute(name: "mtype", value: "seg")])
                mark["mid"] = id
                builder.start(mark)
            case .segmentEnd: builder.end()
            case .code(let spot) where isElement && spot.role == .open:
                let end = tokens[index...].first { $0.isEnd(of: spot.id) }
                builder.start(around(spot, end?.spot))
            case .code where isElement: builder.end()
            case .code(let spot): builder.add(.element(point(spot, hasData: asEnds.contains(index))))
            case .markStart(let mark) where isElement: builder.start(self.mark(mark))
            case .markEnd where isElement: builder.end()
            case .markStart: droppedMarks += 1
            case .markEnd: continue
            }
        }
        return builder.finish()
    }

    /// The id that the code had in 1.2, where it has another now.
    private func id(_ spot: InlineSpot) -> Attribute {
        restored[spot.id]?.first { $0.name == "id" } ?? Attribute(name: "id", value: spot.id)
    }

    private func around(_ start: InlineSpot, _ end: InlineSpot?) -> XLIFFDocumentElement {
        var element = core.element("g", attributes: [id(start)])
        add(start, to: &element, isPair: true)
        keep("equivEnd", end?.equivalent, in: &element)
        keep("dispEnd", end?.display, in: &element)
        keep("subFlowsEnd", end?.flows, in: &element)
        return element
    }

    private func point(_ spot: InlineSpot, hasData: Bool) -> XLIFFDocumentElement {
        let hasData = hasData || spot.data != nil
        var element: XLIFFDocumentElement
        switch spot.role {
        case .standalone:
            element = core.element(spot.data == nil ? "x" : "ph", attributes: [id(spot)])
            add(spot, to: &element, isPair: false)
        case .open where spot.isIsolated, .close where spot.isIsolated:
            element = core.element("it", attributes: [id(spot)])
            element["pos"] = spot.role == .open ? "open" : "close"
            add(spot, to: &element, isPair: true)
        case .open:
            element = core.element(hasData ? "bpt" : "bx", attributes: [Attribute(name: "id", value: spot.id)])
            element["rid"] = spot.id
            add(spot, to: &element, isPair: true)
        case .close:
            element = core.element(hasData ? "ept" : "ex", attributes: [Attribute(name: "id", value: spot.id)])
            element["rid"] = spot.id
            element["equiv-text"] = spot.equivalent
            keep("disp", spot.display, in: &element)
            keep("subFlows", spot.flows, in: &element)
        }
        element.children = spot.data ?? []
        return element
    }

    private func add(_ spot: InlineSpot, to element: inout XLIFFDocumentElement, isPair: Bool) {
        let ctype = InlineVocabulary.ctype(spot.type, spot.subType, isPair: isPair)
        if let ctype {
            element["ctype"] = ctype
        } else if let type = spot.type {
            element["ctype"] = "x-" + type
            keep("type", type, in: &element)
            keep("subType", spot.subType, in: &element)
        }
        element["equiv-text"] = spot.equivalent
        keep("disp", spot.display, in: &element)
        keep("subFlows", spot.flows, in: &element)
        for attribute in spot.others {
            if attribute.name == "canCopy", attribute.prefix.isEmpty, ["g", "x", "bx"].contains(element.name) {
                element["clone"] = attribute.value
            } else if attribute.prefix.isEmpty {
                keep(attribute.name, attribute.value, in: &element)
            } else {
                element.attributes.append(attribute)
            }
        }
        for attribute in restored[spot.id] ?? [] where element[attribute.name] == nil {
            element.attributes.append(attribute)
        }
    }

    private func mark(_ mark: InlineMark) -> XLIFFDocumentElement {
        var element = core.element("mrk")
        let own = mark.type.flatMap(InlineVocabulary.word(ofOwn:))
        let type =
            switch mark.type {
            case "term": "term"
            case nil where mark.translate == "no": "protected"
            default: own ?? "x-" + (mark.type ?? "generic").replacing(":", with: "-")
            }
        element["mtype"] = type
        element["mid"] = mark.id
        element["comment"] = mark.value
        if type.hasPrefix("x-"), own == nil { keep("type", mark.type ?? "", in: &element) }
        if type == "protected" {
            // Said by the type.
        } else if let translate = mark.translate {
            keep("translate", translate, in: &element)
        }
        keep("ref", mark.ref, in: &element)
        for attribute in mark.others {
            if attribute.prefix.isEmpty {
                keep(attribute.name, attribute.value, in: &element)
            } else {
                element.attributes.append(attribute)
            }
        }
        for attribute in restored[mark.id] ?? [] where element[attribute.name] == nil {
            element.attributes.append(attribute)
        }
        return element
    }

    private func keep(_ name: String, _ value: String?, in element: inout XLIFFDocumentElement) {
        guard let value else { return }
        element.attributes.append(Attribute(prefix: kept, name: name, value: value))
    }
}
