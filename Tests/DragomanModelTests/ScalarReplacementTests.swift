import DragomanModel
import Testing

/// What escapes sees each scalar, whatever stands behind it.
struct ScalarReplacementTests {
    @Test(arguments: [("a\"b", "a\"\"b"), ("\"\u{301}", "\"\"\u{301}"), ("", ""), ("\u{301}", "\u{301}")])
    func eachScalarIsReplaced(text: String, expected: String) {
        #expect(Array(text.replacing(scalar: "\"", with: "\"\"").utf8) == Array(expected.utf8))
    }
}
