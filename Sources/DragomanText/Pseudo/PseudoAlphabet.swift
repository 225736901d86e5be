import DragomanModel

/// The letters that a pseudo-translation puts in the place of its source's.
struct PseudoAlphabet: Sendable {
    /// The letter for each of `a` to `z`.
    private let small: [Unicode.Scalar]
    /// The letter for each of `A` to `Z`.
    private let capital: [Unicode.Scalar]
    /// Whether the letters of all scripts are replaced, and not the Latin ones only.
    let replacesAllScripts: Bool

    /// The letters for a language: accented Latin ones, or those of the language's own script where that is written from
    /// right to left; Arabic ones where that script is in no table here.
    init(_ language: SiteLanguage) {
        guard language.direction == .rightToLeft else {
            small = Array(Self.accented.small.unicodeScalars)
            capital = Array(Self.accented.capital.unicodeScalars)
            replacesAllScripts = false
            return
        }
        let letters = Self.rightToLeft[Locales.script(of: language.tag)] ?? Self.arabic
        small = Array(letters.unicodeScalars)
        capital = small
        replacesAllScripts = true
    }

    /// What stands for a scalar; `nil` where it stays.
    func letter(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x61...0x7A: small[Int(scalar.value - 0x61) % small.count]
        case 0x41...0x5A: capital[Int(scalar.value - 0x41) % capital.count]
        case ..<0x80: nil
        default:
            replacesAllScripts && scalar.properties.isAlphabetic
                ? small[Int(scalar.value) % small.count] : nil
        }
    }

    /// What fills up a text that is too short, one after the other.
    func filler(_ index: Int) -> Unicode.Scalar { small[index % small.count] }

    /// One for each letter from `a` to `z`, all in NFC and in fonts that hold Latin Extended.
    private static let accented = (
        small: "áƀçðéƒĝĥîĵķļṁñöþɋŕšţüṽŵẋýž",
        capital: "ÁƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÜṼŴẊÝŽ"
    )

    private static let arabic = "ابثدعفغهيجكلمنوحقرستضطظشصز"

    /// Letters by the ISO 15924 code of their script.
    private static let rightToLeft = [
        "Arab": arabic,
        "Hebr": "אבגדהוזחטיכלמנסעפצקרשת",
        "Nkoo": "ߊߋߌߍߎߏߐߓߔߕߖߗߘߙߚߛߜߝߞߟߠߡߢߣߤߥ",
        "Syrc": "ܐܒܓܕܗܘܙܚܛܝܟܠܡܢܣܥܦܨܩܪܫܬ",
        "Thaa": "ހށނރބޅކއވމފދތލގޏސޑޒޓޔޕޖޗ",
    ]
}
