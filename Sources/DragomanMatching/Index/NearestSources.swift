/// The sources nearest to a text found so far, and how near the next must be to matter.
///
/// Nearness is the exact ratio of distance and longer symbol count, not the whole percent. Sources that are exactly as
/// near as the last one within the limit are kept beyond it: what is stored with them decides.
struct NearestSources {
    /// A source and how far it is.
    struct Found {
        var id: Int64
        var distance: Int
        var longer: Int
        /// Where it was found.
        var part: Int
        var entry: Int

        /// Whether it is strictly nearer than another.
        func isNearer(than other: Found) -> Bool { distance * other.longer < other.distance * longer }
    }

    private let threshold: Int
    private let limit: Int
    /// Unordered; all that is within the bar, and some that no longer is.
    private var found: [Found] = []
    /// The nearest so many, nearest first: the last is the bar once there are enough.
    private var leaders: [Found] = []

    init(threshold: Int, limit: Int) {
        self.threshold = threshold
        self.limit = limit
    }

    /// The bar's score: what has less has no chance.
    var leastScore: Int {
        guard leaders.count == limit, let last = leaders.last else { return threshold }
        return max(threshold, Score.percent(distance: last.distance, longer: last.longer))
    }

    /// The most edits with which a text still matters.
    @inline(__always)
    func mostEdits(longer: Int) -> Int {
        let most = Score.maximumDistance(threshold: threshold, longer: longer)
        guard leaders.count == limit, let last = leaders.last else { return most }
        return min(most, last.distance * longer / max(last.longer, 1))
    }

    mutating func offer(_ new: Found) {
        found.append(new)
        guard limit < .max else { return }
        if leaders.count == limit, let last = leaders.last, !new.isNearer(than: last) { return }
        var place = leaders.count
        while place > 0, new.isNearer(than: leaders[place - 1]) { place -= 1 }
        leaders.insert(new, at: place)
        if leaders.count > limit { leaders.removeLast() }
    }

    /// What is within the bar, nearest first; equals by id.
    var nearest: [Found] {
        found.filter { $0.distance <= mostEdits(longer: $0.longer) }.sorted {
            let (left, right) = ($0.distance * $1.longer, $1.distance * $0.longer)
            return left != right ? left < right : $0.id < $1.id
        }
    }
}
