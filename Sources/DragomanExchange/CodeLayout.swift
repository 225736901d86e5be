import DragomanModel

/// What must be known of the codes of a text before it can be written as elements.
struct CodeLayout {
    /// Whether every pair is complete and no two cross, so that pairs can be elements around their text.
    var isNested = true
    /// The numbers of pairs of which only one end is there.
    var isolated: Set<Int> = []

    /// Looks at one text.
    init(_ content: CodedText) {
        guard content.hasCodes else { return }
        var open: [Int] = []
        var closed: Set<Int> = []
        for mark in content.marks {
            switch mark.role {
            case .standalone: continue
            case .open: open.append(mark.id)
            case .close:
                closed.insert(mark.id)
                if open.last == mark.id {
                    open.removeLast()
                } else {
                    isNested = false
                    if let index = open.lastIndex(of: mark.id) {
                        open.remove(at: index)
                    } else {
                        isolated.insert(mark.id)
                    }
                }
            }
        }
        if !open.isEmpty { isNested = false }
        isolated.formUnion(open)
    }
}
