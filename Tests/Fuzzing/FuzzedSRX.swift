import DragomanModel
import DragomanSegmentation

/// SRX: rules are judged, compiled and used; what was read and is written is read the same.
enum FuzzedSRX {
    private static let text = "Mr. Ng said: “No. 5 is here…” (He left.) 3.5 e.g. this!  Was? Да. 是。\u{2029}End"

    static func read(_ bytes: [UInt8]) throws {
        let read = try SRXReader.read(bytes, file: "a.srx")
        _ = read.document.check()
        let again = Law.succeeds("an SRX of ours is read") {
            try SRXReader.read(read.document.written(), file: "a.srx")
        }
        Law.same(bare(read.document), bare(again.document), "rules come back from SRX")
        for tag in ["en", "zh-Hans"] { try split(read.document, LanguageTag(canonical: tag)) }
    }

    private static func split(_ document: SRXDocument, _ language: LanguageTag) throws {
        let rules = try SRXRules(document, for: language)
        let segmenter = Segmenter(language: language, rules: SegmentationRules(rules))
        let ends = try segmenter.boundaries(in: text)
        Law.holds(zip(ends, ends.dropFirst()).allSatisfy { $0 < $1 }, "ends ascend: \(ends)")
        Law.same(ends.last, text.utf8.count, "the last end is that of the text")
    }

    /// A document without lines; the writer knows but one version.
    private static func bare(_ document: SRXDocument) -> SRXDocument {
        var document = document
        document.version = "2.0"
        document.headerLine = 0
        for index in document.formatHandles.indices { document.formatHandles[index].line = 0 }
        for index in document.maps.indices { document.maps[index].line = 0 }
        for index in document.languageRules.indices {
            document.languageRules[index].line = 0
            for rule in document.languageRules[index].rules.indices {
                document.languageRules[index].rules[rule].line = 0
            }
        }
        return document
    }
}
