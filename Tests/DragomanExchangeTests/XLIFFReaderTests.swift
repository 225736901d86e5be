import DragomanExchange
import DragomanModel
import DragomanTesting
import Foundation
import Testing

private func file12(_ body: String, root: String = "", file: String = "") -> String {
    """
    <?xml version="1.0"?>
    <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"\(root)>
    <file original="a" source-language="en" target-language="nl" datatype="html"\(file)><body>
    \(body)
    </body></file></xliff>
    """
}

private func file2(_ body: String, version: String = "2.0") -> String {
    """
    <xliff version="\(version)" xmlns="urn:oasis:names:tc:xliff:document:\(version == "2.2" ? "2.2" : "2.0")"
     srcLang="en" trgLang="nl"><file id="f1" original="a">
    \(body)
    </file></xliff>
    """
}

private func shared(_ path: String) throws -> [UInt8]? {
    try SharedData.file(path).map { try Array(Data(contentsOf: $0)) }
}

@Suite struct XLIFFReaderTests {
    @Test(.enabled(if: SharedData.file("interop/handwritten") != nil, "no handwritten samples here"))
    func `The rich 1.2 sample is read`() throws {
        let read = try Read(#require(try shared("interop/handwritten/rich-1.2.xlf")))
        #expect(read.files.map(\.original) == ["articles/harbour.html"])
        #expect(read.files.map(\.baseBatch) == [7])
        #expect(read.segments.map(\.unitID) == ["u1", "u2", "u2", "u3", "u4", "u5", "u6"])
        #expect(read.segments.map(\.segmentID) == ["u1", "s1", "s2", "u3", "u4", "u5", "u6"])
        #expect(read.segments.map(\.isLocked) == [false, false, false, true, false, false, false])
        #expect(read.segments.map(\.state) == [.initial, .translated, .translated, nil, .final, nil, .translated])
        #expect(read.segments[2].target?.plain == "Ze betaalden 5\u{A0}% tol.")
        #expect(read.segments[4].source.codes.map(\.id) == ["1", "2", "2", "5"])
        #expect(read.segments[6].source.codes.map(\.id) == ["1", "2", "1", "2"])
        #expect(read.segments[6].target?.codes.map(\.role) == [.open, .open, .close, .close])
        #expect(read.findings.isEmpty)
    }

    @Test(
        .enabled(if: SharedData.file("interop/handwritten") != nil, "no handwritten samples here"),
        arguments: ["2.0", "2.1", "2.2"]
    )
    func `The rich 2.x samples are read`(version: String) throws {
        let read = try Read(#require(try shared("interop/handwritten/rich-\(version).xlf")))
        #expect(read.header.version.rawValue == version)
        #expect(read.segments.map(\.unitID) == ["u1", "u2", "u2", "u3", "u6"])
        #expect(read.segments.map(\.segmentID) == ["s1", "s1", "s2", nil, "s1"])
        #expect(read.segments.map(\.number) == [1, 1, 2, 1, 1])
        #expect(read.segments.map(\.state) == [.initial, .translated, .final, nil, .reviewed])
        #expect(read.segments[0].source.plain == "The  old harbour & its lighthousetoday")
        #expect(read.segments[0].source.codes.map(\.shown) == [nil, nil, "\n"])
        #expect(read.segments[3].isLocked)
        #expect(read.segments[4].target?.codes.map(\.id) == ["1", "2", "1", "2"])
    }

    @Test(.enabled(if: SharedData.file("interop/oasis-xliff-2.2") != nil, "no OASIS files here"))
    func `The valid files of OASIS are read, the others give a value or an error`() throws {
        let root = try #require(SharedData.file("interop/oasis-xliff-2.2"))
        var count = 0
        for path in try FileManager.default.subpathsOfDirectory(atPath: root.path).sorted() where path.hasSuffix(".xlf")
        {
            let bytes = try Array(Data(contentsOf: root.appendingPathComponent(path)))
            do {
                let read = try Read(bytes)
                count += 1
                for segment in read.segments { _ = segment.source.plain }
            } catch let error as DragomanError {
                #expect(!path.contains("/valid/") || path.contains("pgs_plural"), "\(path): \(error)")
            }
        }
        #expect(count > 80)
    }

    @Test func `Prefixes, the order of attributes and foreign elements do not matter`() throws {
        let read = try Read(
            """
            <q:xliff xmlns:q="urn:oasis:names:tc:xliff:document:1.2" xmlns:o="urn:other" version="1.2" o:x="1">
            <o:source>no</o:source>
            <q:file target-language="nl" datatype="x" o:y="2" source-language="en" original="a"><q:body>
            <q:trans-unit xml:space="preserve" o:z="3" id="u1"><o:target>no</o:target>
            <q:source>a <q:g ctype="bold" o:w="4" id="1">b</q:g><o:note>c</o:note></q:source>
            <q:target phase-name="p" state="x-strange">x <q:g id="1">y</q:g></q:target>
            <q:alt-trans><q:source>no</q:source><q:target>no</q:target></q:alt-trans>
            </q:trans-unit></q:body></q:file></q:xliff>
            """
        )
        let segment = try #require(read.segments.first)
        #expect(read.segments.count == 1)
        #expect(segment.source.plain == "a bc")
        #expect(segment.target?.plain == "x y")
        #expect(segment.stateText == "x-strange")
        #expect(segment.state == nil)
        #expect(read.findings.isEmpty)
    }

    @Test func `Approved makes a state at least reviewed`() throws {
        let read = try Read(
            file12(
                """
                <trans-unit id="1" approved="yes"><source>a</source><target>b</target></trans-unit>
                <trans-unit id="2" approved="yes"><source>a</source><target state="translated">b</target></trans-unit>
                <trans-unit id="3" approved="yes"><source>a</source><target state="final">b</target></trans-unit>
                <trans-unit id="4" approved="no"><source>a</source><target state="new">b</target></trans-unit>
                """
            )
        )
        #expect(read.segments.map(\.state) == [.reviewed, .reviewed, .final, .initial])
    }

    @Test func `Translate is inherited and can be taken back`() throws {
        let read = try Read(
            file2(
                """
                <group id="g" translate="no"><unit id="1"><segment><source>a</source></segment></unit>
                <unit id="2" translate="yes"><segment><source>a</source></segment></unit></group>
                """
            )
        )
        #expect(read.segments.map(\.isLocked) == [true, false])
    }

    @Test func `Every kind of code is normalised`() throws {
        let read = try Read(
            file12(
                """
                <trans-unit id="1"><source><bpt id="1" rid="9">&lt;b></bpt>a<ept id="2" rid="9">&lt;/b></ept>\
                <bx id="3" rid="8"/>b<ex id="4" rid="8"/><ph id="5">x<sub>alt</sub></ph><it id="6" pos="open">i</it>\
                <mrk mtype="term">c</mrk></source>\
                <target><bpt id="1">&lt;b></bpt>a<ept id="2">&lt;/b></ept><bx id="3"/>b<ex id="4"/><g>c</g></target>
                </trans-unit>
                """
            )
        )
        let segment = try #require(read.segments.first)
        #expect(segment.source.codes.map(\.id) == ["1", "1", "3", "3", "5", "6"])
        #expect(segment.source.plain == "abc")
        #expect(segment.target?.codes.map(\.id) == ["1", "1", "3", "3", "", ""])
        #expect(segment.findings.map(\.code) == ["sub-dropped", "id-missing"])
    }

    @Test func `Segment marks of 1.2 are told apart, lost ones noticed`() throws {
        let source = """
            <source>One. Two.</source><seg-source><mrk mtype="seg" mid="s1">One.</mrk> \
            <mrk mtype="seg" mid="s2">Two.</mrk></seg-source>
            """
        func read(_ target: String) throws -> Read {
            try Read(file12("<trans-unit id=\"1\">\(source)<target>\(target)</target></trans-unit>"))
        }
        func mark(_ id: String, _ text: String) -> String { "<mrk mtype=\"seg\" mid=\"\(id)\">\(text)</mrk>" }
        let swapped = try read(mark("s2", "Deux.") + mark("s1", "Un."))
        #expect(swapped.segments.map(\.target?.plain) == ["Un.", "Deux."])
        #expect(swapped.findings.isEmpty)
        let lokalize = try read("<mrk id=\"seg\">Un.</mrk> <mrk id=\"seg\">Deux.</mrk>")
        #expect(lokalize.segments.map(\.target?.plain) == ["Un.", "Deux."])
        #expect(lokalize.segments.allSatisfy { $0.findings.map(\.code) == ["segment-renamed"] })
        let poedit = try read("Un. " + mark("s1", "One.") + mark("s2", "Two.") + "Deux.")
        #expect(poedit.segments.allSatisfy { $0.findings.map(\.code) == ["text-outside-segment"] })
        let lost = try read("Un. Deux.")
        #expect(lost.segments.allSatisfy { $0.findings.map(\.code) == ["segment-marks-lost"] })
        #expect(lost.segments.allSatisfy { $0.target?.isBlank == true })
        let twice = try read(mark("s1", "Un.") + mark("s1", "Un.") + mark("s3", "Trois."))
        #expect(Set(twice.findings.map(\.code)) == ["duplicate-id", "segment-unknown"])
        #expect(try read("").segments.allSatisfy { $0.target?.isBlank == true && $0.findings.isEmpty })
    }

    @Test func `Doubled and missing ids are errors with their place`() throws {
        let unit = "<trans-unit id=\"u\"><source>a</source></trans-unit>\n"
        let read = try Read(file12(unit + unit + "<trans-unit><source>a</source></trans-unit>"))
        #expect(read.segments.flatMap(\.findings).map(\.code) == ["duplicate-id", "id-missing"])
        #expect(read.segments.flatMap(\.findings).map(\.line) == [5, 6])
        #expect(read.segments[1].findings.first?.unit == "u")
        let segment = "<segment id=\"s\"><source>a</source></segment>"
        let two = try Read(file2("<unit id=\"u\">\(segment)\(segment)</unit><unit id=\"u\">\(segment)</unit>"))
        #expect(two.segments.map { $0.findings.map(\.code) } == [[], ["duplicate-id"], ["duplicate-id"]])
        let none = try Read(file12("<trans-unit id=\"u\"><target>b</target></trans-unit>"))
        #expect(none.segments.isEmpty)
        #expect(none.findings.map(\.code) == ["source-missing"])
    }

    @Test func `The same unit id in another file is no fault`() throws {
        let text = file12("<trans-unit id=\"u\"><source>a</source></trans-unit>")
        let start = try #require(text.range(of: "<file"))
        let end = try #require(text.range(of: "</file>"))
        let file = text[start.lowerBound..<end.upperBound]
        let read = try Read(text.replacingOccurrences(of: "</xliff>", with: file + "</xliff>"))
        #expect(read.files.count == 2)
        #expect(read.findings.isEmpty)
    }

    @Test func `What is not XLIFF, or of no known version, is refused with its line`() {
        for (text, code) in [
            ("\n<html/>", "xliff-foreign"), ("\n<xliff version='1.2' xmlns='urn:x'/>", "xliff-foreign"),
            ("\n<xliff version='1.1' xmlns='urn:oasis:names:tc:xliff:document:1.2'/>", "xliff-version"),
            ("\n<xliff version='2.3' xmlns='urn:oasis:names:tc:xliff:document:2.2'/>", "xliff-version"),
            ("\n<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:2.0'/>", "xliff-version"),
            ("\n<xliff xmlns='urn:oasis:names:tc:xliff:document:1.2'/>", "xliff-version"),
        ] {
            let error = #expect(throws: DragomanError.self) { try Read(text) }
            #expect(error?.code == code)
            #expect(error?.position?.file == "t.xlf")
            #expect(error?.position?.line == 2)
        }
    }

    @Test func `The tool that wrote the file is told`() throws {
        let tool = "</body></file><file original='b'><header><tool tool-id='o' tool-name='OmegaT'/></header><body>"
        #expect(try Read(file12(tool)).header.tool == "OmegaT")
        #expect(try Read(file12("", file: " product-name='Lokalize'")).header.tool == "Lokalize")
    }
}
