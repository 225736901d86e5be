import DragomanModel
import Testing

@testable import DragomanMatching

/// Sentences of each language: what is adapted, and what must not be.
@Suite struct PlaceableAdapterTests {
    private func adapt(_ tag: String, _ stored: String, _ translation: String, _ query: String) throws -> String {
        let english = try PlaceableConventions(language: LanguageTag(canonical: "en"))
        let rules = try PlaceableConventions(language: LanguageTag(canonical: tag))
        let outcome = PlaceableAdapter(source: english, target: rules).adapt(
            PlaceableText(CodedText(plain: stored), conventions: english),
            translation: CodedText(plain: translation),
            to: PlaceableText(CodedText(plain: query), conventions: english)
        )
        switch outcome {
        case .adapted(let adaptation): return adaptation.target.coded
        case .doubtful(let doubt): return "! " + doubt.reason.rawValue
        }
    }

    private static let paid = ("On May 3, 2024 they paid €12,500.", "On June 14, 2025 they paid €23,750.")

    @Test(arguments: [
        ("cs", "Dne 3. května 2024 zaplatili 12 500 €.", "Dne 14. června 2025 zaplatili 23 750 €."),
        ("de", "Am 3. Mai 2024 zahlten sie 12.500 €.", "Am 14. Juni 2025 zahlten sie 23.750 €."),
        ("de-CH", "Am 3. Mai 2024 zahlten sie € 12’500.", "Am 14. Juni 2025 zahlten sie € 23’750."),
        ("el", "Στις 3 Μαΐου 2024 πλήρωσαν 12.500 €.", "Στις 14 Ιουνίου 2025 πλήρωσαν 23.750 €."),
        ("es", "El 3 de mayo de 2024 pagaron 12 500 euros.", "El 14 de junio de 2025 pagaron 23 750 euros."),
        ("fa", "در ۳ مهٔ ۲۰۲۴ مبلغ ۱۲٬۵۰۰ یورو پرداختند.", "در ۱۴ ژوئن ۲۰۲۵ مبلغ ۲۳٬۷۵۰ یورو پرداختند."),
        ("hi", "3 मई 2024 को उन्होंने 12,500 यूरो दिए।", "14 जून 2025 को उन्होंने 23,750 यूरो दिए।"),
        ("hr", "Dana 3. svibnja 2024. platili su 12.500 €.", "Dana 14. lipnja 2025. platili su 23.750 €."),
        ("it", "Il 3/5/2024 hanno pagato 12.500 €.", "Il 14/6/2025 hanno pagato 23.750 €."),
        ("nl", "Op 3 mei 2024 betaalden ze € 12.500.", "Op 14 juni 2025 betaalden ze € 23.750."),
        ("pl", "W dniu 3 maja 2024 r. zapłacili 12 500 €.", "W dniu 14 czerwca 2025 r. zapłacili 23 750 €."),
        ("ro", "Pe 3 mai 2024 au plătit 12.500 €.", "Pe 14 iunie 2025 au plătit 23.750 €."),
        ("sr", "Дана 3. маја 2024. платили су 12.500 €.", "Дана 14. јуна 2025. платили су 23.750 €."),
        ("sr-Latn", "Dana 3. maja 2024. platili su 12.500 €.", "Dana 14. juna 2025. platili su 23.750 €."),
        ("sr-Latn", "Dana 2024-05-03 platili su 12.500 €.", "Dana 2025-06-14 platili su 23.750 €."),
        ("sv", "Den 3 maj 2024 betalade de 12\u{A0}500 kr.", "Den 14 juni 2025 betalade de 23\u{A0}750 kr."),
        ("uk", "3 травня 2024 року вони сплатили 12 500 €.", "14 червня 2025 року вони сплатили 23 750 €."),
        ("vi", "Ngày 3 tháng 5, 2024 họ trả 12.500 €.", "Ngày 14 tháng 6, 2025 họ trả 23.750 €."),
        ("zh-Hans", "2024年5月3日，他们付了12500欧元。", "2025年6月14日，他们付了23750欧元。"),
        ("th", "วันที่ ๓ พฤษภาคม ๒๕๖๗ จ่าย ๑๒,๕๐๐ ยูโร", "วันที่ ๑๔ มิถุนายน ๒๕๖๘ จ่าย ๒๓,๗๕๐ ยูโร"),
    ])
    func theFormInTheTranslationIsKept(tag: String, translation: String, expected: String) throws {
        #expect(try adapt(tag, Self.paid.0, translation, Self.paid.1) == expected)
    }

    @Test(arguments: [
        // The half of the day, marked before or behind.
        ("ja", "It begins at 2:30 p.m.", "午後2時30分に始まる。", "It begins at 9:05 a.m.", "午前9時05分に始まる。"),
        ("en-GB", "It begins at 2:30 p.m.", "Start: 14:30", "It begins at 9:05 a.m.", "Start: 09:05"),
        // Another number of digits takes the language's own separators.
        ("de", "It has 5 pages.", "Es hat 5 Seiten.", "It has 5,000 pages.", "Es hat 5.000 Seiten."),
        ("fr", "Up 5% now.", "Hausse de 5 %.", "Up 5.2% now.", "Hausse de 5,2 %."),
        ("ar", "Up 5% now.", "ارتفع ٥٪.", "Up 5.2% now.", "ارتفع ٥٫٢٪."),
        // The percent sign for the word.
        ("ru", "Up 5 percent now.", "Рост на 5 %.", "Up 7 percent now.", "Рост на 7 %."),
        // Equal values that stay equal.
        ("de", "5 cats, 5 dogs.", "5 Hunde, 5 Katzen.", "7 cats, 7 dogs.", "7 Hunde, 7 Katzen."),
        // Values change places with their words.
        ("de", "From 5 to 7 cats.", "7 Katzen statt 5.", "From 7 to 5 cats.", "5 Katzen statt 7."),
        // Weekdays with their dates; short names stay short.
        (
            "es", "On Friday, May 3 we met.", "El viernes 3 de mayo nos vimos.", "On Monday, June 3 we met.",
            "El lunes 3 de junio nos vimos."
        ),
        ("de", "Jan 5, 2024 to come.", "Kommt: 5. Jan. 2024", "Feb 6, 2025 to come.", "Kommt: 6. Feb. 2025"),
        ("fr", "MAY 3 IS NEAR", "LE 3 MAI APPROCHE", "JUNE 4 IS NEAR", "LE 4 JUIN APPROCHE"),
        // Currencies whose signs stand in both texts.
        ("de", "It costs $5.", "Es kostet 5 $.", "It costs €7.", "Es kostet 7 €."),
        // A sign behind the number agrees with no word.
        ("ru", "Up 5% of all.", "Рост 5 % всего.", "Up 22% of all.", "Рост 22 % всего."),
        // A number that another language's separators write.
        ("de", "See version 2.0 now.", "Siehe Version 2.0.", "See version 2.1 now.", "Siehe Version 2.1."),
        // Years agree with no word but "year".
        ("ru", "It began in 2021.", "Это началось в 2021 году.", "It began in 2024.", "Это началось в 2024 году."),
        ("ko", "There are 3 of them.", "모두 3을 넘는다.", "There are 6 of them.", "모두 6을 넘는다."),
        ("hu", "A rate of 7% it is.", "A 7%-os ráta.", "A rate of 8% it is.", "A 8%-os ráta."),
    ])
    func valuesAreWrittenAsTheLanguageDoes(
        tag: String,
        stored: String,
        translation: String,
        query: String,
        expected: String
    ) throws {
        #expect(try adapt(tag, stored, translation, query) == expected)
    }

    @Test(arguments: [
        ("de", "5 cats.", "5 Katzen.", "5 dogs.", "other-text-differs"),
        ("de", "5 cats.", "5 Katzen.", "5% cats.", "other-text-differs"),
        ("de", "2 cats.", "zwei Katzen.", "3 cats.", "value-not-found"),
        ("de", "2 cats.", "2 Katzen, nicht 2 Hunde.", "3 cats.", "value-repeated"),
        ("de", "2 cats, 2 dogs.", "2 Katzen, 2 Hunde.", "3 cats, 4 dogs.", "value-splits"),
        ("th", "From 2004 to 2547.", "จาก 2547 ถึง 2547", "From 2005 to 2547.", "value-repeated"),
        ("th", "From 2004 to 2547.", "ใน 2547", "From 2005 to 2547.", "value-ambiguous"),
        ("ru", "About 5 people.", "Около 5 человек.", "About 21 people.", "plural-differs"),
        ("pl", "About 5 dogs.", "Około 5 psów.", "About 3 dogs.", "plural-differs"),
        ("ar", "About 5 dogs.", "حوالي 5 كلاب", "About 15 dogs.", "plural-differs"),
        ("fr", "1.5 million.", "1,5 million.", "2.5 million.", "plural-differs"),
        ("ru", "In 2021 people came.", "2021 человек пришёл.", "In 2025 people came.", "plural-differs"),
        ("tr", "Up 5%.", "%5'e çıktı.", "Up 7%.", "ending-spoken"),
        ("hu", "On May 1.", "Május 1-jén.", "On May 2.", "ending-spoken"),
        ("ru", "The 5 of us.", "Нас 5-ро.", "The 6 of us.", "ending-spoken"),
        ("ko", "There are 3 of them.", "모두 3을 넘는다.", "There are 5 of them.", "ending-spoken"),
        ("hu", "It is 4.", "Ez a 4.", "It is 5.", "word-before-spoken"),
        ("it", "On May 3.", "Il 3 maggio.", "On May 8.", "word-before-spoken"),
        ("es", "Seven or 7.", "Siete o 7.", "Seven or 8.", "word-before-spoken"),
        ("de", "It is 1/5/2024.", "Es ist der 5.1.2024.", "It is 3/4/2024.", "date-order-unclear"),
        ("fr", "It is May 1.", "C’est le 1er mai.", "It is May 2.", "one-singles-out"),
        ("es", "At 1:30.", "A la 1:30.", "At 2:30.", "one-singles-out"),
        ("ru", "On Wednesday, May 1.", "В среду, 1 мая.", "On Friday, May 3.", "weekday-unclear"),
        ("de", "On May 3.", "Am Freitag, 3. Mai.", "On May 4.", "weekday-unclear"),
        ("pt", "On Friday, May 3.", "Na sexta-feira, 3 de maio.", "On Saturday, May 4.", "weekday-unclear"),
        ("fr", "A report of May 2024.", "Un rapport de mai 2024.", "A report of April 2024.", "word-before-spoken"),
        ("ru", "Some $5 million.", "Около $5 миллионов.", "Some $3 million.", "plural-differs"),
        ("de", "Up 1% of all.", "1 % aller Leute.", "Up 2% of all.", "plural-differs"),
        ("de", "It has 590 pages.", "Es hat 590 Seiten.", "It has 4546 pages.", "number-form-unclear"),
        ("es", "It has 50,000 pages.", "Tiene 50.000 páginas.", "It has 5,000 pages.", "number-form-unclear"),
        ("de", "Get Firefox 7.", "Firefox 7 holen.", "Get Firefox 7.1.", "number-form-unclear"),
        ("de", "It is -5 now.", "Es sind -5.", "It is 5 now.", "number-form-unclear"),
        ("de", "It costs $5.", "Es kostet 5 Dollar.", "It costs €5.", "currency-unclear"),
        ("de", "https://a.org", "https://a.org (auf Englisch)", "https://b.org", "translation-says-more"),
    ])
    func whatIsNotCertainIsNotDone(
        tag: String,
        stored: String,
        translation: String,
        query: String,
        reason: String
    ) throws {
        #expect(try adapt(tag, stored, translation, query) == "! " + reason)
    }

    @Test func `what was changed is told`() throws {
        let english = try PlaceableConventions(language: LanguageTag(canonical: "en"))
        let german = try PlaceableConventions(language: LanguageTag(canonical: "de"))
        let outcome = PlaceableAdapter(source: english, target: german).adapt(
            PlaceableText(CodedText(plain: "On May 1 it was 5%."), conventions: english),
            translation: CodedText(plain: "5 % waren es am 1. Mai."),
            to: PlaceableText(CodedText(plain: "On June 2 it was 6%."), conventions: english)
        )
        let changes = [
            Adaptation.Change(from: "5 %", to: "6 %", kind: .percent),
            Adaptation.Change(from: "1. Mai", to: "2. Juni", kind: .date),
        ]
        let target = CodedText(plain: "6 % waren es am 2. Juni.")
        #expect(outcome == .adapted(Adaptation(target: target, changes: changes)))
    }
}
