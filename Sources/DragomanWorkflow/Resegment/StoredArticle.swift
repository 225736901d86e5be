import DragomanDocuments
import DragomanMemory
import DragomanModel
import DragomanText

/// An article as it lies in the memory, to be cut into units once more; its file is not needed.
struct StoredArticle {
    let record: ArticleRecord
    let skeleton: Skeleton
    /// Whether it was read with pages joined: the memory does not say so, but the digest tells.
    private let joinsPageBreaks: Bool
    private let lastingHead: String

    /// - Throws: `memory-corrupt` where the article's bytes are gone; `memory-…`.
    init(_ record: ArticleRecord, reader: any MemoryReader, maker: RevisionMaker, heads: inout ExportHeads) throws {
        guard let skeleton = try reader.skeleton(ofArticle: record.slug) else {
            throw DragomanError(
                "memory-corrupt",
                "the skeleton of article '\(record.slug)' is gone; see 'dragoman verify'"
            )
        }
        self.record = record
        self.skeleton = skeleton
        lastingHead = record.format == .wxr ? heads.digest(of: skeleton.head) : ""
        let parts = Self.digested(skeleton, record.format, lastingHead: lastingHead)
        joinsPageBreaks = (1...max(1, Self.version(of: record.format))).contains { version in
            guard record.format == .markdown || record.format == .text else { return false }
            let known = maker.digest(
                format: record.format,
                filterVersion: version * 2 + 1,
                rules: record.rules,
                bytes: parts
            )
            return known == record.digest
        }
    }

    /// The article as its filter reads it now; its skeleton is the stored one.
    ///
    /// - Throws: `DragomanError` where the filter refuses today what it took then.
    func document() throws -> Document {
        let text = skeleton.charset == "UTF-8" ? skeleton.bytes : try decoded()
        var document = try extract(text)
        document.skeleton.bytes = skeleton.bytes
        document.skeleton.charset = skeleton.charset
        document.skeleton.head = skeleton.head
        document.skeleton.tail = skeleton.tail
        document.title = record.title
        document.publishedAt = record.publishedAt
        return document
    }

    /// The digest that an ingest of the same file comes to under the maker's rules.
    func digest(_ maker: RevisionMaker) -> String {
        let version = Self.version(of: record.format)
        return maker.digest(
            format: record.format,
            filterVersion: record.format == .wxr ? version : version * 2 + (joinsPageBreaks ? 1 : 0),
            bytes: Self.digested(skeleton, record.format, lastingHead: lastingHead)
        )
    }

    private func decoded() throws -> [UInt8] {
        try Charsets.decode(skeleton.bytes, charset: skeleton.charset).utf8
    }

    private func extract(_ text: [UInt8]) throws -> Document {
        let name = record.slug.printable
        return switch record.format {
        case .html: try HTMLFilter().extract(text, file: name)
        case .markdown: try MarkdownFilter(joinsPageBreaks: joinsPageBreaks).extract(text, file: name)
        case .text: try TextFilter(joinsPageBreaks: joinsPageBreaks).extract(text, file: name)
        case .wxr: try WXRFilter(head: skeleton.head).extract(text, file: name)
        }
    }

    private static func version(of format: ArticleFormat) -> Int {
        switch format {
        case .html: HTMLFilter().version
        case .markdown: MarkdownFilter().version
        case .text: TextFilter().version
        case .wxr: WXRReader.version
        }
    }

    private static func digested(_ skeleton: Skeleton, _ format: ArticleFormat, lastingHead: String) -> [[UInt8]] {
        format == .wxr ? [skeleton.bytes, Array(lastingHead.utf8), skeleton.tail] : [skeleton.bytes]
    }
}
