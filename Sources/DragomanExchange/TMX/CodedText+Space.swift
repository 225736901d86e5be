package import DragomanModel

extension CodedText {
    /// The text with every run of white space as one space and none at its ends, as the memory compares texts.
    package var withSingleSpaces: CodedText {
        var coded = coded
        let collapsed = coded.withUTF8 { bytes -> [UInt8]? in
            guard Self.hasSpaceToCollapse(bytes) else { return nil }
            var result: [UInt8] = []
            result.reserveCapacity(bytes.count)
            for byte in bytes {
                if !Self.isSpace(byte) {
                    result.append(byte)
                } else if let last = result.last, last != 0x20 {
                    result.append(0x20)
                }
            }
            if result.last == 0x20 { result.removeLast() }
            return result
        }
        guard let collapsed else { return self }
        // White space is no part of a code: the codes stay whole.
        return CodedText(coded: String(decoding: collapsed, as: UTF8.self)) ?? self
    }

    private static func hasSpaceToCollapse(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var wasSpace = true
        for byte in bytes {
            // Nearly all bytes are neither.
            guard byte <= 0x20 else {
                wasSpace = false
                continue
            }
            if byte != 0x20 && isSpace(byte) || byte == 0x20 && wasSpace { return true }
            wasSpace = byte == 0x20
        }
        return wasSpace
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
    }
}
