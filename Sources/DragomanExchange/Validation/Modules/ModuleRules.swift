/// The rules of the modules of XLIFF 2.x.
struct ModuleRules {
    let report: ValidationReport
    let sourceLanguage: String
    let targetLanguage: String?
    /// The ids in the size data that stands beside the element at hand or further out.
    var sizeData: Set<String>
    /// Whether the element, or one further out, has a switch of plurals, genders or the like.
    var hasSwitch: Bool

    /// Checks the attributes of modules on any element.
    func checkAttributes(_ element: CheckedElement) {
        guard element.hasOtherAttributes || element.isOfModule else { return }
        if element["fs:subFs"] != nil, element["fs:fs"] == nil {
            report.add(.formatStyle, element, "subFs stands without fs")
        }
        if element.name == "ec", element["fs:fs"] != nil, !element.says("yes", "isolated", default: "no") {
            report.add(.formatStyle, element, "fs stands on an end code that is not isolated")
        }
        if element["pgs:case"] != nil, !hasSwitch {
            report.add(.pluralCase, element, "there is a case, but no switch")
        }
        if let reference = element["slr:sizeInfoRef"], !sizeData.contains(reference) {
            report.add(.sizeInformation, element, "there is nothing '\(reference)' in the size data")
        }
        SizeRules(report: report).check(element)
        ITSRules(report: report).check(element)
    }

    /// Checks an element of a module that stands in a file, a group or a unit.
    func check(_ element: CheckedElement, unit: UnitNames2?) {
        switch element.name {
        case "mtc:matches":
            MatchRules(report: report, sourceLanguage: sourceLanguage, targetLanguage: targetLanguage)
                .check(element, unit)
        case "gls:glossary": GlossaryRules(report: report).check(element, unit)
        case "mda:metadata": checkMetadata(element)
        case "res:resourceData":
            ResourceRules(report: report, sourceLanguage: sourceLanguage, targetLanguage: targetLanguage).check(element)
        case "val:validation": for rule in element.all("val:rule") { checkRule(rule) }
        case "ctr:changeTrack": ChangeRules(report: report).check(element, unit)
        default: break
        }
    }

    private func checkMetadata(_ metadata: CheckedElement) {
        var ids = IDScope()
        for each in [metadata] + metadata.descendants {
            if let id = each["id"], !ids.insert(id) {
                report.add(.idNotUnique, each, "there is a group '\(id)' before")
            }
        }
    }

    private func checkRule(_ rule: CheckedElement) {
        let tests = ["isPresent", "isNotPresent", "startsWith", "endsWith"].filter { rule[$0] != nil }
        let others = rule.attributes.filter { $0.name.hasPrefix("*:") }
        guard tests.count + min(others.count, 1) == 1 else {
            return report.add(
                .validationTest,
                rule,
                tests.isEmpty && others.isEmpty ? "the rule tests nothing" : "the rule tests more than one thing"
            )
        }
        if rule["occurs"] != nil, rule["isPresent"] == nil {
            report.add(.validationTest, rule, "occurs stands without isPresent")
        }
    }
}

/// The rules of translation candidates.
struct MatchRules {
    let report: ValidationReport
    let sourceLanguage: String
    let targetLanguage: String?

    func check(_ matches: CheckedElement, _ unit: UnitNames2?) {
        var ids = IDScope()
        for match in matches.all("mtc:match") {
            if let id = match["id"], !ids.insert(id) {
                report.add(.idNotUnique, match, "there is a match '\(id)' before")
            }
            if match["subType"] != nil, match["type"] == nil {
                report.add(.subTypeAlone, match, "subType stands without type")
            }
            if let reference = match["ref"] { checkReference(reference, match, unit) }
            let data = UnitRules.data(of: match, report)
            let codes = CodeRules(report: report, data: data, names: nil)
            for name in ["source", "target"] {
                guard let content = match.first(name) else { continue }
                codes.check([content])
                checkLanguage(content, match)
                var inner = IDScope()
                for each in content.descendants {
                    if let id = each["id"], !inner.insert(id) {
                        report.add(.idNotUnique, each, "there is a code '\(id)' before")
                    }
                }
            }
        }
    }

    /// Only the target of a reference may be in another language.
    private func checkLanguage(_ content: CheckedElement, _ match: CheckedElement) {
        if content.name == "target", match.says("yes", "reference", default: "no") { return }
        let wanted = content.name == "source" ? sourceLanguage : targetLanguage
        guard let said = content["xml:lang"], let wanted, said.lowercased() != wanted.lowercased() else { return }
        report.add(.languageDiffers, content, "the \(content.written) is in '\(said)', the file says '\(wanted)'")
    }

    private func checkReference(_ reference: String, _ match: CheckedElement, _ unit: UnitNames2?) {
        guard let fragment = FragmentIdentifier(reference), case .source(let id)? = fragment.leaf else {
            return report.add(.matchReference, match, "'\(reference)' is no reference to a part of a source")
        }
        if let unit, fragment.unit == nil, unit.sources[id] == nil {
            report.add(.matchReference, match, "there is no part '\(id)' in the sources of the unit")
        }
    }
}

/// The rules of glossaries.
struct GlossaryRules {
    let report: ValidationReport

    func check(_ glossary: CheckedElement, _ unit: UnitNames2?) {
        var ids = IDScope()
        for entry in glossary.all("gls:glossEntry") {
            let translations = entry.all("gls:translation")
            if translations.isEmpty, entry.first("gls:definition") == nil {
                report.add(.glossaryEmpty, entry, "the entry has neither translation nor definition")
            }
            for each in [entry] + translations {
                if let id = each["id"], !ids.insert(id) {
                    report.add(.idNotUnique, each, "there is an entry or translation '\(id)' before")
                }
                guard let reference = each["ref"], reference.hasPrefix("#") else { continue }
                guard let fragment = FragmentIdentifier(reference) else {
                    report.add(.fragmentInvalid, each, "'\(reference)' is no fragment identifier")
                    continue
                }
                if let unit, fragment.unit == nil, fragment.file == nil, !unit.has(fragment.leaf) {
                    report.add(.fragmentUnresolved, each, "'\(reference)' leads to nothing in the unit")
                }
            }
        }
    }
}

/// The rules of resource data.
struct ResourceRules {
    let report: ValidationReport
    let sourceLanguage: String
    let targetLanguage: String?

    func check(_ data: CheckedElement) {
        var ids = IDScope()
        for each in data.children {
            if let id = each["id"], !ids.insert(id) {
                report.add(.idNotUnique, each, "there is a resource '\(id)' before")
            }
            guard each.name == "res:resourceItem" else { continue }
            let contents = ["res:source", "res:target"].compactMap { each.first($0) }
            if each["mimeType"] == nil, contents.contains(where: { $0.children.isEmpty && !$0.hasText }) {
                report.add(.attributeMissing, each, "'mimeType' is missing; only resources with content do without")
            }
            for content in contents {
                let isEmpty = !content.hasText && content.children.isEmpty
                if isEmpty == (content["href"] == nil) {
                    report.add(
                        .resourceContent,
                        content,
                        isEmpty
                            ? "the \(content.written) is empty and has no href"
                            : "the \(content.written) has content and href"
                    )
                }
                let wanted = content.name == "res:source" ? sourceLanguage : targetLanguage
                guard let said = content["xml:lang"], let wanted, said.lowercased() != wanted.lowercased() else {
                    continue
                }
                report.add(
                    .languageDiffers,
                    content,
                    "the \(content.written) is in '\(said)', the file says '\(wanted)'"
                )
            }
        }
    }
}

/// The rules of size and length restriction.
struct SizeRules {
    let report: ValidationReport

    func check(_ element: CheckedElement) {
        let information = element["slr:sizeInfo"]
        let reference = element["slr:sizeInfoRef"]
        let storage = element["slr:equivStorage"]
        if information != nil, reference != nil {
            report.add(.sizeInformation, element, "sizeInfo and sizeInfoRef stand on one element")
        }
        if element.name == "ec", !element.says("yes", "isolated", default: "no"),
            information != nil || reference != nil || storage != nil
        {
            report.add(.sizeInformation, element, "the end code is not isolated")
        }
        // A profile of one's own may want other values than numbers; what is a number must be a whole one.
        for (name, value) in [("sizeInfo", information), ("equivStorage", storage)] {
            guard let value, Double(value) != nil, !AttributeKind.integer.accepts(value) else { continue }
            report.add(.sizeInformation, element, "\(name) is '\(value)', which is no whole number")
        }
        for name in ["slr:sizeRestriction", "slr:storageRestriction"] {
            guard let value = element[name] else { continue }
            let limits = value.split(separator: ",", omittingEmptySubsequences: false)
                .map { $0.trimmingSpaces }
            let isNumeric = value.utf8.contains { (0x30...0x39).contains($0) || $0 == 0x2A }
            guard isNumeric else { continue }
            let isFormed = limits.count <= 2 && limits.allSatisfy { $0 == "*" || AttributeKind.integer.accepts($0) }
            let numbers = limits.compactMap { Int($0) }
            guard isFormed, numbers.count < 2 || numbers[0] <= numbers[1] else {
                report.add(.sizeRestriction, element, "'\(value)' is no restriction")
                continue
            }
        }
    }
}

extension Substring {
    /// Without spaces at its ends.
    fileprivate var trimmingSpaces: String {
        var rest = self
        while rest.first == " " { rest.removeFirst() }
        while rest.last == " " { rest.removeLast() }
        return String(rest)
    }
}

/// The rules of change tracking.
struct ChangeRules {
    let report: ValidationReport
    /// The attributes of what revisions may be of; what is not here is not looked at.
    private static let attributes: [String: Set<String>] = [
        "note": ["id", "appliesTo", "category", "priority", "ref"],
        "source": ["lang", "space", "xml:lang", "xml:space"],
        "target": ["lang", "space", "order", "xml:lang", "xml:space"],
    ]

    func check(_ track: CheckedElement, _ unit: UnitNames2?) {
        for revisions in track.all("ctr:revisions") {
            let versions = revisions.all("ctr:revision").compactMap { $0["version"] }
            if let current = revisions["currentVersion"], !versions.contains(current) {
                report.add(.changeVersion, revisions, "there is no revision of version '\(current)'")
            }
            if Set(versions).count < versions.count {
                report.add(.idNotUnique, revisions, "two revisions have one version")
            }
            checkReference(revisions, unit)
            for revision in revisions.all("ctr:revision") { check(revision, of: revisions["appliesTo"] ?? "") }
        }
    }

    private func checkReference(_ revisions: CheckedElement, _ unit: UnitNames2?) {
        guard let unit else { return }
        if let reference = revisions["ref"] {
            let isThere =
                unit.notes.contains(reference) || unit.sources[reference] != nil || unit.targets[reference] != nil
                || unit.data.contains(reference)
            if !isThere { report.add(.changeReference, revisions, "there is nothing '\(reference)' in the unit") }
        } else if revisions["appliesTo"] == "note", !unit.notes.isEmpty {
            report.add(.changeReference, revisions, "it is not told which note is meant")
        }
    }

    private func check(_ revision: CheckedElement, of applied: String) {
        var properties: Set<String> = []
        for item in revision.all("ctr:item") {
            guard let property = item["property"] else { continue }
            if let known = Self.attributes[applied], property != "content", !known.contains(property) {
                report.add(.changeProperty, item, "'\(property)' is no attribute of \(applied)")
            }
            if !properties.insert(property).inserted {
                report.add(.changeProperty, item, "'\(property)' stands twice in the revision")
            }
        }
    }
}
