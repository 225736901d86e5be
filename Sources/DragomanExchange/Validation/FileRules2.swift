/// The rules of XLIFF 2.x that go beyond one unit: languages, ids of files, groups and units, what refers to them.
final class FileRules2: FileRules {
    private let report: ValidationReport
    private var sourceLanguage = ""
    private var targetLanguage: String?
    private var fileIDs = IDScope()
    private var file = FileScope()
    /// The elements that are open, and what each says of the language.
    private var open: [CheckedElement] = []
    /// What sizes may refer to, by the depth of the element that holds it.
    private var sizeData: [Int: Set<String>] = [:]

    init(_ report: ValidationReport) { self.report = report }

    func open(_ element: CheckedElement) {
        open.append(element)
        switch element.name {
        case "xliff":
            sourceLanguage = element["srcLang"] ?? ""
            targetLanguage = element["trgLang"]
        case "file":
            file = FileScope()
            note(element, in: &fileIDs, "file")
        case "group": note(element, in: &file.groups, "group")
        default: break
        }
        modules.checkAttributes(element)
    }

    private var modules: ModuleRules {
        ModuleRules(
            report: report,
            sourceLanguage: sourceLanguage,
            targetLanguage: targetLanguage,
            sizeData: sizeData.reduce(into: []) { $0.formUnion($1.value) },
            hasSwitch: open.contains { $0["pgs:switch"] != nil }
        )
    }

    func take(_ element: CheckedElement) {
        var modules = modules
        switch element.name {
        case "unit":
            note(element, in: &file.units, "unit")
            for data in element.all("slr:data") { modules.sizeData.formUnion(Self.ids(of: data)) }
            modules.hasSwitch = modules.hasSwitch || element["pgs:switch"] != nil
            for each in element.descendants + [element] {
                modules.checkAttributes(each)
                file.note(each)
            }
            UnitRules(
                report: report,
                modules: modules,
                unit: element,
                sourceLanguage: sourceLanguage,
                targetLanguage: targetLanguage,
                outerLanguages: open.compactMap { $0["xml:lang"] }
            ).check(&file)
        case "skeleton":
            let hasContent = element.hasText || !element.children.isEmpty
            if hasContent == (element["href"] != nil) {
                report.add(
                    .skeleton,
                    element,
                    hasContent ? "the skeleton has content and href" : "the skeleton has neither content nor href"
                )
            }
        case "notes": NoteRules(report: report).check(element)
        default:
            for each in element.descendants + [element] {
                modules.checkAttributes(each)
                file.note(each)
            }
            modules.check(element, unit: nil)
            if element.name == "slr:data" { sizeData[open.count, default: []].formUnion(Self.ids(of: element)) }
            if element.name == "*" || element.name == "slr:data" { file.noteExtension(element, report, at: open.count) }
        }
    }

    func close(_ element: CheckedElement) {
        open.removeLast()
        sizeData[open.count + 1] = nil
        file.endExtensions(at: open.count + 1)
        guard element.name == "file" else { return }
        for (flow, place) in file.subFlows where !file.units.has(flow) {
            report.add(.subFlowUnresolved, place.element, place.line, "there is no unit '\(flow)' in the file")
        }
        for (reference, place) in file.resourceReferences where !file.resources.contains(reference) {
            report.add(
                .resourceUnresolved,
                place.element,
                place.line,
                "there is no resource '\(reference)' in the file"
            )
        }
        for reference in file.references {
            if let unit = reference.unit, !file.units.has(unit) {
                report.add(
                    .fragmentUnresolved,
                    reference.element,
                    reference.line,
                    "'\(reference.text)' leads to unit '\(unit)', which is not in the file"
                )
            }
        }
    }

    private static func ids(of data: CheckedElement) -> Set<String> {
        Set(data.descendants.flatMap { [$0["id"], $0["xml:id"]].compactMap(\.self) })
    }

    private func note(_ element: CheckedElement, in scope: inout IDScope, _ kind: String) {
        guard let id = element["id"] else { return }
        if !scope.insert(id) { report.add(.idNotUnique, element, "there is a \(kind) '\(id)' before") }
    }
}

/// Ids that must be unique together.
struct IDScope {
    private var ids: Set<String> = []

    /// Takes an id in; `false` where it is there.
    mutating func insert(_ id: String) -> Bool { ids.insert(id).inserted }

    func has(_ id: String) -> Bool { ids.contains(id) }
}

/// What is known of the file at hand.
struct FileScope {
    /// A reference that can be followed when the file ends.
    struct Reference {
        var text: String
        var unit: String?
        var element: String
        var line: Int
    }

    var groups = IDScope()
    var units = IDScope()
    private(set) var resources: Set<String> = []
    private(set) var resourceReferences: [(resource: String, place: (element: String, line: Int))] = []
    var subFlows: [(unit: String, place: (element: String, line: Int))] = []
    var references: [Reference] = []
    /// The ids of extension elements by the depth of the element that holds them.
    private var extensions: [Int: IDScope] = [:]

    /// Notes what an element gives to all of the file, or wants of it.
    mutating func note(_ element: CheckedElement) {
        if element.name == "res:resourceItem", let id = element["id"] { resources.insert(id) }
        if element.name == "res:resourceItemRef", let id = element["ref"] {
            resourceReferences.append((id, (element.written, element.line)))
        }
    }

    /// Ids of extension elements are unique in the file, group or unit that holds them, by whatever attribute they are
    /// given.
    mutating func noteExtension(_ element: CheckedElement, _ report: ValidationReport, at depth: Int) {
        for each in [element] + element.descendants {
            for name in ["id", "xml:id"] {
                guard let id = each[name] else { continue }
                if !extensions[depth, default: IDScope()].insert(id) {
                    report.add(.idNotUnique, each, "there is an element '\(id)' before")
                }
            }
        }
    }

    mutating func endExtensions(at depth: Int) { extensions[depth] = nil }
}

/// The rules of notes.
struct NoteRules {
    let report: ValidationReport

    func check(_ notes: CheckedElement) {
        var ids = IDScope()
        for note in notes.all("note") {
            if let id = note["id"], !ids.insert(id) { report.add(.idNotUnique, note, "there is a note '\(id)' before") }
            if let reference = note["ref"], reference.hasPrefix("#"), FragmentIdentifier(reference) == nil {
                report.add(.fragmentInvalid, note, "'\(reference)' is no fragment identifier")
            }
        }
    }
}
