import DragomanMemory
import DragomanModel
import DragomanText

#if canImport(Glibc)
import Glibc
#endif

/// A text that translations are to hold, whatever its case, width and invisible characters.
struct HeldText {
    private let wanted: [UInt8]
    private let side: TranslationQuery.Side?

    /// Makes the condition.
    ///
    /// - Throws: `DragomanError` `text-empty`, where nothing would be left to look for.
    init(_ text: String, in side: TranslationQuery.Side?) throws {
        wanted = Array(Normalization.caseFolded(text).utf8)
        guard !wanted.isEmpty else { throw DragomanError("text-empty", "the text to look for is empty") }
        self.side = side
    }

    /// Whether the text stands in the source or the translation; codes do not part it.
    func accepts(_ record: TranslationRecord) -> Bool {
        side != .target && isIn(record.source) || side != .source && isIn(record.stored.target.content)
    }

    private func isIn(_ content: CodedText) -> Bool {
        var folded = Normalization.caseFolded(content.plain)
        return folded.withUTF8(isIn)
    }

    private func isIn(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard var rest = text.baseAddress, let first = wanted.first else { return false }
        let end = rest + text.count
        while end - rest >= wanted.count {
            guard let found = memchr(rest, Int32(first), end - rest - wanted.count + 1) else { return false }
            if memcmp(found, wanted, wanted.count) == 0 { return true }
            rest = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) + 1
        }
        return false
    }
}
