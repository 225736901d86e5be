import DragomanModel
import DragomanWorkflow
import Testing

/// What a rules file may say, and what is said of one that is wrong.
struct RedactionRulesTests {
    @Test func allKeysAreRead() throws {
        let rules = try RedactionRulesReader(file: "r.yaml").read(
            """
            kinds: [email, number, date, phone, url, handle]
            names: [Ann Smith, "no", 007]
            lists:
              - label: company
                texts: [Globex Inc.]
              - {texts: [Will], exact: true}
            patterns:
              - {label: case no, pattern: 'No\\. \\d+', ignoreCase: true}
            """
        )
        #expect(rules.kinds == Set(RedactionRules.Kind.allCases))
        #expect(rules.lists.map(\.label) == ["name", "company", "name"])
        #expect(rules.lists.map(\.isExact) == [false, false, true])
        #expect(rules.lists[0].texts == ["Ann Smith", "no", "007"])
        #expect(rules.patterns.map(\.label) == ["case no"])
    }

    @Test(arguments: [
        ("", nil, "empty"), ("[", 2, "not YAML"), ("- a", 1, "keys"), ("x: 1", 1, "unknown key 'x'"),
        ("names: []", 1, "hide nothing"), ("kinds:\n  - e-mail\n", 2, "unknown kind 'e-mail'; there are 'email'"),
        ("names:\n  - Ann\n  - '...'\n", 3, "no letter or digit"), ("names:\n  - Ann\n  -\n", 3, "nothing"),
        ("names: Ann", 1, "list of texts"), ("lists:\n  - {label: Ä, texts: [a]}", 2, "small letters"),
        ("lists:\n  - {label: a}", 2, "'texts' is missing"), ("patterns:\n  - {pattern: '('}", 2, "parenthesis"),
        ("patterns:\n  - {pattern: 'x*'}", 2, "matches nothing"), ("patterns:\n  - {label: x}", 2, "missing"),
        ("patterns:\n  - {pattern: a, ignoreCase: maybe}", 2, "true or false"),
        ("lists:\n  - {texts: [a], exact: 2}", 2, "true or false"), ("patterns: {a: b}", 1, "entries such as"),
    ])
    func aFaultIsToldWithItsPlace(yaml: String, line: Int?, part: String) throws {
        let error = #expect(throws: DragomanError.self) { try RedactionRulesReader(file: "r.yaml").read(yaml) }
        #expect(error?.code == "redaction-invalid")
        #expect(error?.position?.file == "r.yaml")
        if let line { #expect(error?.position?.line == line, "\(error?.description ?? "")") }
        #expect(error?.message.contains(part) == true, "\(error?.description ?? "")")
    }
}
