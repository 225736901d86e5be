import DragomanExchange
import DragomanModel
import Testing

/// `<1>`, `</1>`, `<2/>` and text as foreign content.
private func foreign(_ text: String) -> ForeignContent {
    var parts: [ForeignPart] = []
    var rest = text[...]
    while let start = rest.firstIndex(of: "<"), let end = rest[start...].firstIndex(of: ">") {
        if start > rest.startIndex { parts.append(.text(String(rest[..<start]))) }
        var inner = rest[rest.index(after: start)..<end]
        var role = CodeMark.Role.open
        if inner.hasPrefix("/") {
            role = .close
            inner = inner.dropFirst()
        } else if inner.hasSuffix("/") {
            role = .standalone
            inner = inner.dropLast()
        }
        parts.append(.code(ForeignCode(role: role, id: String(inner))))
        rest = rest[rest.index(after: end)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    return ForeignContent(parts)
}

/// The same as stored text.
private func stored(_ text: String) -> CodedText {
    var result = CodedText()
    for part in foreign(text).parts {
        switch part {
        case .text(let text): result.append(text)
        case .code(let code): result.append(CodeMark(role: code.role, id: Int(code.id) ?? 0))
        }
    }
    return result
}

private func codes(_ content: CodedText, canDelete: Bool = false, shown: [Int: String] = [:]) -> [InlineCode] {
    content.marks.filter { $0.role != .close }.map { mark in
        InlineCode(
            id: mark.id,
            isPair: mark.role == .open,
            purpose: shown[mark.id] == nil ? .bold : .protected,
            opening: "<b>",
            equivalentText: shown[mark.id] ?? "",
            canDelete: canDelete
        )
    }
}

private struct Aligned {
    var content: String?
    var findings: [String]

    init(
        _ source: String,
        _ target: String,
        file: String? = nil,
        offset: Int = 0,
        canDelete: Bool = false,
        shown: [Int: String] = [:],
        previous: String? = nil
    ) {
        let content = stored(source)
        let aligned = CodeAlignment.align(
            target: foreign(target),
            source: foreign(file ?? source),
            stored: content,
            codes: codes(content, canDelete: canDelete, shown: shown),
            idOffset: offset,
            previous: previous.map(stored)
        )
        self.content = aligned.content?.displayed
        findings = aligned.findings.map { "\($0.severity.rawValue) \($0.code)" }
    }
}

@Suite struct CodeAlignmentTests {
    @Test func `Codes that are as they went out raise nothing`() {
        let aligned = Aligned("a <1>b</1><2/> c", "x <1>y</1><2/> z")
        #expect(aligned.content == "x <1>y</1><2/> z")
        #expect(aligned.findings.isEmpty)
    }

    @Test func `The file's own names and the unit's offset are taken off`() {
        let named = Aligned("a <1>b</1><2/> c", "x <g7>y</g7><x9/> z", file: "a <g7>b</g7><x9/> c")
        #expect(named.content == "x <1>y</1><2/> z")
        #expect(named.findings.isEmpty)
        let offset = Aligned("a <1>b</1><2/> c", "x <4>y</4><5/> z", file: "a <4>b</4><5/> c", offset: 3)
        #expect(offset.content == "x <1>y</1><2/> z")
        let sourceLost = Aligned("a <1>b</1><2/> c", "x <4>y</4><5/> z", file: "a b c", offset: 3)
        #expect(sourceLost.content == "x <1>y</1><2/> z")
        #expect(sourceLost.findings.isEmpty)
    }

    @Test func `Renamed codes are found by their order`() {
        let aligned = Aligned("a <1>b</1><2/> c", "x <81>y</81><82/> z")
        #expect(aligned.content == "x <1>y</1><2/> z")
        #expect(aligned.findings == ["information code-renamed"])
    }

    @Test func `An empty target is nothing`() {
        #expect(Aligned("a", "").content == nil)
        #expect(Aligned("a", " \n").content == nil)
        #expect(Aligned("a", "").findings.isEmpty)
    }

    @Test func `A lost code is named`() {
        let content = stored("a <1/> b")
        let aligned = CodeAlignment.align(
            target: foreign("x y"),
            source: foreign("a <1/> b"),
            stored: content,
            codes: codes(content),
            idOffset: 0
        )
        #expect(aligned.content?.displayed == "x y")
        #expect(aligned.findings.map(\.code) == ["code-missing"])
        #expect(aligned.findings.first?.severity == .error)
        #expect(aligned.findings.first?.message.contains("<1/>") == true)
        #expect(Aligned("a <1>b</1> c", "x y").findings == ["error code-missing"])
        #expect(Aligned("a <1>b</1> c", "x y", canDelete: true).findings == ["information code-missing"])
    }

    @Test(arguments: [
        ("a <1/> b <2/> c", "x <5/> y z", "<4/>"), ("a <1>b</1> c", "x y", "<4>…</4>"),
        ("a <1>b</1> c", "x <4>y z", "</4>"), ("a <1/> b <2/> c", "x <5/> y <4/> z", "<5/>"),
        ("a <1/> b", "x <4/> y <4/> z", "<4/>"), ("<1>a b</1>", "x y", "<4>…</4>"), ("a <1/> b", "x <99/> y", "<4/>"),
    ])
    func `Findings name codes by the numbers of the file`(source: String, target: String, name: String) {
        let content = stored(source)
        let inFile = content.mappingCodes { CodeMark(role: $0.role, id: $0.id + 3) }.displayed
        let aligned = CodeAlignment.align(
            target: foreign(target),
            source: foreign(inFile),
            stored: content,
            codes: codes(content),
            idOffset: 3
        )
        #expect(!aligned.findings.isEmpty)
        for finding in aligned.findings {
            #expect(finding.message.contains(name))
            #expect(!finding.message.contains("<1") && !finding.message.contains("<2"))
        }
    }

    @Test(arguments: [
        ("<1>a b</1>", "x y", "<1>x y</1>"), ("a b<1/>", "x y", "x y<1/>"), ("<1/> a b", "x y", "<1/>x y"),
        ("<1><2>a b</2></1>", "x y", "<1><2>x y</2></1>"), ("<1><2>a b</2></1>", "<1>x y</1>", "<1><2>x y</2></1>"),
        ("<1><2>a b</2></1>", "<2>x y</2>", "<1><2>x y</2></1>"), ("a <1>b</1>", "x <1>y", "x <1>y</1>"),
        ("<1>a</1> b", "x</1> y", "<1>x</1> y"), ("<1/><2>a</2><3/>", "x", "<1/><2>x</2><3/>"),
    ])
    func `What stands at an edge is put back`(source: String, target: String, expected: String) {
        let aligned = Aligned(source, target)
        #expect(aligned.content == expected)
        #expect(!aligned.findings.isEmpty)
        #expect(aligned.findings.allSatisfy { $0 == "warning code-restored" })
    }

    @Test func `What stands in the middle is not guessed`() {
        #expect(Aligned("a <1>b</1> c", "x <1>y z").findings == ["error code-unbalanced"])
        #expect(Aligned("a <1>b</1> c", "x <1>y z").content == "x y z")
    }

    @Test func `Added, doubled and moved codes are told`() {
        let added = Aligned("a <1/> b", "x <1/> <9/>y")
        #expect(added.content == "x <1/> y")
        #expect(added.findings == ["warning code-added"])
        let plain = Aligned("a", "x <b>y</b>")
        #expect(plain.content == "x y")
        #expect(plain.findings == ["warning code-added"])
        let doubled = Aligned("a <1>b</1> c", "x <1>y</1> z <1>w</1>")
        #expect(doubled.content == "x <1>y</1> z w")
        #expect(doubled.findings == ["warning code-doubled"])
        let moved = Aligned("a <1/> b <2/> c", "x <2/> y <1/> z")
        #expect(moved.content == "x <2/> y <1/> z")
        #expect(moved.findings == ["information code-moved"])
    }

    @Test func `Pairs that do not nest are refused, unless the source has them so`() {
        let crossed = Aligned("a <1>b</1> <2>c</2>", "x <1>y <2>z</1> w</2>")
        #expect(crossed.content == nil)
        #expect(crossed.findings == ["error code-unbalanced"])
        #expect(Aligned("a <1>b</1>", "</1>x <1>y").content == nil)
        let same = Aligned("a <1>b <2>c</1> d</2>", "x <1>y <2>z</1> w</2>")
        #expect(same.content == "x <1>y <2>z</1> w</2>")
        #expect(same.findings.isEmpty)
    }

    @Test func `Codes typed as text are taken for codes`() {
        let content = stored("a <1>b</1><2/> c")
        for typed in ["x <1>y</1><2/> z", "x <g id=\"1\">y</g><x id=\"2\"/> z", "x <pc id='1'>y</pc><ph id='2'/> z"] {
            let aligned = CodeAlignment.align(
                target: ForeignContent([.text(typed)]),
                source: foreign("a <1>b</1><2/> c"),
                stored: content,
                codes: codes(content),
                idOffset: 0
            )
            #expect(aligned.content?.displayed == "x <1>y</1><2/> z")
            #expect(aligned.findings.map(\.code) == ["code-restored"])
        }
    }

    @Test func `A protected span that was typed is put back, one that was changed is missed`() {
        let typed = Aligned("run <1/> now", "npm nu starten", shown: [1: "npm"])
        #expect(typed.content == "<1/> nu starten")
        #expect(typed.findings == ["warning code-restored"])
        #expect(Aligned("run <1/> now", "start npx nu", shown: [1: "npm"]).findings == ["error code-missing"])
        #expect(Aligned("run <1/> now", "npmnpm nu", shown: [1: "npm"]).findings == ["error code-missing"])
        let edited = CodeAlignment.align(
            target: ForeignContent([.text("x "), .code(ForeignCode(role: .standalone, id: "1", shown: "yarn"))]),
            source: ForeignContent([.text("a "), .code(ForeignCode(role: .standalone, id: "1", shown: "npm"))]),
            stored: stored("a <1/>"),
            codes: codes(stored("a <1/>"), shown: [1: "npm"]),
            idOffset: 0
        )
        #expect(edited.findings.map(\.code) == ["protected-edited"])
        #expect(edited.content?.displayed == "x <1/>")
    }

    @Test func `Doubled text is seen`() {
        let twice = Aligned("The ships called.", "Les navires ont appelé. Les navires ont appelé.")
        #expect(twice.findings == ["error text-doubled"])
        #expect(Aligned("Bye bye", "Au revoir").findings.isEmpty)
        #expect(Aligned("Hear, hear and hear, hear and", "Oyez oyez Oyez oyez").findings == ["error text-doubled"])
        let both = Aligned("The ships called daily.", "The ships called daily. Dagelijks kwamen er schepen.")
        #expect(both.findings == ["warning text-doubled"])
        let tail = Aligned(
            "The <1>old</1> harbour of the town",
            "De oude haven van de stad, nieuw <1>oude</1> haven van de stad",
            previous: "De <1>oude</1> haven van de stad"
        )
        #expect(tail.findings == ["warning text-doubled"])
        let edit = Aligned(
            "The <1>old</1> harbour of the town",
            "Die <1>oude</1> haven van de stad",
            previous: "De <1>oude</1> haven van de stad"
        )
        #expect(edit.findings.isEmpty)
    }

    @Test func `Noncharacters are left out and told`() {
        let scalar = Unicode.Scalar(0xFDD0 as UInt32).map { String(Character($0)) } ?? ""
        let aligned = CodeAlignment.align(
            target: ForeignContent([.text("x\(scalar)y")]),
            source: foreign("a"),
            stored: stored("a"),
            codes: [],
            idOffset: 0
        )
        #expect(aligned.content?.displayed == "xy")
        #expect(aligned.findings.map(\.code) == ["character-dropped"])
    }

    @Test func `Sources agree whatever their codes are called`() {
        #expect(CodeAlignment.sourcesAgree(foreign("a <x>b</x>"), stored("a <1>b</1>")))
        #expect(CodeAlignment.sourcesAgree(foreign(" a\n\t b "), stored("a b")))
        #expect(CodeAlignment.sourcesAgree(foreign("e\u{301}"), stored("\u{E9}")))
        #expect(!CodeAlignment.sourcesAgree(foreign("a b"), stored("a <1>b</1>")))
        #expect(!CodeAlignment.sourcesAgree(foreign("a\u{A0}b"), stored("a b")))
        #expect(!CodeAlignment.sourcesAgree(foreign("a c"), stored("a b")))
    }

    @Test func `Thousands of codes take no more than their time`() {
        let source = (1...20_000).map { "<\($0)/>a" }.joined()
        let content = stored(source)
        let file = foreign(source)
        for target in [foreign("x"), ForeignContent([.text(String(repeating: "<", count: 200_000))]), file] {
            let aligned = CodeAlignment.align(
                target: target,
                source: file,
                stored: content,
                codes: codes(content),
                idOffset: 0
            )
            #expect(aligned.content != nil)
        }
    }
}
