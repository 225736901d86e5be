/// How a source segment spelled characters: with a backslash or a character reference.
///
/// A translation spells the same characters the same way, so that an author's habits stay.
struct SourceSpelling {
    private var references: [Unicode.Scalar: [UInt8]] = [:]
    private var escaped: [Bool]?

    /// Reads the bytes of a source segment.
    init(_ bytes: ArraySlice<UInt8>) {
        guard bytes.contains(where: { $0 == 0x26 || $0 == 0x5C }) else { return }
        bytes.withUnsafeBufferPointer { text in
            var index = 0
            while index < text.count {
                if text[index] == 0x5C, index + 1 < text.count, ASCII.isPunctuation(text[index + 1]) {
                    if escaped == nil { escaped = [Bool](repeating: false, count: 128) }
                    escaped?[Int(text[index + 1])] = true
                    index += 2
                } else if let found = EntityDecoder.decode(text, at: index) {
                    note(found.text, text[index..<index + found.count])
                    index += found.count
                } else {
                    index += 1
                }
            }
        }
    }

    private mutating func note(_ decoded: [UInt8], _ reference: UnsafeBufferPointer<UInt8>.SubSequence) {
        let scalars = String(decoding: decoded, as: UTF8.self).unicodeScalars
        guard let scalar = scalars.first, scalars.count == 1, scalar.value > 0x20,
            scalar.value > 0x7F || !ASCII.isAlphanumeric(UInt8(truncatingIfNeeded: scalar.value))
        else { return }
        if references[scalar] == nil { references[scalar] = Array(reference) }
    }

    /// Whether no character reference was seen.
    var hasNoReferences: Bool { references.isEmpty }

    /// The reference for a scalar, if the source has one.
    func reference(for scalar: Unicode.Scalar) -> [UInt8]? {
        references.isEmpty ? nil : references[scalar]
    }

    /// Whether the source put a backslash before a byte of punctuation.
    func isEscaped(_ byte: UInt8) -> Bool {
        guard let escaped, byte < 128 else { return false }
        return escaped[Int(byte)]
    }
}
