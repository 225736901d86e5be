/// What stands in a `source` or `target`, in no version's words: the two versions have different elements for the same.
enum InlineToken: Hashable {
    case text(String)
    /// A comment, a processing instruction, an element of another namespace.
    case node(XLIFFNode)
    case code(InlineSpot)
    case markStart(InlineMark)
    case markEnd(id: String)
    /// A character that XML cannot hold, by its number in hexadecimal digits.
    case point(hex: String)
    /// Where a segment begins (`mrk mtype="seg"` of 1.2).
    case segmentStart(id: String?)
    case segmentEnd

    /// Whether it is text of white space only.
    var isBlank: Bool {
        if case .text(let text) = self { text.utf8.allSatisfy(\.isXMLSpace) } else { false }
    }
}

/// A code, or one end of a pair of codes.
struct InlineSpot: Hashable {
    enum Role { case open, close, standalone }

    var role: Role
    /// The same for both ends of a pair, and for the same code in source and target.
    var id: String
    /// Whether the other end stands in another unit, or nowhere.
    var isIsolated = false
    /// Whether the pair was written as an element around its text.
    var isElement = false
    /// `type` and `subType` of 2.x.
    var type: String?
    var subType: String?
    /// `equiv` of 2.x, `equiv-text` of 1.2.
    var equivalent: String?
    /// `disp` of 2.x.
    var display: String?
    /// The native code.
    var data: [XLIFFNode]?
    /// The units of its sub-flows.
    var flows: String?
    /// What else the version says that it comes from.
    var others: [XLIFFDocumentElement.Attribute] = []
}

/// An annotation.
struct InlineMark: Hashable {
    var id: String
    /// `type` of 2.x.
    var type: String?
    var value: String?
    var ref: String?
    var translate: String?
    /// What else the version says that it comes from.
    var others: [XLIFFDocumentElement.Attribute] = []
}

/// Which pairs of codes and which annotations can be elements around their text, since none of them overlap.
struct InlineNesting {
    /// Indices of the tokens at which such an element begins or ends.
    private(set) var starts: Set<Int> = []
    private(set) var ends: Set<Int> = []

    /// Linear in the tokens but for those that overlap.
    init(_ tokens: [InlineToken]) {
        var open: [(id: String, start: Int)] = []
        func close(_ id: String, at end: Int) -> Int? {
            guard let place = open.lastIndex(where: { $0.id == id }) else { return nil }
            let isLast = place == open.count - 1
            let start = open.remove(at: place).start
            return isLast ? start : nil
        }
        for (index, token) in tokens.enumerated() {
            let start: Int?
            switch token {
            case .code(let code) where code.isElement && !code.isIsolated && code.role == .open:
                open.append(("c" + code.id, index))
                continue
            case .code(let code) where code.isElement && !code.isIsolated && code.role == .close:
                start = close("c" + code.id, at: index)
            case .markStart(let mark):
                open.append(("m" + mark.id, index))
                continue
            case .markEnd(let id): start = close("m" + id, at: index)
            case .segmentStart:
                open.append(("s", index))
                continue
            case .segmentEnd:
                // A segment is an element whatever else is: what overlaps it is none.
                guard let place = open.lastIndex(where: { $0.id == "s" }) else { continue }
                start = open[place].start
                open.removeSubrange(place...)
            default: continue
            }
            if let start {
                starts.insert(start)
                ends.insert(index)
            }
        }
        // What began before a segment and ends in it, or is still open, was never paired above.
    }
}
