import DragomanXML

extension XLIFFParser {
    /// Metadata of a file of 2.x while it is read: ours say which export it was.
    struct StampState {
        /// Elements open inside of the metadata.
        var depth = 0
        /// Whether the group at hand is ours.
        var isOurs = false
        /// Whether the text at hand is the batch.
        var isBatch = false
        private var bytes: [UInt8] = []

        mutating func text(_ text: UnsafeBufferPointer<UInt8>) {
            if isBatch { bytes.append(contentsOf: text) }
        }

        /// Ends an entry: its text, where it is the batch.
        mutating func endEntry() -> Int64? {
            defer {
                isBatch = false
                bytes.removeAll()
            }
            return isBatch ? Int64(String(decoding: bytes, as: UTF8.self)) : nil
        }
    }

    /// Takes the start of an element of our own metadata, whatever module version and prefix it has.
    func startInStamp(_ tag: XMLTag) {
        stamp.depth += 1
        switch names.element(tag.name) {
        case .metaGroup: stamp.isOurs = tag.value(of: names.category)?.elementsEqual("dragoman".utf8) ?? false
        case .meta:
            stamp.isBatch = stamp.isOurs && tag.value(of: names.type)?.elementsEqual("batch".utf8) ?? false
        default: stamp.isBatch = false
        }
    }

    /// Takes an end; `true` where it is that of the metadata itself.
    func endInStamp() -> Bool {
        if let batch = stamp.endEntry() { file.baseBatch = batch }
        guard stamp.depth > 0 else { return true }
        stamp.depth -= 1
        return false
    }
}
