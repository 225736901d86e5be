/// The terms of a language, folded, as a tree whose edges are pieces.
struct TermTree {
    private struct Edge: Hashable {
        var node: Int32
        var piece: Int32
    }

    private var numbers: [String: Int32] = [:]
    private var edges: [Edge: Int32] = [:]
    /// The entries that end at each node; node 0 is the root.
    private var entries: [[Int]] = [[]]

    /// Adds an entry under the keys of its pieces, of which there is at least one.
    mutating func add(_ entry: Int, keys: [String]) {
        var node: Int32 = 0
        for key in keys {
            let next = Int32(numbers.count)
            let number = numbers[key] ?? next
            numbers[key] = number
            let edge = Edge(node: node, piece: number)
            if let known = edges[edge] {
                node = known
            } else {
                let added = Int32(entries.count)
                entries.append([])
                edges[edge] = added
                node = added
            }
        }
        entries[Int(node)].append(entry)
    }

    /// The number of a piece, or -1 where no term has it.
    func number(of key: String) -> Int32 { numbers[key] ?? -1 }

    /// Follows an edge from a node; `nil` where there is none.
    func child(of node: Int32, piece: Int32) -> Int32? {
        piece < 0 ? nil : edges[Edge(node: node, piece: piece)]
    }

    /// The entries that end at a node, in the order of adding.
    func entries(at node: Int32) -> [Int] { entries[Int(node)] }
}
