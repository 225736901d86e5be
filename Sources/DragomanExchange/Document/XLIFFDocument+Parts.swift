package import DragomanModel

/// How a document is to be split.
package enum XLIFFDivision: Sendable, Hashable {
    /// Into so many parts of about as many words each.
    case parts(Int)
    /// Into parts of up to so many words, more where one unit has more.
    case words(Int)
    /// Into one part for each `file`.
    case files
}

extension XLIFFDocument {
    /// The document in parts, each a document with whole units; joined again they are the document.
    ///
    /// What stands beside units (headers, notes, comments, extensions) goes with each part that has units of the same file
    /// or group.
    ///
    /// - Parameters:
    ///   - division: What goes together.
    ///   - words: How many words a text has.
    /// - Returns: At least one part; no part without units but where the document has none.
    package func split(_ division: XLIFFDivision, words: (String) -> Int) -> [XLIFFDocument] {
        let groups = numbers(division, words)
        guard groups.count > 1 else { return [self] }
        return groups.map { wanted in
            var next = 0
            var part = self
            part.root = Self.keeping(wanted, of: root, &next) ?? root
            return part
        }
    }

    /// The numbers of the units of each part.
    private func numbers(_ division: XLIFFDivision, _ words: (String) -> Int) -> [Range<Int>] {
        if case .files = division {
            var start = 0
            return files.compactMap { file in
                let count = XLIFFDocument(version: version, root: Self.holder(of: file, in: root)).units.count
                defer { start += count }
                return count > 0 ? start..<start + count : nil
            }
        }
        let weights = units.map { Self.sourceText(of: $0).reduce(0) { $0 + words($1) } }
        let total = weights.reduce(0, +)
        var ranges: [Range<Int>] = []
        var (start, sum, done) = (0, 0, 0)
        for (number, weight) in weights.enumerated() {
            let isFull =
                switch division {
                case .parts(let count): sum > 0 && done + weight / 2 >= total * (ranges.count + 1) / max(count, 1)
                case .words(let most): sum > 0 && sum + weight > most
                case .files: false
                }
            if isFull, number > start {
                ranges.append(start..<number)
                (start, sum) = (number, 0)
            }
            sum += weight
            done += weight
        }
        if start < weights.count { ranges.append(start..<weights.count) }
        return ranges
    }

    private static func holder(of file: XLIFFDocumentElement, in root: XLIFFDocumentElement) -> XLIFFDocumentElement {
        var holder = root
        holder.children = [.element(file)]
        return holder
    }

    /// An element with those of its units that are wanted; `nil` where it held units and holds none now.
    private static func keeping(
        _ wanted: Range<Int>,
        of element: XLIFFDocumentElement,
        _ next: inout Int
    ) -> XLIFFDocumentElement? {
        var result = element
        result.children = []
        var (had, kept) = (false, false)
        for child in element.children {
            guard case .element(let inner) = child else {
                result.children.append(child)
                continue
            }
            if isUnit(inner) {
                had = true
                if wanted.contains(next) {
                    kept = true
                    result.children.append(child)
                }
                next += 1
            } else if ["file", "body", "group"].contains(where: inner.isCore) {
                let before = next
                let left = keeping(wanted, of: inner, &next)
                let isHolder = next > before
                had = had || isHolder
                if let left, !isHolder || next > before { result.children.append(.element(left)) }
                if left != nil, isHolder { kept = true }
            } else {
                result.children.append(child)
            }
        }
        return had && !kept ? nil : result
    }

    /// Several documents of one version and one pair of languages as one.
    ///
    /// Files that are parts of one (the same `original` and `id`) are one again; others whose `id` stands twice get another
    /// one, which is told.
    ///
    /// - Parameter documents: At least one.
    /// - Returns: The document, and what was told.
    /// - Throws: `DragomanError` `xliff-join-version`, `xliff-join-language`, `xliff-join-nothing`.
    package static func joined(_ documents: [XLIFFDocument]) throws -> (document: XLIFFDocument, findings: [Finding]) {
        guard var result = documents.first else {
            throw DragomanError("xliff-join-nothing", "there is no file to be joined")
        }
        var findings: [Finding] = []
        for document in documents.dropFirst() {
            guard document.version == result.version else {
                throw DragomanError(
                    "xliff-join-version",
                    "XLIFF \(result.version.rawValue) and \(document.version.rawValue) cannot be joined"
                )
            }
            guard document.sourceLanguage == result.sourceLanguage, document.targetLanguage == result.targetLanguage
            else {
                throw DragomanError(
                    "xliff-join-language",
                    "the files are of other languages: \(result.languages) and \(document.languages)"
                )
            }
            for var file in document.files {
                // What the other root declared is declared here.
                for declaration in document.root.declarations where !result.root.declarations.contains(declaration) {
                    let isOwn = file.declarations.contains { $0.prefix == declaration.prefix }
                    if !isOwn { file.declarations.append(declaration) }
                }
                result.take(file, &findings)
            }
        }
        return (result, findings)
    }

    private var languages: String { "\(sourceLanguage ?? "none") to \(targetLanguage ?? "none")" }

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
        let place = last.map { $0 + 1 } ?? root.children.count
        root.children.insert(contentsOf: [.text("\n"), .element(file)], at: place)
    }

    private static func isSameFile(_ one: XLIFFDocumentElement, _ other: XLIFFDocumentElement) -> Bool {
        func beside(_ file: XLIFFDocumentElement) -> [XLIFFDocumentElement] {
            file.elements.filter { !isUnit($0) && !$0.isCore("group") && !$0.isCore("body") }
        }
        guard one["original"] != nil, one.attributes == other.attributes, one.declarations == other.declarations,
            beside(one) == beside(other)
        else { return false }
        let known = Set(units(in: one).compactMap { $0["id"] })
        return !units(in: other).contains { $0["id"].map(known.contains) ?? false }
    }

    /// Puts the units of a later part behind those of an earlier one, groups that go on into one.
    private static func merge(_ later: XLIFFDocumentElement, into earlier: inout XLIFFDocumentElement) {
        func isHolder(_ element: XLIFFDocumentElement) -> Bool { element.isCore("group") || element.isCore("body") }
        var isFirst = true
        for child in later.children {
            guard case .element(let element) = child, isUnit(element) || isHolder(element) else { continue }
            let last = earlier.children.lastIndex {
                if case .element(let known) = $0 { isUnit(known) || isHolder(known) } else { false }
            }
            if isFirst, let last, isHolder(element), case .element(var known) = earlier.children[last],
                known.name == element.name, known.attributes == element.attributes
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
