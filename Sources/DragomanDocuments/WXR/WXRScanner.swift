/// Finds where the items of a WXR stream begin and end, in chunks of any size.
///
/// Knows only as much of XML as that takes: tags with quoted values, comments, CDATA sections, processing instructions
/// and the document type, so that an `</item>` inside them is none. Whether the stream is well-formed is another's
/// question. An item is an `item` element on the third level (`rss`, `channel`, `item`); one inside another is part of
/// it.
struct WXRScanner {
    /// An end of an item.
    enum Boundary {
        /// At the `<` of the start tag.
        case start
        /// After the `>` of the end tag.
        case end
    }

    /// Whether the document type has an internal subset, where entities are declared.
    private(set) var hasInternalSubset = false

    private enum State {
        case text
        case open
        case bang
        case commentOpen
        case comment
        case sectionOpen
        case section
        case instruction
        case documentType
        case startTagName
        case startTag
        case endTag
    }

    private var state = State.text
    /// How many bytes of a closing or opening mark were seen.
    private var progress = 0
    private var quote: UInt8 = 0
    private var endsInSlash = false
    private var nameCount = 0
    private var isItemName = true
    private var tagStart = 0
    private var depth = 0
    private var isInItem = false

    private static let itemLevel = 2
    private static let itemName = Array("item".utf8)

    /// Reads a chunk that begins at byte `base` of the stream; boundaries are positions in the stream.
    ///
    /// A start can lie in an earlier chunk.
    ///
    /// - Complexity: O(n).
    mutating func scan(
        _ chunk: UnsafeBufferPointer<UInt8>,
        at base: Int,
        onBoundary: (Boundary, Int) throws -> Void
    ) rethrows {
        var index = 0
        while index < chunk.count {
            switch state {
            case .text:
                while index < chunk.count, chunk[index] != 0x3C { index += 1 }
                guard index < chunk.count else { return }
                tagStart = base + index
                state = .open
            case .section:
                if progress == 0 {
                    while index < chunk.count, chunk[index] != 0x5D { index += 1 }
                    guard index < chunk.count else { return }
                }
                closeMark(chunk[index], repeated: 0x5D)
            case .comment:
                closeMark(chunk[index], repeated: 0x2D)
            case .startTagName, .startTag, .endTag:
                if endsTag(chunk[index]) {
                    try finishTag(endingAt: base + index + 1, onBoundary: onBoundary)
                }
            default:
                step(chunk[index])
            }
            index += 1
        }
    }

    /// Follows `]]>` or `-->`.
    @inline(__always)
    private mutating func closeMark(_ byte: UInt8, repeated: UInt8) {
        if byte == repeated {
            progress += 1
        } else {
            if byte == 0x3E, progress >= 2 { state = .text }
            progress = 0
        }
    }

    private mutating func step(_ byte: UInt8) {
        switch state {
        case .open:
            open(byte)
        case .bang:
            (progress, quote) = (0, 0)
            state = byte == 0x2D ? .commentOpen : byte == 0x5B ? .sectionOpen : .documentType
        case .commentOpen:
            state = .comment
        case .sectionOpen:
            // Past `CDATA[`.
            progress += 1
            if progress == 6 { (state, progress) = (.section, 0) }
        case .instruction:
            if byte == 0x3E, progress == 1 { state = .text }
            progress = byte == 0x3F ? 1 : 0
        case .documentType:
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == 0x22 || byte == 0x27 {
                quote = byte
            } else if byte == 0x5B {
                hasInternalSubset = true
            } else if byte == 0x3E {
                state = .text
            }
        default:
            break
        }
    }

    private mutating func open(_ byte: UInt8) {
        (nameCount, isItemName, quote, endsInSlash, progress) = (0, true, 0, false, 0)
        switch byte {
        case 0x21: state = .bang
        case 0x3F: state = .instruction
        case 0x2F: state = .endTag
        default:
            state = .startTagName
            name(byte)
        }
    }

    private mutating func name(_ byte: UInt8) {
        if nameCount >= Self.itemName.count || Self.itemName[nameCount] != byte { isItemName = false }
        nameCount += 1
    }

    /// Takes a byte of a tag and says whether the tag ends with it.
    private mutating func endsTag(_ byte: UInt8) -> Bool {
        if state == .startTag, quote != 0 {
            if byte == quote { quote = 0 }
            return false
        }
        switch byte {
        case 0x3E:
            return true
        case 0x22 where state == .startTag, 0x27 where state == .startTag:
            quote = byte
            endsInSlash = false
        case 0x2F:
            endsInSlash = true
            if state == .startTagName { state = .startTag }
        case 0x20, 0x09, 0x0A, 0x0D:
            if state == .startTagName { state = .startTag }
        default:
            endsInSlash = false
            if state == .startTagName { name(byte) }
        }
        return false
    }

    private mutating func finishTag(endingAt end: Int, onBoundary: (Boundary, Int) throws -> Void) rethrows {
        let isEnd = state == .endTag
        state = .text
        if isEnd {
            depth = max(0, depth - 1)
            guard isInItem, depth == Self.itemLevel else { return }
            isInItem = false
            try onBoundary(.end, end)
            return
        }
        if !isInItem, depth == Self.itemLevel, isItemName, nameCount == Self.itemName.count {
            try onBoundary(.start, tagStart)
            if endsInSlash { try onBoundary(.end, end) } else { isInItem = true }
        }
        if !endsInSlash { depth += 1 }
    }
}
