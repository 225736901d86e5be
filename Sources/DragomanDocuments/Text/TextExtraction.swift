import DragomanModel

/// Splits plain text into units.
struct TextExtraction {
    /// Whether a paragraph that a page break cut in the middle of a sentence becomes one unit again.
    var joinsPageBreaks: Bool

    /// The units of a text in UTF-8, which must be well-formed, and its title.
    ///
    /// - Complexity: O(n).
    func units(of text: [UInt8]) -> (units: [Unit], title: String?) {
        text.withUnsafeBufferPointer { bytes in
            let scalars = TextScalars(bytes: bytes)
            var layout = TextLayout(lines: TextLine.lines(of: bytes), scalars: scalars)
            let (blocks, lines) = layout.makeBlocks(joiningPageBreaks: joinsPageBreaks)
            var builder = TextUnitBuilder(scalars: scalars)
            var units: [Unit] = []
            units.reserveCapacity(blocks.count)
            for block in blocks where !block.isRule {
                units.append(builder.unit(of: block, lines: lines))
            }
            return (units, units.first { $0.kind == .title }?.content.plain)
        }
    }
}
