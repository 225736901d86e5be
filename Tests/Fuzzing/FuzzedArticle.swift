import DragomanDocuments
import DragomanModel
import DragomanSegmentation

/// Articles: without translations the bytes stay what they are.
enum FuzzedArticle {
    static func read(_ bytes: [UInt8], _ filters: any DocumentFilter...) throws {
        for filter in filters {
            let text = try EncodedText.decode(bytes, format: filter.format, file: "a")
            checkWayBack(text, bytes, isMarkup: filter.format == .html)
            let document = try filter.extract(text.utf8, file: "a")
            Law.holds(document.skeleton.bytes == text.utf8, "the skeleton is the text")
            let again = Law.succeeds("it is read twice") { try filter.extract(text.utf8, file: "a") }
            Law.same(document.units, again.units, "read twice it has the same units")
            try check(document)
        }
    }

    private static func checkWayBack(_ text: EncodedText, _ bytes: [UInt8], isMarkup: Bool) {
        guard !text.findings.contains(where: { $0.code == "charset-not-reversible" }) else { return }
        let back = Law.succeeds("what was decoded is encoded") {
            try EncodedText.encode(text.utf8, charset: text.charset, isMarkup: isMarkup)
        }
        Law.holds(back == bytes, "encoded again it is the file: \(text.charset)")
    }

    /// The laws of a document and of its merge.
    static func check(_ document: Document) throws {
        for unit in document.units { checkPieces(unit, document.skeleton.bytes) }
        let splitter = UnitSplitter(boundaries: stops)
        let units = try document.units.map { MergeUnit(escaping: $0.escaping, segments: try splitter.split($0)) }
        let text = document.skeleton.bytes
        Law.holds(merged(document, units, slots: false) { _ in .source } == text, "sources leave the text as it is")
        Law.holds(
            merged(document, units, slots: false) { .target($0.content) } == text,
            "targets that are their sources leave the text as it is"
        )
        _ = merged(document, units, slots: true) { _ in .fallback }
        _ = merged(document, units, slots: true) { segment in
            var target = CodedText(plain: "& <b> \"q\" 'a' ]]> é—\u{A0}`*_[x](y)\\")
            target.append(segment.content)
            return .target(target)
        }
    }

    /// Sentences, as far as the merge needs them.
    private static func stops(_ text: String) -> [Int] {
        let bytes = Array(text.utf8)
        return bytes.indices.dropFirst().filter { bytes[$0 - 1] == 0x20 && $0 > 1 && bytes[$0 - 2] == 0x2E } + [
            bytes.count
        ]
    }

    private static func merged(
        _ document: Document,
        _ units: [MergeUnit],
        slots: Bool,
        _ rendering: (Segment) -> SegmentRendering
    ) -> [UInt8] {
        let merger = Merger(
            text: document.skeleton.bytes,
            languageSlots: slots ? document.skeleton.languageSlots : [],
            source: LanguageTag(canonical: "en"),
            target: LanguageTag(canonical: "ar"),
            targetDirection: .rightToLeft
        )
        return Law.succeeds("it is merged") {
            try merger.merge(units) { rendering(units[$0].segments[$1]) }
        }
    }

    /// Pieces tile the content, lie in order in the bytes, and are what they say.
    private static func checkPieces(_ unit: Unit, _ bytes: [UInt8]) {
        let content = Array(unit.content.coded.utf8)
        var (contentEnd, byteEnd) = (0, 0)
        for piece in unit.pieces {
            Law.holds(piece.contentStart == contentEnd && piece.contentCount > 0, "pieces tile the content")
            contentEnd += piece.contentCount
            Law.holds(piece.byteStart >= byteEnd && piece.byteCount >= 0, "pieces are in the order of their bytes")
            byteEnd = piece.byteStart + piece.byteCount
            Law.holds(byteEnd <= bytes.count && contentEnd <= content.count, "pieces are in the text")
            guard piece.isVerbatim else { continue }
            Law.holds(
                bytes[piece.byteStart..<byteEnd].elementsEqual(content[piece.contentStart..<contentEnd]),
                "a verbatim piece is verbatim"
            )
        }
        Law.holds(contentEnd == content.count, "no content is without a piece")
        Law.same(unit.codes.map(\.id), Array(1..<unit.codes.count + 1), "codes are numbered from 1")
        var roles: [Int: [CodeMark.Role]] = [:]
        for mark in unit.content.marks { roles[mark.id, default: []].append(mark.role) }
        for code in unit.codes {
            Law.same(roles[code.id], code.isPair ? [.open, .close] : [.standalone], "a code stands in the content")
        }
        Law.same(roles.count, unit.codes.count, "each code is known")
    }
}
