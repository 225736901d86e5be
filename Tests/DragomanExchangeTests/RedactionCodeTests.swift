import DragomanExchange
import DragomanModel
import DragomanTesting
import Testing

/// The id of a redaction says all that is needed to put the text back.
struct RedactionCodeTests {
    @Test func anIdIsReadAsItWasWritten() {
        var random = SeededRandom(seed: 5)
        for _ in 0..<500 {
            let start = Int(random.next() % 5000)
            let code = RedactionCode(
                label: ["name", "e-mail", "case no 2", "a"].randomElement(using: &random) ?? "",
                number: Int(random.next() % 999) + 1,
                segment: Int(random.next() % 99) + 1,
                range: start..<start + 1 + Int(random.next() % 300),
                check: RedactionCode.check(of: CodedText(plain: "text \(random.next())"))
            )
            #expect(RedactionCode(id: code.id) == code)
            #expect(code.id.utf8.count <= RedactionCode.longestID)
            #expect(!code.id.contains(where: { $0.isWhitespace || "<>/&\"".contains($0) }))
        }
    }

    @Test(arguments: [
        "", "1", "name-1", "name-1.1.0-4", "name-1.1.0-4.x7k2q", "name-1.1.4-4.x7k2qa", "name-1.1.9-4.x7k2qa",
        "Name-1.1.0-4.x7k2qa", "-1.1.0-4.x7k2qa", "name-.1.0-4.x7k2qa", "name-1.1.0-4-5.x7k2qa", "name-1.+1.0-4.x7k2qa",
        "name-1.1.0-99999999999999999999.x7k2qa", "name-1.1.0-4.x7k2qa.", "näme-1.1.0-4.x7k2qa",
    ])
    func otherIdsAreNone(id: String) { #expect(RedactionCode(id: id) == nil) }

    @Test func typedRedactionsAreReadAndNothingElse() {
        let id = "name-1.1.0-4.x7k2qa"
        let content = ForeignContent([.text("<<\(id)/> said <b>, <\(id)>, </\(id)/> < \(id)/> <\(id)/")])
        let read = content.withTypedRedactions
        #expect(read.codes == [ForeignCode(role: .standalone, id: id)])
        #expect(read.plain == "< said <b>, <\(id)>, </\(id)/> < \(id)/> <\(id)/")
    }
}
