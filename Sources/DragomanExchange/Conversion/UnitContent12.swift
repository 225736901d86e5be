/// The texts of a trans-unit, parted where 2.x has segments and what is to be ignored.
struct UnitContent12 {
    /// A `segment` or `ignorable` in the making.
    struct Part {
        var isSegment: Bool
        var id: String?
        var source: [InlineToken]
        var target: [InlineToken]?
        /// The place of the target among the targets, where it is another than that of the source.
        var order: Int?
        /// Attributes of its `mrk`.
        var attributes: [XLIFFDocumentElement.Attribute] = []
    }

    let unit: XLIFFDocumentElement
    let id: String
    private(set) var reader: InlineReader12
    private(set) var parts: [Part] = []
    /// Whether `seg-source` marks segments.
    private(set) var isSegmented = false
    /// Whether the target has text between its segments that has no place in the source.
    private(set) var hasLostText = false

    init(_ unit: XLIFFDocumentElement, id: String, keptPrefix: String?) {
        self.unit = unit
        self.id = id
        var ids: Set<String> = []
        let marks = Self.marks(unit.elements.first { $0.isCore("seg-source") })
        let names = marks.map { InlineNumbering.unique($0["mid"] ?? "s\(ids.count + 1)", &ids) }
        let single = unit.elements.first { $0.isCore("source") }
        let kept = single?.attributes.first { $0.prefix == keptPrefix && $0.name == "segment" }?.value
        if marks.isEmpty { ids.insert(kept ?? "s1") }
        reader = InlineReader12(unit: id, kept: keptPrefix, numbering: InlineNumbering(taken: ids))
        let target = unit.elements.first { $0.isCore("target") }
        guard !marks.isEmpty, let segmented = unit.elements.first(where: { $0.isCore("seg-source") }) else {
            let source = single.map { reader.read($0) } ?? []
            parts = [Part(isSegment: true, id: kept ?? "s1", source: source, target: target.map { reader.read($0) })]
            parts[0].attributes = (single?.attributes ?? []).filter { $0.prefix == keptPrefix && $0.name != "segment" }
            return
        }
        isSegmented = true
        var number = 0
        var idOfMid: [String: String] = [:]
        for piece in Self.pieces(reader.read(segmented)) {
            guard piece.isSegment else {
                parts.append(Part(isSegment: false, source: piece.tokens))
                continue
            }
            let name = number < names.count ? names[number] : "s\(number + 1)"
            if let mid = piece.mid { idOfMid[mid] = name }
            parts.append(Part(isSegment: true, id: name, source: piece.tokens))
            if number < marks.count { parts[parts.count - 1].attributes = marks[number].attributes }
            number += 1
        }
        if let target { place(Self.pieces(reader.read(target)), idOfMid) }
    }

    /// Gives each segment its target, and what stands between them where the order is that of the source.
    private mutating func place(
        _ pieces: [(isSegment: Bool, mid: String?, tokens: [InlineToken])],
        _ idOfMid: [String: String]
    ) {
        let segments = pieces.filter(\.isSegment)
        if segments.isEmpty, pieces.contains(where: { !$0.tokens.allSatisfy(\.isBlank) }) {
            // The marks were lost; the whole can only be that of the first.
            if let first = parts.firstIndex(where: \.isSegment) { parts[first].target = pieces.flatMap(\.tokens) }
            return
        }
        var order: [Int] = []
        for piece in pieces {
            if piece.isSegment {
                let id = piece.mid.flatMap { idOfMid[$0] }
                guard let place = parts.firstIndex(where: { $0.isSegment && $0.id == id && $0.target == nil }) else {
                    hasLostText = true
                    continue
                }
                // An empty mark is a segment that has no translation.
                if !piece.tokens.isEmpty { parts[place].target = piece.tokens }
                order.append(place)
            } else {
                // What stands between: behind the segment that it follows.
                let place = (order.last ?? -1) + 1
                guard parts.indices.contains(place), !parts[place].isSegment, parts[place].target == nil else {
                    if !piece.tokens.allSatisfy(\.isBlank) { hasLostText = true }
                    continue
                }
                parts[place].target = piece.tokens
                order.append(place)
            }
        }
        guard order != order.sorted(), order.count == parts.count else { return }
        for (position, place) in order.enumerated() { parts[place].order = position + 1 }
    }

    private static func marks(_ content: XLIFFDocumentElement?) -> [XLIFFDocumentElement] {
        guard let content else { return [] }
        return content.elements.filter { $0.namespace == content.namespace }.flatMap { element in
            element.name == "mrk" && element["mtype"] == "seg" ? [element] : marks(element)
        }
    }

    /// Segments and what stands between them, in order.
    private static func pieces(
        _ tokens: [InlineToken]
    ) -> [(isSegment: Bool, mid: String?, tokens: [InlineToken])] {
        var result: [(isSegment: Bool, mid: String?, tokens: [InlineToken])] = []
        var current: (isSegment: Bool, mid: String?, tokens: [InlineToken]) = (false, nil, [])
        func isWorth(_ piece: (isSegment: Bool, mid: String?, tokens: [InlineToken])) -> Bool {
            piece.isSegment || !piece.tokens.isEmpty
        }
        for token in tokens {
            switch token {
            case .segmentStart(let id):
                if isWorth(current) { result.append(current) }
                current = (true, id, [])
            case .segmentEnd:
                result.append(current)
                current = (false, nil, [])
            default: current.tokens.append(token)
            }
        }
        if isWorth(current) { result.append(current) }
        return result
    }
}
