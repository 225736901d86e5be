import DragomanModel

/// The atoms of a unit parted into segments, before they are written out.
struct SegmentRuns {
    typealias Atom = UnitAtoms.Atom

    /// A pair of codes and the runs its ends stand in.
    struct Span {
        var id: Int
        var openRun: Int
        var closeRun: Int
        /// The atoms that are its ends.
        var openIndex: Int
        var closeIndex: Int
        /// Whether it wraps whole segments and so stays skeleton.
        var isSkeleton = false
    }

    let atoms: [Atom]
    private(set) var runs: [Range<Int>] = []
    private(set) var spans: [Span] = []

    /// Parts the atoms at the cuts, which are ascending indexes of atoms.
    init(atoms: [Atom], cuts: [Int]) {
        self.atoms = atoms
        var start = 0
        for cut in cuts where cut > start {
            let (end, next) = zone(around: cut, from: start)
            if end > start, hasText(start..<end) {
                runs.append(trimmed(start..<end))
                start = next
            }
        }
        if hasText(start..<atoms.count) { runs.append(trimmed(start..<atoms.count)) }
        spans = findSpans()
    }

    /// The numbers of the pairs that stay skeleton.
    var skeletonIDs: Set<Int> { Set(spans.lazy.filter(\.isSkeleton).map(\.id)) }

    /// Whether pairs would be opened again so often that the segments take far more room than their unit.
    ///
    /// The bound grows with the segments, so that what is stored of a file is linear in its size. Real articles have
    /// two or three pairs around some sentences; hundreds around thousands are a broken page.
    var repeatsTooMuch: Bool {
        let count = spans.reduce(0) { $0 + ($1.isSkeleton ? 0 : $1.closeRun - $1.openRun) }
        return count > max(64, 8 * runs.count)
    }

    /// The pairs that are opened and closed in several segments, outer ones first.
    var spanningPairs: [Span] {
        spans.filter { !$0.isSkeleton && $0.openRun != $0.closeRun }.sorted { $0.openIndex < $1.openIndex }
    }

    /// Takes pairs that wrap whole segments out of these, the outer ones first.
    ///
    /// Those of `keptIDs` stay: what a translation writes to close them is not what stands in the skeleton.
    mutating func stripWrappingPairs(except keptIDs: Set<Int>) {
        var changed = true
        while changed {
            changed = false
            for index in spans.indices where !spans[index].isSkeleton && !keptIDs.contains(spans[index].id) {
                let span = spans[index]
                guard runs.indices.contains(span.openRun), runs.indices.contains(span.closeRun),
                    isMark(.open, span.id, at: runs[span.openRun].lowerBound),
                    isMark(.close, span.id, at: runs[span.closeRun].upperBound - 1)
                else { continue }
                spans[index].isSkeleton = true
                runs[span.openRun] = trimmed(runs[span.openRun].lowerBound + 1..<runs[span.openRun].upperBound)
                runs[span.closeRun] = trimmed(runs[span.closeRun].lowerBound..<runs[span.closeRun].upperBound - 1)
                changed = true
            }
        }
    }

    /// The end of the sentence before a cut and the start of the one after it.
    private func zone(around cut: Int, from start: Int) -> (end: Int, next: Int) {
        var low = cut
        while low > start, !isText(low - 1) { low -= 1 }
        var high = cut
        while high < atoms.count, !isText(high) { high += 1 }
        var end = low
        var next = high
        var touchesText = true
        var opened: [Int: Int] = [:]
        for index in low..<high {
            switch atoms[index].content {
            case .text: break
            case .space: touchesText = false
            case .code(let mark, let purpose):
                switch mark.role {
                case .open: opened[mark.id] = index
                case .close:
                    // A pair round nothing but standalone codes goes where these go, whole.
                    if let start = opened.removeValue(forKey: mark.id) {
                        if start < end { end = index + 1 }
                    } else {
                        end = index + 1
                    }
                case .standalone:
                    if purpose == .lineBreak {
                        touchesText = false
                    } else if touchesText {
                        end = index + 1
                    } else {
                        next = min(next, opened.values.min() ?? index)
                    }
                }
            }
        }
        if let firstOpened = opened.values.min() { next = min(next, firstOpened) }
        return (end, max(end, next))
    }

    private func findSpans() -> [Span] {
        var opens: [Int: (run: Int, index: Int)] = [:]
        var found: [Span] = []
        for (number, run) in runs.enumerated() {
            for index in run {
                guard case .code(let mark, _) = atoms[index].content else { continue }
                switch mark.role {
                case .open: opens[mark.id] = (number, index)
                case .close:
                    if let open = opens.removeValue(forKey: mark.id) {
                        found.append(
                            Span(
                                id: mark.id,
                                openRun: open.run,
                                closeRun: number,
                                openIndex: open.index,
                                closeIndex: index
                            )
                        )
                    }
                case .standalone: break
                }
            }
        }
        return found
    }

    /// Drops white space and line breaks at both ends.
    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high, isTrimmable(low) { low += 1 }
        while high > low, isTrimmable(high - 1) { high -= 1 }
        return low..<high
    }

    private func isTrimmable(_ index: Int) -> Bool {
        switch atoms[index].content {
        case .text: false
        case .space: true
        case .code(let mark, let purpose): mark.role == .standalone && purpose == .lineBreak
        }
    }

    private func isText(_ index: Int) -> Bool {
        if case .text = atoms[index].content { true } else { false }
    }

    private func hasText(_ range: Range<Int>) -> Bool {
        range.contains { isText($0) }
    }

    private func isMark(_ role: CodeMark.Role, _ id: Int, at index: Int) -> Bool {
        if case .code(let mark, _) = atoms[index].content { mark.role == role && mark.id == id } else { false }
    }
}
