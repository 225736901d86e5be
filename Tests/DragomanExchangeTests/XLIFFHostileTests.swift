import DragomanExchange
import DragomanModel
import DragomanTesting
import Testing

@Suite struct XLIFFHostileTests {
    /// A small file of each kind.
    private func small(_ layout: Layout) throws -> [UInt8] {
        var generated = Generated(seed: 21)
        return try layout.write([generated.file(1)])
    }

    @Test(arguments: Layout.all)
    func `Cut off anywhere, a file is an error`(layout: Layout) throws {
        let bytes = try small(layout)
        for count in 0..<bytes.count - 1 {
            do {
                _ = try Read(Array(bytes[..<count]))
                Issue.record("read when cut at \(count)")
            } catch {
                #expect((error as? DragomanError)?.code == "xml-not-well-formed", "cut at \(count)")
            }
        }
        _ = try Read(bytes)
    }

    @Test(arguments: Layout.all)
    func `Any byte changed gives a value or an error`(layout: Layout) throws {
        let bytes = try small(layout)
        var random = SeededRandom(seed: 4)
        for _ in 0..<2000 {
            var broken = bytes
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                broken[Int.random(in: 0..<broken.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            do { _ = try Read(broken) } catch { #expect(error is DragomanError) }
        }
    }

    @Test func `Entities, depth and NUL in a file are refused`() {
        let root = "<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'>"
        let head = root + "<file original='a'><body><trans-unit id='1'><source>"
        let tail = "</source></trans-unit></body></file></xliff>"
        let xxe = "<!DOCTYPE xliff [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>" + head + "&e;" + tail
        let laughs =
            "<!DOCTYPE xliff [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'><!ENTITY c '&b;&b;&b;'>]>" + head + "&c;" + tail
        let deep = head + String(repeating: "<g id='1'>", count: 10_000) + tail
        let groups = root + "<file original='a'><body>" + String(repeating: "<group>", count: 10_000)
        for (text, code) in [
            (xxe, "xml-entities-refused"), (laughs, "xml-entities-refused"), (deep, "xml-too-deep"),
            (groups, "xml-too-deep"),
            (head + "\u{0}" + tail, "xml-not-well-formed"), (head + "\u{7}" + tail, "xml-not-well-formed"),
        ] {
            let error = #expect(throws: DragomanError.self) { try Read(text) }
            #expect(error?.code == code)
            #expect(error?.position?.line == 1)
        }
    }

    @Test func `Many small things are read in no more than their time`() throws {
        let root = "<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'><file original='a'><body>"
        let end = "</body></file></xliff>"
        let pieces = String(repeating: "a<mrk mtype='term'>b</mrk><![CDATA[c]]>", count: 50_000)
        let marks = String(repeating: "<mrk mtype='seg' mid='s'>a</mrk>", count: 50_000)
        let read = try Read(
            root + "<trans-unit id='1'><source>\(pieces)</source></trans-unit>"
                + "<trans-unit id='2'><source/><seg-source>\(marks)</seg-source><target>\(marks)</target></trans-unit>"
                + end
        )
        #expect(read.segments.count == 50_001)
        #expect(read.segments[0].source.plain.utf8.count == 150_000)
        #expect(read.segments[1].findings.contains { $0.code == "duplicate-id" })
    }

    @Test(arguments: Layout.all)
    func `What tools do to a file is found or forgiven`(layout: Layout) throws {
        var source = CodedText()
        source.append("The ")
        source.append(CodeMark(role: .open, id: 1))
        source.append("old")
        source.append(CodeMark(role: .close, id: 1))
        source.append(" har")
        source.append(CodeMark(role: .standalone, id: 2))
        source.append("bour")
        let codes = [
            InlineCode(id: 1, isPair: true, purpose: .bold, opening: "<b>", closing: "</b>"),
            InlineCode(id: 2, isPair: false, purpose: .lineBreak, opening: "<br>", equivalentText: "\n"),
        ]
        let segment = ExportSegment(
            id: "u-1",
            content: source,
            codes: codes,
            target: source,
            state: .translated,
            origin: .human
        )
        let file = ExportFile(
            slug: "a",
            id: "f1",
            format: .html,
            revision: 1,
            baseBatch: 1,
            units: [ExportUnit(id: "u", kind: .paragraph, segments: [segment])]
        )
        let text = String(decoding: try layout.write([file]), as: UTF8.self)
        let is12 = layout.version == .version12
        func findings(_ change: (String) -> String) throws -> [String] {
            let read = try Read(change(text))
            let segment = try #require(read.segments.first)
            let aligned = CodeAlignment.align(
                target: segment.target ?? ForeignContent(),
                source: segment.source,
                stored: source,
                codes: codes,
                idOffset: 0
            )
            return (segment.findings + aligned.findings).map(\.code)
        }
        let start = try #require(text.firstRange(of: "<target"))
        let target = try #require(text[start.lowerBound...].firstRange(of: is12 ? "<x id" : "<ph id"))
        let end = try #require(text[target.lowerBound...].firstRange(of: "/>"))
        let code = target.lowerBound..<end.upperBound
        #expect(try findings { $0 }.isEmpty)
        #expect(try findings { $0.replacing(text[code], with: "", subrange: code) } == ["code-missing"])
        #expect(
            try findings { $0.replacing(text[code], with: text[code] + text[code], subrange: code) } == ["code-doubled"]
        )
        let renamed = text[code].replacing("id=\"2\"", with: "id=\"77\"")
        #expect(try findings { $0.replacing(text[code], with: renamed, subrange: code) } == ["code-renamed"])
        let bare = is12 ? "<x id=\"2\"/>" : "<ph id=\"2\"/>"
        #expect(try findings { $0.replacing(text[code], with: bare, subrange: code) }.isEmpty)
        #expect(try findings { $0.replacing(" state=\"translated\"", with: "") }.isEmpty)
        let prefixed =
            is12
            ? { (text: String) in
                text.replacing("<", with: "<p:").replacing("<p:/", with: "</p:").replacing("<p:?", with: "<?")
                    .replacing("xmlns=", with: "xmlns:p=")
            } : { $0 }
        #expect(try findings(prefixed).isEmpty)
    }
}

extension String {
    /// Replaces one place, which holds `text`.
    fileprivate func replacing(
        _ text: Substring,
        with other: some StringProtocol,
        subrange: Range<String.Index>
    ) -> String {
        String(self[..<subrange.lowerBound] + other + self[subrange.upperBound...])
    }
}
