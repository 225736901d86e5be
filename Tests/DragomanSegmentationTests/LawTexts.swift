import DragomanModel
import DragomanTesting

/// Random texts for the laws: what news is made of, all of Unicode, broken bytes, marks on letters.
struct LawTexts {
    private var random: SeededRandom

    init(seed: UInt64) { random = SeededRandom(seed: seed) }

    private static let pieces: [String] = [
        "a", "The", "word", "é", "e\u{301}", "Я", "слово", "ع", "كلمة", "語", "これは", "ไทย", "한", "שלום", "हिन्दी", "1", "23",
        "٣",
        ".", "..", ". ", ". . .", ",", ";", ":", "'", "’", "\"", "“", "”", "„", "«", "»", "‹", "(", ")", "[", "]", "-",
        "–",
        " — ", "_", "/", "@", "!", "?", "?!", "…", "。", "！", "」", "「", "।", "؟", "۔", "।।", " ", "  ", "\u{A0}", "\t",
        "\n",
        "\r\n", "\n\n", "\u{2028}", "\u{2029}", "\u{85}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{AD}", "\u{202E}",
        "\u{FEFF}",
        "😀", "👩‍👩‍👧", "\u{300}", "\u{10FFFF}", "\u{FFFF}", String(UnicodeScalar(UInt16(0xFDD0)) ?? " "),
        String(UnicodeScalar(UInt16(0xFDE1)) ?? " "), "\u{0}", "U.S.", "Mr.", "e.g.", "z. B.",
        "3.",
        "11. 9.", "[12]", "J. R.", "Nr. 5", "etc.", "Yahoo!", "iPhone", "www.example.org", "- ", "(a) ", "IV. ", "•",
    ]

    private static let letters: [Unicode.Scalar] = Array("aZ.!? éЯ語ع1\"'()".unicodeScalars)
    private static let marks: [Unicode.Scalar] = Array(
        "\u{300}\u{323}\u{64B}\u{E31}\u{94D}\u{200D}\u{FE0F}\u{AD}\u{20DD}\u{E0020}".unicodeScalars
    )

    /// Pieces of news and their punctuation in any order.
    mutating func pieces(upTo most: Int = 50) -> String {
        (0..<Int.random(in: 0...most, using: &random)).map { _ in
            Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
        }.joined()
    }

    /// Scalars of all planes, every third an ASCII one so that something is decided.
    mutating func scalars() -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...60, using: &random) {
            let value =
                switch random.next() % 6 {
                case 0, 1: UInt32.random(in: 0..<0x80, using: &random)
                case 2: UInt32.random(in: 0x80..<0x3000, using: &random)
                case 3: UInt32.random(in: 0x3000..<0x1_0000, using: &random)
                default: UInt32.random(in: 0x1_0000...0x10_FFFF, using: &random)
                }
            if let scalar = Unicode.Scalar(value) { text.append(scalar) }
        }
        return String(text)
    }

    /// Random bytes, or a text cut and spoilt, repaired as strings are.
    mutating func bytes() -> String {
        if random.next() % 2 == 0 {
            let bytes = (0..<60).map { _ in UInt8.random(in: .min ... .max, using: &random) }
            return String(decoding: bytes, as: UTF8.self)
        }
        var bytes = Array(pieces().utf8)
        for _ in 0..<4 where !bytes.isEmpty {
            let at = Int.random(in: 0..<bytes.count, using: &random)
            if random.next() % 2 == 0 {
                bytes.remove(at: at)
            } else {
                bytes[at] = UInt8.random(in: 0x80...0xFF, using: &random)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Letters and stops with marks and format characters between them.
    mutating func markedLetters() -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...40, using: &random) {
            let list = random.next() % 3 == 0 ? Self.marks : Self.letters
            text.append(list[Int.random(in: 0..<list.count, using: &random)])
        }
        return String(text)
    }

    /// Pieces of news with inline codes among them, nested as markup is; and which of these are line breaks.
    mutating func coded() -> (content: CodedText, lineBreaks: Set<Int>) {
        var content = CodedText()
        var open: [Int] = []
        var lineBreaks: Set<Int> = []
        var next = 1
        for _ in 0..<Int.random(in: 1...14, using: &random) {
            switch random.next() % 6 {
            case 0:
                content.append(CodeMark(role: .open, id: next))
                open.append(next)
                next += 1
            case 1:
                if let id = open.popLast() { content.append(CodeMark(role: .close, id: id)) }
            case 2:
                content.append(CodeMark(role: .standalone, id: next))
                if random.next() % 2 == 0 { lineBreaks.insert(next) }
                next += 1
            default: content.append(CodedText(plain: random.next() % 4 == 0 ? scalars() : pieces(upTo: 8)))
            }
        }
        for id in open.reversed() where random.next() % 8 != 0 { content.append(CodeMark(role: .close, id: id)) }
        return (content, lineBreaks)
    }

    /// One text of each sort.
    mutating func oneOfEach() -> [String] { [pieces(), scalars(), bytes(), markedLetters()] }
}
