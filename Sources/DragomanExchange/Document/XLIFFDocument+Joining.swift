package import DragomanModel

/// Several documents made one.
extension XLIFFDocument {
    /// Several documents of one version and one pair of languages as one.
    ///
    /// Files that are parts of one (the same `original` and `id`) are one again; others whose `id` stands twice get another
    /// one, which is told. What stands at or in a later root goes along: comments and foreign elements once, attributes and
    /// declarations at its files.
    ///
    /// - Parameters:
    ///   - documents: At least one.
    ///   - names: How errors name them, in the same order; those without are not named.
    /// - Returns: The document, and what was told.
    /// - Throws: `DragomanError` `xliff-join-version`, `xliff-join-language`, `xliff-join-nothing`.
    package static func joined(
        _ documents: [XLIFFDocument],
        names: [String] = []
    ) throws -> (document: XLIFFDocument, findings: [Finding]) {
        guard var result = documents.first else {
            throw DragomanError("xliff-join-nothing", "there is no file to be joined")
        }
        let (version, languages) = (result.version, result.languages)
        var findings: [Finding] = []
        for (number, document) in documents.enumerated().dropFirst() {
            let place = number < names.count ? FilePosition(file: names[number]) : nil
            guard document.version == version else {
                throw DragomanError(
                    "xliff-join-version",
                    "XLIFF \(document.version.rawValue) cannot be joined to the XLIFF \(version.rawValue) of the first file",
                    at: place
                )
            }
            guard document.languages == languages else {
                throw DragomanError(
                    "xliff-join-language",
                    "the file is of other languages than the first: \(Self.listed(document.languages)), not \(Self.listed(languages))",
                    at: place
                )
            }
            result.append(document, &findings)
        }
        return (result, findings)
    }

    /// The pairs of languages: one in 2.x, those of the files in 1.2.
    private var languages: Set<[String]> {
        func pair(_ source: String?, _ target: String?) -> [String] {
            [source ?? "none", target ?? "none"].map { $0.lowercased() }
        }
        guard version == .version12 else { return [pair(sourceLanguage, targetLanguage)] }
        return Set(files.map { pair($0["source-language"], $0["target-language"]) })
    }

    private static func listed(_ languages: Set<[String]>) -> String {
        languages.map { $0.joined(separator: " to ") }.sorted().joined(separator: ", ")
    }

    private mutating func append(_ document: XLIFFDocument, _ findings: inout [Finding]) {
        for node in document.prolog where !prolog.contains(node) { prolog.append(node) }
        for node in document.root.children {
            switch node {
            case .element(var file) where file.isCore("file"):
                carry(document.root, to: &file)
                take(file, &findings)
            case .element where !root.children.contains(node):
                // 1.2 has them before the files.
                let first = root.children.firstIndex {
                    if case .element(let known) = $0 { known.isCore("file") } else { false }
                }
                root.children.insert(contentsOf: [node, .text("\n")], at: first ?? root.children.count)
            case _ where node.isRemark && !root.children.contains(node): append(node)
            case .element, .comment, .instruction, .text: break
            }
        }
        for node in document.epilog where !epilog.contains(node) { epilog.append(node) }
    }

    /// Says at a file of another document what its root said: which namespaces there are, and what counts for all in it.
    private func carry(_ other: XLIFFDocumentElement, to file: inout XLIFFDocumentElement) {
        for declaration in other.declarations where !root.declarations.contains(declaration) {
            let isOwn = file.declarations.contains { $0.prefix == declaration.prefix }
            if !isOwn { file.declarations.append(declaration) }
        }
        // Those without a prefix are version and languages, which are the same.
        for attribute in other.attributes where !attribute.prefix.isEmpty && !root.attributes.contains(attribute) {
            if !file.has(attribute.prefix, attribute.name) { file.attributes.append(attribute) }
        }
        if root.has("xml", "space"), !other.has("xml", "space"), !file.has("xml", "space") {
            file.attributes.append(.init(prefix: "xml", name: "space", value: "default"))
        }
    }

    /// Puts a node behind all that stands in the root, the white space before its end excepted.
    private mutating func append(_ node: XLIFFNode) {
        let last = root.children.lastIndex { if case .text = $0 { false } else { true } }
        root.children.insert(contentsOf: [.text("\n"), node], at: last.map { $0 + 1 } ?? root.children.count)
    }

    private mutating func take(_ file: XLIFFDocumentElement, _ findings: inout [Finding]) {
        let last = root.children.lastIndex { if case .element(let known) = $0 { known.isCore("file") } else { false } }
        if let last, case .element(var known) = root.children[last], Self.isSameFile(known, file) {
            Self.merge(file, into: &known)
            root.children[last] = .element(known)
            return
        }
        var file = file
        if version != .version12, let id = file["id"], files.contains(where: { $0["id"] == id }) {
            let used = Set(files.compactMap { $0["id"] })
            var number = 2
            while used.contains("\(id)-\(number)") { number += 1 }
            file["id"] = "\(id)-\(number)"
            findings.append(
                Finding(
                    .information,
                    "xliff-file-renamed",
                    message: "two files have the id '\(id)'; the later one is '\(id)-\(number)' now"
                )
            )
        }
        append(.element(file))
    }

    /// The elements of a file or group that stand beside its units and groups.
    private static func beside(_ holder: XLIFFDocumentElement) -> [XLIFFDocumentElement] {
        holder.elements.filter { !isUnit($0) && !isHolder($0) }
    }

    private static func isHolder(_ element: XLIFFDocumentElement) -> Bool {
        element.isCore("group") || element.isCore("body")
    }

    private static func isSameFile(_ one: XLIFFDocumentElement, _ other: XLIFFDocumentElement) -> Bool {
        guard one["original"] != nil, one.attributes == other.attributes, one.declarations == other.declarations,
            beside(one) == beside(other)
        else { return false }
        let known = Set(units(in: one).compactMap { $0["id"] })
        return !units(in: other).contains { $0["id"].map(known.contains) ?? false }
    }

    /// Puts the units of a later part behind those of an earlier one, groups that go on into one.
    private static func merge(_ later: XLIFFDocumentElement, into earlier: inout XLIFFDocumentElement) {
        var isFirst = true
        for child in later.children {
            guard case .element(let element) = child, isUnit(element) || isHolder(element) else {
                if child.isRemark, !earlier.children.contains(child) { earlier.children.append(child) }
                continue
            }
            let last = earlier.children.lastIndex {
                if case .element(let known) = $0 { isUnit(known) || isHolder(known) } else { false }
            }
            if isFirst, let last, isHolder(element), case .element(var known) = earlier.children[last],
                known.name == element.name, known.attributes == element.attributes, beside(known) == beside(element)
            {
                merge(element, into: &known)
                earlier.children[last] = .element(known)
            } else {
                let space = earlier.children.first.flatMap { if case .text(let text) = $0 { text } else { nil } }
                let place = last.map { $0 + 1 } ?? earlier.children.count
                earlier.children.insert(contentsOf: (space.map { [.text($0)] } ?? []) + [child], at: place)
            }
            isFirst = false
        }
    }
}

extension XLIFFNode {
    /// Whether it is a comment or a processing instruction.
    fileprivate var isRemark: Bool {
        switch self {
        case .comment, .instruction: true
        case .element, .text: false
        }
    }
}

extension XLIFFDocumentElement {
    /// Whether it has an attribute.
    fileprivate func has(_ prefix: String, _ name: String) -> Bool {
        attributes.contains { $0.prefix == prefix && $0.name == name }
    }
}
