import DragomanMemory
public import DragomanModel

extension Workflow {
    /// What the site file says of segments that the memory does not have: it had no effect.
    ///
    /// - Returns: One warning for each, in order.
    /// - Throws: `DragomanError` `memory-…`.
    public func unknownOccurrences() throws -> [Finding] {
        guard !site.repetitions.apart.isEmpty else { return [] }
        return try memory.read { reader in
            let wanted = Dictionary(grouping: site.repetitions.apart, by: \.article).sorted { $0.key < $1.key }
            return try wanted.flatMap { article, occurrences in
                let known = Set(
                    try reader.units(ofArticle: article).flatMap { unit in
                        unit.segments.indices.map { UnitNames.segment($0 + 1, of: unit.name) }
                    }
                )
                return occurrences.map(\.segment).filter { !known.contains($0) }.sorted().map { segment in
                    Finding(
                        .warning,
                        "apart-unknown",
                        message:
                            "the site file keeps '\(article)#\(segment)' apart, but no article has that segment now; "
                            + "see 'dragoman units'"
                    )
                }
            }
        }
    }
}
