import DragomanMemory
import DragomanMemorySQLite
import DragomanModel
import DragomanTesting
import DragomanText
import FoundationEssentials

/// A memory grown from the sample of real units: the units themselves, then pairs made of the beginning of one and the
/// end of another, cut at the same share of source and translation.
struct GrownMemory {
    /// A source and its translation.
    struct Pair {
        var source: String
        var target: String
    }

    /// The pairs of the sample by the language of the translation.
    let sample: [(language: LanguageTag, pairs: [Pair])]

    /// Reads the sample; `nil` where it is not there.
    init?() throws {
        guard let file = SharedData.file("tm/sample.tsv.gz") else { return nil }
        var byLanguage: [String: [Pair]] = [:]
        let data = try Shell.output("/bin/zcat", [file.path])
        for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard cells.count > 3 else { continue }
            let source = Self.normalised(cells[2])
            for cell in cells[3...] {
                guard let mark = cell.firstIndex(of: "=") else { continue }
                let target = Self.normalised(cell[cell.index(after: mark)...])
                if source.isEmpty || target.isEmpty { continue }
                byLanguage[String(cell[..<mark]), default: []].append(Pair(source: source, target: target))
            }
        }
        sample = byLanguage.sorted { $0.key < $1.key }.compactMap { tag, pairs in
            Locales.canonical(tag).map { ($0, pairs) }
        }
    }

    private static func normalised(_ text: Substring) -> String {
        Normalization.nfc(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }

    /// Fills a memory with so many sources; the same ones from the same seed.
    func fill(_ memory: SQLiteMemory, sources count: Int, seed: UInt64 = 4) throws {
        var random = SeededRandom(seed: seed)
        var known: Set<String> = []
        let real = sample.flatMap { language, pairs in pairs.map { (language, $0) } }
        var next = 0
        var number = 0
        while known.count < count {
            var batch: [(LanguageTag, Pair)] = []
            while batch.count < 1000, known.count < count {
                let made = next < real.count ? real[next] : grown(&random, real)
                next += 1
                if !made.1.source.isEmpty, !made.1.target.isEmpty, known.insert(made.1.source).inserted {
                    batch.append(made)
                }
            }
            number += 1
            try store(batch, as: "part-\(number)", in: memory)
        }
    }

    private func grown(
        _ random: inout SeededRandom,
        _ real: [(LanguageTag, Pair)]
    ) -> (LanguageTag, Pair) {
        let (language, first) = real[Int.random(in: 0..<real.count, using: &random)]
        let pairs = sample.first { $0.language == language }?.pairs ?? [first]
        let second = pairs[Int.random(in: 0..<pairs.count, using: &random)]
        let share = Double.random(in: 0..<1, using: &random)
        return (
            language,
            Pair(
                source: Self.joined(first.source, second.source, share),
                target: Self.joined(first.target, second.target, share)
            )
        )
    }

    /// The beginning of one text and the end of another, between words where there are any.
    private static func joined(_ first: String, _ second: String, _ share: Double) -> String {
        let (left, right) = (first.split(separator: " "), second.split(separator: " "))
        if left.count < 2 {
            return String(first.prefix(Int(Double(first.count) * share)))
                + second.suffix(Int(Double(second.count) * (1 - share)))
        }
        let words = left.prefix(Int(Double(left.count) * share)) + right.suffix(Int(Double(right.count) * (1 - share)))
        return words.joined(separator: " ")
    }

    private func store(_ pairs: [(LanguageTag, Pair)], as slug: String, in memory: SQLiteMemory) throws {
        let english = LanguageTag(canonical: "en")
        try memory.write(isDryRun: false) { writer in
            let batch = try writer.beginBatch(.import, time: "2026-11-30T00:00:00Z", author: nil, origin: "sample")
            try writer.addRevision(revision(slug, pairs.map(\.1.source), english), replaced: [], batch: batch)
            for (language, pair) in pairs {
                guard let source = try writer.source(CodedText(plain: pair.source), language: english) else { continue }
                let target = NewTarget(
                    source: source,
                    language: language,
                    content: CodedText(plain: pair.target),
                    state: .translated,
                    origin: .human,
                    author: nil,
                    role: .current,
                    context: TargetContext(),
                    base: batch
                )
                _ = try writer.addTarget(target, batch: batch)
            }
        }
    }

    private func revision(_ slug: String, _ sources: [String], _ language: LanguageTag) -> NewRevision {
        var offset = 0
        let segments = sources.map { source in
            let content = CodedText(plain: source)
            defer { offset += content.coded.utf8.count }
            return Segment(content: content, codes: [], byteRange: offset..<offset + content.coded.utf8.count)
        }
        let unit = NewUnit(
            name: slug + "-u",
            kind: .paragraph,
            escaping: .html,
            segments: segments,
            wordCounts: segments.map { _ in 1 }
        )
        return NewRevision(
            slug: slug,
            title: nil,
            format: .html,
            language: language,
            publishedAt: nil,
            digest: slug,
            rules: "none",
            skeleton: Skeleton(bytes: [UInt8](repeating: 0x20, count: offset)),
            units: [unit]
        )
    }
}
