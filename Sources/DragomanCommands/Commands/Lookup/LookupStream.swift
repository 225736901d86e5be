import Dispatch
import DragomanModel
import DragomanWorkflow
import FoundationEssentials
import Synchronization

/// Answers the queries on standard input, in their order, each as soon as it is ready.
///
/// Queries that have come in together are answered on all cores; a client that waits for each answer gets it at once.
struct LookupStream {
    private let first: Session
    private let options: GlobalOptions
    /// What a query has that does not say otherwise.
    private let defaults: LookupQuery
    /// No more queries are taken together: an answer waits for those before it.
    private static let mostTogether = 64

    init(_ session: Session, _ options: GlobalOptions, _ defaults: LookupQuery) {
        first = session
        self.options = options
        self.defaults = defaults
    }

    /// A query and its place.
    private struct Asked: Sendable {
        var id: LookupLine.Identifier?
        var query: LookupQuery
        var line: Int
    }

    /// Answers until the input ends.
    ///
    /// - Throws: `DragomanError` `query-unreadable` and what a lookup throws, with the line, after all answers before it.
    func run() throws {
        let decoder = JSONDecoder()
        var input = StandardInput()
        var line = 0
        var lookups = [try first.workflow.lookups()]
        while let text = try input.nextLine() {
            var asked: [Asked] = []
            var fault: (any Error)?
            do {
                line += 1
                if let query = try query(text, line, decoder) { asked.append(query) }
                while asked.count < Self.mostTogether, input.hasMore, let text = try input.nextLine() {
                    line += 1
                    if let query = try query(text, line, decoder) { asked.append(query) }
                }
            } catch { fault = error }
            // Each core reads the memory by itself.
            while asked.count > 1, lookups.count < ProcessInfo.processInfo.activeProcessorCount {
                lookups.append(try Session(options, .read).workflow.lookups())
            }
            for answer in Self.answers(asked, lookups) { try Console.write(answer.get()) }
            if let fault { throw fault }
        }
    }

    private func query(_ text: String, _ line: Int, _ decoder: JSONDecoder) throws -> Asked? {
        if text.allSatisfy(\.isWhitespace) { return nil }
        let place = FilePosition(file: "standard input", line: line)
        guard let read = try? decoder.decode(LookupLine.self, from: Data(text.utf8)) else {
            throw DragomanError(
                "query-unreadable",
                "not a query; write {\"id\":1,\"text\":\"…\",\"target\":\"fr\"}",
                at: place
            )
        }
        var query = defaults
        query.text = read.text
        query.source = read.source ?? defaults.source
        query.targets = read.target?.all ?? defaults.targets
        query.threshold = read.threshold ?? defaults.threshold
        query.limit = read.limit ?? defaults.limit
        query.previous = read.previous ?? defaults.previous
        query.next = read.next ?? defaults.next
        query.article = read.article
        query.segment = read.segment
        guard !query.targets.isEmpty else {
            throw DragomanError("query-unreadable", "the query has no target", at: place)
        }
        return Asked(id: read.id, query: query, line: line)
    }

    private static func answers(
        _ asked: [Asked],
        _ lookups: [LookupSession]
    ) -> [Result<[UInt8], any Error>] {
        let pool = Mutex(lookups)
        let made = Mutex([Result<[UInt8], any Error>?](repeating: nil, count: asked.count))
        let next = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: min(lookups.count, asked.count)) { _ in
            guard let lookup = pool.withLock({ $0.popLast() }) else { return }
            while true {
                let number = next.add(1, ordering: .relaxed).oldValue
                guard number < asked.count else { return }
                let answer = Result { try Self.answer(asked[number], lookup) }
                made.withLock { $0[number] = answer }
            }
        }
        return made.withLock { $0.compactMap { $0 } }
    }

    private static func answer(_ asked: Asked, _ lookup: LookupSession) throws -> [UInt8] {
        do {
            let answer = try lookup.answer(asked.query)
            let isForOne = asked.query.targets.count == 1
            return LookupAnswerJSON(id: asked.id, answer, isForOne: isForOne).line
        } catch var error as DragomanError {
            error.position = error.position ?? FilePosition(file: "standard input", line: asked.line)
            throw error
        }
    }
}
