/// Takes the content of a `source` or `target` of 2.x apart.
struct InlineReader2 {
    /// The original data of the unit (or match).
    let data: [String: [XLIFFNode]]

    /// - Parameter holder: What holds `originalData`.
    init(_ holder: XLIFFDocumentElement) {
        let entries = holder.elements.filter { $0.isCore("originalData") }.flatMap(\.elements)
        data = Dictionary(
            entries.compactMap { entry in entry["id"].map { ($0, entry.children.map(NativeCode.neutral)) } },
            uniquingKeysWith: { first, _ in first }
        )
    }

    func read(_ content: XLIFFDocumentElement) -> [InlineToken] {
        var result: [InlineToken] = []
        read(content, into: &result)
        return result
    }

    private func read(_ parent: XLIFFDocumentElement, into result: inout [InlineToken]) {
        for node in parent.children {
            switch node {
            case .text(let text): result.append(.text(text))
            case .comment, .instruction: result.append(.node(node))
            case .element(let element):
                guard element.namespace == parent.namespace else {
                    result.append(.node(node))
                    continue
                }
                read(element, into: &result, named: element.name)
            }
        }
    }

    private func read(_ element: XLIFFDocumentElement, into result: inout [InlineToken], named name: String) {
        switch name {
        case "ph": result.append(.code(spot(element, .standalone, element["id"] ?? "")))
        case "sc":
            var spot = spot(element, .open, element["id"] ?? "")
            spot.isIsolated = element["isolated"] == "yes"
            result.append(.code(spot))
        case "ec":
            var spot = spot(element, .close, element["startRef"] ?? element["id"] ?? "")
            spot.isIsolated = element["isolated"] == "yes"
            result.append(.code(spot))
        case "pc":
            var start = spot(element, .open, element["id"] ?? "", end: "Start")
            start.isElement = true
            result.append(.code(start))
            read(element, into: &result)
            var end = spot(element, .close, start.id, end: "End")
            end.isElement = true
            end.others = []
            (end.type, end.subType) = (nil, nil)
            result.append(.code(end))
        case "cp": result.append(.point(hex: element["hex"] ?? "0000"))
        case "mrk":
            let mark = mark(element)
            result.append(.markStart(mark))
            read(element, into: &result)
            result.append(.markEnd(id: mark.id))
        case "sm": result.append(.markStart(mark(element)))
        case "em": result.append(.markEnd(id: element["startRef"] ?? ""))
        default: read(element, into: &result)
        }
    }

    private func spot(
        _ element: XLIFFDocumentElement,
        _ role: InlineSpot.Role,
        _ id: String,
        end: String = ""
    ) -> InlineSpot {
        var spot = InlineSpot(role: role, id: id)
        spot.type = element["type"]
        spot.subType = element["subType"]
        spot.equivalent = element["equiv" + end]
        spot.display = element["disp" + end]
        spot.flows = element["subFlows" + end]
        spot.data = element["dataRef" + end].flatMap { data[$0] }
        spot.others = element.attributes.filter { attribute in
            guard attribute.prefix.isEmpty else { return true }
            return ["canCopy", "canDelete", "canReorder", "canOverlap", "copyOf", "dir"].contains(attribute.name)
        }
        return spot
    }

    private func mark(_ element: XLIFFDocumentElement) -> InlineMark {
        InlineMark(
            id: element["id"] ?? "",
            type: element["type"],
            value: element["value"],
            ref: element["ref"],
            translate: element["translate"],
            others: element.attributes.filter { attribute in
                !attribute.prefix.isEmpty || !["id", "type", "value", "ref", "translate"].contains(attribute.name)
            }
        )
    }
}
