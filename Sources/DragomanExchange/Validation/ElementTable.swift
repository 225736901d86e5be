/// What elements may hold, in tables that read like the specification.
///
/// A line is an element, its attributes, its content and which other attributes it may have. Attributes: `id!nmtoken` is
/// required, `id~nmtoken` may be left out, no kind is any text. Content: elements in their order with `?`, `*`, `+`, choices
/// in parentheses; `any` is elements of other namespaces, `text` text, `opaque` whatever one likes. Other attributes: `open`
/// any, `modules` those of modules, `closed` none.
struct ElementTable {
    /// Elements of which some may stand at one point.
    struct Particle {
        var names: Set<String>
        var least: Int
        var most: Int
    }

    /// Which attributes of other namespaces an element may have.
    enum Openness: String {
        case open, modules, closed
    }

    struct Entry {
        var attributes: [String: AttributeKind] = [:]
        var required: [String] = []
        var content: [Particle] = []
        var holdsText = false
        /// What it holds is not looked at.
        var isOpaque = false
        var openness = Openness.closed
    }

    private let entries: [String: Entry]

    init(_ text: String) {
        var entries: [String: Entry] = [:]
        for line in text.split(separator: "\n") {
            let cells = line.split(separator: "|", omittingEmptySubsequences: false)
                .map { $0.split(separator: " ").map(String.init) }
            guard cells.count == 4, let name = cells[0].first else { continue }
            var entry = Entry()
            for attribute in cells[1] {
                let isRequired = attribute.contains("!")
                // The name may have a prefix; the kind stands behind the last mark.
                let mark = attribute.lastIndex { $0 == "!" || $0 == "~" }
                let key = mark.map { String(attribute[..<$0]) } ?? attribute
                let kind = mark.map { String(attribute[attribute.index(after: $0)...]) } ?? ""
                entry.attributes[key] = AttributeKind(rawValue: kind) ?? .text
                if isRequired { entry.required.append(key) }
            }
            for item in cells[2] {
                switch item {
                case "text": entry.holdsText = true
                case "opaque": entry.isOpaque = true
                default: entry.content.append(Self.particle(item))
                }
            }
            entry.openness = Openness(rawValue: cells[3].first ?? "") ?? .closed
            entries[name] = entry
        }
        self.entries = entries
    }

    /// What is known of an element; `nil` where the table does not have it.
    subscript(_ name: String) -> Entry? { entries[name] }

    private static func particle(_ item: String) -> Particle {
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
        return Particle(names: Set(names), least: least, most: most)
    }
}
