import DragomanModel
import DragomanTesting
import Testing

@testable import DragomanWorkflow

/// What differs in nothing but case, white space and punctuation.
struct LooseTextTests {
    private static func key(_ text: String) -> String { LooseText.key(CodedText(plain: text)) }

    @Test(
        arguments: [
            ("The harbour opens.", "the  harbour opens"), ("Don’t go!", "DONT GO"), ("ÉTÉ – été", "été, été"),
            ("«Да», – сказал он.", "да сказал он"), ("東京、日本。", "東京 日本"), ("ﬁn", "fin"), ("a\u{AD}b", "ab"),
        ]
    )
    func alike(left: String, right: String) { #expect(Self.key(left) == Self.key(right)) }

    @Test(
        arguments: [
            ("It opens.", "It opens?"), ("1.5 m", "15 m"), ("-5 degrees", "5 degrees"), ("5%", "5"), ("R&D", "RD"),
            ("½", "2"), ("Да?", "Да."), ("٣٫٥", "٣٥"), ("3–5", "35"), ("a", "b"),
        ]
    )
    func different(left: String, right: String) { #expect(Self.key(left) != Self.key(right)) }

    @Test func codesCount() {
        let withCodes = CodedText(displayed: "It is <1>big</1>.") ?? CodedText()
        #expect(LooseText.key(withCodes) != Self.key("It is big."))
        #expect(LooseText.key(withCodes) == LooseText.key(CodedText(displayed: "it is <1>BIG</1>") ?? CodedText()))
    }

    @Test func theShortCutForASCIIIsNone() {
        var random = SeededRandom(seed: 11)
        for _ in 0..<2000 {
            let count = Int.random(in: 0..<24, using: &random)
            let bytes = (0..<count).map { _ in UInt8.random(in: 0..<0x80, using: &random) }
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(Self.key(text) == LooseText.scalarKey(text), "\(bytes)")
        }
    }
}
