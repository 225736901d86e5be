import DragomanMemory
import DragomanModel

/// Candidates from one table of an index, or from a list, the newest first; read a page at a time.
struct CandidateStream {
    private let page: (SourceID?, Int) throws -> ConcordancePage
    private var buffer: ArraySlice<ConcordanceCandidate> = []
    private var last: SourceID?
    private var isLast = false
    private var pageSize: Int

    /// Makes a stream.
    ///
    /// - Parameters:
    ///   - firstPage: How many are wanted at first; each page is twice the one before.
    ///   - page: Reads the page after a source.
    init(firstPage: Int, page: @escaping (SourceID?, Int) throws -> ConcordancePage) {
        self.page = page
        pageSize = firstPage
    }

    /// The newest candidate not yet taken.
    mutating func first() throws -> ConcordanceCandidate? {
        while buffer.isEmpty, !isLast {
            let next = try page(last, pageSize)
            buffer = next.candidates[...]
            isLast = next.isLast
            last = next.candidates.last?.source ?? last
            pageSize = min(pageSize * 2, 8192)
        }
        return buffer.first
    }

    /// Takes the newest candidate.
    mutating func removeFirst() { buffer.removeFirst() }
}

/// The candidates of several streams, the newest first, each source once.
struct CandidateStreams {
    var streams: [CandidateStream]

    /// The next candidate, its languages ascending; `nil` at the end.
    mutating func next() throws -> ConcordanceCandidate? {
        var newest: SourceID?
        for place in streams.indices {
            if let first = try streams[place].first()?.source, first > newest ?? SourceID(rawValue: -1) {
                newest = first
            }
        }
        guard let newest else { return nil }
        var candidate = ConcordanceCandidate(source: newest)
        for place in streams.indices {
            guard let first = try streams[place].first(), first.source == newest else { continue }
            streams[place].removeFirst()
            candidate.isSource = candidate.isSource || first.isSource
            candidate.targets += first.targets.filter { !candidate.targets.contains($0) }
        }
        candidate.targets.sort()
        return candidate
    }
}
