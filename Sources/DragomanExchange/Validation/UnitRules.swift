/// The rules of one unit of XLIFF 2.x.
struct UnitRules {
    let report: ValidationReport
    let modules: ModuleRules
    let unit: CheckedElement
    let sourceLanguage: String
    let targetLanguage: String?
    /// What is said of the language further out, the nearest last.
    let outerLanguages: [String]

    func check(_ file: inout FileScope) {
        let parts = unit.children.filter { $0.name == "segment" || $0.name == "ignorable" }
        if !parts.contains(where: { $0.name == "segment" }) {
            report.add(.elementMissing, unit, "a unit has at least one segment")
        }
        for notes in unit.all("notes") { NoteRules(report: report).check(notes) }
        checkExtensions()
        let names = UnitNames2(unit, parts, report)
        let data = Self.data(of: unit, report)
        let sources = parts.compactMap { $0.first("source") }
        let targets = parts.compactMap { $0.first("target") }
        let codes = CodeRules(report: report, data: data, names: names)
        codes.check(sources)
        codes.check(targets)
        for part in parts { check(part) }
        checkOrder(parts)
        for each in sources + targets {
            checkLanguage(each)
            for inline in each.descendants { checkReferences(inline, names, &file) }
        }
        for note in unit.all("notes").flatMap({ $0.all("note") }) { checkReferences(note, names, &file) }
        for child in unit.children where child.isOfModule { modules.check(child, unit: names) }
    }

    // MARK: Parts

    private func check(_ part: CheckedElement) {
        let id = part["id"]
        if part["subState"] != nil, part["state"] == nil {
            report.add(.subStateAlone, part, "subState stands without state", segment: id)
        }
        guard let source = part.first("source") else { return }
        ReorderRules(report: report, segment: id).check(source, part.first("target"))
        guard let target = part.first("target") else {
            if let state = part["state"], state != "initial" {
                report.add(.stateWithoutTarget, part, "the state is '\(state)', but there is no target", segment: id)
            }
            return
        }
        if targetLanguage == nil {
            report.add(.targetLanguageMissing, target, "there is a target, but the file has no trgLang", segment: id)
        }
    }

    /// The places of the targets: those that are given, and for the others the ones that they stand at.
    private func checkOrder(_ parts: [CheckedElement]) {
        var taken: Set<Int> = []
        for (place, part) in parts.enumerated() {
            guard let target = part.first("target"), let text = target["order"] else {
                continue
            }
            guard let order = Int(text), (1...parts.count).contains(order) else {
                report.add(.orderInvalid, target, "the order is '\(text)', and the unit has \(parts.count) parts")
                continue
            }
            if !taken.insert(order).inserted {
                report.add(.orderInvalid, target, "another target has the order \(order)")
            } else if order != place + 1, parts[order - 1].first("target").map({ $0["order"] == nil }) ?? false {
                report.add(
                    .orderInvalid,
                    target,
                    "place \(order) is that of another target, which has no order of its own"
                )
            }
        }
    }

    /// What is nearest says the language.
    private func checkLanguage(_ content: CheckedElement) {
        let isSource = content.name == "source"
        let wanted = isSource ? sourceLanguage : targetLanguage
        let said = content["xml:lang"] ?? (isSource ? unit["xml:lang"] ?? outerLanguages.last : nil)
        guard let said, let wanted, said.lowercased() != wanted.lowercased() else { return }
        report.add(
            .languageDiffers,
            content,
            "the \(content.name) is in '\(said)', but \(isSource ? "srcLang" : "trgLang") says '\(wanted)'"
        )
    }

    // MARK: Ids and references

    /// Elements of extensions share one space of ids in a unit.
    private func checkExtensions() {
        var ids = IDScope()
        for child in unit.children where child.name == "*" {
            for each in [child] + child.descendants {
                for name in ["id", "xml:id"] {
                    if let id = each[name], !ids.insert(id) {
                        report.add(.idNotUnique, each, "there is an element '\(id)' before")
                    }
                }
            }
        }
    }

    /// The ids of the original data beside some content.
    static func data(of holder: CheckedElement, _ report: ValidationReport) -> Set<String> {
        var ids = IDScope()
        let data = holder.first("originalData")?.all("data") ?? []
        for each in data {
            if let id = each["id"], !ids.insert(id) { report.add(.idNotUnique, each, "there is data '\(id)' before") }
            for point in each.all("cp") { CodeRules.checkPoint(point, report) }
        }
        return Set(data.compactMap { $0["id"] })
    }

    private func checkReferences(_ element: CheckedElement, _ names: UnitNames2, _ file: inout FileScope) {
        for name in ["subFlows", "subFlowsStart", "subFlowsEnd"] {
            for flow in element[name]?.split(whereSeparator: \.isWhitespace) ?? [] {
                file.subFlows.append((String(flow), (element.written, element.line)))
            }
        }
        let isAnnotation = element.name == "mrk" || element.name == "sm"
        if isAnnotation { checkAnnotation(element, names) }
        // Of a comment it is told there.
        let isComment = element["type"] == "comment" && element["ref"].map { FragmentIdentifier($0) != nil } ?? false
        guard isAnnotation && !isComment || element.name == "note", let reference = element["ref"],
            reference.hasPrefix("#")
        else {
            return
        }
        guard let fragment = FragmentIdentifier(reference) else {
            return report.add(.fragmentInvalid, element, "'\(reference)' is no fragment identifier")
        }
        if let other = fragment.unit, other != unit["id"] {
            file.references.append(
                FileScope.Reference(text: reference, unit: other, element: element.written, line: element.line)
            )
        } else if fragment.file == nil, fragment.group == nil, !names.has(fragment.leaf) {
            report.add(.fragmentUnresolved, element, "'\(reference)' leads to nothing in the unit")
        }
    }

    private func checkAnnotation(_ element: CheckedElement, _ names: UnitNames2) {
        switch element["type"] {
        case "comment":
            let reference = element["ref"]
            guard (reference == nil) != (element["value"] == nil) else {
                return report.add(
                    .commentWithoutNote,
                    element,
                    reference == nil ? "the comment has neither value nor ref" : "the comment has value and ref"
                )
            }
            guard let reference else { return }
            let fragment = FragmentIdentifier(reference)
            let isHere =
                fragment.map { ($0.unit == nil && $0.file == nil && $0.group == nil) || $0.unit == unit["id"] } ?? false
            if case .note(let id) = fragment?.leaf, isHere, names.notes.contains(id) { return }
            // What is no identifier at all is told as such.
            if fragment != nil || !reference.hasPrefix("#") {
                report.add(.commentWithoutNote, element, "'\(reference)' is no note of the unit")
            }
        case "mtc:match":
            if element["ref"] != nil { report.add(.matchAnnotation, element, "the annotation has a ref") }
        default: break
        }
    }
}

/// The ids that a unit gives, by what they are of.
struct UnitNames2 {
    /// Of parts and of what stands in sources: the elements themselves.
    private(set) var sources: [String: CheckedElement] = [:]
    /// Of what stands in targets.
    private(set) var targets: [String: CheckedElement] = [:]
    let notes: Set<String>
    let data: Set<String>
    private let modules: Set<String>

    /// Gathers the ids, and reports those that are not unique.
    init(_ unit: CheckedElement, _ parts: [CheckedElement], _ report: ValidationReport) {
        notes = Set(unit.all("notes").flatMap { $0.all("note") }.compactMap { $0["id"] })
        data = Set(unit.first("originalData")?.all("data").compactMap { $0["id"] } ?? [])
        let others = unit.children.filter { $0.name == "*" || $0.isOfModule }
        modules = Set((others + others.flatMap(\.descendants)).flatMap { [$0["id"], $0["xml:id"]].compactMap(\.self) })
        for part in parts {
            for each in [part] + (part.first("source")?.descendants ?? []) {
                guard let id = each["id"] else { continue }
                if let other = sources[id] {
                    report.add(.idNotUnique, each, "there is a \(other.written) '\(id)' before")
                } else {
                    sources[id] = each
                }
            }
        }
        for part in parts {
            for each in part.first("target")?.descendants ?? [] {
                guard let id = each["id"] else { continue }
                if let other = targets[id] {
                    report.add(.idNotUnique, each, "there is a \(other.written) '\(id)' in the targets before")
                }
                targets[id] = targets[id] ?? each
                if let source = sources[id], Self.kind(source) != Self.kind(each) {
                    report.add(
                        .idOfOtherKind,
                        each,
                        "'\(id)' is a \(each.written) here and a \(source.written) in the source"
                    )
                }
            }
        }
    }

    /// A pair may be one element here and two there.
    private static func kind(_ element: CheckedElement) -> String {
        switch element.name {
        case "pc", "sc", "ec": "pair"
        case "mrk", "sm": "annotation"
        case "segment", "ignorable": "part"
        default: element.name
        }
    }

    /// Whether there is what a fragment identifier ends in.
    func has(_ leaf: FragmentIdentifier.Leaf?) -> Bool {
        switch leaf {
        case .none: true
        case .note(let id): notes.contains(id)
        case .data(let id): data.contains(id)
        case .source(let id): sources[id] != nil
        case .target(let id): targets[id] != nil
        case .module(_, let id): modules.contains(id)
        }
    }
}
