import DragomanModel
import DragomanTesting
import DragomanText
import Testing

@Test(arguments: [
    ("e\u{301}", "\u{E9}"), ("\u{1100}\u{1161}", "\u{AC00}"), ("\u{212B}", "\u{C5}"), ("plain", "plain"), ("", ""),
    ("q\u{307}\u{323}", "q\u{323}\u{307}"), ("caf\u{E9}", "caf\u{E9}"),
])
func textIsComposedToNFC(text: String, expected: String) {
    #expect(Array(Normalization.nfc(text).utf8) == Array(expected.utf8))
}

@Test func nothingComposesAcrossACode() {
    var text = CodedText(plain: "e")
    text.append(CodeMark(role: .standalone, id: 30))
    text.append("\u{301}e\u{301}")
    let composed = Normalization.nfc(text)
    #expect(composed.marks == text.marks)
    #expect(Array(composed.plain.utf8) == Array("e\u{301}\u{E9}".utf8))
}

@Test func normalisingTwiceChangesNothing() {
    var random = SeededRandom(seed: 11)
    for _ in 0..<500 {
        let text = RandomText.text(using: &random)
        let once = Normalization.nfc(text)
        #expect(Array(Normalization.nfc(once).utf8) == Array(once.utf8))
        #expect(once == text, "canonical equivalence")
        let folded = Normalization.caseFolded(text)
        #expect(Array(Normalization.caseFolded(folded).utf8) == Array(folded.utf8))
    }
}

@Test(arguments: [
    ("STRASSE", "strasse"), ("Straße", "strasse"), ("ΣΊΣΥΦΟΣ", "σίσυφοσ"), ("ＵＮ", "un"), ("co\u{AD}op", "coop"),
    ("already low 12", "already low 12"),
])
func caseWidthAndInvisibleCharactersFold(text: String, expected: String) {
    #expect(Normalization.caseFolded(text) == expected)
}
