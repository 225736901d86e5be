/// A sentence with a date, a time, a percentage and a sum of money, and its translation into each language of the site.
///
/// Each says the same as `PlaceableSentences.english`.
enum PlaceableSentences {
    static let english =
        "On May 13, 2024 at 14:30 the city paid €12,345 for the school, 5.2% more than planned, as @desk reported."

    /// The translations by tag; "|" is where an inline code stands alone.
    static let translations: [(tag: String, text: String)] = [
        (
            "ar",
            "في ١٣ مايو ٢٠٢٤ الساعة ١٤:٣٠ دفعت المدينة ١٢٬٣٤٥ € للمدرسة، أي أكثر من المقرر بنسبة| ٥٫٢٪، كما أفاد @desk."
        ),
        (
            "cs",
            "Dne 13. května 2024 v čase 14:30 zaplatilo město 12 345 € za| školu, o 5,2 % více, než plánovalo, uvedl @desk."
        ),
        (
            "de",
            "Am 13. Mai 2024 um 14:30 Uhr zahlte die Stadt 12.345 € für| die Schule, 5,2 % mehr als geplant, so @desk."
        ),
        (
            "el",
            "Στις 13 Μαΐου 2024, ώρα 14:30, ο δήμος πλήρωσε 12.345 € για| το σχολείο, 5,2% περισσότερα, λέει ο @desk."
        ),
        ("en", "The city paid €12,345 for| the school on 13 May 2024 at 14:30, which is 5.2% over plan, wrote @desk."),
        ("es", "El 13 de mayo de 2024 a las 14:30 la ciudad pagó 12 345 € por| la escuela, un 5,2 % más, según @desk."),
        ("fa", "در ۱۳ مهٔ ۲۰۲۴ ساعت ۱۴:۳۰ شهر ۱۲٬۳۴۵ € برای| مدرسه پرداخت، ۵٫۲٪ بیش از برنامه، به گفته @desk."),
        ("fr", "Le 13 mai 2024 à 14:30, la ville a payé 12 345 € pour| l’école, 5,2 % de plus que prévu, selon @desk."),
        ("he", "ב-13 במאי 2024 בשעה 14:30 שילמה העיר ‎12,345 € עבור| בית הספר, 5.2% יותר מהמתוכנן, לפי @desk."),
        ("hi", "13 मई 2024 को 14:30 बजे शहर ने स्कूल के लिए| €12,345 दिए, जो योजना से 5.2% अधिक है, @desk ने बताया।"),
        ("hr", "Dana 13. svibnja 2024. u 14:30 grad je platio 12.345 € za| školu, 5,2 % više od plana, javlja @desk."),
        (
            "hu",
            "2024. május 13. napján 14:30 órakor a város 12 345 € összeget fizetett| az iskoláért, 5,2% többletet, írta @desk."
        ),
        ("id", "Pada 13 Mei 2024 pukul 14.30 kota membayar €12.345 untuk| sekolah, 5,2% lebih banyak, menurut @desk."),
        (
            "it",
            "Il 13 maggio 2024 alle 14:30 la città ha pagato 12.345 € per| la scuola, il 5,2% in più, scrive @desk."
        ),
        ("ja", "市は2024年5月13日14時30分、学校のために|12,345 €を支払い、予定より5.2%多かったと@deskが報じた。"),
        ("ko", "시는 2024년 5월 13일 14:30 학교에| €12,345 금액을 냈고 계획보다 5.2% 많다고 @desk 계정이 전했다."),
        (
            "nl",
            "Op 13 mei 2024 om 14:30 uur betaalde de stad € 12.345 voor| de school, 5,2% meer dan gepland, meldt @desk."
        ),
        ("pl", "W dniu 13 maja 2024 r. o 14:30 miasto zapłaciło 12 345 € za| szkołę, o 5,2% więcej, podaje @desk."),
        ("pt", "Em 13 de maio de 2024, às 14h30, a cidade pagou 12.345 € pela| escola, 5,2% a mais, segundo @desk."),
        ("ro", "Pe 13 mai 2024, la 14:30, orașul a plătit 12.345 € pentru| școală, cu 5,2% mai mult, scrie @desk."),
        ("ru", "В 14:30 13 мая 2024 года город заплатил 12 345 € за| школу, на 5,2 % больше, сообщает @desk."),
        ("sr", "Дана 13. маја 2024. у 14:30 град је платио 12.345 € за| школу, 5,2% више од плана, јавља @desk."),
        (
            "sv",
            "Den 13 maj 2024 klockan 14:30 betalade staden 12 345 € för| skolan, 5,2 % mer än planerat, skriver @desk."
        ),
        ("th", "เมื่อ 13 พฤษภาคม 2567 เวลา 14:30 เมืองจ่าย €12,345 ให้|โรงเรียน มากกว่าแผน 5.2% ตามที่ @desk รายงาน"),
        (
            "tr",
            "Kent 13 Mayıs 2024 günü saat 14:30 sularında okul için| 12.345 € ödedi, plandan %5,2 fazla, diye yazdı @desk."
        ),
        ("uk", "О 14:30 13 травня 2024 року місто заплатило 12 345 € за| школу, на 5,2 % більше, повідомляє @desk."),
        (
            "vi",
            "Lúc 14:30 ngày 13 tháng 5 năm 2024 thành phố trả 12.345 € cho| trường, hơn 5,2% so với kế hoạch, theo @desk."
        ),
        ("zh-Hans", "2024年5月13日14:30，该市为学校|支付了€12,345，比计划多5.2%，@desk 报道。"),
    ]
}
