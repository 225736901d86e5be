import DragomanModel

/// Writes translations into Markdown so that they are read back as just that text with just those codes.
///
/// Emphasis is the hard part: `**強調。**です` is no strong text, because a delimiter beside punctuation needs white
/// space or punctuation on its other side, and languages without spaces have neither. So what holds codes is read back
/// before it is taken: first with the source's delimiters, then with `*` for `_`, which may stand inside words, at last
/// with `<em>`, `<strong>` and `<del>`, which may stand anywhere.
struct MarkdownEscaper: TargetEscaper {
    /// How emphasis is written.
    enum Emphasis: CaseIterable {
        case asInSource
        case asterisks
        case tags
    }

    func escape(_ parts: [TargetPart], at place: MergePlace) -> [UInt8] {
        if place.escaping == .markdownImageText, let label = Self.label(of: place) {
            return write(parts, at: place, .asInSource) + Array("][".utf8) + label + [0x5D]
        }
        let first = write(parts, at: place, .asInSource)
        guard !place.marks.isEmpty else { return first }
        let check = MarkdownReadBack(parts: parts, place: place)
        if !check.touchesDelimiter, check.isReadBack(first) { return first }
        if !check.touchesDelimiter {
            let second = write(parts, at: place, .asterisks)
            if second != first, check.isReadBack(second) { return second }
        }
        return write(parts, at: place, .tags)
    }

    private func write(_ parts: [TargetPart], at place: MergePlace, _ emphasis: Emphasis) -> [UInt8] {
        var writer = MarkdownTextWriter(place: place)
        let markup = Self.markup(parts, marks: place.marks, emphasis)
        var next = 0
        for (index, part) in parts.enumerated() {
            switch part {
            case .markup:
                var bytes = markup[next]
                next += 1
                if BareAddresses.isAddress(bytes) {
                    bytes = writer.separated(
                        address: bytes,
                        from: Self.text(index + 1 < parts.count ? parts[index + 1] : nil)
                    )
                }
                writer.write(markup: bytes)
            case .text(let text):
                let isMarkupNext = index + 1 < parts.count && next < markup.count
                let following = isMarkupNext ? markup[next] : []
                // An address may get brackets.
                writer.write(text, next: BareAddresses.isAddress(following) ? 0x3C : following.first)
            }
        }
        return writer.output
    }

    private static func text(_ part: TargetPart?) -> Substring {
        if case .text(let text)? = part { text } else { "" }
    }

    /// The bytes of the codes with emphasis as wanted.
    private static func markup(_ parts: [TargetPart], marks: [CodeMark], _ emphasis: Emphasis) -> [[UInt8]] {
        var result: [[UInt8]] = []
        for part in parts {
            guard case .markup(let bytes) = part else { continue }
            let isEnd = result.count < marks.count && marks[result.count].role == .close
            result.append(Self.rewritten(bytes, isEnd: isEnd, emphasis))
        }
        return result
    }

    private static func rewritten(_ bytes: [UInt8], isEnd: Bool, _ emphasis: Emphasis) -> [UInt8] {
        guard emphasis != .asInSource, isDelimiter(bytes) else { return bytes }
        if emphasis == .asterisks { return bytes.map { $0 == 0x5F ? 0x2A : $0 } }
        let name = bytes[0] == 0x7E ? "del" : bytes.count == 2 ? "strong" : "em"
        return Array((isEnd ? "</\(name)>" : "<\(name)>").utf8)
    }

    /// Whether the bytes of a code are a delimiter of emphasis.
    static func isDelimiter(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.first, first == 0x2A || first == 0x5F || first == 0x7E else { return false }
        return bytes.count <= 2 && bytes.last == first
    }

    /// The label that the description of an image is, where the image names no other.
    private static func label(of place: MergePlace) -> [UInt8]? {
        let bytes = place.text[place.byteRange]
        var depth = 0
        var index = bytes.startIndex
        while index < bytes.endIndex {
            switch bytes[index] {
            case 0x5C: index += 1
            case 0x5B: depth += 1
            case 0x5D:
                depth -= 1
                if depth < 0 { return bytes[..<index].map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 } }
            default: break
            }
            index += 1
        }
        return nil
    }
}

/// Writes the titles of links and images.
struct MarkdownTitleEscaper: TargetEscaper {
    func escape(_ parts: [TargetPart], at place: MergePlace) -> [UInt8] {
        let spelling = SourceSpelling(place.text[place.byteRange])
        var output: [UInt8] = []
        for part in parts {
            switch part {
            case .markup(let bytes): output += bytes
            case .text(let text): write(text, spelling, place.escaping, &output)
            }
        }
        return output
    }

    private func write(_ text: Substring, _ spelling: SourceSpelling, _ escaping: Escaping, _ output: inout [UInt8]) {
        var scalars = text.unicodeScalars.makeIterator()
        var upcoming = scalars.next()
        while let scalar = upcoming {
            upcoming = scalars.next()
            if let reference = spelling.reference(for: scalar) {
                output += reference
                continue
            }
            guard scalar.isASCII else {
                output += Array(String(Character(scalar)).utf8)
                continue
            }
            let byte = UInt8(scalar.value)
            if spelling.isEscaped(byte) || needsEscape(byte, upcoming, escaping) { output.append(0x5C) }
            output.append(byte < 0x20 ? 0x20 : byte)
        }
    }

    private func needsEscape(_ byte: UInt8, _ next: Unicode.Scalar?, _ escaping: Escaping) -> Bool {
        switch byte {
        case 0x5C: next.map { $0.isASCII && ASCII.isPunctuation(UInt8($0.value)) } ?? true
        case 0x26: next.map { $0 == "#" || ($0.isASCII && ASCII.isLetter(UInt8($0.value))) } ?? true
        // A pipe would end the cell that the title may stand in.
        case 0x7C: true
        case 0x22: escaping == .markdownTitleDoubleQuoted
        case 0x27: escaping == .markdownTitleSingleQuoted
        case 0x28, 0x29: escaping == .markdownTitleParenthesised
        default: false
        }
    }
}
