import DragomanModel
import DragomanSegmentation
import DragomanTesting
import Testing

/// The laws of segments through inline codes, with every language's boundaries.
struct UnitLawTests {
    @Test(arguments: SegmentationLaws.languages)
    func segmentsAndWhatLiesBetweenAreTheSkeleton(tag: String) throws {
        let segmenter = try SegmentationFixtures.segmenter(tag)
        let splitter = UnitSplitter { try segmenter.boundaries(in: $0) }
        var texts = LawTexts(seed: tag.utf8.reduce(57) { $0 &* 131 &+ UInt64($1) })
        for _ in 0..<150 {
            let (content, lineBreaks) = texts.coded()
            let displayed = DisplayedUnit(content, lineBreaks: lineBreaks)
            let segments = try splitter.split(displayed.unit)
            let comment: Comment = "\(tag): \(content.displayed.debugDescription)"
            #expect(try splitter.split(displayed.unit) == segments, comment)
            let ranges = segments.map(\.byteRange)
            let ends = [0] + ranges.flatMap { [$0.lowerBound, $0.upperBound] } + [displayed.skeleton.utf8.count]
            #expect(zip(ends, ends.dropFirst()).allSatisfy { $0 <= $1 }, comment)
            #expect(ranges.allSatisfy { !$0.isEmpty }, comment)
            // A boundary stands beside a code or between scalars.
            let bytes = Array(displayed.skeleton.utf8)
            for end in ends {
                #expect(!displayed.codeRanges.contains { $0.lowerBound < end && end < $0.upperBound }, comment)
                #expect(end == bytes.count || bytes[end] & 0xC0 != 0x80, comment)
            }
            // All text is in segments, in order; between them are white space and codes. Segments are in NFC.
            #expect(Self.letters(segments.map(\.content.plain).joined()) == Self.letters(content.plain), comment)
            try checkCodes(displayed, segments, comment)
        }
    }

    /// Each segment's codes are those of its stretch of the skeleton, opened and closed anew where they span it.
    private func checkCodes(_ displayed: DisplayedUnit, _ segments: [Segment], _ comment: Comment) throws {
        let bytes = Array(displayed.skeleton.utf8)
        for segment in segments {
            #expect(CodedText(coded: segment.content.coded) == segment.content, comment)
            #expect(segment.codes.map(\.id) == segment.codes.indices.map { $0 + 1 }, comment)
            let inside = displayed.codeRanges.filter { segment.byteRange.contains($0.lowerBound) }
            let added = segment.codes.reduce(0) { $0 + ($1.isOpenedBefore ? 1 : 0) + ($1.isClosedAfter ? 1 : 0) }
            #expect(segment.content.marks.count == inside.count + added, comment)
            let slice = String(decoding: bytes[segment.byteRange], as: UTF8.self)
            #expect(Self.letters(segment.content.plain).isEmpty == false && !slice.isEmpty, comment)
        }
    }

    private static func letters(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isWhitespace }))
    }
}
