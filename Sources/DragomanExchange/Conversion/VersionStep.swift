import DragomanModel

/// Makes a document of 2.0, 2.1 or 2.2 one of another of the three.
struct VersionStep {
    private let document: XLIFFDocument
    private let wanted: XLIFFVersion
    private(set) var findings: [Finding] = []

    init(_ document: XLIFFDocument, to wanted: XLIFFVersion) {
        self.document = document
        self.wanted = wanted
    }

    mutating func run() -> XLIFFDocument {
        guard document.version != wanted else { return document }
        var root = rename(document.root)
        root["version"] = wanted.rawValue
        if wanted != .version22 { moveIntoFile(&root) }
        return XLIFFDocument(version: wanted, root: root, prolog: document.prolog, epilog: document.epilog)
    }

    /// 2.0 and 2.1 have neither notes nor metadata beside files.
    private mutating func moveIntoFile(_ root: inout XLIFFDocumentElement) {
        var moved: [XLIFFDocumentElement] = []
        root.children.removeAll { node in
            guard case .element(let element) = node,
                element.isCore("notes") || element.namespace == KeptDetails.namespace
            else { return false }
            moved.append(element)
            return true
        }
        guard !moved.isEmpty,
            let place = root.children.firstIndex(where: {
                if case .element(let file) = $0 { file.isCore("file") } else { false }
            }), case .element(var file) = root.children[place]
        else { return }
        for element in moved { FileParts.add(element, to: &file) }
        root.children[place] = .element(file)
        findings.append(
            Finding(
                .information,
                "convert-moved",
                message: "notes and metadata of the whole document are those of its first file now: "
                    + "XLIFF \(wanted.rawValue) has no place for them"
            )
        )
    }

    private func name(_ namespace: String) -> String {
        if namespace == document.version.namespace { return wanted.namespace }
        // Change tracking is the one module that was in another namespace in 2.0; later files have either.
        if namespace == ModuleNames.changeTracking + "2.1", wanted == .version20 {
            return ModuleNames.changeTracking + "2.0"
        }
        return namespace
    }

    private func rename(_ element: XLIFFDocumentElement) -> XLIFFDocumentElement {
        var element = element
        element.namespace = name(element.namespace)
        for index in element.declarations.indices {
            element.declarations[index].namespace = name(element.declarations[index].namespace)
        }
        element.children = element.children.map { node in
            if case .element(let child) = node { .element(rename(child)) } else { node }
        }
        return element
    }
}
