import DragomanModel
import DragomanText
import Testing

@Suite struct FormatsTests {
    private func tag(_ text: String) -> LanguageTag { LanguageTag(canonical: text) }

    @Test(arguments: [
        ("en", "1", "", "one"), ("en", "1", "0", "other"), ("ru", "21", "", "one"), ("ru", "22", "", "few"),
        ("ru", "5", "", "many"), ("ru", "5", "5", "other"), ("ar", "0", "", "zero"), ("ar", "11", "", "many"),
        ("fr", "1", "5", "one"), ("ja", "1", "", "other"), ("pl", "123456789012323", "", "few"),
    ])
    func thePluralCategoryIsThatOfWhatIsWritten(
        language: String,
        integer: String,
        fraction: String,
        wanted: String
    )
        throws
    {
        #expect(try PluralRules(language: tag(language)).category(integer: integer, fraction: fraction) == wanted)
    }

    @Test func `a number that is too long has no category`() throws {
        let rules = try PluralRules(language: tag("en"))
        #expect(rules.category(integer: String(repeating: "1", count: 16), fraction: "") == nil)
        #expect(rules.category(integer: "1", fraction: String(repeating: "1", count: 41)) == nil)
    }

    @Test func `numbers are written by the language's data`() throws {
        let german = try NumberFormat(language: tag("de"))
        #expect([german.decimal, german.grouping, german.zero] == [0x2C, 0x2E, 0x30])
        let arabic = try NumberFormat(language: tag("ar"), digits: .arabic)
        #expect([arabic.decimal, arabic.grouping, arabic.zero] == [0x66B, 0x66C, 0x660])
        #expect(try NumberFormat(language: tag("hi")).isIndian)
        #expect(try !NumberFormat(language: tag("en")).isIndian)
        #expect(try NumberFormat(language: tag("es")).minimumGroupingDigits == 2)
        #expect(try NumberFormat(language: tag("en")).minimumGroupingDigits == 1)
    }

    @Test func `months have two cases where the language has`() throws {
        let russian = try DateNames(language: tag("ru"))
        #expect(russian.months[Int(DateNames.Form.wide.rawValue)][4] == "мая")
        #expect(russian.months[Int(DateNames.Form.wideAlone.rawValue)][4] == "май")
        #expect(russian.weekdays[Int(DateNames.Form.wide.rawValue)][0] == "воскресенье")
        #expect(try DateNames(language: tag("th")).months[0][4] == "พฤษภาคม")
        #expect(try DateNames(language: tag("en")).dayHalves == ["AM", "PM"])
    }

    @Test func `what is no tag has no data`() {
        #expect(throws: DragomanError.self) { try PluralRules(language: tag("x-bogus!")) }
        #expect(throws: DragomanError.self) { try NumberFormat(language: tag("x-bogus!")) }
        #expect(throws: DragomanError.self) { try DateNames(language: tag("x-bogus!")) }
    }
}
