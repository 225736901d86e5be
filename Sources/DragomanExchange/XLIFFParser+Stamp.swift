import DragomanXML

extension XLIFFParser {
    /// What of a file's head is read while it is: ours says which export it was.
    struct StampState {
        /// What an entry tells.
        enum Entry { case batch, skeleton, note }

        /// Elements open inside of the metadata or note.
        var depth = 0
        /// Whether the group at hand is ours.
        var isOurs = false
        /// The entry at hand; `nil` where it is none of interest.
        var entry: Entry?
        private var bytes: [UInt8] = []

        /// No entry of ours is longer.
        private static let longest = 256

        mutating func text(_ text: UnsafeBufferPointer<UInt8>) {
            if entry != nil, bytes.count < Self.longest { bytes.append(contentsOf: text.prefix(Self.longest)) }
        }

        /// Ends an entry: what it tells, and its text.
        mutating func endEntry() -> (entry: Entry, text: String)? {
            defer {
                entry = nil
                bytes.removeAll()
            }
            return entry.map { ($0, String(decoding: bytes, as: UTF8.self)) }
        }
    }

    /// Takes the start of an element of our own metadata, whatever module version and prefix it has.
    func startInStamp(_ tag: XMLTag) {
        stamp.depth += 1
        guard stamp.entry != .note else { return }
        stamp.entry = nil
        switch names.element(tag.name) {
        case .metaGroup: stamp.isOurs = tag.value(of: names.category)?.elementsEqual("dragoman".utf8) ?? false
        case .meta where stamp.isOurs:
            switch tag.text(of: names.type) {
            case "batch": stamp.entry = .batch
            case "skeleton": stamp.entry = .skeleton
            default: return
            }
        default: return
        }
    }

    /// Takes an end; `true` where it is that of the metadata itself.
    func endInStamp() -> Bool {
        switch stamp.endEntry() {
        case (.batch, let text)?: file.baseBatch = Int64(text) ?? file.baseBatch
        case (.skeleton, let text)?: file.skeleton = text
        default: break
        }
        guard stamp.depth > 0 else { return true }
        stamp.depth -= 1
        return false
    }

    /// Takes an end in a note of a header; `true` where it is that of the note itself.
    func endHeaderNote() -> Bool {
        guard stamp.depth == 0 else {
            stamp.depth -= 1
            return false
        }
        if let text = stamp.endEntry()?.text, text.hasPrefix(XLIFFWriter.skeletonNote) {
            file.skeleton = String(text.dropFirst(XLIFFWriter.skeletonNote.count))
        }
        return true
    }
}
