import DragomanExchange
import DragomanModel
import Testing

@Suite struct XLIFFSmokeTests {
    @Test(arguments: XLIFFVersion.allCases)
    func `A file comes back`(version: XLIFFVersion) throws {
        var bytes: [UInt8] = []
        var writer = XLIFFWriter(
            version: version,
            source: LanguageTag(canonical: "en"),
            target: LanguageTag(canonical: "fr")
        ) { bytes += $0 }
        try writer.begin()
        let segment = ExportSegment(id: "u1-1", content: CodedText(plain: "Hello & goodbye."))
        let unit = ExportUnit(id: "u1", kind: .paragraph, segments: [segment])
        try writer.write(
            ExportFile(slug: "a", id: "f1", format: .html, revision: 1, baseBatch: 7, units: [unit])
        )
        try writer.end()
        var files: [ImportedFile] = []
        var segments: [ImportedSegment] = []
        let header = try XLIFFReader.read(bytes: bytes, file: "x.xlf") {
            files.append($0)
        } onSegment: {
            segments.append($0)
        }
        #expect(header.version == version)
        #expect(header.targetLanguage == "fr")
        #expect(files.map(\.baseBatch) == [7])
        #expect(segments.map(\.segmentID) == ["u1-1"])
        #expect(segments.first?.source.plain == "Hello & goodbye.")
    }
}
