import DragomanMemory
import DragomanMemorySQLite
import DragomanModel
import DragomanTesting
import DragomanWorkflow
import Foundation

/// A memory filled pair by pair, and what finds its words.
final class ConcordanceDesk {
    let folder: URL
    let memory: SQLiteMemory
    private let site: Site
    private var articles = 0

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("dragoman-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        site = try Site(yaml: Desk.site, file: "site.yaml")
        memory = try SQLiteMemory.open(
            path: folder.appendingPathComponent("desk.sqlite").path,
            mode: .creating(sourceLanguage: LanguageTag(canonical: "en"))
        )
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The folder of the index.
    var indexPath: String { folder.appendingPathComponent("desk.sqlite-index").path }

    /// The file of the index.
    var indexFile: String { indexPath + "/concordance.sqlite" }

    /// The verbs over the memory with an index, or without, reading every text.
    func workflow(isIndexed: Bool) -> Workflow {
        Workflow(
            memory: memory,
            concordanceStore: isIndexed ? SQLiteConcordance(folder: indexPath) : nil,
            site: site,
            rules: { throw DragomanError("no-rules", "nothing is split here") },
            now: { "2026-11-30T00:00:00Z" }
        )
    }

    /// Stores pairs in one batch; a source is that of an article which holds it alone.
    @discardableResult
    func add(_ pairs: [(source: String, target: String, language: String)]) throws -> BatchID {
        try memory.write(isDryRun: false) { writer in
            let batch = try writer.beginBatch(.import, time: "2026-11-30T00:00:00Z", author: nil, origin: "test")
            for pair in pairs { try add(pair, to: writer, batch) }
            return batch
        }
    }

    private func add(
        _ pair: (source: String, target: String, language: String),
        to writer: any MemoryWriter,
        _ batch: BatchID
    ) throws {
        let english = LanguageTag(canonical: "en")
        let content = CodedText(displayed: pair.source) ?? CodedText(plain: pair.source)
        if try writer.source(content, language: english) == nil {
            articles += 1
            try writer.addRevision(Self.revision("a\(articles)", content, english), replaced: [], batch: batch)
        }
        guard let source = try writer.source(content, language: english) else { return }
        _ = try writer.addTarget(
            NewTarget(
                source: source,
                language: LanguageTag(canonical: pair.language),
                content: CodedText(displayed: pair.target) ?? CodedText(plain: pair.target),
                state: .translated,
                origin: .human,
                author: nil,
                role: .current,
                context: TargetContext(),
                base: BatchID(rawValue: 0)
            ),
            batch: batch
        )
    }

    /// Retires the live translations of a source into a language.
    func retire(_ source: String, _ language: String) throws {
        try memory.write(isDryRun: false) { writer in
            let batch = try writer.beginBatch(.import, time: "2026-11-30T00:00:00Z", author: nil, origin: "test")
            let content = CodedText(displayed: source) ?? CodedText(plain: source)
            guard let id = try writer.source(content, language: LanguageTag(canonical: "en")) else { return }
            for target in try writer.targets(of: id, language: LanguageTag(canonical: language)) {
                try writer.retire(target.id, batch: batch)
            }
        }
    }

    private static func revision(_ slug: String, _ content: CodedText, _ language: LanguageTag) -> NewRevision {
        let count = content.coded.utf8.count
        let segment = Segment(content: content, codes: [], byteRange: 0..<count)
        return NewRevision(
            slug: slug,
            title: nil,
            format: .html,
            language: language,
            publishedAt: nil,
            digest: slug,
            rules: "none",
            skeleton: Skeleton(bytes: [UInt8](repeating: 0x20, count: count)),
            units: [
                NewUnit(name: slug + "-u", kind: .paragraph, escaping: .html, segments: [segment], wordCounts: [1])
            ]
        )
    }
}
