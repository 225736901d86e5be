/// The character references of HTML, named and numeric.
///
/// Source: HTML Living Standard, 13.2.5.72 to 13.2.5.84; a test compares it with gumbo.
package struct HTMLEntities: Sendable {
    /// What a reference stands for.
    package struct Reference: Equatable {
        /// The first scalar.
        package var first: Unicode.Scalar
        /// The second scalar, which a few names have.
        package var second: Unicode.Scalar?
        /// How many bytes the reference takes, `&` included.
        package var byteCount: Int
        /// Whether a semicolon ends it.
        package var hasSemicolon: Bool
    }

    private struct Entry {
        var nameStart: Int32
        var nameCount: Int32
        var isLegacy: Bool
        var first: Unicode.Scalar
        var second: Unicode.Scalar?
    }

    private let entries: [Entry]
    private let names: [UInt8]

    /// The one table, made when it is first used; it never changes.
    package static let standard = HTMLEntities()

    private init() {
        var entries: [Entry] = []
        var names: [UInt8] = []
        HTMLEntityTable.text.withUTF8Buffer { text in
            for item in text.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
                guard let equals = item.firstIndex(of: 0x3D) else { continue }
                let isLegacy = item[equals - 1] == 0x21
                let name = item[item.startIndex..<(isLegacy ? equals - 1 : equals)]
                let scalars = item[(equals + 1)...].split(separator: 0x2B).compactMap {
                    UInt32(String(decoding: $0, as: UTF8.self), radix: 16).flatMap(Unicode.Scalar.init)
                }
                guard let first = scalars.first else { continue }
                entries.append(
                    Entry(
                        nameStart: Int32(names.count),
                        nameCount: Int32(name.count),
                        isLegacy: isLegacy,
                        first: first,
                        second: scalars.count > 1 ? scalars[1] : nil
                    )
                )
                names += name
            }
        }
        self.entries = entries
        self.names = names
    }

    /// The names in the table, for tests.
    package var allNames: [String] {
        entries.map { String(decoding: names[Int($0.nameStart)..<Int($0.nameStart + $0.nameCount)], as: UTF8.self) }
    }

    private func entry(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Entry? {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            let order = compare(entries[middle], bytes, range)
            if order == 0 { return entries[middle] }
            if order < 0 { low = middle + 1 } else { high = middle }
        }
        return nil
    }

    private func compare(_ entry: Entry, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
        let start = Int(entry.nameStart)
        let count = min(Int(entry.nameCount), range.count)
        for offset in 0..<count {
            let left = names[start + offset]
            let right = bytes[range.lowerBound + offset]
            if left != right { return Int(left) - Int(right) }
        }
        return Int(entry.nameCount) - range.count
    }

    /// Reads the reference whose `&` stands at `index`; `nil` where the `&` is just that.
    ///
    /// In an attribute a name without semicolon is none where a letter, digit or `=` follows it.
    package func reference(
        in bytes: UnsafeBufferPointer<UInt8>,
        at index: Int,
        end: Int,
        inAttribute: Bool
    ) -> Reference? {
        let start = index + 1
        guard start < end else { return nil }
        if bytes[start] == 0x23 { return numericReference(in: bytes, at: index, end: end) }
        var nameEnd = start
        while nameEnd < end, nameEnd - start < 40, Self.isNameByte(bytes[nameEnd]) { nameEnd += 1 }
        guard nameEnd > start else { return nil }
        if nameEnd < end, bytes[nameEnd] == 0x3B, let entry = entry(bytes, start..<nameEnd) {
            return Reference(
                first: entry.first,
                second: entry.second,
                byteCount: nameEnd + 1 - index,
                hasSemicolon: true
            )
        }
        // The longest name that needs no semicolon has six letters, the shortest two.
        var length = min(6, nameEnd - start)
        while length >= 2 {
            if let entry = entry(bytes, start..<start + length), entry.isLegacy {
                let next = start + length
                if inAttribute, next < end, bytes[next] == 0x3D || Self.isNameByte(bytes[next]) { return nil }
                return Reference(
                    first: entry.first,
                    second: entry.second,
                    byteCount: next - index,
                    hasSemicolon: false
                )
            }
            length -= 1
        }
        return nil
    }

    /// A letter or digit of ASCII.
    private static func isNameByte(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
    }

    private func numericReference(
        in bytes: UnsafeBufferPointer<UInt8>,
        at index: Int,
        end: Int
    ) -> Reference? {
        var position = index + 2
        var isHexadecimal = false
        if position < end, bytes[position] | 0x20 == 0x78 {
            isHexadecimal = true
            position += 1
        }
        let digits = position
        var value: UInt32 = 0
        while position < end, let digit = bytes[position].digitValue(isHexadecimal: isHexadecimal) {
            value = min(value &* (isHexadecimal ? 16 : 10) &+ digit, 0x11_0000)
            position += 1
        }
        guard position > digits else { return nil }
        let hasSemicolon = position < end && bytes[position] == 0x3B
        return Reference(
            first: Self.scalar(value),
            second: nil,
            byteCount: position + (hasSemicolon ? 1 : 0) - index,
            hasSemicolon: hasSemicolon
        )
    }

    private static func scalar(_ value: UInt32) -> Unicode.Scalar {
        if (0x80...0x9F).contains(value) { return windows1252[Int(value - 0x80)] }
        guard value != 0, let scalar = Unicode.Scalar(value) else { return "\u{FFFD}" }
        return scalar
    }

    /// What browsers make of `&#128;` to `&#159;`: the characters of windows-1252 at those places.
    private static let windows1252: [Unicode.Scalar] = [
        "\u{20AC}", "\u{81}", "\u{201A}", "\u{192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
        "\u{2C6}", "\u{2030}", "\u{160}", "\u{2039}", "\u{152}", "\u{8D}", "\u{17D}", "\u{8F}",
        "\u{90}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
        "\u{2DC}", "\u{2122}", "\u{161}", "\u{203A}", "\u{153}", "\u{9D}", "\u{17E}", "\u{178}",
    ]

    /// The text with its references read.
    package static func decoded(_ bytes: [UInt8], inAttribute: Bool = false) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        bytes.withUnsafeBufferPointer { buffer in
            var index = 0
            while index < buffer.count {
                if buffer[index] == 0x26,
                    let reference = standard.reference(
                        in: buffer,
                        at: index,
                        end: buffer.count,
                        inAttribute: inAttribute
                    )
                {
                    result += Array(String(Character(reference.first)).utf8)
                    if let second = reference.second { result += Array(String(Character(second)).utf8) }
                    index += reference.byteCount
                } else {
                    result.append(buffer[index])
                    index += 1
                }
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}

extension UInt8 {
    /// The value of a digit.
    package func digitValue(isHexadecimal: Bool) -> UInt32? {
        if (0x30...0x39).contains(self) { return UInt32(self - 0x30) }
        guard isHexadecimal, (0x61...0x66).contains(self | 0x20) else { return nil }
        return UInt32((self | 0x20) - 0x61 + 10)
    }
}
