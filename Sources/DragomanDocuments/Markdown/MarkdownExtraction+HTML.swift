import DragomanModel

extension MarkdownExtraction {
    /// Reads a block of HTML by the rules of HTML.
    mutating func readHTMLBlock(_ block: MarkdownNode, _ context: Context) throws {
        cover(block.startLine, block.endLine)
        guard block.startLine >= 0, block.startLine < lines.count else { return }
        let start = start(of: block)
        let end = lines.end(max(block.startLine, min(block.endLine, lines.count - 1)))
        let isQuoted = context.quotes > 0 && block.endLine > block.startLine
        let html = isQuoted ? unquoted(start..<end, from: block.startLine, context) : bytes[start..<end]
        let result = try HTMLExtraction.extract(
            html,
            context: HTMLExtraction.Context(
                offset: start,
                isFragment: true,
                file: file,
                firstLine: block.startLine + firstLine + 1
            )
        )
        // A code over several lines would be written without the prefixes that stand inside it.
        let codes = result.units.lazy.flatMap(\.codes)
        if isQuoted, codes.contains(where: { $0.opening.utf8.contains(0x0A) || $0.closing.utf8.contains(0x0A) }) {
            keep(block)
            return
        }
        units += result.units
        findings += result.findings
    }

    /// HTML in block quotes, with spaces for the quotes' marks.
    private func unquoted(_ range: Range<Int>, from first: Int, _ context: Context) -> ArraySlice<UInt8> {
        var html = Array(bytes[range])
        var line = first + 1
        while line < lines.count, lines.start(line) < range.upperBound {
            for index in lines.start(line)..<min(contentStart(ofLine: line, context), range.upperBound) {
                html[index - range.lowerBound] = 0x20
            }
            line += 1
        }
        return html[...]
    }
}
