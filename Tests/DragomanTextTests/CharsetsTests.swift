import DragomanModel
import DragomanTesting
import DragomanText
import Testing

@Test(arguments: [
    ("utf-8", "UTF-8"), (" UTF8 ", "UTF-8"), ("latin1", "windows-1252"), ("ISO-8859-1", "windows-1252"),
    ("windows-1251", "windows-1251"), ("KOI8-R", "KOI8-R"), ("Shift_JIS", "windows-31j"), ("gb2312", "GBK"),
    ("GB18030", "gb18030"), ("Big5", "Big5"), ("euc-jp", "EUC-JP"), ("utf-16be", "UTF-16BE"),
    ("iso-8859-15", "ISO-8859-15"),
    ("iso-8859-2", "ISO-8859-2"), ("windows-1256", "windows-1256"), ("windows-1255", "windows-1255"),
    ("utf-32le", "UTF-32LE"),
])
func aLabelInAnySpellingHasOneName(label: String, expected: String) {
    #expect(Charsets.canonicalName(label)?.lowercased() == expected.lowercased())
}

@Test(arguments: [
    "", "utf-7", "../../etc/passwd", "utf-8,version=1", "no-such-charset", "scsu", String(repeating: "a", count: 99),
])
func anUnknownOrUnsafeLabelIsRefused(label: String) {
    #expect(Charsets.canonicalName(label) == nil)
    #expect(throws: DragomanError.self) { try Charsets.decode([], charset: label) }
}

@Test func charsetsAreReadAndWrittenBack() throws {
    let texts = [
        ("windows-1252", "Façade – “déjà vu” €"), ("windows-1251", "Привет, мир"), ("iso-8859-2", "Příliš žluťoučký"),
        ("Shift_JIS", "日本語のテキスト"), ("GBK", "简体中文"), ("Big5", "繁體中文"), ("EUC-KR", "한국어"), ("windows-1256", "سلام"),
        ("UTF-16LE", "a😀\u{FEFF}b"), ("UTF-16BE", "\u{FEFF}x"), ("UTF-32LE", "\u{FEFF}é"), ("UTF-32BE", "ű"),
        ("UTF-8", "ok"),
    ]
    for (charset, text) in texts {
        let bytes = try Charsets.encode(Array(text.utf8), charset: charset, escapingUnmappableAsXML: false)
        let decoded = try Charsets.decode(bytes, charset: charset)
        #expect(decoded.utf8 == Array(text.utf8), "\(charset)")
        #expect(decoded.brokenSequenceCount == 0)
    }
}

@Test func everyByteOfWindows1252ComesBack() throws {
    let bytes = Array(UInt8.min...UInt8.max)
    let decoded = try Charsets.decode(bytes, charset: "iso-8859-1")
    #expect(try Charsets.encode(decoded.utf8, charset: "iso-8859-1", escapingUnmappableAsXML: false) == bytes)
}

@Test func whatACharsetLacksIsEscapedOrRefused() throws {
    let text = Array("š € 語 😀 <".utf8)
    let escaped = try Charsets.encode(text, charset: "windows-1252", escapingUnmappableAsXML: true)
    #expect(escaped == [0x9A, 0x20, 0x80, 0x20] + Array("&#35486; &#128512; <".utf8))
    #expect(throws: DragomanError.self) {
        try Charsets.encode(text, charset: "windows-1252", escapingUnmappableAsXML: false)
    }
}

@Test func brokenSequencesBecomeReplacementCharactersAndAreCounted() throws {
    let utf8 = try Charsets.decode([0x61, 0xFF, 0x62, 0xC3, 0x28, 0xE2, 0x82], charset: "utf-8")
    #expect(utf8.brokenSequenceCount == 3)
    #expect(utf8.utf8 == Array("a\u{FFFD}b\u{FFFD}(\u{FFFD}".utf8))
    let japanese = try Charsets.decode([0x82, 0xA0, 0x81], charset: "Shift_JIS")
    #expect(japanese.utf8 == Array("あ\u{FFFD}".utf8))
    #expect(japanese.brokenSequenceCount == 1)
    let odd = try Charsets.decode([0x61, 0, 0, 0xD8, 0x62], charset: "UTF-16LE")
    #expect(odd.brokenSequenceCount > 0)
    #expect(Charsets.firstInvalidUTF8(in: odd.utf8) == nil)
}

@Test func strictUTF8IsChecked() {
    #expect(Charsets.firstInvalidUTF8(in: Array("aé語😀".utf8)) == nil)
    #expect(Charsets.firstInvalidUTF8(in: []) == nil)
    #expect(Charsets.firstInvalidUTF8(in: [0x61, 0xC0, 0x80]) == 1)
    #expect(Charsets.firstInvalidUTF8(in: [0x61, 0x62, 0xED, 0xA0, 0x80]) == 2)
    #expect(Charsets.firstInvalidUTF8(in: [0xF4, 0x90, 0x80, 0x80]) == 0)
}

@Test func theCharsetOfAFileIsDetected() throws {
    #expect(Charsets.detect([0xEF, 0xBB, 0xBF, 0x61])?.name == "UTF-8")
    #expect(Charsets.detect([0xFF, 0xFE, 0x61, 0])?.name == "UTF-16LE")
    #expect(Charsets.detect(Array("é".utf8))?.name == "UTF-8")
    let russian = "Сегодня в городе обсуждали новый бюджет и дороги. Решение отложили на неделю."
    let bytes = try Charsets.encode(Array(russian.utf8), charset: "windows-1251", escapingUnmappableAsXML: false)
    #expect(Charsets.detect(bytes)?.name == "windows-1251")
}

@Test func anyBytesDecodeToValidUTF8() throws {
    var random = SeededRandom(seed: 3)
    let charsets = [
        "UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "Shift_JIS", "EUC-JP", "ISO-2022-JP", "GBK", "GB18030", "Big5",
        "EUC-KR", "windows-1253",
    ]
    for charset in charsets {
        for _ in 0..<60 {
            let bytes = (0..<Int.random(in: 0...3_000, using: &random)).map { _ in
                UInt8.random(in: .min ... .max, using: &random)
            }
            let decoded = try Charsets.decode(bytes, charset: charset)
            #expect(Charsets.firstInvalidUTF8(in: decoded.utf8) == nil)
            _ = Charsets.detect(bytes)
        }
    }
}
