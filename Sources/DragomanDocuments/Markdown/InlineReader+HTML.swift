import DragomanModel

extension InlineReader {
    /// Matches an HTML tag, comment or other HTML inside text.
    mutating func readHTML(_ node: MarkdownNode, pairs: inout InlineHTMLPairs) -> Bool {
        let literal = node.literal
        let range = position..<position + literal.count
        guard range.upperBound <= raw.count, raw[range].elementsEqual(literal) else { return false }
        position = range.upperBound
        let role = pairs.takeNext()
        let tag = HTMLTag(in: raw, at: range.lowerBound, end: range.upperBound)
        switch role {
        case .alone:
            emitAlone(tag, range)
        case .opens:
            open(tag, range)
        case .closes:
            close(range)
        }
        return true
    }

    private mutating func emitAlone(_ tag: HTMLTag?, _ range: Range<Int>) {
        let purpose = tag.map { HTMLInline.purpose(of: $0.name) } ?? .other
        emitStandalone(purpose, range, equivalent: tag?.name == "br" ? "\n" : "")
        addAttributes(tag)
    }

    private mutating func open(_ tag: HTMLTag?, _ range: Range<Int>) {
        guard let tag else { return }
        if protectionDepth > 0 || isProtected(tag) {
            if protectionDepth == 0 {
                protectedText = []
                protectedStart = range.lowerBound
            }
            protectionDepth += 1
            openElements.append(nil)
        } else {
            let id = emitOpen(HTMLInline.purpose(of: tag.name), range)
            openElements.append(id)
            addAttributes(tag)
        }
    }

    private func isProtected(_ tag: HTMLTag) -> Bool {
        switch HTMLInline.role(of: tag.name) {
        case .protected, .protectedBlock: true
        default: HTMLInline.isProtected(tag, in: content.bytes)
        }
    }

    private mutating func close(_ range: Range<Int>) {
        guard let element = openElements.popLast() else { return }
        if let id = element {
            emitClose(id, range)
            return
        }
        protectionDepth -= 1
        guard protectionDepth == 0 else { return }
        emitStandalone(
            .protected,
            protectedStart..<range.upperBound,
            equivalent: String(decoding: protectedText, as: UTF8.self)
        )
    }

    private mutating func addAttributes(_ tag: HTMLTag?) {
        guard let tag, protectionDepth == 0 else { return }
        for attribute in HTMLInline.translatableAttributes(of: tag, in: content.bytes) {
            let outer = builder
            builder = MarkdownUnitBuilder()
            emitDecoded(attribute.valueRange, by: .html)
            let value = builder
            builder = outer
            if let unit = value.unit(kind: attribute.kind, escaping: attribute.escaping) { innerUnits.append(unit) }
        }
    }
}
