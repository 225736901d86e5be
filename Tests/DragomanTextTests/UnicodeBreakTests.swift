import DragomanModel
import DragomanTesting
import Foundation
import Testing

@testable import DragomanText

/// Unicode's own break tests over the linked ICU.
struct UnicodeBreakTests {
    @Test(arguments: ["und", "en", "el"])
    func sentencesBreakAsUnicodeSays(tag: String) throws {
        let breaker = try SentenceBreaker(language: LanguageTag(canonical: tag))
        // Greek is tailored: `;` asks (Sentence_Break=STerm), and no case holds it.
        try check("SentenceBreakTest.txt", atLeast: 400, breaker.boundaries(in:))
    }

    /// ICU has one deviation (15 cases), CLDR's: a colon joins letters in Swedish and Finnish (`EU:s`), elsewhere it parts them.
    @Test(arguments: ["und", "en", "sv", "fi"])
    func wordsBreakAsUnicodeSays(tag: String) throws {
        let breaker = try WordBreaker(language: LanguageTag(canonical: tag))
        let colonJoins = ["sv", "fi"].contains(tag)
        let isDeviation: (Substring) -> Bool = { !colonJoins && $0.contains("× [6.0] COLON") }
        try check("WordBreakTest.txt", atLeast: 1500, except: isDeviation, breaker.boundaries(in:))
    }

    /// Runs every case of a file of the package `unicode-data`.
    private func check(
        _ name: String,
        atLeast least: Int,
        except isDeviation: (Substring) -> Bool = { _ in false },
        _ boundaries: (String) -> [Int]
    ) throws {
        let path = "/usr/share/unicode/auxiliary/" + name
        guard FileManager.default.fileExists(atPath: path) else {
            return print("\(name) was not tested: the package unicode-data is not installed")
        }
        let file = try String(contentsOfFile: path, encoding: .utf8)
        // `# SentenceBreakTest-15.0.0.txt`: another Unicode has other properties.
        let version = Scalars.unicodeVersion
        guard file.hasPrefix("# \(name.dropLast(4))-\(version.major).\(version.minor).") else {
            return print("\(name) was not tested: it is not of Unicode \(version.major).\(version.minor), as ICU is")
        }
        let cases = file.split(separator: "\n").filter { $0.hasPrefix("÷") }
        #expect(cases.count >= least)
        for each in cases where !isDeviation(each) {
            let (text, expected) = try parse(each.prefix { $0 != "#" })
            let found = boundaries(text)
            #expect(found == expected, "\(each)")
        }
    }

    /// Reads `÷ 0061 × 0308 ÷`: the text and the UTF-8 offsets of its breaks without 0.
    private func parse(_ line: Substring) throws -> (text: String, boundaries: [Int]) {
        var text = ""
        var boundaries: [Int] = []
        for field in line.split(whereSeparator: \.isWhitespace) {
            switch field {
            case "÷": if !text.isEmpty { boundaries.append(text.utf8.count) }
            case "×": break
            default:
                let value = try #require(UInt32(field, radix: 16))
                text.unicodeScalars.append(try #require(Unicode.Scalar(value)))
            }
        }
        return (text, boundaries)
    }
}

/// Cases of our own for each rule of UAX #29, written with `÷` where the text breaks; they run everywhere.
struct BreakRuleTests {
    private static let sentenceCases: [(rule: String, text: String)] = [
        ("SB1", ""),
        ("SB2", "no stop at all"),
        ("SB2", "."),
        ("SB3", "one\r\n÷two"),
        ("SB4", "one\n÷two"),
        ("SB4", "one\r÷two"),
        ("SB4", "one\u{85}÷two"),
        ("SB4", "one\u{2028}÷two"),
        ("SB4", "one\u{2029}÷\n÷two"),
        ("SB5", "End.\u{300} ÷Next"),
        ("SB5", "End\u{AD}. ÷Next"),
        ("SB5", "End!\u{200D}\u{200D}÷Next"),
        ("SB6", "It is 3.5 m"),
        ("SB6", "Version 2.\u{AD}1"),
        ("SB7", "the U.S.A. ÷A state"),
        ("SB7", "No.One"),
        ("SB7", "слово.Слово"),
        ("SB8", "etc. and so on"),
        ("SB8", "etc.) and so on"),
        ("SB8", "p. 5, and so on"),
        ("SB8", "end. ÷And so on"),
        ("SB8", "end! ÷and so on"),
        ("SB8", "end. – then"),
        ("SB8a", "what?!"),
        ("SB8a", "what? , he said"),
        ("SB8a", "what. : this"),
        ("SB8a", "no… ; yes"),
        ("SB9", "“Stop!”"),
        ("SB9", "Stop.)]» ÷Go"),
        ("SB10", "Stop.   ÷Go"),
        ("SB10", "Stop.” \u{A0}÷Go"),
        ("SB10", "Stop.  \n÷Go"),
        ("SB11", "Stop. ÷Go. ÷Stay"),
        ("SB11", "停。÷走！÷留"),
        ("SB11", "रुको। ÷जाओ"),
        ("SB11", "قف؟ ÷اذهب"),
        ("SB11", "Stop.“÷Go”"),
        ("SB11", "(Stop.) ÷Go"),
        ("SB11", "Stop?÷Go"),
        ("SB998", "one, two; three – four"),
        ("SB998", "Mr Smith (of No 5)"),
        ("SB998", "¿Qué? ÷¡No!"),
    ]

    private static let wordCases: [(rule: String, text: String)] = [
        ("WB1", ""),
        ("WB2", "a"),
        ("WB3", "a÷\r\n÷b"),
        ("WB3a", "\n÷\n÷a"),
        ("WB3b", "a÷\u{2028}÷\u{300}"),
        ("WB3c", "👩\u{200D}🚀"),
        ("WB3c", "👩🏽\u{200D}🚀÷!"),
        ("WB3d", "a÷   ÷b"),
        ("WB3d", "a÷ \u{2003}÷b"),
        ("WB4", "a\u{300}b"),
        ("WB4", "a\u{AD}b"),
        ("WB4", "can\u{300}'\u{300}t"),
        ("WB4", "3\u{200D}5"),
        ("WB5", "word"),
        ("WB5", "слово"),
        ("WB5", "שלום"),
        ("WB6", "can't"),
        ("WB6", "l’eau"),
        ("WB6", "can÷'÷ ÷t"),
        ("WB7", "a.b"),
        ("WB7", "a·b"),
        ("WB7", "a÷:÷b"),
        ("WB7", "a÷.÷.÷b"),
        ("WB7a", "ג'"),
        ("WB7a", "a÷'"),
        ("WB7b", "צה\"ל"),
        ("WB7c", "ארה\"ב÷ ÷a"),
        ("WB7c", "a÷\"÷b"),
        ("WB8", "12345"),
        ("WB8", "٣٤"),
        ("WB9", "a1"),
        ("WB10", "1a"),
        ("WB11", "3.5"),
        ("WB11", "1,000.50"),
        ("WB12", "1÷.÷.÷5"),
        ("WB12", "5÷.÷ ÷5"),
        ("WB12", "3÷:÷5"),
        ("WB13", "アイス"),
        ("WB13a", "a_1_b"),
        ("WB13a", "_a"),
        ("WB13b", "__a"),
        ("WB15", "🇫🇷÷🇩🇪"),
        ("WB15", "🇫🇷÷🇩"),
        ("WB16", "a÷🇫🇷÷🇩🇪÷b"),
        ("WB999", "a÷-÷b"),
        ("WB999", "a÷+÷b÷/÷c"),
        ("WB999", "“÷a÷”"),
        ("WB999", "50÷%"),
    ]

    @Test func sentences() throws {
        let breaker = try SentenceBreaker(language: LanguageTag(canonical: "und"))
        for (rule, marked) in Self.sentenceCases { check(rule, marked) { breaker.boundaries(in: $0) } }
    }

    @Test func words() throws {
        let breaker = try WordBreaker(language: LanguageTag(canonical: "und"))
        for (rule, marked) in Self.wordCases { check(rule, marked) { breaker.boundaries(in: $0) } }
    }

    private func check(_ rule: String, _ marked: String, _ boundaries: (String) -> [Int]) {
        var text = ""
        var expected: [Int] = []
        for scalar in marked.unicodeScalars {
            if scalar == "÷" { expected.append(text.utf8.count) } else { text.unicodeScalars.append(scalar) }
        }
        if !text.isEmpty { expected.append(text.utf8.count) }
        #expect(boundaries(text) == expected, "\(rule): \(marked.debugDescription)")
    }
}
