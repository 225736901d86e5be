/// Finds the best segmentation of a text by a space model.
struct SpaceDecoder {
    /// The most spaces at which a sentence might have ended and did not: it is broken at its best place before there are more.
    static let mostPassed = 60

    /// A place where a sentence may start: the text's start, a space, the text's end.
    private struct Node {
        /// The chunk that starts here.
        var chunk: Int
        /// The score of a boundary here.
        var local = 0
        /// The score of a sentence that starts here, by the number of its spaces up to two.
        var first = (0, 0, 0)
        /// Bits of the predicates up to the next node.
        var predicates: UInt32 = 0
        /// The score of the best segmentation that ends here.
        var best = 0
        /// The node where its last sentence starts.
        var back = 0
    }

    private let text: SpacedText
    private let model: SpaceModel
    private var nodes: [Node] = []

    init(text: SpacedText, model: SpaceModel) {
        self.text = text
        self.model = model
    }

    /// The chunks before which sentences start, but the first; ascending.
    mutating func best() -> [Int] {
        addNodes()
        guard nodes.count > 2 else { return [] }
        for end in 1..<nodes.count { close(at: end) }
        var result: [Int] = []
        var node = nodes[nodes.count - 1].back
        while node > 0 {
            result.append(nodes[node].chunk)
            node = nodes[node].back
        }
        return result.reversed()
    }

    private mutating func addNodes() {
        nodes.reserveCapacity(text.chunks.count + 1)
        for chunk in text.chunks.indices {
            if chunk == 0 || text.mayEnd(before: chunk) { nodes.append(node(chunk)) }
            nodes[nodes.count - 1].predicates |= text.chunks[chunk].predicates
        }
        nodes.append(Node(chunk: text.chunks.count))
    }

    private func node(_ chunk: Int) -> Node {
        var node = Node(chunk: chunk)
        if chunk > 0 { node.local = model.score(ofSpaceBefore: chunk, in: text) }
        SpaceFeatures.forEachClass(text.chunks[chunk].firstClasses) {
            let scores = model.byFirstClass[$0 + 1]
            node.first.0 += scores.0
            node.first.1 += scores.1
            node.first.2 += scores.2
        }
        return node
    }

    /// Finds the best last sentence that ends at a node; of equals the longest.
    private mutating func close(at end: Int) {
        var predicates: UInt32 = 0
        var best = Int.min
        var back = end - 1
        for start in stride(from: end - 1, through: max(0, end - Self.mostPassed), by: -1) {
            predicates |= nodes[start].predicates
            let sentence = text.sentence(nodes[start].chunk..<nodes[end].chunk)
            let first = nodes[start].first
            let score =
                nodes[start].best + model.byLength[min(sentence.symbolCount, model.byLength.count - 1)]
                + model.bySpaces[min(sentence.spaceCount, SpaceFeatures.mostSpaces)]
                + model.byUnbalanced[sentence.unbalanced]
                + model.byPredicates[min(predicates.nonzeroBitCount, SpaceFeatures.mostPredicates)]
                + (sentence.spaceCount == 0 ? first.0 : sentence.spaceCount == 1 ? first.1 : first.2)
            if score >= best { (best, back) = (score, start) }
        }
        nodes[end].best = best + nodes[end].local
        nodes[end].back = back
    }
}
