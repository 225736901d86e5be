/// What elements may hold, in tables that read like the specification.
///
/// A line is an element, its attributes, its content and which other attributes it may have. Attributes: `id!nmtoken` is
/// required, `id~nmtoken` may be left out, no kind is any text. Content: elements in their order with `?`, `*`, `+`, choices
/// in parentheses; `any` is elements of other namespaces, `text` text, `opaque` whatever one likes. Other attributes: `open`
/// any, `modules` those of modules, `closed` none.
struct ElementTable: Sendable {
    /// Elements of which some may stand at one point.
    struct Particle: Sendable {
        var names: [String]
        /// Whether elements of other namespaces may.
        var hasOthers: Bool
        var least: Int
        var most: Int
    }

    /// Which attributes of other namespaces an element may have.
    enum Openness: String, Sendable {
        case open, modules, closed
    }

    /// What is known of an element; a class, since every element of a file refers to one.
    final class Entry: Sendable {
        let attributes: [String: AttributeKind]
        let required: [String]
        let content: [Particle]
        let holdsText: Bool
        /// What it holds is not looked at.
        let isOpaque: Bool
        let openness: Openness

        /// Makes one of the cells of a line: attributes, content, other attributes.
        init(_ attributes: [String], _ content: [String], _ openness: String?) {
            var kinds: [String: AttributeKind] = [:]
            var required: [String] = []
            for attribute in attributes {
                let isRequired = attribute.contains("!")
                // The name may have a prefix; the kind stands behind the last mark.
                let mark = attribute.lastIndex { $0 == "!" || $0 == "~" }
                let key = mark.map { String(attribute[..<$0]) } ?? attribute
                let kind = mark.map { String(attribute[attribute.index(after: $0)...]) } ?? ""
                kinds[key] = AttributeKind(rawValue: kind) ?? .text
                if isRequired { required.append(key) }
            }
            self.attributes = kinds
            self.required = required
            holdsText = content.contains("text")
            isOpaque = content.contains("opaque")
            self.content = content.filter { $0 != "text" && $0 != "opaque" }.map(ElementTable.particle)
            self.openness = openness.flatMap(Openness.init(rawValue:)) ?? .closed
        }
    }

    private let entries: [String: Entry]

    init(_ text: String) {
        var entries: [String: Entry] = [:]
        for line in text.split(separator: "\n") {
            let cells = line.split(separator: "|", omittingEmptySubsequences: false)
                .map { $0.split(separator: " ").map(String.init) }
            guard cells.count == 4, let name = cells[0].first else { continue }
            entries[name] = Entry(cells[1], cells[2], cells[3].first)
        }
        self.entries = entries
    }

    /// What is known of an element; `nil` where the table does not have it.
    subscript(_ name: String) -> Entry? { entries[name] }

    fileprivate static func particle(_ item: String) -> Particle {
        var item = item
        var (least, most) = (1, 1)
        switch item.last {
        case "?": (least, most) = (0, 1)
        case "*": (least, most) = (0, .max)
        case "+": (least, most) = (1, .max)
        default: break
        }
        if let last = item.last, "?*+".contains(last) { item.removeLast() }
        let names = item.filter { $0 != "(" && $0 != ")" }.split(separator: ",").map(String.init)
        return Particle(names: names, hasOthers: names.contains("any"), least: least, most: most)
    }
}
