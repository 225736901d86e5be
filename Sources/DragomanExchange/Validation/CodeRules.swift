/// The rules of the codes and annotations in the sources, or in the targets, of a unit.
struct CodeRules {
    let report: ValidationReport
    /// The ids of the original data at hand.
    let data: Set<String>
    /// `nil` in a match, which is a world of its own.
    let names: UnitNames2?

    /// Checks contents that stand together.
    func check(_ contents: [CheckedElement]) {
        let inline = contents.flatMap(\.descendants)
        let codes = Dictionary(
            inline.compactMap { each in each["id"].map { ($0, each) } },
            uniquingKeysWith: { first, _ in first }
        )
        for each in inline {
            checkData(each)
            checkCopy(each, codes)
            if each.name == "cp" { Self.checkPoint(each, report) }
            if each["subType"] != nil, each["type"] == nil {
                report.add(.subTypeAlone, each, "subType stands without type")
            }
        }
        checkPairs(inline)
        checkMarkers(inline)
    }

    private func checkData(_ element: CheckedElement) {
        for name in ["dataRef", "dataRefStart", "dataRefEnd"] {
            if let id = element[name], !data.contains(id) {
                report.add(.dataUnresolved, element, "there is no original data '\(id)' in the unit")
            }
        }
    }

    private func checkCopy(_ element: CheckedElement, _ codes: [String: CheckedElement]) {
        guard let id = element["copyOf"] else { return }
        if ["dataRef", "dataRefStart", "dataRefEnd"].contains(where: { element[$0] != nil }) {
            report.add(.copyWithData, element, "the code is a copy and has original data")
        }
        guard let base = codes[id] ?? names?.sources[id] ?? names?.targets[id], base.name == element.name else {
            return report.add(.copyUnresolved, element, "there is no \(element.written) '\(id)' in the unit")
        }
        if base.says("no", "canCopy", default: "yes") {
            report.add(.copyForbidden, element, "'\(id)' may not be copied")
        }
    }

    /// A code point that XML can hold is written as itself.
    static func checkPoint(_ element: CheckedElement, _ report: ValidationReport) {
        guard let hex = element["hex"], let value = UInt32(hex, radix: 16) else { return }
        switch value {
        case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF:
            report.add(.codePoint, element, "U+\(hex.uppercased()) can stand in XML as it is")
        case 0x110000...: report.add(.codePoint, element, "U+\(hex.uppercased()) is no code point")
        default: break
        }
    }

    // MARK: Pairs

    private func checkPairs(_ inline: [CheckedElement]) {
        var starts: [String: CheckedElement] = [:]
        var ended: Set<String> = []
        for element in inline where element.name == "sc" {
            if let id = element["id"] { starts[id] = starts[id] ?? element }
        }
        var seen: Set<String> = []
        for element in inline {
            if element.name == "sc", let id = element["id"] { seen.insert(id) }
            guard element.name == "ec" else { continue }
            if element.says("yes", "isolated", default: "no") {
                if element["startRef"] != nil || element["id"] == nil {
                    report.add(.isolatedWithReference, element, "an isolated end code has an id and no startRef")
                }
                continue
            }
            if element["dir"] != nil {
                report.add(.pairAttribute, element, "dir stands on an end code that is not isolated")
            }
            guard let id = element["startRef"], let start = starts[id], seen.contains(id) else {
                // A start that comes later has its end, if in the wrong place.
                if let id = element["startRef"] { ended.insert(id) }
                report.add(
                    .endWithoutStart,
                    element,
                    element["startRef"].map { "there is no start code '\($0)' before it" }
                        ?? "the end code has neither startRef nor isolated=\"yes\""
                )
                continue
            }
            if !ended.insert(id).inserted { report.add(.endWithoutStart, element, "'\(id)' was ended before") }
            if start.says("yes", "isolated", default: "no") {
                report.add(.isolatedWithEnd, start, "the start code '\(id)' is isolated, but has an end code")
            }
            for name in ["canCopy", "canDelete", "canOverlap", "canReorder"] {
                let (one, other) = (start[name] ?? "yes", element[name] ?? "yes")
                // No ec is the first of anything.
                guard one != other, !(name == "canReorder" && one == "firstNo" && other == "no") else { continue }
                report.add(.pairDiffers, element, "\(name) is '\(other)' here and '\(one)' at the start code '\(id)'")
            }
        }
        for (id, start) in starts.sorted(by: { $0.key < $1.key })
        where !ended.contains(id) && !start.says("yes", "isolated", default: "no") {
            report.add(.startWithoutEnd, start, "the start code '\(id)' has no end code in the unit")
        }
    }

    private func checkMarkers(_ inline: [CheckedElement]) {
        var open: [String: CheckedElement] = [:]
        var closed: Set<String> = []
        for element in inline {
            if element.name == "sm", let id = element["id"] { open[id] = element }
            guard element.name == "em", let id = element["startRef"] else { continue }
            if open.removeValue(forKey: id) != nil {
                closed.insert(id)
            } else {
                report.add(
                    .annotationUnpaired,
                    element,
                    closed.contains(id) ? "'\(id)' was ended before" : "there is no start marker '\(id)' before it"
                )
            }
        }
        for (id, element) in open.sorted(by: { $0.key < $1.key }) {
            report.add(.annotationUnpaired, element, "the start marker '\(id)' has no end marker behind it")
        }
    }
}
