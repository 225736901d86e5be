import DragomanModel
import DragomanSegmentation
import DragomanTesting
import Testing

/// Reading SRX files and telling what is wrong with them.
struct SRXReaderTests {
    private static let head = "<srx xmlns=\"http://www.lisa.org/srx20\" version=\"2.0\">\n"
    private static let header = "<header segmentsubflows=\"yes\" cascade=\"no\"/>\n"
    private static let rules = """
        <languagerules><languagerule languagerulename="A"><rule><beforebreak>\\.</beforebreak></rule></languagerule></languagerules>

        """
    private static let maps = """
        <maprules><languagemap languagepattern=".*" languagerulename="A"/></maprules>

        """

    private func findings(_ text: String) throws -> [Finding] {
        let result = try SRXReader.read(Array(text.utf8), file: "x.srx")
        return (result.findings + result.document.check()).sorted { $0.line ?? 0 < $1.line ?? 0 }
    }

    @Test func aWholeFileIsReadAsItStands() throws {
        let text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- rules -->
            <srx xmlns="http://www.lisa.org/srx20" version="2.0">
              <header segmentsubflows="no" cascade="yes">
                <formathandle type="start" include="no"/>
                <formathandle type="end" include="yes"></formathandle>
              </header>
              <body>
                <languagerules>
                  <languagerule languagerulename="German">
                    <rule break="no">
                      <beforebreak>&lt;<![CDATA[<Dr\\. ]]></beforebreak>
                      <afterbreak> \\s</afterbreak>
                    </rule>
                    <rule><afterbreak>x</afterbreak></rule>
                  </languagerule>
                </languagerules>
                <maprules>
                  <languagemap languagepattern="de.*" languagerulename="German"/>
                </maprules>
              </body>
            </srx>
            """
        let result = try SRXReader.read(Array(text.utf8), file: "x.srx")
        #expect(result.findings.isEmpty)
        let document = result.document
        #expect(document.cascades && !document.segmentsSubflows && document.version == "2.0")
        #expect(document.formatHandles.map(\.type) == ["start", "end"])
        #expect(document.formatHandles.map(\.isIncluded) == [false, true])
        #expect(
            document.languageRules == [
                SRXDocument.LanguageRule(
                    name: "German",
                    rules: [
                        SRXDocument.Rule(isBreak: false, before: "<<Dr\\. ", after: " \\s", line: 11),
                        SRXDocument.Rule(isBreak: true, before: "", after: "x", line: 15),
                    ],
                    line: 10
                )
            ]
        )
        #expect(document.maps == [SRXDocument.LanguageMap(pattern: "de.*", ruleName: "German", line: 19)])
        #expect(document.check().map(\.code) == ["srx-setting-ignored"])
    }

    @Test func theFirstVersionIsReadToo() throws {
        let text = """
            <srx version="1.0"><header segmentsubflows="yes"/><body>\(Self.rules)<maprules><maprule maprulename="Default">
            <languagemap languagepattern="en" languagerulename="A"/></maprule></maprules></body></srx>
            """
        #expect(try findings(text) == [])
        let document = try SRXReader.read(Array(text.utf8), file: "x.srx").document
        #expect(document.version == "1.0" && !document.cascades)
        #expect(document.maps.map(\.pattern) == ["en"])
    }

    @Test(
        arguments: [
            (header + "<body>\n" + rules + maps + "</body>", []),
            ("<body>" + rules + maps + "</body>", ["1 srx-element-missing"]),
            (header, ["1 srx-element-missing"]),
            (header + "<body>\n" + rules + "</body>", ["3 srx-element-missing", "4 srx-rule-unused"]),
            ("<header/>\n<body>" + rules + maps + "</body>", ["2 srx-attribute", "2 srx-attribute"]),
            (
                "<header segmentsubflows=\"maybe\" cascade=\"no\"/><body>" + rules + maps + "</body>",
                ["2 srx-attribute"]
            ),
            (
                "<header segmentsubflows=\"yes\" cascade=\"no\">\n<formathandle type=\"both\" include=\"no\"/></header><body>"
                    + rules + maps + "</body>", ["3 srx-attribute"]
            ),
            (
                "<header segmentsubflows=\"yes\" cascade=\"no\">\n<formathandle type=\"start\" include=\"yes\"/></header><body>"
                    + rules + maps + "</body>", ["3 srx-setting-ignored"]
            ),
            (
                "<header segmentsubflows=\"yes\" cascade=\"no\"><o:options xmlns:o=\"urn:o\" x=\"y\"><o:a/></o:options></header><body>"
                    + rules + maps + "</body>", ["2 srx-setting-ignored"]
            ),
            ("<body>" + maps + rules + "</body>\n" + header, ["3 srx-element", "5 srx-element"]),
            (header + "<body>\nword" + rules + maps + "</body>", ["4 srx-element"]),
            (header + "<body><extra><rule/></extra>" + rules + maps + "</body>", ["3 srx-element"]),
            (header + "<body>" + rules + rules + maps + "</body>", ["4 srx-element", "4 srx-name-twice"]),
            (
                header + "<body><languagerules><languagerule><rule/>\n</languagerule></languagerules>" + maps
                    + "</body>",
                ["3 srx-attribute", "3 srx-rule-empty", "4 srx-name-unknown"]
            ),
            (
                header + "<body><languagerules><languagerule languagerulename=\"A\"/></languagerules>" + maps
                    + "</body>",
                ["3 srx-element-missing"]
            ),
            (
                header + "<body>" + rules
                    + "<maprules><languagemap languagerulename=\"A\"/><languagemap languagepattern=\"(\" languagerulename=\"A\"/></maprules></body>",
                ["4 srx-attribute", "4 srx-pattern-invalid"]
            ),
            (
                header
                    + "<body><languagerules><languagerule languagerulename=\"A\">\n<rule break=\"perhaps\"><afterbreak>a)</afterbreak>"
                    + "<beforebreak>b</beforebreak><beforebreak>[</beforebreak></rule></languagerule></languagerules>"
                    + maps
                    + "</body>",
                ["4 srx-attribute", "4 srx-element", "4 srx-element", "4 srx-element", "4 srx-pattern-invalid"]
            ),
        ] as [(String, [String])]
    )
    func faultsAreToldWithTheirLines(body: String, expected: [String]) throws {
        let found = try findings(Self.head + body + "</srx>").map { "\($0.line ?? 0) \($0.code)" }
        #expect(found.sorted() == expected)
    }

    @Test func aPatternThatIsNoneIsToldWithItsCharacter() throws {
        let text =
            Self.head + Self.header
            + "<body><languagerules><languagerule languagerulename=\"A\"><rule><beforebreak>ab)</beforebreak></rule></languagerule></languagerules>"
            + Self.maps + "</body></srx>"
        let finding = try #require(try findings(text).first)
        #expect(
            finding.message == "beforebreak is no regular expression: a parenthesis without its partner, at character 3"
        )
    }

    @Test(arguments: [
        ("", "xml-not-well-formed"), ("<srx>", "xml-not-well-formed"), ("<xliff/>", "srx-unreadable"),
        ("<srx version=\"3.0\"/>", "srx-unreadable"), ("<srx version=\"2.0\"></srx", "xml-not-well-formed"),
        ("<!DOCTYPE srx [<!ENTITY e SYSTEM \"/etc/passwd\">]><srx>&e;</srx>", "xml-entity"),
        ("<!DOCTYPE srx [<!ENTITY e \"x\">]><srx><header segmentsubflows=\"&e;\"/></srx>", "xml-entity"),
        ("<srx version=\"2.0\"/><srx/>", "xml-not-well-formed"),
    ])
    func whatIsNoSRXIsRefused(text: String, code: String) {
        let error = #expect(throws: DragomanError.self) { try SRXReader.read(Array(text.utf8), file: "x.srx") }
        #expect(error?.code == code, "\(error?.description ?? "")")
        #expect(error?.position?.file == "x.srx")
    }

    @Test func brokenFilesEndInAnErrorOrInFindings() throws {
        let whole = Array(
            (Self.head + Self.header + "<body>\n" + Self.rules + Self.maps + "</body></srx>").utf8
        )
        var random = SeededRandom(seed: 41)
        for _ in 0..<500 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let at = Int.random(in: 0..<bytes.count, using: &random)
                if Bool.random(using: &random) {
                    bytes[at] = UInt8.random(in: .min ... .max, using: &random)
                } else {
                    bytes.removeSubrange(at..<min(bytes.count, at + 5))
                }
            }
            do { _ = try SRXReader.read(bytes, file: "x.srx").document.check() } catch {
                #expect(error is DragomanError)
            }
        }
    }
}
