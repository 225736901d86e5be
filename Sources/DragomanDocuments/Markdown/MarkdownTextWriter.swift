import DragomanModel

/// Writes text and the markup of codes so that Markdown reads the text as nothing but text.
///
/// What is escaped depends on the neighbours: `snake_case` and `5 * 3` need nothing.
struct MarkdownTextWriter {
    /// What is written.
    private(set) var output: [UInt8] = []

    private let escaping: Escaping
    private let spelling: SourceSpelling
    private let before: UInt8?
    private let after: UInt8?
    private var isLineStart: Bool
    /// Whether a line before holds a reference definition, whose title the text could be taken for.
    private let followsDefinition: Bool
    /// How many digits the line begins with; `nil` behind anything else.
    private var leadingDigits: Int?

    /// Gets ready to write at a place.
    init(place: MergePlace) {
        escaping = place.escaping
        spelling = SourceSpelling(place.text[place.byteRange])
        let range = place.byteRange
        before = range.lowerBound > 0 ? place.text[range.lowerBound - 1] : nil
        after = range.upperBound < place.text.count ? place.text[range.upperBound] : nil
        isLineStart =
            (escaping == .markdown || escaping == .markdownCell)
            && MarkdownPrefix.isAll(ofLineBefore: place.text[..<range.lowerBound])
        leadingDigits = isLineStart ? 0 : nil
        followsDefinition = isLineStart && MarkdownPrefix.followsDefinition(place.text[..<range.lowerBound])
    }

    /// Writes the bytes of a code.
    mutating func write(markup: [UInt8]) {
        guard !markup.isEmpty else { return }
        output += markup
        isLineStart = escaping == .markdown && markup.contains(0x0A) && MarkdownPrefix.isAll(ofLineBefore: markup[...])
        leadingDigits = isLineStart ? 0 : nil
    }

    /// The bytes of an address that has no markup, kept apart from letters that a translation put beside it.
    ///
    /// In angle brackets it stays what it is; one that begins with `www.` has no such form and gets spaces.
    func separated(address: [UInt8], from follower: Substring) -> [UInt8] {
        let lead = output.suffix(1)
        let joined = lead + address + follower.utf8.prefix(64)
        let found = Array(joined).withUnsafeBufferPointer { BareAddresses.find(in: $0) }
        guard !found.contains(lead.count..<lead.count + address.count) else { return address }
        if address.contains(0x40) || address.contains(0x3A) { return [0x3C] + address + [0x3E] }
        let touchesBefore = lead.first.map { !ASCII.isSpace($0) } ?? false
        let touchesAfter = follower.utf8.first.map { !ASCII.isSpace($0) } ?? false
        return (touchesBefore ? [0x20] : []) + address + (touchesAfter ? [0x20] : [])
    }

    /// Writes text; `next` is the first byte that comes after it.
    mutating func write(_ text: Substring, next: UInt8?) {
        let bytes = Array(text.utf8)
        let guarded = bytes.withUnsafeBufferPointer { Self.addressGuards($0) }
        var guardIndex = 0
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if guardIndex < guarded.count, guarded[guardIndex] == index {
                guardIndex += 1
                put(0x5C)
                put(byte)
                index += 1
                continue
            }
            if byte >= 0x80 {
                index += writeScalar(bytes, index)
                continue
            }
            let following = index + 1 < bytes.count ? bytes[index + 1] : next ?? after
            writeASCII(byte, in: bytes, at: index, following: following)
            index += 1
        }
    }

    /// The places in a text before which a backslash keeps it from being read as an address.
    private static func addressGuards(_ text: UnsafeBufferPointer<UInt8>) -> [Int] {
        var guards: [Int] = []
        var position = 0
        while let range = BareAddresses.first(in: text, from: position) {
            guard let place = addressGuard(text, range) else { break }
            guards.append(place)
            position = place + 1
        }
        return guards
    }

    private static func addressGuard(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
        let start = range.lowerBound
        if text[start] | 0x20 == 0x77, range.count > 4, text[start + 1] | 0x20 == 0x77, text[start + 3] == 0x2E {
            return start + 3
        }
        if let colon = text[range].firstIndex(of: 0x3A), colon + 2 < range.upperBound, text[colon + 1] == 0x2F {
            return colon
        }
        return text[range].firstIndex(of: 0x40)
    }

    private mutating func put(_ byte: UInt8) {
        output.append(byte)
        if let digits = leadingDigits { leadingDigits = ASCII.isDigit(byte) && digits < 9 ? digits + 1 : nil }
        isLineStart = false
    }

    /// Writes one scalar that is not ASCII; the answer is its length.
    private mutating func writeScalar(_ bytes: [UInt8], _ index: Int) -> Int {
        let count = bytes[index] >= 0xF0 ? 4 : bytes[index] >= 0xE0 ? 3 : 2
        let end = min(index + count, bytes.count)
        isLineStart = false
        leadingDigits = nil
        if !spelling.hasNoReferences,
            let scalar = String(decoding: bytes[index..<end], as: UTF8.self).unicodeScalars.first,
            let reference = spelling.reference(for: scalar)
        {
            output += reference
        } else {
            output += bytes[index..<end]
        }
        return end - index
    }

    private mutating func writeASCII(_ byte: UInt8, in bytes: [UInt8], at index: Int, following: UInt8?) {
        if byte == 0x0A || byte == 0x0D || byte == 0x09 {
            put(0x20)
            return
        }
        guard ASCII.isPunctuation(byte) else {
            put(byte)
            return
        }
        if let reference = spelling.reference(for: Unicode.Scalar(byte)) {
            for byte in reference { put(byte) }
            return
        }
        if spelling.isEscaped(byte) || isMarkup(byte, in: bytes, at: index, following: following) { put(0x5C) }
        put(byte)
    }

    // MARK: What would be markup

    private func isMarkup(_ byte: UInt8, in bytes: [UInt8], at index: Int, following: UInt8?) -> Bool {
        switch byte {
        case 0x60, 0x5B, 0x5D:
            true
        case 0x5C:
            following.map { ASCII.isPunctuation($0) || $0 == 0x0A || $0 == 0x0D } ?? true
        case 0x2A, 0x5F, 0x7E:
            isDelimiter(byte, following)
        case 0x3C:
            following.map { ASCII.isLetter($0) || $0 == 0x2F || $0 == 0x21 || $0 == 0x3F } ?? true
        case 0x26:
            isReference(bytes, index)
        case 0x21:
            following == 0x5B && index + 1 == bytes.count
        case 0x28, 0x3A:
            // Behind a reference they would make it a link or a definition.
            index == 0 && output.last == 0x5D || isBlockMark(byte, in: bytes, at: index, following: following)
        case 0x7C:
            escaping != .markdown && escaping != .markdownLine || isLineStart
        default:
            isBlockMark(byte, in: bytes, at: index, following: following)
        }
    }

    private func isDelimiter(_ byte: UInt8, _ following: UInt8?) -> Bool {
        let previous = output.last ?? before
        if !isLineStart, let previous, let following, ASCII.isSpace(previous), ASCII.isSpace(following) { return false }
        guard byte == 0x5F, let previous, let following else { return true }
        return !(ASCII.isAlphanumeric(previous) && ASCII.isAlphanumeric(following))
    }

    /// Whether a character reference begins here, or might with what comes after the text.
    private func isReference(_ bytes: [UInt8], _ index: Int) -> Bool {
        var end = index + 1
        if end < bytes.count, bytes[end] == 0x23 { end += 1 }
        while end < bytes.count, ASCII.isAlphanumeric(bytes[end]) { end += 1 }
        return end == bytes.count || (bytes[end] == 0x3B && end > index + 1)
    }

    private func isBlockMark(_ byte: UInt8, in bytes: [UInt8], at index: Int, following: UInt8?) -> Bool {
        if byte == 0x23, escaping == .markdownLine {
            // A run of `#` at the end would close the heading.
            let previous = output.last ?? before
            return bytes[index...].allSatisfy { $0 == 0x23 } && previous != 0x23
        }
        let endsMark = following.map { ASCII.isSpace($0) } ?? true
        if let digits = leadingDigits, digits > 0, byte == 0x2E || byte == 0x29 { return endsMark }
        guard isLineStart else { return false }
        switch byte {
        case 0x3E, 0x3D: return true
        case 0x22, 0x27, 0x28: return followsDefinition
        case 0x2D: return endsMark || following == 0x2D
        case 0x2B: return endsMark
        case 0x3A: return following == 0x2D
        case 0x23: return isHeadingMark(bytes, index)
        default: return false
        }
    }

    private func isHeadingMark(_ bytes: [UInt8], _ index: Int) -> Bool {
        var end = index
        while end < bytes.count, bytes[end] == 0x23 { end += 1 }
        return end - index <= 6 && (end == bytes.count || ASCII.isSpace(bytes[end]))
    }
}
