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
}
