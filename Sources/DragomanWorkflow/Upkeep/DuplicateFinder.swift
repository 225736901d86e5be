import DragomanMemory
import DragomanModel

/// Finds live translations that say the same twice: source and translation differ in nothing but case, white space and
/// punctuation.
struct DuplicateFinder {
    private let reader: any MemoryReader

    init(_ reader: any MemoryReader) { self.reader = reader }

    /// The groups of duplicates, each with its translations ordered by id; ordered by the first of each.
    ///
    /// - Parameter sources: Tells each source that has live translations on the way, for who counts them anyway.
    /// - Returns: Each group whole.
    /// - Throws: What the closure throws; `DragomanError` `memory-…`.
    /// - Complexity: O(n log n) for n sources; texts are compared only where keys are alike.
    func groups(_ sources: (TranslatedSource) throws -> Void = { _ in }) throws -> [[TranslationRecord]] {
        var hashes: [(hash: Int, source: SourceID)] = []
        try reader.forEachSource(changedAfter: 0) { source in
            guard !source.targets.isEmpty else { return }
            try sources(source)
            var hasher = Hasher()
            hasher.combine(source.language)
            hasher.combine(LooseText.key(source.content))
            hashes.append((hasher.finalize(), source.id))
        }
        hashes.sort { ($0.hash, $0.source) < ($1.hash, $1.source) }
        var groups: [[TranslationRecord]] = []
        var grouped: Set<SourceID> = []
        var start = 0
        while start < hashes.count {
            var end = start + 1
            while end < hashes.count, hashes[end].hash == hashes[start].hash { end += 1 }
            if end - start > 1 {
                let alike = hashes[start..<end].map(\.source)
                grouped.formUnion(alike)
                groups += try duplicates(among: records(of: alike, languages: nil))
            }
            start = end
        }
        let several = try reader.sourcesWithSeveralWordings(countsCandidates: true)
        for place in several where !grouped.contains(place.source) {
            groups += try duplicates(among: records(of: [place.source], languages: [place.language]))
        }
        return groups.sorted { ($0.first?.id.rawValue ?? 0) < ($1.first?.id.rawValue ?? 0) }
    }

    private func records(of sources: [SourceID], languages: [LanguageTag]?) throws -> [TranslationRecord] {
        let known = try languages ?? reader.knownLanguages()
        return try sources.flatMap { source in
            try known.flatMap { try reader.targets(of: source, language: $0) }
        }.compactMap { try reader.translation($0.id) }
    }

    private struct Key: Hashable {
        var sourceLanguage: LanguageTag
        var language: LanguageTag
        var source: String
        var target: String
    }

    private struct Texts: Hashable {
        var source: CodedText
        var target: CodedText
    }

    /// Hashes may be alike by chance, and alike sources translated in different words: here the texts decide.
    private func duplicates(among records: [TranslationRecord]) -> [[TranslationRecord]] {
        let alike = Dictionary(grouping: records) { record in
            Key(
                sourceLanguage: record.sourceLanguage,
                language: record.stored.target.language,
                source: LooseText.key(record.source),
                target: LooseText.key(record.stored.target.content)
            )
        }
        // The same two texts in several contexts are one translation.
        return alike.values.filter { group in
            Set(group.map { Texts(source: $0.source, target: $0.stored.target.content) }).count > 1
        }.map { $0.sorted { $0.id.rawValue < $1.id.rawValue } }
    }
}
