import DragomanModel
import Testing

@testable import DragomanMatching

/// What is a placeable, and what only looks like one.
@Suite struct PlaceableRecognitionTests {
    private func read(_ tag: String, _ text: String) throws -> [String] {
        let rules = try PlaceableConventions(language: LanguageTag(canonical: tag))
        let read = PlaceableText(CodedText(plain: text), conventions: rules)
        return read.placeables.map { placeable in
            let scalars = read.scalars[placeable.range].compactMap(Unicode.Scalar.init)
            return "\(placeable.kind) \(String(String.UnicodeScalarView(scalars)))"
        }
    }

    @Test(arguments: [
        ("en", "1,234.5 of 12,34,567", ["number 1,234.5", "number 12,34,567"]),
        ("en", "pages 1,2,3 and 10 100", ["number 1", "number 2", "number 3", "number 10", "number 100"]),
        ("fr", "1 234,5 et 2010 100", ["number 1 234,5", "number 2010", "number 100"]),
        ("de", "1.234,5 und 1’234", ["number 1.234,5", "number 1’234"]),
        ("ar", "١٬٢٣٤٫٥ و٥", ["number ١٬٢٣٤٫٥", "number ٥"]), ("fa", "۱٬۲۳۴٫۵", ["number ۱٬۲۳۴٫۵"]),
        ("hi", "१२,३४,५६७.८", ["number १२,३४,५६७.८"]), ("bn", "৫০০", ["number ৫০০"]), ("th", "๕๐๐", ["number ๕๐๐"]),
        ("en", "5%, 5 % and 5\u{A0}%", ["percent 5%", "percent 5 %", "percent 5\u{A0}%"]),
        ("tr", "%5 ve %12,5", ["percent %5", "percent %12,5"]), ("ar", "٥٪", ["percent ٥٪"]),
        ("en", "$5.2, US$7, € 3 and EUR 12", ["currency $5.2", "currency US$7", "currency € 3", "currency EUR 12"]),
        ("de", "5,2 €, 12 EUR, £3", ["currency 5,2 €", "currency 12 EUR", "currency £3"]),
        (
            "en", "-5 and (−7) and 5-7 and 2010–2015",
            [
                "number -5", "number −7", "number 5", "number 7", "number 2010", "number 2015",
            ]
        ),
        ("en", "2024-05-01", ["date 2024-05-01"]), ("en", "May 1, 2024.", ["date May 1, 2024"]),
        ("en", "1 May 2024, 1st of May", ["date 1 May 2024", "date 1st of May"]),
        ("en", "Wednesday, May 1", ["date Wednesday, May 1"]),
        ("en", "Jan. 5 and Sept. 6", ["date Jan. 5", "date Sept. 6"]),
        ("en", "in May 2024 we may 5", ["date May 2024", "number 5"]),
        ("de", "1. Mai 2024 und 1.5.2024", ["date 1. Mai 2024", "date 1.5.2024"]),
        ("es", "1 de mayo de 2024", ["date 1 de mayo de 2024"]), ("fr", "le 1er mai", ["date 1er mai"]),
        ("pl", "1 maja 2024", ["date 1 maja 2024"]), ("fi", "1. toukokuuta 2024", ["date 1. toukokuuta 2024"]),
        ("zh-Hans", "2024年5月1日和5月3日", ["date 2024年5月1日", "date 5月3日"]),
        ("ko", "2024년 5월 1일 14시 30분", ["date 2024년 5월 1일", "time 14시 30분"]),
        (
            "en", "14:30, 2:30 p.m., 2 p.m. and 9:05:07",
            ["time 14:30", "time 2:30 p.m.", "time 2 p.m.", "time 9:05:07"]
        ),
        ("fr", "14h30 et 14 h 30", ["time 14h30", "time 14 h 30"]), ("ja", "午後2時30分", ["time 午後2時30分"]),
        ("ja", "3時間", ["number 3"]), ("en", "3:2", ["number 3", "number 2"]),
        (
            "en", "See https://a.org/b?c=1, (http://x.org/y_(z)) or www.d.org.",
            [
                "url https://a.org/b?c=1", "url http://x.org/y_(z)", "url www.d.org",
            ]
        ),
        ("zh-Hans", "见https://a.org/b。", ["url https://a.org/b"]),
        ("en", "Mail a.b+c@x-y.org. or @name, #Tag2024", ["email a.b+c@x-y.org", "handle @name", "hashtag #Tag2024"]),
        ("en", "version 2.4.1 at 192.168.0.1", ["version 2.4.1", "version 192.168.0.1"]),
        ("en", "5km, 5 km and 20°C", ["number 5", "number 5", "number 20"]),
    ])
    func placeablesAreFound(tag: String, text: String, expected: [String]) throws {
        #expect(try read(tag, text) == expected)
    }

    @Test(arguments: [
        ("en", "COVID-19, F-16, MP3, x86 and 1st"), ("en", "%5d, %1$s and 100%s"), ("en", "two hundred and five"),
        ("ru", "Ту-154"), ("en", "a_1 and 1_a"), ("en", "# 'a' @ .5 :// www. #"), ("de", "1er-Team"), ("ja", "5月に"),
        ("en", ""),
    ])
    func otherThingsAreLeftAlone(tag: String, text: String) throws {
        #expect(try read(tag, text) == [])
    }

    @Test func `a code is a boundary`() throws {
        let rules = try PlaceableConventions(language: LanguageTag(canonical: "en"))
        var text = CodedText(plain: "1,2")
        text.append(CodeMark(role: .standalone, id: 31))
        text.append("34 and 5")
        text.append(CodeMark(role: .standalone, id: 2))
        text.append("%")
        let read = PlaceableText(text, conventions: rules)
        #expect(read.placeables.map(\.kind) == [.number, .number, .number])
        #expect(read.mask.count == 11)
    }

    @Test func `texts with equal masks differ in placeables only, and the digest says the same everywhere`() throws {
        let rules = try PlaceableConventions(language: LanguageTag(canonical: "en"))
        func read(_ text: String) -> PlaceableText { PlaceableText(CodedText(plain: text), conventions: rules) }
        let one = read("On May 1 the vote was 5% up.")
        #expect(one.mask == read("On 13 June the vote was 7.25 % up.").mask)
        #expect(one.maskKey == read("On 13 June the vote was 7.25 % up.").maskKey)
        #expect(one.maskKey == MaskKey(rawValue: 4_149_251_069))
        for other in [
            "On May 1, 2024 the vote was 5% up.", "On May 1 the vote was $5 up.", "On May 1 the vote was 5% down.",
        ] {
            #expect(one.mask != read(other).mask)
            #expect(one.maskKey != read(other).maskKey)
        }
        #expect(read("No number.").maskKey == nil)
        #expect(read("5% – 7%").maskKey == nil)
        #expect(read("No number.").mask == CodedText(plain: "No number.").symbols)
    }

    @Test(arguments: [("en", false), ("en-GB", true), ("en-US", true), ("fr", true)])
    func theOrderOfDayAndMonthIsKnownOrNot(tag: String, isKnown: Bool) throws {
        let rules = try PlaceableConventions(language: LanguageTag(canonical: tag))
        let read = PlaceableText(CodedText(plain: "3/4/2024 15/4/2024"), conventions: rules)
        #expect(read.placeables.count == 2)
        let first = read.placeables.first?.value
        let day = tag == "en-US" ? 4 : 3
        let date = PlainDate(year: 2024, month: 7 - day, day: day, weekday: nil)
        #expect(first == (isKnown ? .date(date) : .unclear("3/4/2024")))
        #expect(read.placeables.last?.value == .date(PlainDate(year: 2024, month: 4, day: 15, weekday: nil)))
    }
}
