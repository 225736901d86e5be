import DragomanModel

/// Makes a document of 1.2 one of 2.1.
struct UpgradeTo2 {
    typealias Element = XLIFFDocumentElement
    typealias Attribute = XLIFFDocumentElement.Attribute

    private let document: XLIFFDocument
    /// How core elements are called.
    let core: CoreName
    /// The prefix under which 1.2 kept attributes of 2.x, where it did.
    let keptPrefix: String?
    /// The prefixes of modules.
    let modules: Set<String>
    let metadataPrefix: String
    let matchesPrefix: String
    private var usesMetadata = false
    var usesMatches = false
    private(set) var findings: [Finding] = []
    /// What is kept as metadata, by name, for the person who asked.
    private var kept: [String: Int] = [:]

    /// The ids of units and groups of the file at hand.
    var unitIDs: Set<String> = []
    private var groupIDs: Set<String> = []
    private var fileIDs: Set<String> = []
    private(set) var sourceLanguage = ""
    private(set) var targetLanguage: String?

    init(_ document: XLIFFDocument) {
        self.document = document
        let root = document.root
        core = CoreName(prefix: root.prefix, namespace: XLIFFVersion.version21.namespace)
        keptPrefix =
            root.declarations.first { $0.namespace == XLIFFVersion.version21.namespace && !$0.prefix.isEmpty }?.prefix
        modules = Set(root.declarations.filter { ModuleNames.isModule($0.namespace) }.map(\.prefix))
        metadataPrefix = ModuleNames.prefix(of: KeptDetails.namespace, usual: "mda", in: root.declarations)
        matchesPrefix = ModuleNames.prefix(of: ModuleNames.matches, usual: "mtc", in: root.declarations)
    }

    mutating func run() throws -> XLIFFDocument {
        try readLanguages()
        var root = document.root
        root.namespace = core.namespace
        root.attributes = []
        root["version"] = XLIFFVersion.version21.rawValue
        root["srcLang"] = sourceLanguage
        root["trgLang"] = targetLanguage
        root.attributes += split(document.root.attributes).others
        root.children = []
        var foreign: [Element] = []
        for node in document.root.children {
            guard case .element(let element) = node else {
                root.children.append(node)
                continue
            }
            if element.isCore("file") {
                var file = self.file(element)
                for element in foreign { FileParts.add(element, to: &file) }
                foreign = []
                root.children.append(.element(file))
            } else {
                foreign.append(element)
            }
        }
        root.declarations = document.root.declarations.filter { $0.prefix != root.prefix && $0.prefix != keptPrefix }
        root.declarations.insert(.init(prefix: root.prefix, namespace: core.namespace), at: 0)
        declare(metadataPrefix, KeptDetails.namespace, if: usesMetadata, in: &root)
        declare(matchesPrefix, ModuleNames.matches, if: usesMatches, in: &root)
        if !kept.isEmpty {
            let list = kept.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value))" }.joined(separator: ", ")
            tell(.information, "convert-kept", nil, "kept as metadata, since XLIFF 2 has no word for it: \(list)")
        }
        return XLIFFDocument(version: .version21, root: root, prolog: document.prolog, epilog: document.epilog)
    }

    private func declare(_ prefix: String, _ namespace: String, if isUsed: Bool, in root: inout Element) {
        guard isUsed, !root.declarations.contains(where: { $0.prefix == prefix }) else { return }
        root.declarations.append(.init(prefix: prefix, namespace: namespace))
    }

    private mutating func readLanguages() throws {
        let sources = document.files.compactMap { $0["source-language"] }
        let targets = document.files.compactMap { $0["target-language"] }
        for languages in [sources, targets] where Set(languages.map { $0.lowercased() }).count > 1 {
            throw DragomanError(
                "convert-languages",
                "the files are in '\(languages[0])' and in '\(languages.first { $0 != languages[0] } ?? "")', "
                    + "and a document of XLIFF 2 is in one pair of languages; part them with xliff split --articles"
            )
        }
        sourceLanguage = sources.first ?? "und"
        targetLanguage = targets.first
    }

    mutating func tell(_ severity: Severity, _ code: String, _ unit: String?, _ message: String) {
        findings.append(Finding(severity, code, unit: unit, message: message))
    }

    // MARK: Attributes

    /// Attributes of one's own: those without prefix, those of 2.x that 1.2 kept, and those of other namespaces.
    func split(_ attributes: [Attribute]) -> (own: [Attribute], kept: [Attribute], others: [Attribute]) {
        var result: (own: [Attribute], kept: [Attribute], others: [Attribute]) = ([], [], [])
        for attribute in attributes {
            if attribute.prefix.isEmpty {
                result.own.append(attribute)
            } else if attribute.prefix == keptPrefix {
                result.kept.append(Attribute(name: attribute.name, value: attribute.value))
            } else {
                result.others.append(attribute)
            }
        }
        return result
    }

    /// Adds metadata of what is kept.
    mutating func add(_ details: KeptDetails, to holder: inout Element) {
        guard !details.isEmpty else { return }
        usesMetadata = true
        for (owner, attributes) in details.attributes {
            let name = owner.hasPrefix("code ") ? "code" : owner
            for attribute in attributes { kept["\(name)@\(attribute.name)", default: 0] += 1 }
        }
        for element in details.elements { kept[element.tag, default: 0] += 1 }
        let metadata = Element(
            prefix: metadataPrefix,
            name: "metadata",
            namespace: KeptDetails.namespace,
            children: [.element(details.metaGroup(metadataPrefix))]
        )
        FileParts.add(metadata, to: &holder)
    }

    // MARK: Files and groups

    private mutating func file(_ file: Element) -> Element {
        unitIDs = []
        groupIDs = []
        let attributes = split(file.attributes)
        var result = core.element("file")
        let wanted = attributes.kept.first { $0.name == "id" }?.value ?? "f\(fileIDs.count + 1)"
        result["id"] = InlineNumbering.unique(wanted, &fileIDs)
        var details = KeptDetails()
        details.keep(
            attributes.own.filter { !["original", "source-language", "target-language"].contains($0.name) },
            of: "file"
        )
        result["original"] = file["original"]
        result.attributes += attributes.kept.filter { $0.name != "id" } + attributes.others
        var notes: [Element] = []
        for header in file.elements where header.isCore("header") {
            for child in header.elements {
                if child.isCore("skl") {
                    skeleton(child, &result, &details)
                } else if child.isCore("note") {
                    notes.append(note(child))
                } else if child.namespace == header.namespace {
                    details.keep(child)
                } else {
                    result.children.append(.element(child))
                }
            }
        }
        add(details, to: &result)
        if !notes.isEmpty {
            FileParts.add(core.element("notes", children: notes.map(XLIFFNode.element)), to: &result)
        }
        for body in file.elements where body.isCore("body") { readUnits(of: body, into: &result) }
        if !result.elements.contains(where: { $0.isCore("unit") || $0.isCore("group") }) {
            // No file of 2.x is without unit or group.
            result.children.append(.element(core.element("group", attributes: [Attribute(name: "id", value: "g")])))
        }
        return result
    }

    private func skeleton(_ skeleton: Element, _ file: inout Element, _ details: inout KeptDetails) {
        var result = core.element("skeleton")
        for child in skeleton.elements {
            if child.name == "external-file" {
                result["href"] = child["href"]
            } else {
                result.children += child.children
            }
            details.keep(child.attributes.filter { $0.name != "href" }, of: child.name)
        }
        file.children.insert(.element(result), at: 0)
    }

    /// Reads what stands in a body or group.
    private mutating func readUnits(of parent: Element, into holder: inout Element) {
        for node in parent.children {
            switch node {
            case .text: continue
            case .comment, .instruction: holder.children.append(node)
            case .element(let element):
                switch element.name {
                case "trans-unit" where element.isCore("trans-unit"):
                    for unit in self.unit(element) { holder.children.append(.element(unit)) }
                case "group" where element.isCore("group"):
                    holder.children.append(.element(group(element)))
                case "bin-unit" where element.isCore("bin-unit"):
                    var details = KeptDetails()
                    details.keep(element)
                    add(details, to: &holder)
                    tell(
                        .warning,
                        "convert-unsaid",
                        element["id"],
                        "a bin-unit is no unit of XLIFF 2: it is kept as metadata and not to be translated there"
                    )
                default: continue
                }
            }
        }
    }

    private mutating func group(_ group: Element) -> Element {
        let attributes = split(group.attributes)
        var result = core.element("group")
        result["id"] = InlineNumbering.unique(group["id"] ?? "g\(groupIDs.count + 1)", &groupIDs)
        result["name"] = group["resname"]
        result["translate"] = group["translate"]
        var details = KeptDetails()
        details.keep(attributes.own.filter { !["id", "resname", "translate"].contains($0.name) }, of: "group")
        if let id = group["id"], id != result["id"] {
            details.keep([Attribute(name: "id", value: id)], of: "group")
        }
        result.attributes += attributes.kept.filter { result[$0.name] == nil } + attributes.others
        readBeside(group, into: &result, &details)
        add(details, to: &result)
        readUnits(of: group, into: &result)
        return result
    }

    /// Reads notes and what else stands in a group or trans-unit beside its texts.
    mutating func readBeside(
        _ parent: Element,
        into holder: inout Element,
        _ details: inout KeptDetails
    ) {
        var notes: [Element] = []
        for child in parent.elements {
            if child.namespace != parent.namespace {
                holder.children.append(.element(child))
            } else if child.name == "note" {
                notes.append(note(child))
            } else if ["context-group", "count-group", "prop-group"].contains(child.name) {
                details.keep(child)
            }
        }
        guard !notes.isEmpty else { return }
        FileParts.add(core.element("notes", children: notes.map(XLIFFNode.element)), to: &holder)
    }

    private func note(_ note: Element) -> Element {
        let attributes = split(note.attributes)
        var result = core.element("note")
        switch note["annotates"] {
        case let side? where side == "source" || side == "target": result["appliesTo"] = side
        default: break
        }
        result["category"] = note["from"]
        result["priority"] = note["priority"]
        result.attributes += attributes.kept.filter { result[$0.name] == nil } + attributes.others
        result.children = note.children
        return result
    }
}
