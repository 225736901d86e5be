import DragomanMatching
import DragomanMemory
import DragomanModel
import DragomanText

/// What there is of the index of words.
public struct ConcordanceState: Sendable, Hashable {
    /// Whether it holds all that the memory does; where not, the next question brings it up.
    public var isCurrent: Bool
    /// Sources that it knows.
    public var entries: Int
}

/// Compares an index of words with the memory that it was made from.
///
/// An index that is cut short or of another memory is never believed; what is found here is what a failing disk or a
/// fault of ours made of a file that still looks whole.
struct ConcordanceCheck {
    private let reader: any MemoryReader
    private let path: String
    private(set) var state: ConcordanceState?
    private(set) var findings: [Finding] = []
    /// So many sources are looked for by their words.
    private static let sampleCount = 50
    /// So many words of a text, evenly spread.
    private static let wordCount = 6
    /// Of so many sources that a word finds it is asked whether the memory has them.
    private static let pageSize = 100
    /// No more differences are listed one by one.
    private static let mostFindings = 20

    /// Checks an index against a snapshot of its memory.
    ///
    /// - Complexity: O(n) for n sources and translations.
    init(_ reader: any MemoryReader, _ store: any ConcordanceStore, path: String) throws {
        self.reader = reader
        self.path = path
        do {
            try store.read { index in
                guard let index, let stamp = ConcordanceUpkeep.stamp(index.stamp) else { return }
                // What is of another memory is not believed by anybody else either.
                guard try MemoryIndex.isTrue(stamp, reader) else { return }
                try check(index, upTo: stamp.sequence)
            }
        } catch is ConcordanceFailure {
            add("its file is damaged")
        }
    }

    private mutating func add(_ message: String) {
        guard findings.count < Self.mostFindings else { return }
        findings.append(
            Finding(
                .error,
                "concordance-wrong",
                message:
                    "the index of words is wrong: \(message); remove 'concordance.sqlite' in the folder '\(path)', and the"
                    + " next 'dragoman concordance' makes it anew"
            )
        )
    }

    private mutating func check(_ index: any ConcordanceReader, upTo sequence: Int64) throws {
        let last = try reader.lastSequence()
        // Another process brought it up with what came after the snapshot.
        guard sequence <= last else { return }
        state = ConcordanceState(isCurrent: sequence == last, entries: 0)
        for message in try index.damage() { add(message) }
        guard findings.isEmpty else { return }
        // What changed after it was made is read before the next question.
        var changed: Set<SourceID> = []
        if sequence < last {
            try reader.forEachTranslation(changedAfter: sequence) { changed.insert($0.id) }
        }
        let sample = try compareKnown(index, without: changed)
        let words = SearchWords()
        for source in sample { try compareSearch(index, source, words) }
    }

    /// Compares what is known with what the memory has; gives sources to look for.
    private mutating func compareKnown(
        _ index: any ConcordanceReader,
        without changed: Set<SourceID>
    ) throws -> [SourceID] {
        // There are many sources and few different sets of languages.
        var sets: [Set<LanguageTag>] = []
        var numbers: [Set<LanguageTag>: Int] = [:]
        var known: [SourceID: Int] = [:]
        try index.forEachKnown { source, languages in
            let number = numbers[languages] ?? sets.count
            if number == sets.count {
                sets.append(languages)
                numbers[languages] = number
            }
            known[source] = number
        }
        state?.entries = known.count
        var sample: [SourceID] = []
        var stride = 1
        var number = 0
        try reader.forEachSource(changedAfter: 0) { source in
            let languages = known.removeValue(forKey: source.id).map { sets[$0] }
            guard !source.targets.isEmpty, !changed.contains(source.id) else { return }
            // Languages in which nothing is live any more may stay.
            guard let languages, languages.isSuperset(of: source.targets) else {
                return add("it lacks source \(source.id.rawValue) or a translation of it")
            }
            number += 1
            guard number % stride == 0 else { return }
            sample.append(source.id)
            if sample.count == 2 * Self.sampleCount {
                sample = sample.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
                stride *= 2
            }
        }
        // Sources that have no live translation were perhaps not told above.
        for source in known.keys.sorted() where findings.count < Self.mostFindings {
            if try reader.content(of: source) == nil { add("it knows source \(source.rawValue), which is not there") }
        }
        return Array(sample.prefix(Self.sampleCount))
    }

    /// Looks for a source and its translations by their words.
    private mutating func compareSearch(
        _ index: any ConcordanceReader,
        _ source: SourceID,
        _ words: SearchWords
    ) throws {
        guard let content = try reader.content(of: source) else { return }
        for phrases in Self.questions(words.words(of: content)) {
            func ask(_ older: SourceID?, _ limit: Int) throws -> [SourceID] {
                try index.sources(holding: phrases, translatedInto: nil, olderThan: older, limit: limit)
                    .candidates.map(\.source)
            }
            try compare(source, ask)
        }
        for language in try reader.targetLanguages(of: source) {
            for target in try reader.targets(of: source, language: language) {
                for phrases in Self.questions(words.words(of: target.target.content)) {
                    func ask(_ older: SourceID?, _ limit: Int) throws -> [SourceID] {
                        try index.sources(translatedHolding: phrases, in: [language], olderThan: older, limit: limit)
                            .candidates.map(\.source)
                    }
                    try compare(source, ask)
                }
            }
        }
    }

    private mutating func compare(
        _ source: SourceID,
        _ ask: (_ olderThan: SourceID?, _ limit: Int) throws -> [SourceID]
    ) throws {
        // The greatest number has none after it; the newest comes first anyway.
        let older = source.rawValue < .max ? SourceID(rawValue: source.rawValue + 1) : nil
        if try ask(older, 1).first != source {
            add("source \(source.rawValue) is not found by its words or those of a translation")
        }
        for found in try ask(nil, Self.pageSize) where findings.count < Self.mostFindings {
            if try reader.content(of: found) == nil {
                add("a word finds source \(found.rawValue), which is not there")
            }
        }
    }

    /// Questions that a text of these words answers: some words alone, two as a phrase, and the beginning of one.
    private static func questions(_ words: [SearchWord]) -> [[ConcordancePhrase]] {
        guard !words.isEmpty else { return [] }
        let step = max(1, words.count / wordCount)
        let some = stride(from: 0, to: words.count, by: step).map { ConcordancePhrase.Word(words[$0]) }
        var questions = some.map { [ConcordancePhrase(words: [$0], isPrefix: false)] }
        if let longest = some.max(by: { $0.folded.utf8.count < $1.folded.utf8.count }) {
            let beginning = String(String.UnicodeScalarView(longest.folded.unicodeScalars.prefix(3)))
            let word = ConcordancePhrase.Word(folded: beginning, spelled: beginning)
            questions.append([ConcordancePhrase(words: [word], isPrefix: true)])
        }
        if words.count > 1 {
            let two = words[(words.count / 2 - 1)...(words.count / 2)].map { ConcordancePhrase.Word($0) }
            questions.append([ConcordancePhrase(words: two, isPrefix: false)])
        }
        return questions
    }
}
