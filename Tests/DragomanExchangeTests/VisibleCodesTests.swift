import DragomanModel
import DragomanTesting
import Testing

@testable import DragomanExchange

struct VisibleCodesTests {
    private func read(_ text: String) -> String? {
        VisibleCodes.read(ForeignContent([.text(text)])).map { content in
            content.parts.map { part in
                switch part {
                case .text(let text): text
                case .code(let code): "{\(code.role.rawValue) \(code.id)}"
                }
            }.joined()
        }
    }

    @Test(arguments: [
        ("a <1>b</1> c<2/>", "a {open 1}b{close 1} c{standalone 2}"),
        ("< 1 >b< / 1 ><2 />", "{open 1}b{close 1}{standalone 2}"),
        ("R&amp;D 1 &lt; 2", "R&D 1 < 2"), ("&amp;lt;1>", "&lt;1>"), ("<1><b> 3 < 4 & 5", "{open 1}<b> 3 < 4 & 5"),
        ("<1", nil), ("<>", nil), ("</>", nil), ("</1/>", nil), ("a < b", nil), ("<b>", nil), ("plain", nil), ("", nil),
        ("<99999999999999999999>", nil),
    ])
    func marksAreReadAndAllElseIsText(text: String, expected: String?) {
        #expect(read(text) == expected)
    }

    @Test func whatIsShownIsReadBack() throws {
        for seed in 0..<2_000 {
            var generated = Generated(seed: UInt64(seed))
            var codes: [InlineCode] = []
            let content = generated.content(&codes)
            let shown = content.displayed
            let read = VisibleCodes.read(ForeignContent([.text(shown)])) ?? ForeignContent([.text(shown)])
            #expect(CodeAlignment.sourcesAgree(read, content), "\(shown)")
            let aligned = CodeAlignment.align(target: read, source: read, stored: content, codes: codes, idOffset: 0)
            #expect(aligned.content == content && aligned.findings.isEmpty, "\(shown): \(aligned.findings)")
        }
    }

    @Test func manyOpenBracketsAreReadInNoTime() {
        #expect(read(String(repeating: "<", count: 200_000)) == nil)
    }
}
