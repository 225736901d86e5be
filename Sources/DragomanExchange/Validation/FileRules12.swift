/// The rules of XLIFF 1.2 that its schema does not know.
final class FileRules12: FileRules {
    private let report: ValidationReport
    private var units = IDScope()
    private var groups = IDScope()
    /// Groups of contexts and counts, and files elsewhere, are named once in a file.
    private var names = IDScope()
    private var phases: Set<String> = []
    private var tools: Set<String> = []
    private var sourceLanguage = ""
    private var targetLanguage: String?

    init(_ report: ValidationReport) { self.report = report }

    func open(_ element: CheckedElement) {
        switch element.name {
        case "file":
            (units, groups, names, phases, tools) = (IDScope(), IDScope(), IDScope(), [], [])
            sourceLanguage = element["source-language"] ?? ""
            targetLanguage = element["target-language"]
        case "group":
            if let id = element["id"], !groups.insert(id) {
                report.add(.idNotUnique, element, "there is a group '\(id)' before")
            }
        default: break
        }
    }

    func take(_ element: CheckedElement) {
        switch element.name {
        case "header":
            for each in element.descendants {
                if each.name == "phase", let name = each["phase-name"], !phases.insert(name).inserted {
                    report.add(.idNotUnique, each, "there is a phase '\(name)' before")
                }
                if each.name == "tool", let id = each["tool-id"], !tools.insert(id).inserted {
                    report.add(.idNotUnique, each, "there is a tool '\(id)' before")
                }
            }
            for each in element.descendants {
                checkReferences(each)
                checkName(each)
            }
            if let skeleton = element.first("skl")?.first("internal-file"), !skeleton.hasText, skeleton.children.isEmpty
            {
                report.add(.skeleton, skeleton, "the skeleton is empty")
            }
        case "trans-unit": check(element)
        case "context-group", "count-group": checkName(element)
        case "bin-unit":
            note(element)
            for unit in element.all("trans-unit") { check(unit) }
        default: break
        }
    }

    func close(_ element: CheckedElement) {
        guard element.name == "file", let tool = element["tool-id"], !tools.contains(tool) else { return }
        report.add(.referenceUnresolved, element, "there is no tool '\(tool)' in the header")
    }

    private func checkName(_ element: CheckedElement) {
        let attribute =
            switch element.name {
            case "context-group", "count-group": "name"
            case "external-file": "uid"
            default: ""
            }
        guard let name = element[attribute], !names.insert("\(element.name) \(name)") else { return }
        report.add(.idNotUnique, element, "there is a \(element.written) '\(name)' before")
    }

    private func note(_ unit: CheckedElement) {
        if let id = unit["id"], !units.insert(id) {
            report.add(.idNotUnique, unit, "there is a unit '\(id)' before")
        }
    }

    private func check(_ unit: CheckedElement) {
        note(unit)
        for each in [unit] + unit.descendants {
            checkReferences(each)
            checkName(each)
        }
        for holder in [unit] + unit.all("alt-trans") {
            let contents = holder.children.filter { ["source", "seg-source", "target"].contains($0.name) }
            for content in contents { checkCodes(content) }
            checkMarks(holder)
        }
        for content in unit.children where content.name == "source" || content.name == "target" {
            let wanted = content.name == "source" ? sourceLanguage : targetLanguage
            guard let said = content["xml:lang"], let wanted, said.lowercased() != wanted.lowercased() else { continue }
            report.add(.languageDiffers, content, "the \(content.name) is in '\(said)', the file says '\(wanted)'")
        }
    }

    private func checkReferences(_ element: CheckedElement) {
        if element.name != "phase", let phase = element["phase-name"], !phases.contains(phase) {
            report.add(.referenceUnresolved, element, "there is no phase '\(phase)' in the header")
        }
        if element.name != "tool", let tool = element["tool-id"], !tools.contains(tool) {
            report.add(.referenceUnresolved, element, "there is no tool '\(tool)' in the header")
        }
    }

    /// Ids are unique among the codes of a content; `bpt` and `ept`, `bx` and `ex` of a pair may share one.
    private func checkCodes(_ content: CheckedElement) {
        var ids = IDScope()
        var open: [String: Int] = [:]
        for each in content.descendants {
            switch each.name {
            case "g", "x", "ph", "it", "bx", "bpt":
                if let id = each["id"], !ids.insert(each.name.hasPrefix("b") ? "start \(id)" : id) {
                    report.add(.idNotUnique, each, "there is a code '\(id)' before")
                }
            default: break
            }
            let kind = each.name == "bpt" || each.name == "ept" ? "t" : "x"
            switch each.name {
            case "bx", "bpt":
                if let key = each["rid"].map({ "r" + $0 }) ?? each["id"].map({ "i" + $0 }) {
                    open[kind + key, default: 0] += 1
                }
            case "ex", "ept":
                guard let key = each["rid"].map({ "r" + $0 }) ?? each["id"].map({ "i" + $0 }) else { break }
                guard let count = open[kind + key], count > 0 else {
                    report.add(.pairUnmatched, each, "no start of '\(key.dropFirst())' stands before it")
                    break
                }
                open[kind + key] = count - 1
            default: break
            }
        }
        for (key, count) in open.sorted(by: { $0.key < $1.key }) where count > 0 {
            report.add(.pairUnmatched, content, "'\(key.dropFirst(2))' has no end")
        }
    }

    private func checkMarks(_ holder: CheckedElement) {
        func marks(_ name: String) -> [CheckedElement] {
            holder.first(name)?.descendants.filter { $0.name == "mrk" && $0["mtype"] == "seg" } ?? []
        }
        let sources = marks("seg-source").compactMap { $0["mid"] }
        if Set(sources).count < sources.count {
            report.add(.idNotUnique, holder, "two segments of seg-source have one mid")
        }
        var seen: Set<String> = []
        for mark in marks("target") {
            guard let mid = mark["mid"] else { continue }
            if !seen.insert(mid).inserted {
                report.add(.idNotUnique, mark, "there is a segment '\(mid)' before")
            } else if !sources.contains(mid) {
                report.add(.segmentMark, mark, "seg-source has no segment '\(mid)'")
            }
        }
    }
}
