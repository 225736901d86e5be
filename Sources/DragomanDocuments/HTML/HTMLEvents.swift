import CGumbo
import DragomanModel

/// The texts, start tags and comments of a page in the order of their bytes, as gumbo's tree has them.
///
/// The tree knows what is inside what, also where tags are missing or misnested; the bytes know the order. Foster
/// parenting moves text in the tree, and misnested formatting stands in it twice: sorted by bytes and taken once, both
/// come right. End tags are not taken from the tree: they are what lies between the events.
struct HTMLEvents {
    /// A text, start tag or comment.
    struct Event {
        /// What it is.
        enum Kind: UInt8 {
            case startTag
            case text
            case comment
        }

        var start: Int
        var end: Int
        var kind: Kind
        /// Gumbo's number of the element, or of the text's parent.
        var tag: UInt16
        /// The kind of unit that text here belongs to.
        var unitKind: Unit.Kind
        var flags: Flags
        /// The byte after the end tag of an element that has one of its own; else 0.
        var elementEnd: Int
        var node: UnsafePointer<GumboNode>
    }

    /// Facts about the place of an event.
    struct Flags: OptionSet {
        let rawValue: UInt8
        /// Is not translated.
        static let protected = Flags(rawValue: 1)
        /// Is not translated, and nothing inside can be.
        static let hardProtected = Flags(rawValue: 2)
        /// The element is protected, its parent is not.
        static let protectedRoot = Flags(rawValue: 4)
        /// No markup can stand here.
        static let textOnly = Flags(rawValue: 8)
        /// In a `title`, where `<` is text.
        static let isRCDATA = Flags(rawValue: 16)
        /// Has an attribute whose value is a unit.
        static let hasAttributeText = Flags(rawValue: 32)
        /// Has an attribute that says language or direction.
        static let hasLanguage = Flags(rawValue: 64)
    }

    private struct Place {
        var node: UnsafePointer<GumboNode>
        var nextChild: Int
        var unitKind: Unit.Kind
        var flags: Flags
        var tag: UInt16
    }

    private let base: UnsafePointer<CChar>
    private let count: Int
    private let traits = HTMLElements.table
    private(set) var events: [Event] = []

    /// Collects the events of a tree over `count` bytes at `base`.
    init(root: UnsafePointer<GumboNode>, base: UnsafePointer<CChar>, count: Int) {
        self.base = base
        self.count = count
        events.reserveCapacity(count / 24 + 16)
        collect(root)
        sortByBytes()
    }

    private mutating func sortByBytes() {
        var isSorted = true
        for index in events.indices.dropFirst() where events[index - 1].start > events[index].start {
            isSorted = false
            break
        }
        guard !isSorted else { return }
        // The element as it stood comes before its clones, which follow it in the tree.
        var order = Array(events.indices)
        order.sort { left, right in
            events[left].start == events[right].start ? left < right : events[left].start < events[right].start
        }
        events = order.map { events[$0] }
    }

    private mutating func collect(_ root: UnsafePointer<GumboNode>) {
        var stack: [Place] = [Place(node: root, nextChild: 0, unitKind: .paragraph, flags: [], tag: 0)]
        while let top = stack.last {
            let children = Self.children(of: top.node)
            guard top.nextChild < Int(children.length),
                let raw = children.data[top.nextChild]
            else {
                stack.removeLast()
                continue
            }
            stack[stack.count - 1].nextChild += 1
            let child = UnsafePointer(raw.assumingMemoryBound(to: GumboNode.self))
            switch child.pointee.type {
            case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
                stack.append(element(child, in: top))
            case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA:
                add(child, child.pointee.v.text.original_text, .text, in: top)
            case GUMBO_NODE_COMMENT:
                add(child, child.pointee.v.text.original_text, .comment, in: top)
            default: break
            }
        }
    }

    private static func children(of node: UnsafePointer<GumboNode>) -> GumboVector {
        node.pointee.type == GUMBO_NODE_DOCUMENT
            ? node.pointee.v.document.children : node.pointee.v.element.children
    }

    private func range(_ piece: GumboStringPiece) -> Range<Int>? {
        guard let data = piece.data, piece.length > 0 else { return nil }
        let start = data - base
        guard start >= 0, start + Int(piece.length) <= count else { return nil }
        return start..<start + Int(piece.length)
    }

    private mutating func add(
        _ node: UnsafePointer<GumboNode>,
        _ piece: GumboStringPiece,
        _ kind: Event.Kind,
        in place: Place
    ) {
        guard let range = range(piece) else { return }
        events.append(
            Event(
                start: range.lowerBound,
                end: range.upperBound,
                kind: kind,
                tag: place.tag,
                unitKind: place.unitKind,
                flags: place.flags,
                elementEnd: 0,
                node: node
            )
        )
    }

    private mutating func element(_ node: UnsafePointer<GumboNode>, in parent: Place) -> Place {
        let element = node.pointee.v.element
        let isHTML = element.tag_namespace == GUMBO_NAMESPACE_HTML
        let isForeignRoot = element.tag == GUMBO_TAG_SVG || element.tag == GUMBO_TAG_MATH
        let tag = UInt16(
            truncatingIfNeeded: isHTML || isForeignRoot ? element.tag.rawValue : GUMBO_TAG_UNKNOWN.rawValue
        )
        let facts = traits[Int(tag)]
        var flags = parent.flags.intersection([.protected, .hardProtected, .textOnly])
        var own: Flags = []
        if facts.contains(.hardProtected) {
            flags.formUnion([.protected, .hardProtected])
        } else if facts.contains(.softProtected) {
            flags.insert(.protected)
        }
        if element.attributes.length > 0 { readAttributes(element, tag: tag, parent: parent.flags, &flags, &own) }
        if element.tag == GUMBO_TAG_TITLE, isHTML {
            flags.formUnion([.textOnly, .isRCDATA])
        } else if element.tag == GUMBO_TAG_OPTION {
            flags.insert(.textOnly)
        }
        var unitKind = HTMLElements.unitKind(of: element.tag) ?? parent.unitKind
        // Pages laid out in tables have whole articles in a cell.
        if element.tag == GUMBO_TAG_P, unitKind == .tableCell { unitKind = .paragraph }
        if let range = range(element.original_tag) {
            if flags.contains(.protected), !parent.flags.contains(.protected) { own.insert(.protectedRoot) }
            events.append(
                Event(
                    start: range.lowerBound,
                    end: range.upperBound,
                    kind: .startTag,
                    tag: tag,
                    unitKind: unitKind,
                    flags: flags.union(own),
                    elementEnd: elementEnd(element, after: range.upperBound),
                    node: node
                )
            )
        }
        return Place(node: node, nextChild: 0, unitKind: unitKind, flags: flags, tag: tag)
    }

    /// The byte after an element's own end tag, or 0: gumbo names the tag that closed it, which may be another's.
    private func elementEnd(_ element: GumboElement, after start: Int) -> Int {
        guard let end = range(element.original_end_tag), end.lowerBound >= start, end.count > 3,
            let open = range(element.original_tag)
        else { return 0 }
        var offset = 0
        while open.lowerBound + 1 + offset < open.upperBound {
            let left = UInt8(bitPattern: base[open.lowerBound + 1 + offset])
            if left.endsTagName { break }
            guard end.lowerBound + 2 + offset < end.upperBound,
                UInt8(bitPattern: base[end.lowerBound + 2 + offset]).asciiLowercased == left.asciiLowercased
            else { return 0 }
            offset += 1
        }
        guard end.lowerBound + 2 + offset < end.upperBound,
            UInt8(bitPattern: base[end.lowerBound + 1]) == 0x2F,
            UInt8(bitPattern: base[end.lowerBound + 2 + offset]).endsTagName
        else { return 0 }
        return end.upperBound
    }

    private func readAttributes(
        _ element: GumboElement,
        tag: UInt16,
        parent: Flags,
        _ flags: inout Flags,
        _ own: inout Flags
    ) {
        var translate: Bool?
        var isNotTranslatedByClass = false
        for index in 0..<Int(element.attributes.length) {
            guard let raw = element.attributes.data[index] else { continue }
            let attribute = raw.assumingMemoryBound(to: GumboAttribute.self)
            guard let name = attribute.pointee.name else { continue }
            switch HTMLElements.attribute(named: name) {
            case .translate:
                translate = attribute.pointee.value.flatMap(HTMLElements.translateValue)
            case .class:
                isNotTranslatedByClass = attribute.pointee.value.map(HTMLElements.hasNotranslateClass) ?? false
            case .language, .direction, .xmlLanguage:
                own.insert(.hasLanguage)
            case .content:
                if element.tag == GUMBO_TAG_META { own.insert(.hasAttributeText) }
            case .text(let kind):
                if kind != .tooltip || !traits[Int(tag)].contains(.hasNoTooltip) { own.insert(.hasAttributeText) }
            case .other: break
            }
        }
        // Attributes are protected with the element, but not by its being code or a field.
        let isProtected = translate.map { !$0 } ?? (isNotTranslatedByClass || parent.contains(.protected))
        if isProtected || parent.contains(.hardProtected) { own.remove(.hasAttributeText) }
        guard !flags.contains(.hardProtected) else { return }
        if let translate {
            if translate { flags.remove(.protected) } else { flags.insert(.protected) }
        } else if isNotTranslatedByClass {
            flags.insert(.protected)
        }
    }
}
