import DragomanModel
import DragomanText
import Testing

private func ends(_ pattern: String, in text: String, group: Int = 0) throws -> [Int] {
    let matcher = try #require(RegularExpression.Matcher(RegularExpression(pattern)))
    var result: [Int] = []
    try Array(text.utf16).withUnsafeBufferPointer { buffer throws(RegularExpression.Limit) in
        try matcher.forEachMatch(in: buffer, endOfGroup: group) { result.append($0) }
    }
    return result
}

@Test(arguments: [
    ("", "ab", [0, 1, 2]),
    ("a", "", []),
    ("a+", "aab", [2, 2]),
    ("x?", "x", [1, 1]),
    ("[A-Z]\\. [A-Z]\\.", "A. B. C.", [5, 8]),
    ("\\b\\p{Lu}", "😀A 😀B", [3, 7]),
    ("😀.", "😀😀a", [4, 5]),
    ("^a|b$", "abab", [1, 4]),
    ("(?<=a)b", "abb", [2]),
    ("。", "一。二。", [2, 4]),
])
func everyMatchIsFoundOverlapsToo(pattern: String, text: String, expected: [Int]) throws {
    #expect(try ends(pattern, in: text) == expected)
}

@Test func theEndOfAGroupIsGiven() throws {
    #expect(try ends("a()b", in: "abab", group: 1) == [1, 3])
    #expect(try RegularExpression("(a)(?:b)(c)").groupCount == 2)
}

@Test func wholeTextsMatch() throws {
    #expect(try RegularExpression("de.*", ignoresCase: true).matches("DE-at"))
    #expect(try !RegularExpression("de").matches("de-AT"))
    #expect(try RegularExpression("").matches(""))
}

@Test(arguments: [
    ("a)", "parenthesis", 1), ("(a", "parenthesis", 2), ("[a", "bracket", 2), ("a{2", "count", 3),
    ("*", "stand there", 1),
    ("\\p{Nope}", "property", 8), ("\\1", "group that is not there", 2), ("(?<=a*)b", "look-behind", 7),
    ("x{3,2}", "count", 5), ("[z-a]", "range", 4),
])
func aFaultInAPatternIsToldWithItsPlace(pattern: String, reason: String, offset: Int) throws {
    do throws(RegularExpression.Fault) {
        _ = try RegularExpression(pattern)
        Issue.record("'\(pattern)' was taken")
    } catch {
        #expect(error.reason.contains(reason), "\(pattern): \(error)")
        #expect(abs(error.utf16Offset - offset) <= 1, "\(pattern): \(error)")
    }
}

@Test func aPatternBeyondTheLimitIsRefused() {
    #expect(throws: RegularExpression.Fault.self) { try RegularExpression(String(repeating: "a", count: 70_000)) }
}

@Test(arguments: ["(a+)+$", "(a|aa)+$", "(a*)*b", "(?:a?){30}a{30}b"])
func aHostilePatternEndsInAnError(pattern: String) {
    let text = String(repeating: "a", count: 3_000) + "!"
    #expect(throws: RegularExpression.Limit.steps) { try ends(pattern, in: text) }
}

@Test func aMatchThatNeedsTooMuchMemoryEndsInAnError() {
    #expect(throws: RegularExpression.Limit.memory) {
        try ends("(?:a|b|ab)*c", in: String(repeating: "ab", count: 2_000_000))
    }
}

@Test func longMatchesTakeOnePass() throws {
    #expect(try ends(".*\\.", in: String(repeating: "a", count: 200_000) + ".").first == 200_001)
    #expect(try ends("\\w+", in: String(repeating: "a", count: 200_000)) == [200_000])
    #expect(try ends("a", in: String(repeating: "a", count: 200_000)).count == 200_000)
}

/// A matcher is of use again after it had to stop.
@Test func aMatcherGoesOnAfterAnError() throws {
    let matcher = try #require(RegularExpression.Matcher(RegularExpression("(a+)+$")))
    var count = 0
    for (text, isSlow) in [(String(repeating: "a", count: 100) + "!", true), ("aaa", false)] {
        let units = Array(text.utf16)
        do throws(RegularExpression.Limit) {
            try units.withUnsafeBufferPointer { buffer throws(RegularExpression.Limit) in
                try matcher.forEachMatch(in: buffer, endOfGroup: 0) { _ in count += 1 }
            }
            #expect(!isSlow)
        } catch {
            #expect(isSlow)
        }
    }
    #expect(count == 3)
}
