import CGumbo

/// A tag, comment or declaration: where it ends and what it is called.
///
/// The tokens of HTML without a tree; attributes are only passed over. Source: HTML Living Standard, 13.2.5.
struct HTMLMarkup {
    /// What the markup is.
    enum Kind {
        case startTag
        case endTag
        case comment
        /// A doctype, a processing instruction, an end tag without a name.
        case declaration
        /// Began and does not end; the rest of the text belongs to it.
        case unfinished
    }

    var kind: Kind
    /// The byte after it.
    var end: Int
    /// The bytes of a tag's name; empty where there is none.
    var name: Range<Int>
    /// Whether a tag ends in `/>`.
    var isSelfClosing = false
    /// How many attributes a tag has, repeated ones too.
    var attributeCount = 0

    /// Reads the markup whose `<` stands at `index`; `nil` where the `<` is text.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, end: Int) -> HTMLMarkup? {
        guard index + 1 < end else { return nil }
        let next = bytes[index + 1]
        if next.isASCIILetter { return tag(bytes, at: index, nameStart: index + 1, kind: .startTag, end: end) }
        switch next {
        case 0x2F:
            guard index + 2 < end else { return nil }
            if bytes[index + 2].isASCIILetter {
                return tag(bytes, at: index, nameStart: index + 2, kind: .endTag, end: end)
            }
            return declaration(bytes, from: index + 2, end: end)
        case 0x21:
            if index + 3 < end, bytes[index + 2] == 0x2D, bytes[index + 3] == 0x2D {
                return comment(bytes, from: index + 4, end: end)
            }
            return declaration(bytes, from: index + 2, end: end)
        case 0x3F:
            return declaration(bytes, from: index + 2, end: end)
        default:
            return nil
        }
    }

    private static func declaration(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, end: Int) -> HTMLMarkup {
        var position = start
        while position < end, bytes[position] != 0x3E { position += 1 }
        guard position < end else { return HTMLMarkup(kind: .unfinished, end: end, name: start..<start) }
        return HTMLMarkup(kind: .declaration, end: position + 1, name: start..<start)
    }

    private static func comment(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, end: Int) -> HTMLMarkup {
        var position = start
        // `<!-->` and `<!--->` are whole comments.
        if position < end, bytes[position] == 0x3E {
            return HTMLMarkup(kind: .comment, end: position + 1, name: start..<start)
        }
        if position + 1 < end, bytes[position] == 0x2D, bytes[position + 1] == 0x3E {
            return HTMLMarkup(kind: .comment, end: position + 2, name: start..<start)
        }
        while position + 2 < end {
            if bytes[position] == 0x2D, bytes[position + 1] == 0x2D {
                if bytes[position + 2] == 0x3E {
                    return HTMLMarkup(kind: .comment, end: position + 3, name: start..<start)
                }
                if bytes[position + 2] == 0x21, position + 3 < end, bytes[position + 3] == 0x3E {
                    return HTMLMarkup(kind: .comment, end: position + 4, name: start..<start)
                }
            }
            position += 1
        }
        return HTMLMarkup(kind: .unfinished, end: end, name: start..<start)
    }

    private static func tag(
        _ bytes: UnsafeBufferPointer<UInt8>,
        at index: Int,
        nameStart: Int,
        kind: Kind,
        end: Int
    ) -> HTMLMarkup {
        var position = nameStart
        while position < end, !bytes[position].endsTagName { position += 1 }
        var markup = HTMLMarkup(kind: kind, end: end, name: nameStart..<position)
        while true {
            while position < end, bytes[position].isHTMLSpace || bytes[position] == 0x2F {
                markup.isSelfClosing = bytes[position] == 0x2F
                position += 1
            }
            guard position < end else {
                markup.kind = .unfinished
                return markup
            }
            if bytes[position] == 0x3E { break }
            markup.isSelfClosing = false
            markup.attributeCount += 1
            guard let next = attributeEnd(bytes, from: position, end: end) else {
                markup.kind = .unfinished
                return markup
            }
            position = next
        }
        markup.end = position + 1
        return markup
    }

    private static func attributeEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, end: Int) -> Int? {
        var position = start + 1
        while position < end, !bytes[position].endsTagName, bytes[position] != 0x3D { position += 1 }
        var next = position
        while next < end, bytes[next].isHTMLSpace { next += 1 }
        guard next < end, bytes[next] == 0x3D else { return position }
        next += 1
        while next < end, bytes[next].isHTMLSpace { next += 1 }
        guard next < end else { return nil }
        if bytes[next] == 0x22 || bytes[next] == 0x27 {
            var quoteEnd = next + 1
            while quoteEnd < end, bytes[quoteEnd] != bytes[next] { quoteEnd += 1 }
            return quoteEnd < end ? quoteEnd + 1 : nil
        }
        while next < end, !bytes[next].isHTMLSpace, bytes[next] != 0x3E { next += 1 }
        return next
    }

    /// Gumbo's number for the name.
    func tag(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        guard let base = bytes.baseAddress, !name.isEmpty, name.count <= 16 else {
            return Int(GUMBO_TAG_UNKNOWN.rawValue)
        }
        return (base + name.lowerBound).withMemoryRebound(to: CChar.self, capacity: name.count) {
            Int(gumbo_tagn_enum($0, UInt32(name.count)).rawValue)
        }
    }

    /// A number for the name that is the same for equal names, without regard to case.
    func nameHash(in bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        Self.hash(bytes, name, foldsCase: true)
    }

    /// FNV-1a over a range.
    static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, foldsCase: Bool) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in range {
            let byte = foldsCase ? bytes[index].asciiLowercased : bytes[index]
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        return hash
    }

    /// The byte after the end of a raw text element's content: where its end tag begins, or `end`.
    ///
    /// In a script `<!--` … `<script` … `</script` … `-->` nests, as browsers have it.
    static func rawTextEnd(
        _ bytes: UnsafeBufferPointer<UInt8>,
        name: Range<Int>,
        isScript: Bool,
        from start: Int,
        end: Int
    ) -> Int {
        var position = start
        var isEscaped = false
        var isDoubleEscaped = false
        while position < end {
            if isEscaped, bytes[position] == 0x2D, position + 2 < end, bytes[position + 1] == 0x2D,
                bytes[position + 2] == 0x3E
            {
                (isEscaped, isDoubleEscaped) = (false, false)
                position += 3
                continue
            }
            guard bytes[position] == 0x3C else {
                position += 1
                continue
            }
            if isScript, position + 3 < end, bytes[position + 1] == 0x21, bytes[position + 2] == 0x2D,
                bytes[position + 3] == 0x2D
            {
                isEscaped = true
                // The two dashes may be those of `-->` too.
                position += 2
                continue
            }
            if position + 1 < end, bytes[position + 1] == 0x2F, hasName(bytes, name, at: position + 2, end: end) {
                if !isDoubleEscaped { return position }
                isDoubleEscaped = false
            } else if isEscaped, hasName(bytes, name, at: position + 1, end: end) {
                isDoubleEscaped = true
            }
            position += 1
        }
        return end
    }

    private static func hasName(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ name: Range<Int>,
        at start: Int,
        end: Int
    ) -> Bool {
        guard start + name.count < end, bytes[start + name.count].endsTagName else { return false }
        for offset in 0..<name.count
        where bytes[start + offset].asciiLowercased != bytes[name.lowerBound + offset].asciiLowercased {
            return false
        }
        return true
    }
}
