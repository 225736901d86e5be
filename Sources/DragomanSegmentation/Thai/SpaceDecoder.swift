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

    /// The chunks before which sentences start, but the first; ascending.
    let best: [Int]

    init(_ text: SpacedText, model: SpaceModel) {
        var nodes = [Self.node(0, in: text, model: model)]
        for chunk in 1..<text.chunks.count where text.mayEnd(before: chunk) {
            nodes.append(Self.node(chunk, in: text, model: model))
        }
        guard nodes.count > 1 else {
            best = []
            return
        }
        nodes.append(Node(chunk: text.chunks.count))
        for node in nodes.indices.dropLast() {
            for chunk in nodes[node].chunk..<nodes[node + 1].chunk {
                nodes[node].predicates |= text.chunks[chunk].predicates
            }
        }
        for node in nodes.indices.dropFirst() { Self.close(at: node, &nodes, text, model) }
        var result: [Int] = []
        var node = nodes[nodes.count - 1].back
        while node > 0 {
            result.append(nodes[node].chunk)
            node = nodes[node].back
        }
        best = result.reversed()
    }

    private static func node(_ chunk: Int, in text: SpacedText, model: SpaceModel) -> Node {
        var node = Node(chunk: chunk)
        if chunk > 0 { model.features.forEach(before: chunk, in: text) { node.local += model.weights[$0] } }
        let classes = model.features.classesOfStart(chunk, in: text)
        func score(_ spaces: Int) -> Int {
            SpaceFeatures.firstClass(classes, spaces: spaces).reduce(0) { $0 + model.weights[$1] }
        }
        node.first = (score(0), score(1), score(2))
        return node
    }

    /// Finds the best last sentence that ends at a node; of equals the longest.
    private static func close(at end: Int, _ nodes: inout [Node], _ text: SpacedText, _ model: SpaceModel) {
        var predicates: UInt32 = 0
        var best = Int.min
        var back = end - 1
        for start in stride(from: end - 1, through: max(0, end - mostPassed), by: -1) {
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
