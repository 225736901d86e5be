import DragomanMemory
public import DragomanModel

/// What a list of translations left out.
public struct TranslationListEnd: Sendable {
    /// How many translations pass the filters.
    public var total: Int
    /// The number after which the list goes on; `nil` where it is whole.
    public var next: Int64?
}

/// Which part of a list is wanted.
public struct TranslationPage: Sendable {
    /// Only translations with greater numbers.
    public var after: Int64 = 0
    /// How many to leave out first.
    public var offset = 0
    /// The most to give; `nil` for all.
    public var limit: Int?

    /// Makes the whole list.
    public init() {}
}

extension Workflow {
    /// Hands the translations that pass a query to a closure, ordered by number, as they are read.
    ///
    /// - Throws: What the closure throws; `DragomanError` `language-unknown`, `time-unreadable`, `batch-unknown`,
    ///   `text-empty`, `memory-…`.
    public func forEachTranslation(
        _ query: TranslationQuery,
        page: TranslationPage = TranslationPage(),
        _ body: (TranslationSummary) throws -> Void
    ) throws -> TranslationListEnd {
        try memory.read { reader in
            let selection = try TranslationSelection(query, site: site, reader)
            let quickCount = try selection.quickCount(reader)
            var list = PagedList(page)
            try selection.forEach(reader) { record in
                if list.takes(record.id.rawValue) { try body(TranslationSummary(record, selection.times)) }
                // Where the number is known, the rest need not be looked at.
                return quickCount == nil || list.next == nil
            }
            return TranslationListEnd(total: quickCount ?? list.seen, next: list.next)
        }
    }

    /// Hands groups of translations to a closure, one translation after the other: those groups of which one passes a
    /// query, whole.
    ///
    /// - Throws: As `forEachTranslation`.
    public func forEachGroupedTranslation(
        _ query: TranslationQuery,
        by grouping: TranslationGrouping,
        page: TranslationPage = TranslationPage(),
        _ body: (TranslationSummary) throws -> Void
    ) throws -> TranslationListEnd {
        try memory.read { reader in
            let selection = try TranslationSelection(query, site: site, reader)
            var list = PagedList(page)
            var number = 0
            for group in try Self.groups(grouping, reader) where group.contains(where: selection.accepts) {
                number += 1
                for record in group where list.takes(record.id.rawValue) {
                    try body(TranslationSummary(record, selection.times, group: number))
                }
            }
            return TranslationListEnd(total: list.seen, next: list.next)
        }
    }

    static func groups(
        _ grouping: TranslationGrouping,
        _ reader: any MemoryReader
    ) throws -> [[TranslationRecord]] {
        switch grouping {
        case .duplicates: return try DuplicateFinder(reader).groups()
        case .conflicts:
            return try reader.sourcesWithSeveralWordings(countsCandidates: false).map { place in
                try reader.targets(of: place.source, language: place.language)
                    .filter { $0.target.role == .current }
                    .compactMap { try reader.translation($0.id) }
                    .sorted { $0.id.rawValue < $1.id.rawValue }
            }
        }
    }
}

/// Counts what a list passes by and what of it is on the page.
private struct PagedList {
    private let page: TranslationPage
    private var given = 0
    private var skipped = 0
    private var last: Int64 = 0
    /// How many were seen.
    private(set) var seen = 0
    /// The number after which the list goes on, once the page was full and more came.
    private(set) var next: Int64?

    init(_ page: TranslationPage) { self.page = page }

    /// Whether the next translation is on the page.
    mutating func takes(_ id: Int64) -> Bool {
        seen += 1
        guard id > page.after else { return false }
        if skipped < page.offset {
            skipped += 1
            return false
        }
        if let limit = page.limit, given >= limit {
            next = next ?? last
            return false
        }
        given += 1
        last = id
        return true
    }
}
