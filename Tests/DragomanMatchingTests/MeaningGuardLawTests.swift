import DragomanModel
import DragomanTesting
import Testing

@testable import DragomanMatching

/// What holds for the judgement of any two texts.
@Suite struct MeaningGuardLawTests {
    private func edited(_ text: String, _ random: inout SeededRandom) -> String {
        var words = text.split(separator: " ").map(String.init)
        for _ in 0..<Int(random.next() % 3) + 1 {
            let place = Int(random.next() % UInt64(max(1, words.count)))
            switch random.next() % 7 {
            case 0: words.insert(["not", "never", "“so”", "three", "Paris", "all"][Int(random.next() % 6)], at: place)
            case 1 where words.count > 2: words.remove(at: place)
            case 2: words[place] = String(words[place].reversed())
            case 3: words[place] += ["!", ",", "?", "", "”"][Int(random.next() % 5)]
            case 4: words[place] = words[place].uppercased()
            case 5: words[place] = ["un", "in"][Int(random.next() % 2)] + words[place]
            default: words.swapAt(place, Int(random.next() % UInt64(words.count)))
            }
        }
        return words.joined(separator: " ")
    }

    @Test func `equal texts are safe, and the classes of an edit are those of its reverse`() throws {
        let guardian = try MeaningFixtures.guardian("en")
        var news = NewsGenerator(seed: 7)
        var random = SeededRandom(seed: 8)
        for _ in 0..<400 {
            let text = news.sentence()
            let (old, new) = (CodedText(plain: text), CodedText(plain: edited(text, &random)))
            let same = guardian.judge(stored: old, query: old)
            #expect(same.isSafe && same.classes.isEmpty && same.reasons.isEmpty)
            let there = guardian.judge(stored: old, query: new)
            #expect(there.classes == guardian.judge(stored: new, query: old).classes, "\(old.coded) → \(new.coded)")
            #expect(there.classes.isEmpty == (old == new))
        }
    }

    @Test(arguments: [
        ("en", "not"), ("de", "nicht"), ("fr", "pas"), ("es", "no"), ("it", "non"), ("pt", "não"), ("ro", "nu"),
        ("nl", "niet"),
        ("sv", "inte"), ("pl", "nie"), ("cs", "není"), ("hr", "nije"), ("sr", "није"), ("ru", "не"), ("uk", "не"),
        ("el", "δεν"),
        ("hu", "nem"), ("tr", "değil"), ("ar", "ليس"), ("he", "לא"), ("fa", "نیست"), ("hi", "नहीं"), ("id", "tidak"),
        ("vi", "không"),
        ("ko", "않는다"), ("zh", "不"), ("ja", "ない"), ("th", "ไม่"),
    ])
    func `a negation more is a negation, wherever it is put`(language: String, word: String) throws {
        let guardian = try MeaningFixtures.guardian(language)
        var news = NewsGenerator(seed: 9)
        var random = SeededRandom(seed: 10)
        for _ in 0..<25 {
            let words = news.sentence().split(separator: " ").map(String.init)
            var more = words
            more.insert(word, at: Int(random.next() % UInt64(words.count + 1)))
            let judgement = guardian.judge(
                stored: CodedText(plain: words.joined(separator: " ")),
                query: CodedText(plain: more.joined(separator: " "))
            )
            #expect(judgement.classes.contains(.negation), "\(judgement.reasons)")
            #expect(!judgement.isSafe)
        }
    }

    @Test func `white space and codes alone are always safe`() throws {
        let guardian = try MeaningFixtures.guardian("en")
        var news = NewsGenerator(seed: 11)
        var random = SeededRandom(seed: 12)
        for _ in 0..<200 {
            let words = news.sentence().split(separator: " ").map(String.init)
            var content = CodedText()
            for (index, word) in words.enumerated() {
                if index > 0 { content.append([" ", "  ", "\u{A0}", "\n"][Int(random.next() % 4)]) }
                if random.next() % 6 == 0 { content.append(CodeMark(role: .standalone, id: index + 1)) }
                content.append(word)
            }
            let judgement = guardian.judge(stored: CodedText(plain: words.joined(separator: " ")), query: content)
            #expect(Set(judgement.classes).isSubset(of: [.spacing, .code]), "\(judgement.reasons)")
            #expect(judgement.isSafe)
        }
    }

    @Test func `hostile texts are judged too`() throws {
        for language in ["en", "zh", "ar", "th"] {
            let guardian = try MeaningFixtures.guardian(language)
            let texts = HostileTexts.pieces.map { CodedText(plain: HostileTexts.text($0, bytes: 30)) }
            for old in texts {
                for new in texts {
                    let judgement = guardian.judge(stored: old, query: new)
                    #expect(judgement.classes.isEmpty == (old == new))
                }
            }
        }
    }

    @Test func `a long run of quotation marks costs no square`() throws {
        let guardian = try MeaningFixtures.guardian("en")
        let old = CodedText(plain: String(repeating: "“a ", count: 3000))
        let new = CodedText(plain: String(repeating: "“b ", count: 3000))
        #expect(!guardian.judge(stored: old, query: new).isSafe)
    }
}
