package import DragomanModel

/// Puts translations into a skeleton: copies its bytes and replaces the byte ranges of segments and language slots.
package struct Merger: Sendable {
    /// The skeleton's text in UTF-8, to which all byte ranges refer.
    package let text: [UInt8]
    /// Where the article says its language.
    package let languageSlots: [LanguageSlot]
    /// The article's language.
    package let source: LanguageTag
    /// The direction of `source`.
    package let sourceDirection: TextDirection
    /// The language to render in.
    package let target: LanguageTag
    /// The direction of `target`.
    package let targetDirection: TextDirection

    /// Makes a merger for one article and language.
    ///
    /// `text` is the skeleton in UTF-8: `Skeleton.bytes` itself, or decoded by `EncodedText` where its charset is
    /// another.
    package init(
        text: [UInt8],
        languageSlots: [LanguageSlot],
        source: LanguageTag,
        sourceDirection: TextDirection = .leftToRight,
        target: LanguageTag,
        targetDirection: TextDirection
    ) {
        self.text = text
        self.languageSlots = languageSlots
        self.source = source
        self.sourceDirection = sourceDirection
        self.target = target
        self.targetDirection = targetDirection
    }

    /// The article in the target language; `text` itself, untouched, where that is the source language.
    ///
    /// - Parameters:
    ///   - units: All units of the article, in order.
    ///   - rendering: How a segment is written, by the positions of its unit in `units` and of itself in the unit.
    /// - Returns: UTF-8. Bytes outside translated segments, marked fallbacks and language slots are those of `text`.
    /// - Throws: `DragomanError` `skeleton-mismatch` where byte ranges do not fit the text.
    package func merge(
        _ units: [MergeUnit],
        rendering: (_ unit: Int, _ segment: Int) -> SegmentRendering
    ) throws -> [UInt8] {
        guard target != source else { return text }
        var edits = try MergeEdits(merger: self, units: units)
        for unit in units.indices { edits.add(unit: unit) { rendering(unit, $0) } }
        return edits.written()
    }
}
