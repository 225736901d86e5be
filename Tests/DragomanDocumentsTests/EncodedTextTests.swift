import DragomanDocuments
import DragomanModel
import DragomanText
import Testing

@Suite struct EncodedTextTests {
    private func decode(_ bytes: [UInt8], _ format: ArticleFormat = .html) throws -> EncodedText {
        try EncodedText.decode(bytes, format: format, file: "a.html")
    }

    @Test func utf8NeedsNoConversion() throws {
        for text in ["", "plain", "caf\u{E9}", "\u{FEFF}<p>x"] {
            let decoded = try decode(Array(text.utf8))
            #expect(decoded.utf8 == Array(text.utf8))
            #expect(decoded.charset == "UTF-8")
            #expect(decoded.findings.isEmpty)
        }
    }

    @Test(arguments: [
        "<meta charset=windows-1252>", "<META http-equiv=Content-Type content='text/html; charset=iso-8859-1'>",
        "<?xml version=\"1.0\" encoding='ISO-8859-1'?><html>", "<!-- <meta charset=utf-8> --><meta charset=latin1>",
    ])
    func aDeclaredCharsetIsConvertedAndSaid(head: String) throws {
        let bytes = Array(head.utf8) + [0x63, 0x61, 0x66, 0xE9]
        let decoded = try decode(bytes)
        #expect(String(decoding: decoded.utf8, as: UTF8.self) == head + "caf\u{E9}")
        #expect(decoded.findings.map(\.code) == ["charset-converted"])
        #expect(try EncodedText.encode(decoded.utf8, charset: decoded.charset, isMarkup: true) == bytes)
    }

    @Test func aTranslationIsWrittenInTheCharsetOfItsPage() throws {
        let page = Array("<meta charset=windows-1252><p>".utf8) + [0x63, 0x61, 0x66, 0xE9] + Array("</p>".utf8)
        let decoded = try decode(page)
        let document = try HTMLFilter().extract(decoded.utf8, file: "a.html")
        let merged = try DocumentFilterContract<HTMLFilter>.merged(document, target: "ja") { _ in
            .target(CodedText(plain: "\u{E9}\u{8336}"))
        }
        let bytes = try EncodedText.encode(merged, charset: decoded.charset, isMarkup: true)
        #expect(bytes == Array("<meta charset=windows-1252><p>".utf8) + [0xE9] + Array("&#33590;</p>".utf8))
    }

    @Test func wideCharsetsAreReadWithAndWithoutMark() throws {
        let text = "<p>na\u{EF}ve</p>"
        for (name, mark) in [("UTF-16LE", "\u{FEFF}"), ("UTF-16BE", "\u{FEFF}"), ("UTF-16LE", "")] {
            let bytes = try Charsets.encode(Array((mark + text).utf8), charset: name, escapingUnmappableAsXML: false)
            let decoded = try decode(bytes)
            #expect(String(decoding: decoded.utf8, as: UTF8.self) == mark + text)
            #expect(decoded.charset == name)
            #expect(try EncodedText.encode(decoded.utf8, charset: name, isMarkup: true) == bytes)
        }
    }

    @Test func anUndeclaredCharsetIsDetected() throws {
        let text =
            "\u{413}\u{43E}\u{440}\u{43E}\u{434}\u{441}\u{43A}\u{43E}\u{439} \u{441}\u{43E}\u{432}\u{435}\u{442} "
        let long = String(
            repeating: text + "\u{43F}\u{440}\u{438}\u{43D}\u{44F}\u{43B} \u{431}\u{44E}\u{434}\u{436}\u{435}\u{442}. ",
            count: 8
        )
        let bytes = try Charsets.encode(Array(long.utf8), charset: "windows-1251", escapingUnmappableAsXML: false)
        let decoded = try decode(bytes, .text)
        #expect(String(decoding: decoded.utf8, as: UTF8.self) == long)
        #expect(decoded.findings.map(\.code) == ["charset-converted"])
        #expect(decoded.findings.map(\.severity) == [.warning])
    }

    @Test(arguments: [
        "<p>caf\u{E9} cr\u{E8}me br\u{FB}l\u{E9}e", "<p>caf\u{E9}",
        "<p>\u{AB}\u{A0}C\u{2019}est d\u{E9}j\u{E0} l\u{2019}\u{E9}t\u{E9}\u{A0}\u{BB} \u{2013} No\u{EB}l",
        "<p>Gr\u{FC}\u{DF}e aus K\u{F6}ln", "<p>Ma\u{F1}ana abrir\u{E1} el puente.",
    ])
    func undeclaredWesternTextIsWindows1252(text: String) throws {
        for count in [1, 2, 8, 30] {
            let long = String(repeating: text + "\n", count: count)
            let bytes = try Charsets.encode(Array(long.utf8), charset: "windows-1252", escapingUnmappableAsXML: false)
            let decoded = try decode(bytes)
            #expect(decoded.charset == "windows-1252")
            #expect(String(decoding: decoded.utf8, as: UTF8.self) == long)
            #expect(decoded.findings.map(\.severity) == [.warning])
        }
    }

    @Test(arguments: [
        (
            "windows-31j",
            "<p>\u{5E02}\u{9577}\u{306F}\u{6628}\u{65E5}\u{3001}\u{65B0}\u{3057}\u{3044}\u{6A4B}\u{3092}\u{958B}\u{901A}\u{3055}\u{305B}\u{305F}\u{3002}</p>"
        ),
        (
            "windows-1251",
            "<p>\u{41C}\u{43E}\u{441}\u{442} \u{43E}\u{442}\u{43A}\u{440}\u{43E}\u{44E}\u{442} \u{432} \u{43C}\u{430}\u{435}.</p>"
        ),
        (
            "ISO-8859-2",
            "<p>Burmistrz otworzy\u{142} wczoraj nowy most przez rzek\u{119}. Mieszka\u{144}cy s\u{105} zadowoleni, \u{17C}e wreszcie mog\u{105} je\u{17A}dzi\u{107} kr\u{F3}tsz\u{105} drog\u{105} do miasta.</p>"
        ),
        (
            "ISO-8859-2",
            "<p>Starosta v\u{10D}era otev\u{159}el nov\u{FD} most p\u{159}es \u{159}eku. Obyvatel\u{E9} jsou spokojeni, \u{17E}e kone\u{10D}n\u{11B} mohou jezdit krat\u{161}\u{ED} cestou.</p>"
        ),
        (
            "windows-1254",
            "<p>Belediye ba\u{15F}kan\u{131} d\u{FC}n nehrin \u{FC}zerindeki yeni k\u{F6}pr\u{FC}y\u{FC} a\u{E7}t\u{131}. \u{15E}ehir sakinleri daha k\u{131}sa yoldan gidebildikleri i\u{E7}in mutlular.</p>"
        ),
    ])
    func otherUndeclaredCharsetsAreToldFromIt(charset: String, text: String) throws {
        for count in [1, 8] {
            let long = String(repeating: text + "\n", count: count)
            let bytes = try Charsets.encode(Array(long.utf8), charset: charset, escapingUnmappableAsXML: false)
            let decoded = try decode(bytes)
            #expect(decoded.charset == charset)
            #expect(String(decoding: decoded.utf8, as: UTF8.self) == long)
            #expect(decoded.findings.map(\.severity) == [.warning])
        }
    }

    @Test func whatIsNoTextIsRefusedWithItsLine() {
        let refused: [([UInt8], Int)] = [
            (Array("<meta charset=utf-8>\n<p>caf".utf8) + [0xE9], 2),
            (Array("\u{FEFF}a\nb\nc".utf8) + [0xFF], 3),
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D], 1),
            (Array("one\n\u{4E2D}\u{6587}\u{4E2D}\u{6587}\u{4E2D}\u{6587}\u{4E2D}\u{6587}".utf8).dropLast(), 2),
        ]
        for (bytes, line) in refused {
            let error = #expect(throws: DragomanError.self) { try decode(bytes) }
            #expect(error?.code == "charset-invalid")
            #expect(error?.position?.line == line)
        }
        let unknown = #expect(throws: DragomanError.self) { try decode(Array("<meta charset=nonsense-8>x".utf8)) }
        #expect(unknown?.code == "charset-unknown")
    }

    @Test func utf8ThatSaysOtherwiseIsToldOf() throws {
        let decoded = try decode(Array("<meta charset=iso-8859-1>caf\u{E9}".utf8))
        #expect(decoded.findings.map(\.code) == ["charset-converted", "charset-doubtful"])
    }
}
