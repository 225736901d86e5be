/// The few words of a language that stand in dates or change beside a number.
struct PlaceableWords: Sendable {
    /// Words between day, month and year: `1 de mayo de 2024`.
    var connectors: [[UInt32]] = []
    /// A prefix that is written together with the month.
    var monthPrefix: UInt32?
    /// Whether `May 1` is said.
    var putsMonthFirst = false
    /// Whether the percent sign stands before the number.
    var putsPercentFirst = false
    /// Whether `14h30` is written.
    var hourLetters: [[UInt32]] = []
    /// Further names of months.
    var otherMonths: [(name: String, index: Int)] = []
    /// The months as they stand beside a day, where ICU has them otherwise: twelve for each script.
    var monthsBesideDay: [[String]] = []
    /// Words that say that the number beside them is a year.
    var yearWords: Set<String> = []
    /// Words whose form depends on how the next number is spoken.
    var variantWords: Set<String> = []
    /// The leading groups of numbers before which the words above have another form; `nil` for any.
    var variantHeads: Set<String>?
    /// Whether all of those groups ask for the same form.
    var variantHeadsAreAlike = true
    /// Whether a word before a weekday may be another before another weekday.
    var weekdaysAgree = false
    /// Whether a word before a name may be another where the name begins with a vowel.
    var elides = false
    /// Whether endings that are hung on a number depend on how it is spoken.
    var hasSpokenEndings = false
    /// Whether the first day of a month or hour of the day is said in another way than the others.
    var singlesOutOne = false

    init(_ code: String) {
        weekdaysAgree = Self.agreeingWeekdays.contains(code)
        elides = ["en", "fr", "hu", "it"].contains(code)
        func scalars(_ words: String...) -> [[UInt32]] { words.map { $0.unicodeScalars.map(\.value) } }
        switch code {
        case "en":
            connectors = scalars("of")
            putsMonthFirst = true
            otherMonths = [("Sept", 8)]
            variantWords = ["a", "an"]
            variantHeads = ["8", "11", "18", "80…", "800…"]
        case "es":
            connectors = scalars("de", "del")
            hourLetters = scalars("h")
            variantWords = ["o", "u"]
            variantHeads = ["8", "11", "80…", "800…"]
            singlesOutOne = true
        case "pt":
            connectors = scalars("de")
            hourLetters = scalars("h")
            singlesOutOne = true
        case "fr":
            hourLetters = scalars("h", "H")
            singlesOutOne = true
        case "it":
            variantWords = [
                "il", "lo", "l", "la", "le", "gli", "i", "un", "uno", "al", "all", "alle", "agli", "ai", "dal", "dall",
                "dalle", "dagli", "dai", "del", "dell", "delle", "degli", "dei", "nel", "nell", "nelle", "negli",
                "nei", "sul", "sull", "sulle", "sugli", "sui",
            ]
            variantHeads = ["1", "8", "11", "80…", "800…"]
            singlesOutOne = true
        case "ro":
            hourLetters = scalars("h")
            singlesOutOne = true
            yearWords = ["anul", "anului"]
        case "el":
            singlesOutOne = true
            hasSpokenEndings = true
        case "vi":
            connectors = scalars("năm")
            hourLetters = scalars("h", "giờ")
        case "he": monthPrefix = 0x05D1
        case "ar", "fa": yearWords = code == "ar" ? ["عام", "سنة", "العام", "لعام", "لسنة"] : ["سال"]
        case "hu":
            putsMonthFirst = true
            hasSpokenEndings = true
            variantWords = ["a", "az"]
            variantHeads = ["1", "5", "50…", "500…"]
        case "tr":
            putsPercentFirst = true
            hasSpokenEndings = true
        case "eu": putsPercentFirst = true
        case "ru":
            yearWords = ["год", "года", "году", "годом", "годе", "г", "гг"]
            variantWords = ["с", "со", "о", "об", "обо", "к", "ко", "во"]
            variantHeads = ["1", "2", "11", "100…"]
            variantHeadsAreAlike = false
            hasSpokenEndings = true
        case "uk":
            yearWords = ["рік", "року", "році", "роком", "р", "рр"]
            variantWords = ["з", "із", "зі", "об"]
            hasSpokenEndings = true
        case "bg":
            yearWords = ["година", "годината", "г"]
            variantWords = ["с", "със", "във"]
            hasSpokenEndings = true
        case "sr", "hr":
            if code == "sr" {
                // CLDR has the nominative here; people write and say the genitive.
                monthsBesideDay = [
                    [
                        "јануара", "фебруара", "марта", "априла", "маја", "јуна", "јула", "августа", "септембра",
                        "октобра", "новембра", "децембра",
                    ],
                    [
                        "januara", "februara", "marta", "aprila", "maja", "juna", "jula", "avgusta", "septembra",
                        "oktobra", "novembra", "decembra",
                    ],
                ]
            }
            yearWords = [
                "година", "године", "години", "годину", "годином", "godina", "godine", "godini", "godinu", "godinom",
            ]
            variantWords = ["s", "sa", "с", "са"]
            hasSpokenEndings = true
        case "cs", "sk":
            yearWords = ["rok", "roku", "roce", "rokem"]
            variantWords = ["s", "se", "so", "v", "ve", "vo", "z", "ze", "zo", "k", "ke", "ku"]
            hasSpokenEndings = true
        case "pl":
            yearWords = ["rok", "roku", "rokiem", "r"]
            variantWords = ["we", "z", "ze"]
            hasSpokenEndings = true
        case "fi", "et", "lv", "lt", "sl": hasSpokenEndings = true
        default: break
        }
    }

    /// Languages with an article, or a preposition of two forms, before weekdays.
    private static let agreeingWeekdays: Set<String> = [
        "bg", "cs", "el", "hr", "it", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "uk",
    ]

    /// Whether a word before a number may have another form where the number is another.
    func changes(_ word: String, before old: String, and new: String) -> Bool {
        guard variantWords.contains(word) else { return false }
        let heads = (Self.head(old), Self.head(new))
        guard heads.0 != heads.1, let variantHeads else { return heads.0 != heads.1 }
        let areSpecial = (variantHeads.contains(heads.0), variantHeads.contains(heads.1))
        return areSpecial.0 != areSpecial.1 || (areSpecial.0 && !variantHeadsAreAlike)
    }

    /// The first group of a number's digits, as far as it decides how the number begins when it is spoken.
    ///
    /// Source: number names of the languages above; 80 to 89 begin alike, and so do 800 to 899, 11 and 12 do not.
    static func head(_ integer: String) -> String {
        let digits = Array(integer.utf8)
        let count = digits.count % 3 == 0 ? min(3, digits.count) : digits.count % 3
        let group = digits.prefix(count)
        guard let first = group.first else { return "" }
        let digit = String(decoding: [first], as: UTF8.self)
        switch count {
        case 3: return digit + "00…"
        case 2: return first == 0x31 ? String(decoding: group, as: UTF8.self) : digit + "0…"
        default: return digit
        }
    }
}
