import DragomanMatching
import DragomanMemory
public import DragomanModel
import DragomanText

/// A text to be looked up.
public struct LookupQuery: Sendable {
    /// The text; codes may be written as `<1>…</1>` and `<2/>`.
    public var text: String
    /// The tag of the target language.
    public var target: String
    /// The least score, 0…101.
    public var threshold: Int
    /// The most matches, at least 1.
    public var limit: Int

    /// Makes a query.
    public init(text: String, target: String, threshold: Int = 70, limit: Int = 5) {
        self.text = text
        self.target = target
        self.threshold = threshold
        self.limit = limit
    }
}

/// Answers lookups from one snapshot of the memory; what is read for one language serves all that follow.
package final class LookupSession {
    private let reader: any MemoryReader
    private let site: Site
    private var scans: [LanguageTag: SourceScan] = [:]

    init(reader: any MemoryReader, site: Site) {
        self.reader = reader
        self.site = site
    }

    /// The matches for a text, best first; complete for the threshold up to the limit.
    ///
    /// - Throws: `DragomanError` `language-unknown`, `threshold-unusable`, `memory-…`.
    package func matches(for query: LookupQuery) throws -> [Match] {
        guard (0...101).contains(query.threshold) else {
            throw DragomanError("threshold-unusable", "the threshold is \(query.threshold), but must be from 0 to 101")
        }
        guard query.limit > 0 else {
            throw DragomanError("limit-unusable", "the limit is \(query.limit), but must be at least 1")
        }
        let language = try site.target(query.target).tag
        let content = Self.normalised(query.text)
        let scan = try scan(language)
        var finder = MatchFinder(content: content)
        // Some of the nearest may have candidates only; a source more than asked for costs little.
        for near in Self.nearest(content, in: scan, query) {
            let source = SourceID(rawValue: near.id)
            guard let text = try reader.content(of: source) else { continue }
            finder.add(try reader.targets(of: source, language: language), source: text)
        }
        return finder.best(query.limit).filter { $0.score >= query.threshold }
    }

    /// The best so many, and all that score as the last of them does: state and recency order these.
    private static func nearest(
        _ content: CodedText,
        in scan: SourceScan,
        _ query: LookupQuery
    ) -> [SourceScan.Candidate] {
        let threshold = min(query.threshold, 100)
        let near = scan.matches(for: content.symbols, threshold: threshold, limit: query.limit)
        guard near.count == query.limit, let last = near.last else { return near }
        return scan.matches(for: content.symbols, threshold: max(threshold, last.score), limit: .max)
    }

    private func scan(_ language: LanguageTag) throws -> SourceScan {
        if let scan = scans[language] { return scan }
        var scan = SourceScan()
        try reader.forEachSource(translatedInto: language) { source, content in
            scan.add(id: source.rawValue, symbols: content.symbols)
        }
        scans[language] = scan
        return scan
    }

    /// NFC, white space collapsed, trimmed; `<1>` and the like read as codes where they pair up.
    private static func normalised(_ text: String) -> CodedText {
        let collapsed = text.split(whereSeparator: { $0.isWhitespace && $0 != "\u{A0}" && $0 != "\u{202F}" })
            .joined(separator: " ")
        return Normalization.nfc(CodedText(displayed: collapsed) ?? CodedText(plain: collapsed))
    }
}

extension Workflow {
    /// Runs a closure that looks texts up, on one snapshot.
    ///
    /// - Throws: what the closure throws; `DragomanError` `memory-…`.
    package func withLookup<Result>(_ body: (LookupSession) throws -> Result) throws -> Result {
        try memory.read { try body(LookupSession(reader: $0, site: site)) }
    }
}
