import DragomanModel
import Testing

/// Digests name things for ever: their values must not change.
struct DigestTests {
    @Test func valuesAreThoseOfTheAlgorithm() {
        var digest = Digest()
        #expect(digest.hexadecimal == "cbf29ce484222325")
        digest.combine("a".utf8)
        #expect(digest.hexadecimal == "af63dc4c8601ec8c")
    }

    @Test func neighboursDoNotRunTogether() {
        var one = Digest()
        one.combine("ab")
        one.combine("c")
        var other = Digest()
        other.combine("a")
        other.combine("bc")
        #expect(one != other)
        #expect(one.name != other.name)
        #expect(one.name.utf8.count == 12)
    }
}
