/// A tag as it is written: name and the byte ranges of its attributes.
///
/// Source: HTML Living Standard, 13.2.5.6 to 13.2.5.40.
package struct HTMLTag: Sendable, Hashable {
    /// An attribute of a tag.
    package struct Attribute: Sendable, Hashable {
        /// The name, ASCII letters made small.
        package var name: String
        /// The bytes of the value without quotes; `nil` where there is no value.
        package var valueRange: Range<Int>?
        /// The quote before the value; `nil` where there is none.
        package var quote: UInt8?
        /// The byte after the name.
        package var nameEnd: Int
    }

    /// Whether it is an end tag.
    package var isEnd: Bool
    /// Whether `/>` ends it.
    package var isSelfClosing: Bool
    /// The name, ASCII letters made small.
    package var name: String
    /// The bytes from `<` to after `>`.
    package var range: Range<Int>
    /// The byte after the name.
    package var nameEnd: Int
    /// The attributes in order; a second one of the same name counts for nothing and is left out.
    package var attributes: [Attribute]

    /// Reads the tag whose `<` stands at `index`; `nil` where there is none or it does not end before `end`.
    package init?(_ bytes: [UInt8], at index: Int, end: Int? = nil) {
        let tag = bytes.withUnsafeBufferPointer {
            HTMLTag(in: $0, at: index, end: min(end ?? bytes.count, bytes.count))
        }
        guard let tag else { return nil }
        self = tag
    }

    init?(in bytes: UnsafeBufferPointer<UInt8>, at index: Int, end: Int) {
        guard index >= 0, index + 1 < end, bytes[index] == 0x3C else { return nil }
        isEnd = bytes[index + 1] == 0x2F
        let nameStart = isEnd ? index + 2 : index + 1
        guard nameStart < end, bytes[nameStart].isASCIILetter else { return nil }
        var position = nameStart
        while position < end, !bytes[position].endsTagName { position += 1 }
        name = Self.lowercased(bytes, nameStart..<position)
        nameEnd = position
        isSelfClosing = false
        attributes = []
        range = index..<index
        var seen: Set<String> = []
        while true {
            while position < end, bytes[position].isHTMLSpace || bytes[position] == 0x2F {
                isSelfClosing = bytes[position] == 0x2F
                position += 1
            }
            guard position < end else { return nil }
            if bytes[position] == 0x3E { break }
            isSelfClosing = false
            guard let attribute = Self.attribute(in: bytes, at: &position, end: end) else { return nil }
            if seen.insert(attribute.name).inserted { attributes.append(attribute) }
        }
        range = index..<position + 1
    }

    private static func attribute(
        in bytes: UnsafeBufferPointer<UInt8>,
        at position: inout Int,
        end: Int
    ) -> Attribute? {
        let nameStart = position
        // A name may begin with "=", so the first byte is taken whatever it is.
        position += 1
        while position < end, !bytes[position].endsTagName, bytes[position] != 0x3D { position += 1 }
        var attribute = Attribute(
            name: lowercased(bytes, nameStart..<position),
            valueRange: nil,
            quote: nil,
            nameEnd: position
        )
        var next = position
        while next < end, bytes[next].isHTMLSpace { next += 1 }
        guard next < end, bytes[next] == 0x3D else { return attribute }
        next += 1
        while next < end, bytes[next].isHTMLSpace { next += 1 }
        guard next < end else { return nil }
        position = next
        if bytes[next] == 0x22 || bytes[next] == 0x27 {
            attribute.quote = bytes[next]
            position = next + 1
            while position < end, bytes[position] != bytes[next] { position += 1 }
            guard position < end else { return nil }
            attribute.valueRange = next + 1..<position
            position += 1
        } else {
            while position < end, !bytes[position].isHTMLSpace, bytes[position] != 0x3E { position += 1 }
            attribute.valueRange = next..<position
        }
        return attribute
    }

    private static func lowercased(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
        String(decoding: bytes[range].map(\.asciiLowercased), as: UTF8.self)
    }
}

extension UInt8 {
    /// Whether a tag or attribute name ends before this byte.
    var endsTagName: Bool { isHTMLSpace || self == 0x2F || self == 0x3E }
}
