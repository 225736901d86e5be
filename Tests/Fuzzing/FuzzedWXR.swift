import DragomanDocuments
import DragomanModel

/// Exports of WordPress: each document's parts are the file, and chunks of any size give the same.
enum FuzzedWXR {
    static func read(_ bytes: [UInt8]) throws {
        _ = WXRReader.looksLike(bytes)
        let whole = try documents(bytes, chunkSize: 1 << 16)
        let parts = Law.succeeds("chunks are read as the whole is") {
            try documents(bytes, chunkSize: 1 + bytes.count % 61)
        }
        Law.same(whole.map(\.skeleton), parts.map(\.skeleton), "chunks give the same skeletons")
        Law.same(whole.map(\.units), parts.map(\.units), "chunks give the same units")
        for document in whole { try FuzzedArticle.check(document) }
    }

    private static func documents(_ bytes: [UInt8], chunkSize: Int) throws -> [Document] {
        let options = WXRReader.Options(includesDrafts: true, includesAttachments: true, includesRevisions: true)
        var documents: [Document] = []
        _ = try WXRReader(options: options).read(
            file: "a.xml",
            chunkSize: chunkSize,
            opening: { ByteSource(bytes, chunkSize: chunkSize) },
            onArticle: { documents.append($0) }
        )
        return documents
    }
}
