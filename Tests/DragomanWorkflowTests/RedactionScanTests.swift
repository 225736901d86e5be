import DragomanModel
import DragomanTesting
import DragomanWorkflow
import Foundation
import Testing

/// What is found and what is not.
struct RedactionScanTests {
    @Test(arguments: [
        // Whole words, folded; the longest first; the possessive stays.
        ("names: [Ann]", "Ann, ANN and Annabel; Ann’s, ann.", "[name 1], [name 1] and Annabel; [name 1]’s, [name 1]."),
        ("names: [Ann, Ann Smith, Smith]", "Ann Smith saw Smith and Ann.", "[name 1] saw [name 2] and [name 3]."),
        ("names: [José Peña]", "Jose Pen\u{303}a and JOSÉ PEÑA.", "[name 1] and [name 1]."),
        ("names: [J. R. Okafor]", "J. R. Okafor met J R Okafor.", "[name 1] met [name 1]."),
        ("names: [Ann Smith]", "Not Ann, Smith. Nor Ann; Smith.", "Not Ann, Smith. Nor Ann; Smith."),
        ("names: [O'Hara, Jean-Luc]", "O’Hara met Jean Luc.", "[name 1] met [name 2]."),
        ("names: [小明]", "He met 王小明先生 today.", "He met 王[name 1]先生 today."),
        ("lists: [{texts: [Will], exact: true}]", "Will will, WILL said.", "[name 1] will, WILL said."),
        // Codes part nothing and everything.
        (
            "names: [Ann Smith]", "<b>A</b>nn <i>Smith</i> and Ann<br>Smith.",
            "<1>[name 1]</1>[name 1] <2>[name 1]</2> and [name 1]<3/>[name 1]."
        ),
        // Addresses.
        ("kinds: [email]", "Ask ann@x.org or jörg@münchen.de.", "Ask [e-mail 1] or [e-mail 2]."),
        (
            "kinds: [url, handle]", "See https://x.org/a?b and www.y.org, @ann_b.",
            "See [url 1] and [url 2], [handle 1]."
        ),
        (
            "kinds: [phone]", "Call +1 (555) 123-4567, 020 7946 0018 or 555-123-4567.",
            "Call [phone 1], [phone 2] or [phone 3]."
        ),
        (
            "kinds: [phone]", "In 2019-2024 some 1 000 000 of 12,345,678 paid 0.1234567.",
            "In 2019-2024 some 1 000 000 of 12,345,678 paid 0.1234567."
        ),
        ("names: [Ann]", "Write to ann.lee@x.org.", "Write to [name 1].lee@x.org."),
        // Numbers.
        (
            "kinds: [number]", "Some 1,000.5 of the G20 paid $5 million on 3 May 2024 at 9:30.",
            "Some [number 1] of the G[number 2] paid [number 3] million on [date 1] at [time 1]."
        ),
        ("kinds: [date]", "Some 1,000 paid on 3 May 2024.", "Some 1,000 paid on [date 1]."),
        ("kinds: [number]", "See https://x.org/2024 of ٢٣.", "See https://x.org/2024 of [number 1]."),
        // Patterns.
        (
            "patterns: [{label: case, pattern: '(?<=case )\\d+'}]", "In case 77 of 77 or 778.",
            "In case [case 1] of [case 1] or 778."
        ),
        ("patterns: [{pattern: 'a b|b c'}, {pattern: 'b c'}]", "a b c", "[text 1]"),
        ("patterns: [{pattern: '\\p{So}+'}]", "A 😀😀 smile.", "A [text 1] smile."),
    ])
    func onlyWhatTheRulesSayIsHidden(rules: String, text: String, shown: String) throws {
        let desk = try Desk()
        try desk.ingest("<p>\(text)</p>", as: "a.html")
        #expect(try desk.hidden(rules).joined(separator: " ") == shown)
    }

    @Test func theSameTextHasOneNumberInAnArticle() throws {
        let desk = try Desk()
        try desk.ingest("<p>Bob and Ann came.</p><p>ANN left. Bob's gone.</p>", as: "a.html")
        try desk.ingest("<p>Ann came.</p>", as: "b.html")
        #expect(
            try desk.hidden("names: [Ann, Bob]")
                == ["[name 1] and [name 2] came.", "[name 2] left.", "[name 1]'s gone.", "[name 1] came."]
        )
    }

    /// A sentence that ends within a name hides both halves.
    @Test func aNameThatTheSentencesPartIsHidden() throws {
        let desk = try Desk()
        try desk.ingest("<p>They saw the Voice of Truth! Magazine today.</p>", as: "a.html")
        let shown = try desk.hidden("patterns: [{label: paper, pattern: 'Voice of Truth! Magazine'}]")
        #expect(shown.joined(separator: " ").replacing(" [paper 1]", with: "[paper 1]").contains("Truth") == false)
        #expect(shown.joined().contains("Magazine") == false)
    }

    @Test func aHostilePatternEndsTheExportAndWritesNothing() throws {
        let desk = try Desk()
        try desk.ingest("<p>\(String(repeating: "a", count: 4000))!</p>", as: "a.html")
        let rules = try desk.rules("patterns:\n  - {pattern: '(a+)+$'}\n")
        let error = #expect(throws: DragomanError.self) { _ = try desk.export("fr") { $0.redactions = rules } }
        #expect(error?.code == "redaction-pattern-costly" && error?.position?.line == 2)
        #expect(!FileManager.default.fileExists(atPath: desk.path("out/fr.xlf")))
    }
}
