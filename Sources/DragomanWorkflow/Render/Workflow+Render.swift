import DragomanDocuments
import DragomanMemory
public import DragomanModel
import DragomanText

extension Workflow {
    /// Renders articles in a language, one after the other, each in its own format.
    ///
    /// In the source language an article is its input, byte for byte. In another one only the text of segments with a
    /// translation differs, `lang` and `dir`, and with `.source` the marks around what is not translated.
    ///
    /// - Parameters:
    ///   - slugs: The articles; empty for all.
    ///   - language: The tag of the source language or of a target language.
    ///   - fallback: What is put where a segment has no translation.
    ///   - onArticle: Given each article as it is ready.
    /// - Throws: `DragomanError` `article-unknown`, `language-unknown`, `translation-missing`, `memory-…`, and what
    ///   `onArticle` throws.
    public func render(
        _ slugs: [String],
        language: String,
        fallback: RenderFallback = .source,
        onArticle: (RenderedArticle) throws -> Void
    ) throws {
        let isSource = Locales.canonical(language).map { Locales.matches($0, site.source.tag) } ?? false
        let target = isSource ? site.source : try site.target(language)
        try memory.read { reader in
            let all = slugs.isEmpty ? try reader.articles().map(\.slug) : slugs
            if fallback == .fail, !isSource {
                for slug in all { try requireTranslations(of: slug, into: target, reader) }
            }
            for (number, slug) in all.enumerated() {
                if all.count > 1 {
                    progress(Progress(activity: "rendering \(target.tag)", done: number, total: all.count))
                }
                let record = try requireArticle(slug, reader)
                let rendering = try Rendering(
                    record: record,
                    reader: reader,
                    target: target,
                    repetitions: site.repetitions
                )
                try onArticle(try rendering.render(isSource: isSource, fallback: fallback, source: site.source))
            }
        }
    }

    private func requireTranslations(of slug: String, into target: SiteLanguage, _ reader: any MemoryReader) throws {
        let rendering = try Rendering(
            record: try requireArticle(slug, reader),
            reader: reader,
            target: target,
            repetitions: site.repetitions
        )
        guard rendering.missing == 0 else {
            throw DragomanError(
                "translation-missing",
                "article '\(slug)' lacks \(rendering.missing) of \(rendering.segments) segments in '\(target.tag)'; "
                    + "nothing was rendered (--fallback source renders it all the same)"
            )
        }
    }
}

/// One article on its way to one language.
struct Rendering {
    private let record: ArticleRecord
    private let skeleton: Skeleton
    private let units: [StoredUnit]
    private let chosen: [[CodedText?]]
    private let target: SiteLanguage

    /// An article with the translations that the memory has.
    init(
        record: ArticleRecord,
        reader: any MemoryReader,
        target: SiteLanguage,
        repetitions: SiteRepetitions
    ) throws {
        let units = try reader.units(ofArticle: record.slug)
        let targets = try reader.targets(ofArticle: record.slug, language: target.tag)
        let all = units.flatMap(\.segments)
        var index = 0
        let chosen = units.map { unit in
            unit.segments.enumerated().map { number, stored in
                defer { index += 1 }
                return TargetChoice.shown(
                    among: targets[stored.source] ?? [],
                    at: Occurrence(article: record.slug, segment: UnitNames.segment(number + 1, of: unit.name)),
                    previous: index > 0 ? all[index - 1].source : nil,
                    next: index + 1 < all.count ? all[index + 1].source : nil,
                    apart: repetitions.apart
                )?.target.content
            }
        }
        try self.init(record, reader, target, units, chosen)
    }

    /// An article with translations that are made of its segments.
    init(
        record: ArticleRecord,
        reader: any MemoryReader,
        target: SiteLanguage,
        translation: (Segment) throws -> CodedText
    ) throws {
        let units = try reader.units(ofArticle: record.slug)
        let chosen = try units.map { try $0.segments.map { try translation($0.segment) as CodedText? } }
        try self.init(record, reader, target, units, chosen)
    }

    private init(
        _ record: ArticleRecord,
        _ reader: any MemoryReader,
        _ target: SiteLanguage,
        _ units: [StoredUnit],
        _ chosen: [[CodedText?]]
    ) throws {
        guard let skeleton = try reader.skeleton(ofArticle: record.slug) else {
            throw DragomanError(
                "memory-corrupt",
                "the skeleton of article '\(record.slug)' is gone; see 'dragoman verify'"
            )
        }
        self.record = record
        self.target = target
        self.skeleton = skeleton
        self.units = units
        self.chosen = chosen
    }

    var segments: Int { chosen.reduce(0) { $0 + $1.count } }

    var missing: Int { chosen.reduce(0) { $0 + $1.count { $0 == nil } } }

    func render(isSource: Bool, fallback: RenderFallback, source: SiteLanguage) throws -> RenderedArticle {
        var article = RenderedArticle(
            slug: record.slug,
            fileName: record.slug.replacing(scalar: "/", with: "%2F") + "." + fileExtension,
            bytes: [],
            translated: isSource ? segments : segments - missing,
            segments: segments,
            isSkipped: false
        )
        if isSource {
            article.bytes = skeleton.head + skeleton.bytes + skeleton.tail
            return article
        }
        if missing > 0, fallback == .skip {
            article.isSkipped = true
            return article
        }
        let merger = Merger(
            text: try text(),
            languageSlots: skeleton.languageSlots,
            source: source.tag,
            sourceDirection: source.direction,
            target: target.tag,
            targetDirection: target.direction
        )
        let merged = try merger.merge(
            units.map { MergeUnit(escaping: $0.escaping, segments: $0.segments.map(\.segment)) }
        ) { unit, segment in
            chosen[unit][segment].map { .target($0) } ?? .fallback
        }
        article.bytes = skeleton.head + (try encoded(merged, &article)) + skeleton.tail
        return article
    }

    /// The skeleton in UTF-8.
    private func text() throws -> [UInt8] {
        guard skeleton.charset != "UTF-8" else { return skeleton.bytes }
        return try Charsets.decode(skeleton.bytes, charset: skeleton.charset).utf8
    }

    /// The merged article in its own charset; plain text that this cannot hold in UTF-8, which is said.
    private func encoded(_ merged: [UInt8], _ article: inout RenderedArticle) throws -> [UInt8] {
        guard record.format == .text else {
            return try EncodedText.encode(merged, charset: skeleton.charset, isMarkup: true)
        }
        do {
            return try EncodedText.encode(merged, charset: skeleton.charset, isMarkup: false)
        } catch let error as DragomanError where error.code == "charset-lacks-characters" {
            article.findings.append(
                Finding(
                    .warning,
                    "charset-changed",
                    message:
                        "\(skeleton.charset) cannot hold the translation into '\(target.tag)'; it was written in UTF-8"
                )
            )
            return merged
        }
    }

    private var fileExtension: String {
        switch record.format {
        case .html: "html"
        case .markdown: "md"
        case .text: "txt"
        case .wxr: "xml"
        }
    }
}
