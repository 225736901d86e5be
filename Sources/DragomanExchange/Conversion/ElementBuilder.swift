/// Puts nodes into elements as they open and close.
struct ElementBuilder {
    private var open: [XLIFFDocumentElement]

    /// - Parameter root: The element that all of it stands in.
    init(_ root: XLIFFDocumentElement) { open = [root] }

    mutating func start(_ element: XLIFFDocumentElement) { open.append(element) }

    mutating func end() {
        guard open.count > 1, let last = open.popLast() else { return }
        open[open.count - 1].children.append(.element(last))
    }

    mutating func add(_ node: XLIFFNode) {
        let last = open.count - 1
        if case .text(let text) = node, case .text(let before)? = open[last].children.last {
            open[last].children[open[last].children.count - 1] = .text(before + text)
        } else {
            open[last].children.append(node)
        }
    }

    /// All of it.
    mutating func finish() -> XLIFFDocumentElement {
        while open.count > 1 { end() }
        return open[0]
    }
}
