/// Which of the HTML tags among a node's children belong together.
struct InlineHTMLPairs {
    /// What a tag among the children is.
    enum Role: Equatable {
        /// Opens a pair.
        case opens
        /// Closes a pair.
        case closes
        /// Stands alone: void, a comment, or without its other half.
        case alone
    }

    private var roles: [Role] = []
    private var next = 0

    /// Finds the pairs among the children of a node.
    init(children node: MarkdownNode) {
        var open: [(name: String, index: Int)] = []
        var child = node.firstChild
        while let current = child {
            if current.kind == .html { note(current, &open) }
            child = current.next
        }
    }

    private mutating func note(_ node: MarkdownNode, _ open: inout [(name: String, index: Int)]) {
        let index = roles.count
        roles.append(.alone)
        let literal = node.literal
        guard let tag = HTMLTag(in: literal, at: 0, end: literal.count) else { return }
        guard tag.isEnd else {
            if HTMLInline.role(of: tag.name) != .void, !tag.isSelfClosing, open.count < 100 {
                open.append((tag.name, index))
            }
            return
        }
        guard let match = open.lastIndex(where: { $0.name == tag.name }) else { return }
        roles[open[match].index] = .opens
        roles[index] = .closes
        open.removeSubrange(match...)
    }

    /// What the next tag is.
    mutating func takeNext() -> Role {
        defer { next += 1 }
        return next < roles.count ? roles[next] : .alone
    }
}
