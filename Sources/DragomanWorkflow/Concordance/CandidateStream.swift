import DragomanMemory
import DragomanModel

/// A source that may have what is looked for, and where.
struct Candidate {
    var source: SourceID
    /// Whether the source's own text may have it.
    var isSource = false
    /// The languages whose translations may have it; ascending.
    var targets: [LanguageTag] = []
}

/// Candidates from one table of an index, or from a list, the newest first; read a page at a time.
struct CandidateStream {
    /// The language of the translations; `nil` for sources.
    let target: LanguageTag?
    private let page: (SourceID?, Int) throws -> ConcordancePage
    private var buffer: ArraySlice<SourceID> = []
    private var last: SourceID?
    private var isLast = false
    private var pageSize: Int

    /// Makes a stream.
    ///
    /// - Parameters:
    ///   - target: The language of the translations; `nil` for sources.
    ///   - firstPage: How many are wanted at first; each page is twice the one before.
    ///   - page: Reads the page after a source.
    init(target: LanguageTag?, firstPage: Int, page: @escaping (SourceID?, Int) throws -> ConcordancePage) {
        self.target = target
        self.page = page
        pageSize = firstPage
    }

    /// The newest source not yet taken.
    mutating func first() throws -> SourceID? {
        while buffer.isEmpty, !isLast {
            let next = try page(last, pageSize)
            buffer = next.sources[...]
            isLast = next.isLast
            last = next.sources.last ?? last
            pageSize = min(pageSize * 2, 8192)
        }
        return buffer.first
    }

    /// Takes the newest source.
    mutating func removeFirst() { buffer.removeFirst() }
}

/// The candidates of several streams, the newest first, each source once.
struct CandidateStreams {
    var streams: [CandidateStream]

    /// The next candidate; `nil` at the end.
    mutating func next() throws -> Candidate? {
        var newest: SourceID?
        for place in streams.indices {
            if let first = try streams[place].first(), first > newest ?? SourceID(rawValue: -1) { newest = first }
        }
        guard let newest else { return nil }
        var candidate = Candidate(source: newest)
        for place in streams.indices where try streams[place].first() == newest {
            streams[place].removeFirst()
            if let target = streams[place].target {
                if !candidate.targets.contains(target) { candidate.targets.append(target) }
            } else {
                candidate.isSource = true
            }
        }
        candidate.targets.sort()
        return candidate
    }
}
