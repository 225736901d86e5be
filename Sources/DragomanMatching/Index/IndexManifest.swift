package import DragomanModel

/// What of a memory an index holds: everything up to a change, and how to tell that the memory is still the same.
package struct IndexStamp: Sendable, Hashable {
    /// The memory's last change that is in the index; 0: none.
    package var sequence: Int64
    /// The memory's last batch at that time; 0: none.
    package var batch: Int64
    /// A digest of that batch's record: a restored copy of the memory may have had another batch of this number.
    package var batchDigest: String

    package init(sequence: Int64, batch: Int64, batchDigest: String) {
        self.sequence = sequence
        self.batch = batch
        self.batchDigest = batchDigest
    }

    /// The stamp of an index that holds nothing yet.
    package static let nothing = IndexStamp(sequence: 0, batch: 0, batchDigest: "-")
}

/// The list of an index's parts, as it lies in the folder: a few lines of text with a checksum.
struct IndexManifest: Equatable {
    /// One part and what is in it.
    struct Part: Equatable {
        /// The language of its sources.
        var language: LanguageTag
        /// The number that its file is named by.
        var number: Int
        /// The size of its file.
        var bytes: Int
        /// How many entries of it later parts replaced.
        var replaced: Int
    }

    var stamp: IndexStamp
    /// The oldest first.
    var parts: [Part]

    private static let heading = "dragoman index 1"
    /// What the numbers of a part can be: far less than what sums and products of them can hold.
    static let usual = 0..<1 << 40

    /// The lines that `init(text:)` reads.
    var text: String {
        var lines = [Self.heading, "stamp \(stamp.sequence) \(stamp.batch) \(stamp.batchDigest)"]
        lines += parts.map { "part \($0.language) \($0.number) \($0.bytes) \($0.replaced)" }
        let body = lines.joined(separator: "\n") + "\n"
        return body + "digest \(Self.digest(body))\n"
    }

    init(stamp: IndexStamp, parts: [Part]) {
        self.stamp = stamp
        self.parts = parts
    }

    /// Reads a manifest; `nil` where it is torn, changed or of another version.
    init?(text: String) {
        guard text.hasPrefix(Self.heading + "\n"), text.hasSuffix("\n") else { return nil }
        var lines = text.dropLast().split(separator: "\n", omittingEmptySubsequences: false)
        guard let last = lines.popLast(), last == "digest \(Self.digest(lines.joined(separator: "\n") + "\n"))"
        else { return nil }
        var stamp: IndexStamp?
        parts = []
        for line in lines.dropFirst() {
            let words = line.split(separator: " ")
            switch (words.first, words.count) {
            case ("stamp", 4):
                guard let sequence = Int64(words[1]), let batch = Int64(words[2]), sequence >= 0, batch >= 0 else {
                    return nil
                }
                stamp = IndexStamp(sequence: sequence, batch: batch, batchDigest: String(words[3]))
            case ("part", 5):
                guard let number = Int(words[2]), let bytes = Int(words[3]), let replaced = Int(words[4]),
                    [number, bytes, replaced].allSatisfy(Self.usual.contains)
                else { return nil }
                let language = LanguageTag(canonical: String(words[1]))
                parts.append(Part(language: language, number: number, bytes: bytes, replaced: replaced))
            default: return nil
            }
        }
        guard let stamp else { return nil }
        self.stamp = stamp
    }

    private static func digest(_ text: String) -> String {
        var digest = Digest()
        digest.combine(text)
        return digest.hexadecimal
    }
}
