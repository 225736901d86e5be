/// The words of a table in one hash table over their bytes, so that a word of a text is looked up where it stands.
struct WordIndex: Sendable {
    private struct Slot {
        var hash: UInt32 = 0
        var start: UInt32 = 0
        var count: UInt32 = 0
        var marks = WordMarks()
    }

    private var slots: [Slot]
    private var bytes: [UInt8] = []
    /// The longest word, in bytes.
    private(set) var longest = 0

    /// Takes in all words of a table.
    init(_ rules: SegmentationRules) {
        var marks = rules.marks
        for word in rules.words(with: .classes) {
            var beginning = word[...]
            while let dot = beginning.lastIndex(of: ".") {
                beginning = beginning[..<dot]
                marks[String(beginning), default: []].insert(.beginning)
            }
        }
        var capacity = 16
        while capacity < marks.count * 3 { capacity *= 2 }
        slots = [Slot](repeating: Slot(), count: capacity)
        for (word, marks) in marks.sorted(by: { $0.key < $1.key }) where !marks.isEmpty {
            insert(Array(word.utf8), marks)
        }
    }

    private mutating func insert(_ word: [UInt8], _ marks: WordMarks) {
        let hash = word.withUnsafeBufferPointer { Self.hash($0, lowering: false) }
        var at = Int(hash) & (slots.count - 1)
        while slots[at].count > 0 { at = (at + 1) & (slots.count - 1) }
        slots[at] = Slot(hash: hash, start: UInt32(bytes.count), count: UInt32(word.count), marks: marks)
        bytes += word
        longest = max(longest, word.count)
    }

    /// The marks of a word; with `lowering`, of its form with ASCII capitals made small.
    func marks(of word: UnsafeBufferPointer<UInt8>, lowering: Bool = false) -> WordMarks {
        guard !word.isEmpty, word.count <= longest else { return [] }
        let hash = Self.hash(word, lowering: lowering)
        return slots.withUnsafeBufferPointer { slots in
            bytes.withUnsafeBufferPointer { bytes in
                var at = Int(hash) & (slots.count - 1)
                while slots[at].count > 0 {
                    let slot = slots[at]
                    if slot.hash == hash, slot.count == UInt32(word.count) {
                        let start = Int(slot.start)
                        var index = 0
                        while index < word.count, bytes[start + index] == Self.lower(word[index], lowering) {
                            index += 1
                        }
                        if index == word.count { return slot.marks }
                    }
                    at = (at + 1) & (slots.count - 1)
                }
                return []
            }
        }
    }

    @inline(__always)
    private static func lower(_ byte: UInt8, _ lowering: Bool) -> UInt8 {
        lowering && byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
    }

    /// FNV-1a, 32 bits.
    private static func hash(_ word: UnsafeBufferPointer<UInt8>, lowering: Bool) -> UInt32 {
        var hash: UInt32 = 0x811C_9DC5
        for byte in word { hash = (hash ^ UInt32(lower(byte, lowering))) &* 0x0100_0193 }
        return hash
    }
}
