import DragomanExchange
import DragomanModel

/// Tables, catalogues and lines: what was read and is written in the same format is read the same.
enum FuzzedCarrier {
    /// A segment as a file carries it.
    private struct Row: Equatable {
        var article: String
        var segment: String
        var source: CodedText
        var target: CodedText
        var state: TranslationState?
    }

    static func read(_ bytes: [UInt8], _ format: ExchangeFormat) throws {
        _ = ExchangeFormat.recognised(name: "a", prefix: Array(bytes.prefix(500)))
        var first = try rows(bytes, format)
        // White space that stood around a control character collapses on the second way only.
        if format == .html {
            first = Law.succeeds("a table of ours is read") { try rows(written(first, format), format) }
        }
        let again = Law.succeeds("a file of ours is read") { try rows(written(first, format), format) }
        Law.same(first.count, again.count, "as many rows")
        for (left, right) in zip(first, again) { Law.same(left, right, "a row comes back") }
    }

    private static func rows(_ bytes: [UInt8], _ format: ExchangeFormat) throws -> [Row] {
        var rows: [Row] = []
        try CarrierReader.read(
            bytes: bytes,
            format: format,
            file: "a",
            onFile: { _ in },
            onSegment: { rows.append(row($0)) }
        )
        // A source of nothing but scalars that are reserved is none.
        return rows.filter { !$0.source.isEmpty }
    }

    private static func row(_ segment: ImportedSegment) -> Row {
        let target = coded(segment.target ?? ForeignContent())
        return Row(
            article: segment.original ?? "",
            segment: segment.segmentID ?? "",
            source: coded(segment.source),
            target: target,
            state: target.isEmpty ? nil : segment.state
        )
    }

    private static func written(_ rows: [Row], _ format: ExchangeFormat) throws -> [UInt8] {
        var bytes: [UInt8] = []
        let (english, french) = (LanguageTag(canonical: "en"), LanguageTag(canonical: "fr"))
        var writer = CarrierWriter(format: format, source: english, target: french, batch: 7) { bytes += $0 }
        try writer.begin()
        for row in rows {
            let segment = ExportSegment(
                id: row.segment,
                content: row.source,
                target: row.target.isEmpty ? nil : row.target,
                state: row.state
            )
            let unit = ExportUnit(id: row.segment, kind: .paragraph, segments: [segment])
            try writer.write(
                ExportFile(
                    slug: row.article,
                    id: "f",
                    title: nil,
                    format: .html,
                    revision: 1,
                    baseBatch: 7,
                    units: [unit]
                )
            )
        }
        try writer.end()
        return bytes
    }

    /// What was read with its codes numbered as they are named.
    private static func coded(_ content: ForeignContent) -> CodedText {
        var result = CodedText()
        for part in content.parts {
            switch part {
            case .text(let text): result.append(CodedText(plain: text))
            case .code(let code): result.append(CodeMark(role: code.role, id: Int(Int32(code.id) ?? .max)))
            }
        }
        return result
    }
}
