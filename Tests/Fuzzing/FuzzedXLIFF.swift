import DragomanExchange
import DragomanModel

/// XLIFF: read for import, judged, and taken as a whole.
enum FuzzedXLIFF {
    static func read(_ bytes: [UInt8]) throws {
        _ = try XLIFFReader.read(bytes: bytes, file: "a.xlf") { segment in
            Law.holds(segment.number > 0 && segment.line > 0, "numbers and lines are from 1")
            check(segment)
            if let segment = segment.withVisibleCodes { check(segment) }
        }
    }

    private static func check(_ segment: ImportedSegment) {
        guard let target = segment.target else { return }
        FuzzedCodes.checkAlignment(target: target, source: segment.source)
    }

    static func validate(_ bytes: [UInt8]) throws {
        _ = try XLIFFValidator.validate(bytes: bytes, file: "a.xlf")
    }

    static func readDocument(_ bytes: [UInt8]) throws {
        let document = try XLIFFDocument(bytes: bytes, file: "a.xlf")
        Law.same(document, reread(document), "what is read and written is the same")
        for division in [XLIFFDivision.parts(3), .words(2), .files] {
            let parts = document.split(division) { $0.split(separator: " ").count }
            Law.same(parts.flatMap(\.units), document.units, "each unit is in one part: \(division)")
            let joined = Law.succeeds("parts are joined: \(division)") {
                try XLIFFDocument.joined(parts.map { reread($0) })
            }
            Law.same(joined.document.units, document.units, "joined it has the units: \(division)")
            _ = reread(joined.document)
        }
    }

    private static func reread(_ document: XLIFFDocument) -> XLIFFDocument {
        Law.succeeds("an XLIFF of ours is read") { try XLIFFDocument(bytes: document.written(), file: "b.xlf") }
    }
}
