import CGumbo
import DragomanModel

/// Bounds the work that gumbo would do, before it does it.
///
/// Gumbo looks through all open elements at many tags, and opens unclosed formatting again in each block, so that deep
/// nesting costs it time and memory that grow with the square. This walks the tags once with the rules of HTML that
/// close elements, and refuses a page whose open elements, reopened formatting or attributes of a tag are too many.
struct HTMLDepthGuard {
    /// How many elements may be open at once; browsers stop at 512.
    static let depthLimit = 1000
    /// How many attributes a tag may have: gumbo compares each with all others.
    static let attributeLimit = 500

    /// How often unclosed formatting may be opened again, besides once for each byte.
    static let reopeningAllowance = 50_000

    private struct Open {
        var tag: Int
        var name: UInt64
        /// Tells formatting elements with the same attributes.
        var identity: UInt64
        var isForeign: Bool
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let context: HTMLExtraction.Context
    private let traits = HTMLElements.table
    private var stack: [Open] = []
    private var pending: [Open] = []
    private var outerPending: [(depth: Int, pending: [Open])] = []
    private var reopened = 0

    private init(_ bytes: UnsafeBufferPointer<UInt8>, context: HTMLExtraction.Context) {
        self.bytes = bytes
        self.context = context
    }

    /// Throws `html-too-deep` where the page goes beyond the bounds.
    static func check(_ bytes: UnsafeBufferPointer<UInt8>, context: HTMLExtraction.Context) throws {
        var guarding = HTMLDepthGuard(bytes, context: context)
        try guarding.walk()
    }

    private mutating func walk() throws {
        var position = 0
        while position < bytes.count {
            guard bytes[position] == 0x3C, let markup = HTMLMarkup.read(bytes, at: position, end: bytes.count) else {
                if !pending.isEmpty { reopen() }
                position += 1
                while position < bytes.count, bytes[position] != 0x3C { position += 1 }
                continue
            }
            let start = position
            position = markup.end
            switch markup.kind {
            case .startTag:
                guard markup.attributeCount <= Self.attributeLimit else {
                    throw refusal("a tag has more than \(Self.attributeLimit) attributes", at: start)
                }
                position = open(markup, start: start)
            case .endTag: close(markup.tag(in: bytes), markup)
            default: break
            }
            guard stack.count + pending.count <= Self.depthLimit else {
                throw refusal("more than \(Self.depthLimit) elements are open at once", at: start)
            }
            guard reopened <= Self.reopeningAllowance + bytes.count else {
                throw refusal("too much unclosed formatting has to be opened again", at: start)
            }
        }
    }

    private func refusal(_ what: String, at offset: Int) -> DragomanError {
        DragomanError(
            "html-too-deep",
            "\(what); close what is open, then try again",
            at: FilePosition(file: context.file, line: context.line(of: offset, in: bytes))
        )
    }

    private mutating func reopen() {
        reopened += pending.count
        stack += pending
        pending = []
    }

    /// Opens an element; returns where the walk goes on.
    private mutating func open(_ markup: HTMLMarkup, start: Int) -> Int {
        let tag = markup.tag(in: bytes)
        let facts = traits[tag]
        if stack.last?.isForeign == true {
            guard facts.contains(.endsForeign) else {
                if !markup.isSelfClosing { push(tag, markup, start, isForeign: !isIntegrationPoint(tag)) }
                return markup.end
            }
            if let index = stack.lastIndex(where: { !$0.isForeign }) { pop(to: index + 1) } else { pop(to: 0) }
        }
        closeImplied(by: tag, facts)
        switch GumboTag(rawValue: UInt32(tag)) {
        case GUMBO_TAG_HTML, GUMBO_TAG_HEAD, GUMBO_TAG_BODY, GUMBO_TAG_FRAMESET: return markup.end
        case GUMBO_TAG_PLAINTEXT: return bytes.count
        case GUMBO_TAG_SVG, GUMBO_TAG_MATH:
            if !pending.isEmpty { reopen() }
            if !markup.isSelfClosing { push(tag, markup, start, isForeign: true) }
            return markup.end
        default: break
        }
        if !facts.contains(.special), !pending.isEmpty { reopen() }
        if facts.contains(.void) { return markup.end }
        if facts.contains(.rawText) {
            return HTMLMarkup.rawTextEnd(
                bytes,
                name: markup.name,
                isScript: tag == Int(GUMBO_TAG_SCRIPT.rawValue),
                from: markup.end,
                end: bytes.count
            )
        }
        push(tag, markup, start, isForeign: false)
        return markup.end
    }

    private func isIntegrationPoint(_ tag: Int) -> Bool {
        switch GumboTag(rawValue: UInt32(tag)) {
        case GUMBO_TAG_FOREIGNOBJECT, GUMBO_TAG_DESC, GUMBO_TAG_TITLE, GUMBO_TAG_MI, GUMBO_TAG_MO, GUMBO_TAG_MN,
            GUMBO_TAG_MS, GUMBO_TAG_MTEXT:
            true
        default: false
        }
    }

    private mutating func push(_ tag: Int, _ markup: HTMLMarkup, _ start: Int, isForeign: Bool) {
        let name = tag == Int(GUMBO_TAG_UNKNOWN.rawValue) ? markup.nameHash(in: bytes) : 0
        let isFormatting = traits[tag].contains(.formatting)
        stack.append(
            Open(
                tag: tag,
                name: name,
                identity: isFormatting ? HTMLMarkup.hash(bytes, start..<markup.end, foldsCase: true) : 0,
                isForeign: isForeign
            )
        )
        if traits[tag].contains(.marker), !isForeign {
            outerPending.append((stack.count, pending))
            pending = []
        }
    }

    /// Closes elements from the top; formatting among them goes on in the next text.
    private mutating func pop(to count: Int) {
        var goesOn: [Open] = []
        while stack.count > count {
            let last = stack.removeLast()
            if let marker = outerPending.last, marker.depth == stack.count + 1 {
                outerPending.removeLast()
                goesOn = []
                pending = marker.pending
            } else if !last.isForeign, traits[last.tag].contains(.formatting) {
                goesOn.append(last)
            }
        }
        guard !goesOn.isEmpty else { return }
        // No more than three of a kind go on ("Noah's Ark clause").
        var counts: [UInt64: Int] = [:]
        for element in pending { counts[element.identity, default: 0] += 1 }
        goesOn = goesOn.filter { element in
            counts[element.identity, default: 0] += 1
            return counts[element.identity, default: 0] <= 3
        }
        pending = goesOn.reversed() + pending
    }

    private mutating func closeImplied(by tag: Int, _ facts: HTMLElements.Traits) {
        switch GumboTag(rawValue: UInt32(tag)) {
        case GUMBO_TAG_LI: closeSibling { $0 == GUMBO_TAG_LI }
        case GUMBO_TAG_DT, GUMBO_TAG_DD: closeSibling { $0 == GUMBO_TAG_DT || $0 == GUMBO_TAG_DD }
        case GUMBO_TAG_OPTION, GUMBO_TAG_OPTGROUP:
            if stack.last?.tag == Int(GUMBO_TAG_OPTION.rawValue) { pop(to: stack.count - 1) }
        case GUMBO_TAG_TD, GUMBO_TAG_TH: closeInTable { $0 == GUMBO_TAG_TD || $0 == GUMBO_TAG_TH }
        case GUMBO_TAG_TR: closeInTable { $0 == GUMBO_TAG_TR }
        case GUMBO_TAG_TBODY, GUMBO_TAG_THEAD, GUMBO_TAG_TFOOT:
            closeInTable { $0 == GUMBO_TAG_TBODY || $0 == GUMBO_TAG_THEAD || $0 == GUMBO_TAG_TFOOT }
        case GUMBO_TAG_A, GUMBO_TAG_NOBR: closeFormatting(tag)
        case GUMBO_TAG_BUTTON:
            if let index = scopedIndex(of: tag, 0) { pop(to: index) }
        default: break
        }
        guard facts.contains(.closesParagraph) else { return }
        let paragraph = Int(GUMBO_TAG_P.rawValue)
        for index in stack.indices.reversed() {
            if stack[index].tag == paragraph { return pop(to: index) }
            if traits[stack[index].tag].contains(.scope) || stack[index].tag == Int(GUMBO_TAG_BUTTON.rawValue) {
                return
            }
        }
    }

    private mutating func closeSibling(_ matches: (GumboTag) -> Bool) {
        for index in stack.indices.reversed() {
            let tag = GumboTag(rawValue: UInt32(stack[index].tag))
            if matches(tag) { return pop(to: index) }
            if traits[stack[index].tag].contains(.special), tag != GUMBO_TAG_ADDRESS, tag != GUMBO_TAG_DIV,
                tag != GUMBO_TAG_P
            {
                return
            }
        }
    }

    private mutating func closeInTable(_ matches: (GumboTag) -> Bool) {
        for index in stack.indices.reversed() {
            let tag = GumboTag(rawValue: UInt32(stack[index].tag))
            if matches(tag) { return pop(to: index) }
            if tag == GUMBO_TAG_TABLE || tag == GUMBO_TAG_TEMPLATE { return }
        }
    }

    private func scopedIndex(of tag: Int, _ name: UInt64) -> Int? {
        for index in stack.indices.reversed() {
            if stack[index].tag == tag, stack[index].name == name { return index }
            if traits[stack[index].tag].contains(.scope) { return nil }
        }
        return nil
    }

    private mutating func close(_ tag: Int, _ markup: HTMLMarkup) {
        let facts = traits[tag]
        let name = tag == Int(GUMBO_TAG_UNKNOWN.rawValue) ? markup.nameHash(in: bytes) : 0
        if stack.last?.isForeign == true {
            if let index = stack.lastIndex(where: { !$0.isForeign || ($0.tag == tag && $0.name == name) }),
                stack[index].isForeign
            {
                pop(to: index)
            }
            return
        }
        if facts.contains(.formatting) { return closeFormatting(tag) }
        switch GumboTag(rawValue: UInt32(tag)) {
        case GUMBO_TAG_TABLE, GUMBO_TAG_TR, GUMBO_TAG_TD, GUMBO_TAG_TH, GUMBO_TAG_TBODY, GUMBO_TAG_THEAD,
            GUMBO_TAG_TFOOT, GUMBO_TAG_CAPTION:
            closeInTable { $0.rawValue == UInt32(tag) }
            return
        default: break
        }
        if facts.contains(.special) {
            if let index = scopedIndex(of: tag, name) { pop(to: index) }
            return
        }
        for index in stack.indices.reversed() {
            if stack[index].tag == tag, stack[index].name == name { return pop(to: index) }
            if traits[stack[index].tag].contains(.special) { return }
        }
    }

    /// Takes one formatting element away and leaves what is open inside it.
    private mutating func closeFormatting(_ tag: Int) {
        if let index = pending.lastIndex(where: { $0.tag == tag }) {
            pending.remove(at: index)
            return
        }
        guard let index = scopedIndex(of: tag, 0) else { return }
        if index == stack.count - 1 { stack.removeLast() } else { stack.remove(at: index) }
        for marker in outerPending.indices where outerPending[marker].depth > index { outerPending[marker].depth -= 1 }
    }
}
