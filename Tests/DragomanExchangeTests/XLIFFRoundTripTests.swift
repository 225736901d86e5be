import DragomanExchange
import DragomanModel
import Testing

@Suite struct XLIFFRoundTripTests {
    @Test(arguments: Layout.all)
    func `What is written is read back`(layout: Layout) throws {
        for seed in 0..<600 as Range<UInt64> {
            var generated = Generated(seed: seed)
            let files = [generated.file(1), generated.file(2)]
            let read = try Read(layout.write(files))
            #expect(read.header.version == layout.version)
            #expect(read.header.sourceLanguage == "en")
            #expect(read.header.targetLanguage == "zh-Hans")
            #expect(read.header.tool == nil)
            #expect(read.findings.isEmpty)
            #expect(read.files.map(\.original) == files.map(\.slug))
            #expect(read.files.map(\.baseBatch) == files.map(\.baseBatch))
            let written = files.flatMap { file in file.units.flatMap { unit in expected(unit, of: file, layout) } }
            #expect(read.segments.count == written.count, "seed \(seed)")
            for (segment, expected) in zip(read.segments, written) { check(segment, expected, layout, seed) }
        }
    }

    private struct Expected {
        var file: ExportFile
        var unit: ExportUnit
        var segment: ExportSegment
        var number: Int
        var offset: Int
    }

    /// The segments of a unit that go out.
    private func expected(_ unit: ExportUnit, of file: ExportFile, _ layout: Layout) -> [Expected] {
        guard unit.segments.contains(where: \.isWanted) else { return [] }
        let isWhole = layout.version != .version12 || layout.isSegmented
        return unit.segments.indices.compactMap { index in
            guard isWhole || unit.segments[index].isWanted else { return nil }
            return Expected(
                file: file,
                unit: unit,
                segment: unit.segments[index],
                number: isWhole ? index + 1 : 1,
                offset: isWhole ? CodeAlignment.offset(of: index, in: unit.segments.map(\.codes)) : 0
            )
        }
    }

    private func check(_ read: ImportedSegment, _ expected: Expected, _ layout: Layout, _ seed: UInt64) {
        let segment = expected.segment
        let isWhole = layout.version != .version12 || layout.isSegmented
        #expect(read.original == expected.file.slug)
        #expect(read.segmentID == segment.id)
        #expect(read.unitID == (isWhole ? expected.unit.id : segment.id))
        #expect(read.number == expected.number)
        #expect(!read.isLocked)
        #expect(CodeAlignment.sourcesAgree(read.source, segment.content), "seed \(seed)")
        let (content, findings) = CodeAlignment.align(
            target: read.target ?? ForeignContent(),
            source: read.source,
            stored: segment.content,
            codes: segment.codes,
            idOffset: expected.offset
        )
        #expect(content == segment.target, "seed \(seed), segment \(segment.id)")
        #expect(findings.allSatisfy { $0.code == "text-doubled" }, "seed \(seed): \(findings)")
        guard !layout.isSegmented, segment.target != nil else { return }
        #expect(read.state == segment.state)
        let origin = layout.version == .version12 && segment.origin == .human ? nil : segment.origin
        #expect(read.origin == origin)
    }

    @Test(arguments: Layout.all)
    func `The same values give the same bytes`(layout: Layout) throws {
        var one = Generated(seed: 5)
        var two = Generated(seed: 5)
        #expect(try layout.write([one.file(1)]) == layout.write([two.file(1)]))
    }

    @Test(arguments: Layout.all)
    func `The writer hands over bytes as it goes`(layout: Layout) throws {
        var generated = Generated(seed: 9)
        var pieces = 0
        var greatest = 0
        var writer = XLIFFWriter(
            version: layout.version,
            source: LanguageTag(canonical: "en"),
            target: LanguageTag(canonical: "fr"),
            options: XLIFFWriter.Options(isSegmented: layout.isSegmented)
        ) {
            pieces += 1
            greatest = max(greatest, $0.count)
        }
        var file = generated.file(1)
        file.units = (0..<2000).flatMap { index in generated.file(index + 2).units.prefix(1) }
        try writer.begin()
        try writer.write(file)
        try writer.end()
        #expect(pieces > 10)
        #expect(greatest < 100_000)
    }
}
