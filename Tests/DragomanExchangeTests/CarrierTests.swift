import DragomanModel
import DragomanTesting
import DragomanText
import Foundation
import Testing

@testable import DragomanExchange

/// Exports for people without a translation tool.
struct CarrierTests {
    private static let formats = ExchangeFormat.allCases.filter { $0 != .xliff }

    private static func write(_ files: [ExportFile], _ format: ExchangeFormat) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var writer = CarrierWriter(
            format: format,
            source: LanguageTag(canonical: "en"),
            target: LanguageTag(canonical: "zh-Hans"),
            batch: 7,
            sink: { bytes += $0 }
        )
        try writer.begin()
        for file in files { try writer.write(file) }
        try writer.end()
        return bytes
    }

    private static func read(
        _ bytes: [UInt8],
        _ format: ExchangeFormat
    ) throws -> (files: [ImportedFile], segments: [ImportedSegment]) {
        var files: [ImportedFile] = []
        var segments: [ImportedSegment] = []
        try CarrierReader.read(
            bytes: bytes,
            format: format,
            file: "back",
            onFile: { files.append($0) },
            onSegment: { segments.append($0) }
        )
        return (files, segments)
    }

    private static func read(_ text: String, _ format: ExchangeFormat) throws -> [ImportedSegment] {
        try read(Array(text.utf8), format).segments
    }

    @Test(arguments: formats)
    func whatIsWrittenIsReadBack(format: ExchangeFormat) throws {
        for seed in 0..<60 {
            var generated = Generated(seed: UInt64(seed))
            let files = (1...3).map { generated.file($0) }
            let wanted = files.flatMap { file in
                file.units.flatMap(\.segments).filter(\.isWanted).map { (file, $0) }
            }
            let back = try Self.read(try Self.write(files, format), format)
            #expect(back.segments.map(\.segmentID) == wanted.map(\.1.id), "seed \(seed)")
            for (segment, (file, exported)) in zip(back.segments, wanted) {
                #expect(CollapsedText.plain(segment.original ?? "") == CollapsedText.plain(file.slug))
                #expect(CodeAlignment.sourcesAgree(segment.source, exported.content), "seed \(seed)")
                #expect(segment.state == (exported.target == nil ? nil : exported.state))
                guard let target = exported.target, !target.isEmpty else { continue }
                #expect(segment.target.map { CodeAlignment.sourcesAgree($0, target) } == true, "seed \(seed)")
                #expect(segment.findings.isEmpty)
            }
            #expect(back.files.allSatisfy { ["zh-Hans", "zh_Hans"].contains($0.targetLanguage) })
            #expect(back.files.allSatisfy { $0.sourceLanguage == "en" })
        }
    }

    @Test(arguments: formats)
    func aFileWithoutSegmentsSaysItsLanguages(format: ExchangeFormat) throws {
        let back = try Self.read(try Self.write([], format), format)
        #expect(back.segments.isEmpty && back.files.count == 1)
        #expect(back.files.first?.sourceLanguage == "en")
    }

    @Test(arguments: formats)
    func aCutOrChangedFileGivesValuesOrAnError(format: ExchangeFormat) throws {
        var generated = Generated(seed: 5)
        let bytes = try Self.write([generated.file(1)], format)
        var random = SeededRandom(seed: 9)
        for _ in 0..<300 {
            var broken = bytes
            if Bool.random(using: &random) {
                broken.removeLast(Int.random(in: 0..<broken.count, using: &random))
            } else {
                broken[Int.random(in: 0..<broken.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            do { _ = try Self.read(broken, format) } catch { #expect(error is DragomanError, "\(error)") }
        }
    }

    @Test(arguments: formats)
    func aFormatIsKnownByItsNameOrByItsBeginning(format: ExchangeFormat) throws {
        var generated = Generated(seed: 5)
        let prefix = Array(try Self.write([generated.file(1)], format).prefix(512))
        #expect(ExchangeFormat.recognised(name: "Back.\(format.fileExtension.uppercased())", prefix: []) == format)
        #expect(ExchangeFormat.recognised(name: "back", prefix: prefix) == format)
        #expect(ExchangeFormat.recognised(name: "back.xlf", prefix: prefix) == .xliff)
        let onOneLine = "<?xml version=\"1.0\"?><xliff><file><unit><segment><source>a</source><target>b</target>"
        #expect(ExchangeFormat.recognised(name: "back", prefix: Array(onOneLine.utf8)) == .xliff)
    }

    @Test func spreadsheetsLeaveOtherSeparatorsAndUTF16() throws {
        let text = "segment;source en;target fr\r\ns-1;\"One; <1>two</1>\";\"Un; < 1 >deux</1>\"\r\n"
        let wide: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        for bytes in [Array(text.utf8), wide] {
            let segment = try #require(try Self.read(bytes, .csv).segments.first)
            #expect(segment.segmentID == "s-1" && segment.original == nil)
            #expect(segment.source.codes.count == 2 && segment.target?.codes == segment.source.codes)
        }
        let error = #expect(throws: DragomanError.self) { _ = try Self.read([0x61, 0xE9, 0x0A], .csv) }
        #expect(error?.code == "csv-encoding")
    }

    @Test(arguments: [ExchangeFormat.csv, .tsv])
    func noTextIsAFormula(format: ExchangeFormat) throws {
        let texts = ["=1+1", "-5 degrees", "+1", "@home", "'=1", "''-", "'quoted'", "'", "x=1"]
        let segments = texts.enumerated().map {
            ExportSegment(
                id: "s-\($0 + 1)",
                content: CodedText(plain: $1),
                target: CodedText(plain: $1),
                state: .translated
            )
        }
        let unit = ExportUnit(id: "u", kind: .paragraph, segments: segments)
        let bytes = try Self.write(
            [ExportFile(slug: "a", id: "f", format: .text, revision: 1, baseBatch: 1, units: [unit])],
            format
        )
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.matches(of: #/[,\t][=+\-@]/#).isEmpty, "\(text)")
        let back = try Self.read(bytes, format).segments
        #expect(back.map(\.source.plain) == texts && back.map { $0.target?.plain } == texts)
    }

    @Test func browsersAndWordProcessorsLeaveOtherMarkup() throws {
        let page = """
            <HTML><!-- <td> --><style>td { }</style><body><table class="x>y"><tbody>
            <tr><td><p>article</p></td><td><p><b>segment</b></p></td><td>source en</td><td>target fr</td></tr>
            <TR valign=top><TD>a</TD><TD>s-1<TD>R&amp;amp;D&nbsp;is
              &lt;1&gt;big&lt;/1&gt;<TD><p>R&amp;amp;D <font color=red>est</font><br>&lt;1&gt;grand&lt;/1&gt; &#233;</p>
            </table></body></HTML>
            """
        let segment = try #require(try Self.read(page, .html).first)
        #expect(segment.original == "a" && segment.segmentID == "s-1" && segment.line == 3)
        #expect(segment.source.plain == "R&D\u{A0}is big")
        #expect(segment.target?.plain == "R&D est grand é")
    }

    @Test func pagesOfOfficeProgramsAreReadInTheirCharsetWithTheirReferencesAndChanges() throws {
        func page(_ charset: String, _ target: String) -> String {
            "<html><head><meta http-equiv=Content-Type content=\"text/html; charset=\(charset)\"><STYLE>td</STYLE></head>"
                + "<table><tr><td>segment<td>source en<td>target fr</tr><tr><td>s-1<td>One<td>\(target)</tr></table>"
        }
        // LibreOffice names letters, Word strikes out and puts in.
        let text =
            "<p>L&rsquo;&eacute;t&eacute;&hellip; <del cite=x>vieux</del><DEL>x</DEL><ins>neuf</ins> &#8211; &zzz;</p>"
        let segment = try #require(try Self.read(page("utf-8", text), .html).first)
        #expect(segment.target?.plain == "L’été… neuf – &zzz;")
        let word = try Charsets.encode(
            Array(page("windows-1252", "L’été “neuf”").utf8),
            charset: "windows-1252",
            escapingUnmappableAsXML: false
        )
        #expect(try Self.read(word, .html).segments.first?.target?.plain == "L’été “neuf”")
        for charset in ["utf-8", "none", "shift_jis"] {
            let broken = Array(page(charset, "x").utf8) + [0xE9]
            let error = #expect(throws: DragomanError.self) { _ = try Self.read(broken, .html) }
            #expect(error?.code == "csv-encoding")
        }
    }

    @Test func halfACharacterOfUTF16IsNoText() throws {
        let wide = "segment,source en,target fr\ns-1,One,Un".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(try Self.read([0xFF, 0xFE] + wide, .csv).segments.count == 1)
        for more: [UInt8] in [[0x61], [0x00, 0xD8], [0x00, 0xDC, 0x61, 0x00]] {
            let error = #expect(throws: DragomanError.self) { _ = try Self.read([0xFF, 0xFE] + wide + more, .csv) }
            #expect(error?.code == "csv-encoding")
        }
    }

    @Test func cataloguesAreReadAsEditorsLeaveThem() throws {
        let text = """
            # Translators
            msgid ""
            msgstr ""
            "Language: pt_BR\\n"
            "X-Dragoman-Batch: 12\\n"

            #: x:1
            #, fuzzy
            #| msgid "Old"
            msgctxt "a#b#s-1"
            msgid "One "
            "\\"two\\""
            msgstr ""
            "Um "
            "\\"dois\\"\\n"
            msgctxt "a#s-2"
            msgid "Three"
            msgstr "Três"

            #~ msgctxt "a#s-3"
            #~ msgid "Gone"
            #~ msgstr "Fora"

            msgid "Not ours"
            msgstr "Alheio"
            """
        let back = try Self.read(Array(text.utf8), .po)
        #expect(back.segments.map(\.original) == ["a#b", "a"])
        #expect(back.segments.map(\.source.plain) == ["One \"two\"", "Three"])
        #expect(back.segments.map { $0.target?.plain } == [nil, "Três"])
        #expect(back.segments[0].findings.map(\.code) == ["entry-fuzzy"])
        #expect(back.files.last?.baseBatch == 12 && back.files.last?.targetLanguage == "pt_BR")
        for broken in ["msgid \"x", "msgid x", "hello", "\"x\""] {
            let error = #expect(throws: DragomanError.self) { _ = try Self.read("\n" + broken, .po) }
            #expect(error?.code == "po-unreadable" && error?.position?.line == 2)
        }
    }

    @Test func whatIsNoTableOrLineIsAnErrorWithItsPlace() {
        for format in [ExchangeFormat.csv, .tsv, .html] {
            let error = #expect(throws: DragomanError.self) { _ = try Self.read("a,b\n1,2\n", format) }
            #expect(error?.code == "carrier-columns")
        }
        let error = #expect(throws: DragomanError.self) { _ = try Self.read("{}\n[1]\n", .jsonl) }
        #expect(error?.code == "jsonl-unreadable" && error?.position?.line == 2)
    }

    @Test(arguments: formats)
    func rowsInAnyOrderComeArticleByArticle(format: ExchangeFormat) throws {
        var generated = Generated(seed: 3)
        let bytes = try Self.write((1...4).map { generated.file($0) }, format)
        let plain = try Self.read(bytes, format)
        // Blocks end where the format parts its rows; what stands before the first is the head.
        let (start, end, mark) =
            switch format {
            case .po: ("", "", "\n\n")
            case .html: ("<table>\n", "</table>", "\n")
            default: ("", "", format == .jsonl ? "\n" : "\r\n")
            }
        let text = String(decoding: bytes, as: UTF8.self)
        let from = start.isEmpty ? text.startIndex : try #require(text.firstRange(of: start)).upperBound
        let to = end.isEmpty ? text.endIndex : try #require(text.firstRange(of: end)).lowerBound
        var rows = text[from..<to].components(separatedBy: mark)
        // A text may hold line ends; such files are left to the others.
        guard rows.count == plain.segments.count + (format == .po ? 1 : 2) else { return }
        var random = SeededRandom(seed: 4)
        let head = rows.removeFirst()
        rows.removeAll(where: \.isEmpty)
        rows.shuffle(using: &random)
        let mixed = text[..<from] + ([head] + rows).joined(separator: mark) + mark + text[to...]
        let back = try Self.read(Array(mixed.utf8), format)
        #expect(back.segments.count == plain.segments.count)
        #expect(
            Set(back.segments.map { [$0.original, $0.segmentID] })
                == Set(plain.segments.map { [$0.original, $0.segmentID] })
        )
        let slugs = back.segments.map(\.original)
        let changes = zip(slugs, slugs.dropFirst()).count { $0 != $1 }
        #expect(changes == Set(slugs).count - 1)
    }

    @Test func whatIsTypedInTheWrongRowIsTold() throws {
        let text = """
            article,segment,source en,target fr,,
            a,s-1,One,Un,,
            a,s-2,Two,  ,,
            ,,,,,
            ,,Checked by Anne,,,
            a,s-3,,Trois,,
            ,,,Quatre,,
            a,,Five,Cinq,,
            ,,Six,Six,,
            target fr,article,segment,source en
            Sept,b,s-7,Seven
            """
        let back = try Self.read(text, .csv)
        #expect(back.map(\.unitID) == ["row 7", "row 9", "s-1", "s-2", "s-3", "row 8", "s-7"])
        #expect(
            back.map { $0.findings.map(\.code) }
                == [["row-incomplete"], ["row-incomplete"], [], [], ["row-incomplete"], [], []]
        )
        #expect(back.last?.original == "b" && back.last?.target?.plain == "Sept")
        let lines = try Self.read(
            #"{"target":"Un","targetLanguage":"fr"}"# + "\n" + #"{"segment":"s-1","target":"Un","state":"Final"}"#,
            .jsonl
        )
        #expect(lines.map { $0.findings.map(\.code) } == [["row-incomplete"], ["row-incomplete"]])
        #expect(lines.last?.state == .final)
        // Word fills empty cells.
        let page = try Self.read(
            "<tr><td>article<td>segment<td>source en<td>target fr<tr><td>&nbsp;<td>s-1<td>One<td><p>&nbsp;</p>",
            .html
        )
        #expect(page.map { $0.target?.plain } == [""] && page.map(\.original) == [nil])
    }

    @Test func flagsOfAnObsoleteMessageAreNotThoseOfTheNext() throws {
        let text = """
            msgid ""
            msgstr "Language: fr\\n"

            #, fuzzy
            #. state: final
            #~| msgid "Older"
            #~ msgid "Gone"
            #~ msgstr "Parti"

            #, no-fuzzy, c-format
            msgctxt "a#s-1"
            msgid"One"
            msgstr"\u{301}Un"
            #=fuzzy
            msgctxt "a#s-2"
            msgid "Two"
            msgid_plural "Twos"
            msgstr[0] "Deux"
            msgstr[1] "Deuxs"
            """
        let back = try Self.read(text, .po)
        #expect(back.map { $0.target?.plain } == ["\u{301}Un", nil] && back[0].state == nil)
    }

    @Test func aSegmentThatStandsTwiceIsAnError() throws {
        let text = "segment,source en,target fr\ns-1,One,Un\ns-1,One,Une\n"
        #expect(try Self.read(text, .csv).map { $0.findings.map(\.code) } == [[], ["duplicate-id"]])
    }

    /// A mark of a format with an accent behind it is one character to Swift, and two to everybody else.
    @Test(arguments: [ExchangeFormat.po, .csv, .tsv, .jsonl, .html])
    func accentsBehindMarksComeBack(format: ExchangeFormat) throws {
        let accent = "\u{301}"
        let texts = ["\"", "<", "&", "&lt;", "\\", "'", "\"x\"", ""].map { "\($0)\(accent)," }
        let segments = texts.enumerated().map {
            ExportSegment(
                id: "s-\($0 + 1)",
                content: CodedText(plain: $1),
                target: CodedText(plain: $1),
                state: .translated
            )
        }
        let unit = ExportUnit(id: "u", kind: .paragraph, segments: segments)
        let bytes = try Self.write(
            [ExportFile(slug: "a", id: "f", format: .text, revision: 1, baseBatch: 1, units: [unit])],
            format
        )
        let back = try Self.read(bytes, format).segments
        #expect(back.map { Array($0.source.plain.utf8) } == texts.map { Array($0.utf8) })
        #expect(back.map { Array(($0.target?.plain ?? "").utf8) } == texts.map { Array($0.utf8) })
    }

    @Test func whatNoTextCanHoldIsLeftOut() throws {
        let segment = try #require(
            try Self.read(
                #"{"segment":"s","source":"One","target":"U\u0000n\uFFFF\uFDD0","targetLanguage":"fr"}"#,
                .jsonl
            ).first
        )
        #expect(segment.target?.plain == "Un" && segment.findings.map(\.code) == ["character-dropped"])
    }
}
