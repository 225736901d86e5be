/// Which sources took the place of which, from a revision of an article back through those it was made from.
///
/// Only the replacements themselves are stored: chains would grow with the square of the revisions.
struct Lineage {
    private struct Step {
        /// Counts back: 0 is the revision asked about.
        var age: Int
        var replaced: Int64
    }

    private struct Place: Hashable {
        var source: Int64
        var age: Int
    }

    private var steps: [Int64: [Step]] = [:]

    /// Reads the lineage of one revision.
    init(_ reader: SQLiteReader, article: Int64, revision: Int64) throws {
        let replacements = try reader.query(
            "SELECT revision, source, replaced FROM replacement WHERE article = ? ORDER BY revision DESC, source, replaced"
        ).all(article) { (revision: $0.integer(0), source: $0.integer(1), replaced: $0.integer(2)) }
        guard !replacements.isEmpty else { return }
        var parents: [Int64: Int64] = [:]
        try reader.query("SELECT id, parent FROM revision WHERE article = ?").eachRow(article) {
            parents[$0.integer(0)] = $0.optionalInteger(1)
        }
        var ages: [Int64: Int] = [:]
        var next: Int64? = revision
        while let known = next, ages[known] == nil {
            ages[known] = ages.count
            next = parents[known]
        }
        for replacement in replacements {
            guard let age = ages[replacement.revision] else { continue }
            steps[replacement.source, default: []].append(Step(age: age, replaced: replacement.replaced))
        }
    }

    /// Whether nothing was ever replaced.
    var isEmpty: Bool { steps.isEmpty }

    /// The sources that a source took the place of, the nearest first.
    ///
    /// A source that left and came back has those of its latest coming first, then older ones. Each step goes to an
    /// older revision, so that the walk ends.
    func ancestors(of source: Int64) -> [Int64] {
        guard steps[source] != nil else { return [] }
        var found: [Int64] = []
        var seen: Set<Int64> = [source]
        var front = [Place(source: source, age: -1)]
        while !front.isEmpty {
            var next: [Place] = []
            var isNext: Set<Place> = []
            for place in front {
                for step in latest(of: place.source, olderThan: place.age) {
                    if seen.insert(step.replaced).inserted { found.append(step.replaced) }
                    let older = Place(source: step.replaced, age: step.age)
                    if isNext.insert(older).inserted { next.append(older) }
                }
            }
            front = next
        }
        return found
    }

    /// The steps of the youngest revision older than an age that has any for a source.
    private func latest(of source: Int64, olderThan age: Int) -> ArraySlice<Step> {
        guard let all = steps[source], let first = all.firstIndex(where: { $0.age > age }) else { return [] }
        let youngest = all[first].age
        let end = all[first...].firstIndex { $0.age != youngest } ?? all.endIndex
        return all[first..<end]
    }
}
