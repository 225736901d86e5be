import DragomanModel

/// Text and codes between two block boundaries, on their way to a unit.
struct HTMLRun {
    /// A stretch of text or a code.
    struct Item {
        enum Kind: UInt8 {
            case text
            case space
            case open
            case close
            case standalone
        }

        var kind: Kind
        var byteStart: Int
        var byteEnd: Int
        /// The first byte in `buffer` of a text, or of what a reader sees in place of a code.
        var contentStart: Int
        var contentEnd: Int
        /// Whether content and bytes are the same.
        var isVerbatim = false
        /// The other end of a pair.
        var partner = -1
        var purpose = InlineCode.Purpose.other
        var canDelete = false
        /// Whether the code stays in the unit at its edge too, because text there would mean something else.
        var isAnchored = false

        /// Whether a reader sees something here.
        var isVisible: Bool {
            isAnchored || kind == .text
                || (kind == .standalone && contentEnd > contentStart && purpose != .lineBreak)
        }
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let offset: Int
    private(set) var items: [Item] = []
    private var buffer: [UInt8] = []
    private var open: [(tag: Int, name: UInt64, item: Int)] = []
    private var hasASCIIWord = false
    private var hasOther = false
    /// Whether a space now would follow another or begin the run.
    private var endsInSpace = true
    /// The kind of unit, by the first text.
    private(set) var unitKind = Unit.Kind.paragraph
    private(set) var isTextOnly = false
    private var hasKind = false

    init(_ bytes: UnsafeBufferPointer<UInt8>, offset: Int) {
        self.bytes = bytes
        self.offset = offset
    }

    /// Begins a new run.
    mutating func reset() {
        items.removeAll(keepingCapacity: true)
        buffer.removeAll(keepingCapacity: true)
        open.removeAll(keepingCapacity: true)
        (hasASCIIWord, hasOther, endsInSpace, hasKind) = (false, false, true, false)
        (unitKind, isTextOnly) = (.paragraph, false)
    }

    /// A place to go back to.
    struct Mark {
        fileprivate var items: Int
        fileprivate var buffer: Int
        fileprivate var endsInSpace: Bool
    }

    /// The present place.
    var mark: Mark { Mark(items: items.count, buffer: buffer.count, endsInSpace: endsInSpace) }

    /// Takes back text that came after a place; no pair may have been opened or closed since.
    mutating func goBack(to mark: Mark) {
        items.removeSubrange(mark.items...)
        buffer.removeSubrange(mark.buffer...)
        endsInSpace = mark.endsInSpace
    }

    /// Says what unit the text belongs to; the first text decides.
    mutating func setKind(_ kind: Unit.Kind, isTextOnly: Bool) {
        guard !hasKind else { return }
        unitKind = kind
        self.isTextOnly = isTextOnly
        hasKind = true
    }

    /// Adds text whose bytes are its content.
    mutating func addVerbatim(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        if !hasASCIIWord {
            for index in range {
                let byte = bytes[index]
                if byte.isASCIIAlphanumeric {
                    hasASCIIWord = true
                    break
                }
                if byte >= 0x80 { hasOther = true }
            }
        }
        let start = buffer.count
        buffer.append(contentsOf: bytes[range])
        add(.text, range, start, isVerbatim: true)
        endsInSpace = false
    }

    /// Adds a run of white space as one space.
    mutating func addSpace(_ range: Range<Int>) {
        guard !endsInSpace else { return }
        buffer.append(0x20)
        add(.space, range, buffer.count - 1, isVerbatim: range.count == 1 && bytes[range.lowerBound] == 0x20)
        endsInSpace = true
    }

    /// Adds a character that its bytes spell otherwise.
    mutating func addCharacter(_ scalar: Unicode.Scalar, second: Unicode.Scalar?, _ range: Range<Int>) {
        let start = buffer.count
        buffer.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
        if let second { buffer.append(contentsOf: UTF8.encode(second).map(Array.init) ?? []) }
        if scalar.isASCII {
            hasASCIIWord = hasASCIIWord || UInt8(scalar.value).isASCIIAlphanumeric
        } else {
            hasOther = true
        }
        add(.text, range, start)
        endsInSpace = false
    }

    private mutating func add(_ kind: Item.Kind, _ range: Range<Int>, _ contentStart: Int, isVerbatim: Bool = false) {
        items.append(
            Item(
                kind: kind,
                byteStart: range.lowerBound,
                byteEnd: range.upperBound,
                contentStart: contentStart,
                contentEnd: buffer.count,
                isVerbatim: isVerbatim
            )
        )
    }

    /// Adds a code that stands alone.
    ///
    /// - Parameters:
    ///   - range: Its bytes.
    ///   - purpose: What it is for.
    ///   - seen: What a reader sees in its place.
    ///   - canDelete: Whether a translation may leave it out.
    ///   - isAnchored: Whether it stays in the unit at its edge too.
    mutating func addStandalone(
        _ range: Range<Int>,
        _ purpose: InlineCode.Purpose,
        seen: [UInt8] = [],
        canDelete: Bool = false,
        isAnchored: Bool = false
    ) {
        let start = buffer.count
        buffer += seen
        add(.standalone, range, start)
        items[items.count - 1].purpose = purpose
        items[items.count - 1].canDelete = canDelete
        items[items.count - 1].isAnchored = isAnchored
        if purpose == .lineBreak {
            endsInSpace = true
        } else if !seen.isEmpty || purpose == .image {
            endsInSpace = false
        }
    }

    /// Adds a start tag, which stands alone until its end tag comes.
    mutating func addOpening(_ range: Range<Int>, tag: Int, name: UInt64, _ purpose: InlineCode.Purpose) {
        addStandalone(range, purpose)
        open.append((tag, name, items.count - 1))
    }

    /// Adds an end tag; what was opened after its start tag stays alone.
    mutating func addClosing(_ range: Range<Int>, tag: Int, name: UInt64) {
        addStandalone(range, .other)
        guard let index = open.lastIndex(where: { $0.tag == tag && $0.name == name }) else { return }
        let start = open[index].item
        let end = items.count - 1
        open.removeSubrange(index...)
        items[start].kind = .open
        items[start].partner = end
        items[end].kind = .close
        items[end].partner = start
        items[end].purpose = items[start].purpose
    }

    /// The unit, or `nil` where nothing is to be translated.
    func unit(escaping: Escaping) -> Unit? {
        guard hasASCIIWord || (hasOther && hasLetter) else { return nil }
        let kept = trimmed()
        guard !kept.isEmpty else { return nil }
        var writer = UnitWriter(capacity: buffer.count + 8 * kept.count)
        var ids: [Int: Int] = [:]
        var codes: [InlineCode] = []
        for index in kept {
            let item = items[index]
            switch item.kind {
            case .text, .space:
                writer.text(
                    buffer[item.contentStart..<item.contentEnd],
                    at: item.byteStart + offset..<item.byteEnd + offset,
                    isVerbatim: item.isVerbatim
                )
            case .close where kept.contains(item.partner):
                guard let id = ids[item.partner] else { continue }
                codes[id - 1].closing = string(item)
                writer.code(CodeMark(role: .close, id: id), at: item.byteStart + offset..<item.byteEnd + offset)
            default:
                let isPair = item.kind == .open && kept.contains(item.partner)
                let id = codes.count + 1
                if isPair { ids[index] = id }
                codes.append(code(item, id: id, isPair: isPair))
                writer.code(
                    CodeMark(role: isPair ? .open : .standalone, id: id),
                    at: item.byteStart + offset..<item.byteEnd + offset
                )
            }
        }
        guard let content = writer.content else { return nil }
        return Unit(kind: unitKind, escaping: escaping, content: content, codes: codes, pieces: writer.pieces)
    }

    private func code(_ item: Item, id: Int, isPair: Bool) -> InlineCode {
        let seen = item.kind == .standalone ? buffer[item.contentStart..<item.contentEnd] : []
        return InlineCode(
            id: id,
            isPair: isPair,
            purpose: item.purpose,
            opening: string(item),
            equivalentText: seen.isEmpty ? "" : String(decoding: seen, as: UTF8.self),
            canDelete: item.canDelete,
            openingStart: item.byteStart + offset
        )
    }

    private func string(_ item: Item) -> String {
        String(decoding: bytes[item.byteStart..<item.byteEnd], as: UTF8.self)
    }

    private var hasLetter: Bool {
        for item in items where item.kind == .text {
            for scalar in String(decoding: buffer[item.contentStart..<item.contentEnd], as: UTF8.self).unicodeScalars {
                if scalar.properties.isAlphabetic || scalar.properties.numericType != nil { return true }
            }
        }
        return false
    }

    /// The items without white space, unseen codes, empty pairs and enclosing pairs at the edges.
    private func trimmed() -> Range<Int> {
        var low = 0
        var high = items.count
        while low < high {
            let first = items[low]
            let last = items[high - 1]
            if first.kind == .open, first.partner == high - 1 {
                low += 1
                high -= 1
            } else if first.kind == .space || (first.kind == .standalone && !first.isVisible) {
                low += 1
            } else if last.kind == .space || (last.kind == .standalone && !last.isVisible) {
                high -= 1
            } else if first.kind == .open, first.partner < high, isUnseen(low..<first.partner) {
                low = first.partner + 1
            } else if last.kind == .close, last.partner >= low, isUnseen(last.partner..<high) {
                high = last.partner
            } else {
                break
            }
        }
        return low..<high
    }

    private func isUnseen(_ range: Range<Int>) -> Bool {
        for item in items[range] where item.isVisible { return false }
        return true
    }
}
