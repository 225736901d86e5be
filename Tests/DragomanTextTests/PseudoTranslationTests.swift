import DragomanModel
import DragomanTesting
import Testing

@testable import DragomanText

struct PseudoTranslationTests {
    private static func language(_ tag: String) -> SiteLanguage { Locales.describe(LanguageTag(canonical: tag)) }

    private func pseudo(_ displayed: String, _ tag: String, keeping kept: [Range<Int>] = []) throws -> String {
        let source = try #require(CodedText(displayed: displayed))
        return PseudoTranslation(into: Self.language(tag)).translation(of: source, keeping: kept).displayed
    }

    @Test func latinLettersGetAccentsAndVowelsAreDoubled() throws {
        #expect(try pseudo("The river rose.", "fr") == "⟦Ţĥé ŕîîṽééŕ ŕööšéé.⟧")
        #expect(try pseudo("A", "fr") == "⟦Á⟧")
        #expect(try pseudo("9 : 30", "fr") == "⟦9 : 30⟧")
    }

    @Test func codesAndWhatIsKeptStay() throws {
        #expect(try pseudo("<1>Two</1> of 3<2/>", "de") == "⟦<1>Ţŵö</1> ööƒ 3<2/> á⟧")
        // "1 May" by its place in the coded text.
        #expect(try pseudo("On 1 May now", "de", keeping: [3..<8]) == "⟦Öñ 1 May ññööŵ á⟧")
    }

    @Test(arguments: [("ar", "Arab"), ("fa", "Arab"), ("ur", "Arab"), ("he", "Hebr"), ("dv", "Thaa")])
    func rightToLeftLanguagesGetLettersOfTheirScript(tag: String, script: String) throws {
        let text = try pseudo("Ferry <1>nö</1> Волга 12", tag)
        let letters = text.unicodeScalars.filter { $0.properties.isAlphabetic }
        #expect(letters.count >= 12)
        let ranges = ["Arab": 0x600...0x6FF, "Hebr": 0x590...0x5FF, "Thaa": 0x780...0x7BF]
        let range = try #require(ranges[script])
        #expect(letters.allSatisfy { range.contains(Int($0.value)) }, "\(text)")
        #expect(text.contains("12") && text.contains("<1>") && text.contains("</1>"))
    }

    @Test func marksOverReplacedLettersGo() throws {
        #expect(try pseudo("e\u{325}", "he").unicodeScalars.allSatisfy { $0.value != 0x325 })
    }

    @Test(arguments: ["fr", "ru", "ar", "he", "ur", "ja"])
    func lawsHoldForAnyText(tag: String) throws {
        let pseudo = PseudoTranslation(into: Self.language(tag))
        for seed in 0..<500 {
            var random = SeededRandom(seed: UInt64(seed))
            let source = Self.source(&random)
            let count = source.coded.unicodeScalars.count
            let from = Int.random(in: 0...count, using: &random)
            let kept = [from..<min(count, from + 5)]
            let target = pseudo.translation(of: source, keeping: kept)
            #expect(target.marks == source.marks)
            #expect(target != source)
            #expect(target.plain.unicodeScalars.first == "⟦")
            #expect(target.plain.unicodeScalars.last == "⟧")
            #expect(Normalization.nfc(target).coded.unicodeScalars.elementsEqual(target.coded.unicodeScalars))
            #expect(pseudo.translation(of: source, keeping: kept) == target)
        }
    }

    @Test func textsGrowByAboutAThird() {
        for seed in 0..<500 {
            var random = SeededRandom(seed: UInt64(seed))
            let words = (0..<Int.random(in: 1...30, using: &random)).map { _ in
                String(
                    (0..<Int.random(in: 1...9, using: &random)).compactMap { _ in
                        "etaoinshrdlu".randomElement(using: &random)
                    }
                )
            }
            let text = words.joined(separator: " ")
            for tag in ["de", "ar"] {
                let target = PseudoTranslation(into: Self.language(tag)).translation(of: CodedText(plain: text))
                let added = target.coded.unicodeScalars.count - 2 - text.unicodeScalars.count
                #expect(added >= text.unicodeScalars.count * 3 / 10 - 1)
                #expect(added <= text.unicodeScalars.count * 3 / 10 + 2)
            }
        }
    }

    /// Letters of many scripts, marks, signs and codes, in NFC.
    private static func source(_ random: inout SeededRandom) -> CodedText {
        var text = CodedText()
        for number in 1...Int.random(in: 1...4, using: &random) {
            let role: CodeMark.Role = .standalone
            for _ in 0..<Int.random(in: 1...12, using: &random) {
                let scalars = Array("aeiouxyzAEZéñßñ\u{301}\u{323}\u{5B4}дщ漢字ابهשل012 .,!<&[]*_`⟦⟧".unicodeScalars)
                if let scalar = scalars.randomElement(using: &random) { text.append(String(scalar)) }
            }
            text.append(CodeMark(role: role, id: number))
        }
        return Normalization.nfc(text)
    }
}
