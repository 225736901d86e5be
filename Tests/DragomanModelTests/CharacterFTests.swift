import DragomanTesting
import Testing

/// The measure that the quality report judges the order of matches by.
@Suite struct CharacterFTests {
    private func score(_ text: String, _ reference: String) -> Double {
        CharacterF(text).score(against: CharacterF(reference))
    }

    @Test(arguments: [
        // Runs of 1: 3 of 3 against 3 of 4; of 2: 2 of 2 against 2 of 3; of 3: 1 of 1 against 1 of 2.
        // P = 1, R = (3/4 + 2/3 + 1/2) / 3 = 23/36; 5PR / (4P + R) = (115/36) / (167/36).
        ("abc", "abcd", 100 * 115.0 / 167.0),
        // The other way round: P = 23/36, R = 1; (115/36) / (92/36 + 36/36).
        ("abcd", "abc", 100 * 115.0 / 128.0),
        // Runs of 1: a twice on both sides, b once of once; of 2: aa against ab: nothing of ba, ab … each counted once.
        // "aab": a2 b1 | aa ab | aab; "aba": a2 b1 | ab ba | aba. P = R = (1 + 1/2 + 0) / 3 = 1/2.
        ("aab", "aba", 50.0),
        ("abc", "xyz", 0.0), ("", "abc", 0.0), ("abc", "", 0.0), ("", "", 0.0), ("a", "a", 100.0),
        ("Die Gespräche gehen weiter.", "Die Gespräche gehen weiter.", 100.0),
        // White space is left out.
        ("ab cd", "abcd", 100.0), ("会谈", "会\u{3000}谈", 100.0),
    ])
    func `worked values`(text: String, reference: String, wanted: Double) {
        #expect(abs(score(text, reference) - wanted) < 1e-9)
    }

    @Test func `longer runs than the reference has do not count`() {
        // Of seven and two letters only the runs of 1 and 2 are in both texts: P = (2/7 + 1/6) / 2, R = 1.
        let precision = (2.0 / 7 + 1.0 / 6) / 2
        #expect(abs(score("abcdefg", "ab") - 100 * 5 * precision / (4 * precision + 1)) < 1e-9)
    }
}
