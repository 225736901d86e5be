import DragomanExchange
import DragomanModel
import DragomanTesting
import Testing

/// Each rule by the smallest file that breaks it, and no rule by files that do not.
@Suite struct XLIFFValidatorTests {
    private static let namespaces =
        "xmlns:mtc='urn:oasis:names:tc:xliff:matches:2.0' xmlns:gls='urn:oasis:names:tc:xliff:glossary:2.0'"
        + " xmlns:mda='urn:oasis:names:tc:xliff:metadata:2.0' xmlns:res='urn:oasis:names:tc:xliff:resourcedata:2.0'"
        + " xmlns:slr='urn:oasis:names:tc:xliff:sizerestriction:2.0' xmlns:val='urn:oasis:names:tc:xliff:validation:2.0'"
        + " xmlns:ctr='urn:oasis:names:tc:xliff:changetracking:2.0' xmlns:fs='urn:oasis:names:tc:xliff:fs:2.0'"
        + " xmlns:its='http://www.w3.org/2005/11/its' xmlns:pgs='urn:oasis:names:tc:xliff:pgs:1.0' xmlns:my='urn:my'"

    private static func file(_ content: String, root: String = "srcLang='en' trgLang='fr'") -> String {
        "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.2' version='2.2' \(root) \(namespaces)>\(content)</xliff>"
    }

    private static func unit(_ content: String) -> String { file("<file id='f'><unit id='u'>\(content)</unit></file>") }

    private static func segment(_ source: String, _ target: String? = nil, _ before: String = "") -> String {
        unit(
            "\(before)<segment id='s'><source>\(source)</source>\(target.map { "<target>\($0)</target>" } ?? "")</segment>"
        )
    }

    private static let plain = "<segment id='s'><source>x</source></segment>"
    private static let data = "<originalData><data id='d'>x</data></originalData>"

    /// What is written, and the code of the rule that it breaks; `nil` for none.
    private static let cases: [(text: String, code: String?)] = [
        (unit(plain), nil),
        // Structure.
        (unit("<note>x</note>\(plain)"), "xliff-element-misplaced"),
        (unit("<val:other/>\(plain)"), "xliff-element-unknown"),
        (unit("<my:other xml:id='x'/>\(plain)"), nil),
        (unit("<you:other/>\(plain)"), "xliff-prefix-undeclared"),
        (file("<file id='f' you:x='1'><unit id='u'>\(plain)</unit></file>"), "xliff-prefix-undeclared"),
        (segment("a<ph id='1' you:x='1'/>"), "xliff-prefix-undeclared"),
        (unit("<segment/>"), "xliff-element-missing"),
        (unit("<ignorable><source> </source></ignorable>"), "xliff-element-missing"),
        (file("<file id='f'/>"), "xliff-element-missing"),
        (unit("text\(plain)"), "xliff-text-misplaced"),
        (file("<file><unit id='u'>\(plain)</unit></file>"), "xliff-attribute-missing"),
        (file("<file id='f' nothing=''><unit id='u'>\(plain)</unit></file>"), "xliff-attribute-unknown"),
        (file("<file id='f' my:thing=''><unit id='u' my:thing=''>\(plain)</unit></file>"), nil),
        (segment("<ph id='1' my:thing=''/>"), "xliff-attribute-unknown"),
        (segment("<ph id='1' fs:fs='b'/><mrk id='2' my:thing='' translate='no'>x</mrk>"), nil),
        (segment("<ph id='1' fs:fs='paragraph'/>"), "xliff-attribute-value"),
        (segment("<ph id='a b'/>"), "xliff-attribute-value"),
        (segment("<ph id='1' type='bold'/>"), "xliff-attribute-value"),
        (unit("<notes><note priority='11'>x</note></notes>\(plain)"), "xliff-attribute-value"),
        // Ids and references.
        (file("<file id='f'><unit id='u'>\(plain)</unit><unit id='u'>\(plain)</unit></file>"), "xliff-id-not-unique"),
        (file("<file id='f'><group id='g'/><group id='g'/></file>"), "xliff-id-not-unique"),
        (unit("<notes><note id='n'>x</note><note id='n'>x</note></notes>\(plain)"), "xliff-id-not-unique"),
        (segment("<ph id='s'/>"), "xliff-id-not-unique"),
        (segment("<ph id='1'/>", "<ph id='1'/>"), nil),
        (segment("<ph id='1'/>", "<ph id='1'/><ph id='1'/>"), "xliff-id-not-unique"),
        (segment("<ph id='1'/>", "<mrk id='1' translate='no'>x</mrk>"), "xliff-id-other-kind"),
        (segment("<pc id='1'>x</pc>", "<sc id='1'/>x<ec startRef='1'/>"), nil),
        (segment("<ph id='1' dataRef='d'/>", nil, data), nil),
        (segment("<ph id='1' dataRef='e'/>", nil, data), "xliff-data-unresolved"),
        (segment("<pc id='1' dataRefStart='d' dataRefEnd='e'>x</pc>", nil, data), "xliff-data-unresolved"),
        (segment("<ph id='1'/><ph id='2' copyOf='1'/>"), nil),
        (segment("<ph id='1'/><ph id='2' copyOf='3'/>"), "xliff-copy-unresolved"),
        (segment("<pc id='1'>x</pc><ph id='2' copyOf='1'/>"), "xliff-copy-unresolved"),
        (segment("<ph id='1' canCopy='no'/><ph id='2' copyOf='1'/>"), "xliff-copy-forbidden"),
        (segment("<ph id='1'/><ph id='2' copyOf='1' dataRef='d'/>", nil, data), "xliff-copy-with-data"),
        (segment("<mrk id='1' type='my:x' ref='#u=u/f=f/s'>x</mrk>"), "xliff-fragment-invalid"),
        (segment("<mrk id='1' type='my:x' ref='#/f=f/u=u/s'>x</mrk>"), nil),
        (segment("<mrk id='1' type='my:x' ref='#/f=f/u=v/s'>x</mrk>"), "xliff-fragment-unresolved"),
        (segment("<mrk id='1' type='my:x' ref='#zero'>x</mrk>"), "xliff-fragment-unresolved"),
        (segment("<mrk id='1' type='my:x' ref='https://example.org/#zero'>x</mrk>"), nil),
        (segment("<ph id='1' subFlows='v'/>"), "xliff-subflow-unresolved"),
        (
            file(
                "<file id='f'><unit id='u'><segment><source><ph id='1' subFlows='v'/></source></segment></unit>"
                    + "<unit id='v'>\(plain)</unit></file>"
            ), nil
        ),
        // Codes and annotations.
        (segment("<sc id='1'/>x"), "xliff-start-without-end"),
        (segment("<sc id='1' isolated='yes'/>x"), nil),
        (segment("<sc id='1' isolated='yes'/>x<ec startRef='1'/>"), "xliff-isolated-with-end"),
        (segment("<ec startRef='1'/>x<sc id='1'/>"), "xliff-end-without-start"),
        (segment("x<ec/>"), "xliff-end-without-start"),
        (segment("<ec isolated='yes' startRef='1'/>"), "xliff-isolated-with-reference"),
        (segment("<sc id='1' canDelete='no'/>x<ec startRef='1'/>"), "xliff-pair-differs"),
        (segment("<sc id='1'/>x<ec startRef='1' dir='rtl'/>"), "xliff-pair-attribute"),
        (segment("<sm id='1' translate='no'/>x"), "xliff-annotation-unpaired"),
        (segment("<em startRef='1'/>x<sm id='1' translate='no'/>"), "xliff-annotation-unpaired"),
        (segment("<sm id='1' translate='no'/>x<em startRef='1'/>"), nil),
        (segment("<mrk id='1' type='comment' value='hm'>x</mrk>"), nil),
        (segment("<mrk id='1' type='comment'>x</mrk>"), "xliff-comment-reference"),
        (segment("<mrk id='1' type='comment' ref='#n=n'>x</mrk>", nil, "<notes><note id='n'>x</note></notes>"), nil),
        (segment("<mrk id='1' type='comment' ref='#n=m'>x</mrk>"), "xliff-comment-reference"),
        (segment("<mrk id='1' type='mtc:match' ref='#s'>x</mrk>"), "xliff-match-annotation"),
        (segment("<ph id='1' subType='my:x'/>"), "xliff-subtype-alone"),
        (unit("<segment subState='my:x'><source>x</source></segment>"), "xliff-substate-alone"),
        (segment("<cp hex='0007'/>"), nil),
        (segment("<cp hex='0041'/>"), "xliff-code-point"),
        (
            segment(
                "<ph id='1' canReorder='firstNo' canCopy='no' canDelete='no'/><ph id='2' canReorder='no' canCopy='no' canDelete='no'/>",
                "<ph id='2' canReorder='no' canCopy='no' canDelete='no'/><ph id='1' canReorder='firstNo' canCopy='no' canDelete='no'/>"
            ), "xliff-reordered"
        ),
        (segment("<ph id='1' canReorder='no' canCopy='no' canDelete='no'/>"), "xliff-reordered"),
        (segment("<ph id='1' canDelete='no'/>x", "y"), "xliff-code-deleted"),
        (unit("<segment><source>x</source><target order='3'>y</target></segment>"), "xliff-order-invalid"),
        (
            unit(
                "<segment><source>x</source><target order='2'>y</target></segment><segment><source>x</source>"
                    + "<target>y</target></segment>"
            ), "xliff-order-invalid"
        ),
        (unit("<segment state='final'><source>x</source></segment>"), "xliff-state-without-target"),
        // The file as a whole.
        (file("<file id='f'><unit id='u'>\(plain)</unit></file>", root: "srcLang='e_n'"), "xliff-language-tag"),
        (unit("<segment><source xml:lang='ja'>x</source></segment>"), "xliff-language-differs"),
        (file("<file id='f'><unit id='u' xml:lang='ja'>\(plain)</unit></file>"), "xliff-language-differs"),
        (
            file(
                "<file id='f'><unit id='u'><segment><source>x</source><target>y</target></segment></unit></file>",
                root: "srcLang='en'"
            ), "xliff-target-language-missing"
        ),
        (file("<file id='f'><skeleton href='a'>x</skeleton><unit id='u'>\(plain)</unit></file>"), "xliff-skeleton"),
        // Modules.
        (
            unit(
                "<mtc:matches><mtc:match ref='#s'><source>x</source><target>y</target></mtc:match></mtc:matches>\(plain)"
            ), nil
        ),
        (
            unit(
                "<mtc:matches><mtc:match ref='s'><source>x</source><target>y</target></mtc:match></mtc:matches>\(plain)"
            ), "xliff-match-reference"
        ),
        (
            unit("<gls:glossary><gls:glossEntry><gls:term>x</gls:term></gls:glossEntry></gls:glossary>\(plain)"),
            "xliff-glossary-empty"
        ),
        (
            unit(
                "<res:resourceData><res:resourceItem mimeType='a/b'><res:source/></res:resourceItem></res:resourceData>\(plain)"
            ), "xliff-resource-content"
        ),
        (
            unit("<res:resourceData><res:resourceItemRef ref='r'/></res:resourceData>\(plain)"),
            "xliff-resource-unresolved"
        ),
        (segment("<pc id='1' slr:sizeInfo='2.5'>x</pc>"), "xliff-size-information"),
        (segment("<pc id='1' slr:sizeInfoRef='r'>x</pc>"), "xliff-size-information"),
        (segment("<pc id='1' slr:sizeRestriction='9,2'>x</pc>"), "xliff-size-restriction"),
        (segment("<ph id='1' fs:subFs='a,b'/>"), "xliff-format-style"),
        (unit("<val:validation><val:rule/></val:validation>\(plain)"), "xliff-validation-rule"),
        (unit("<val:validation><val:rule isPresent='x' occurs='1'/></val:validation>\(plain)"), nil),
        (change("ref='m'", "content", ""), "xliff-change-reference"),
        (change("ref='n'", "colour", ""), "xliff-change-property"),
        (change("ref='n' currentVersion='2'", "content", "version='1'"), "xliff-change-version"),
        (change("ref='n' currentVersion='1'", "content", "version='1'"), nil),
        (segment("<mrk id='1' type='its:generic' its:taIdent='x'>x</mrk>"), "xliff-its-combination"),
        (unit("<segment pgs:case='one'><source>x</source></segment>"), "xliff-plural-case"),
        // 1.2.
        (old("<source>x</source>"), nil),
        (old("<source><bx id='1'/>x</source>"), "xliff-pair-unmatched"),
        (old("<source><bpt id='1'>x</bpt>y<ept id='1'>x</ept></source>"), nil),
        (old("<source><x id='1'/><g id='1'>y</g></source>"), "xliff-id-not-unique"),
        (old("<source>x</source><target state='done'>y</target>"), "xliff-attribute-value"),
        (old("<source>x</source><target phase-name='p'>y</target>"), "xliff-reference-unresolved"),
        (
            old(
                "<source>x</source><seg-source><mrk mtype='seg' mid='1'>x</mrk></seg-source>"
                    + "<target><mrk mtype='seg' mid='2'>y</mrk></target>"
            ), "xliff-segment-mark"
        ),
        (old("<target>y</target>"), "xliff-element-missing"),
    ]

    private static func change(_ attributes: String, _ property: String, _ revision: String) -> String {
        unit(
            "<ctr:changeTrack><ctr:revisions appliesTo='note' \(attributes)><ctr:revision \(revision)>"
                + "<ctr:item property='\(property)'>x</ctr:item></ctr:revision></ctr:revisions></ctr:changeTrack>"
                + "<notes><note id='n'>x</note></notes>\(plain)"
        )
    }

    private static func old(_ content: String) -> String {
        "<xliff xmlns='urn:oasis:names:tc:xliff:document:1.2' version='1.2'><file original='a' source-language='en'"
            + " target-language='fr' datatype='html'><body><trans-unit id='u'>\(content)</trans-unit></body></file></xliff>"
    }

    private func findings(_ text: String) throws -> [Finding] {
        try XLIFFValidator.validate(bytes: Array(text.utf8), file: "a.xlf").findings
    }

    @Test(arguments: 0..<cases.count)
    func `a rule is broken by what breaks it and by nothing else`(number: Int) throws {
        let (text, code) = Self.cases[number]
        let found = try findings(text)
        let codes = Set(found.map(\.code))
        #expect(codes == Set([code].compactMap(\.self)), "\(text): \(found.map { "\($0.code) \($0.message)" })")
        for finding in found {
            #expect(finding.line == 1 && finding.element != nil && finding.rule != nil && finding.section != nil)
            #expect(finding.remedy?.isEmpty == false)
        }
    }

    @Test(arguments: Layout.all)
    func `what is written here breaks no rule`(layout: Layout) throws {
        var generated = Generated(seed: 78)
        let files = (1...150).map { generated.file($0) }
        let result = try XLIFFValidator.validate(bytes: layout.write(files), file: "a.xlf")
        #expect(result.findings.isEmpty, "\(result.findings.prefix(3))")
    }

    @Test func `a finding names line and unit`() throws {
        let text = Self.segment("\n\n<ph id='1' dataRef='d'/>")
        let finding = try #require(try findings(text).first)
        #expect(finding.line == 3 && finding.unit == "u" && finding.element == "ph")
    }

    @Test(arguments: [
        ("", "xml-not-well-formed"), ("<xliff", "xml-not-well-formed"), ("<tmx version='1.4'/>", "xliff-foreign"),
        ("<xliff version='3.0' xmlns='urn:oasis:names:tc:xliff:document:3.0'/>", "xliff-version"),
        ("<xliff version='2.0' xmlns='urn:else'/>", "xliff-foreign"),
        (
            "<!DOCTYPE x [<!ENTITY e 'e'>]><xliff version='2.0' xmlns='urn:oasis:names:tc:xliff:document:2.0'>&e;</xliff>",
            "xml-entity"
        ),
    ])
    func `what is no XLIFF is refused`(text: String, code: String) {
        #expect { try findings(text) } throws: { ($0 as? DragomanError)?.code == code }
    }

    /// Cut off, doubled, with other bytes in it: it is refused or found wrong, and never ends the process.
    @Test(arguments: 0..<UInt64(300))
    func `damage is told and does no harm`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var bytes = Array(Self.cases[Int(seed) % Self.cases.count].text.utf8)
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.removeSubrange(place..<min(place + 9, bytes.count))
            case 2: bytes.insert(contentsOf: bytes[place..<min(place + 40, bytes.count)], at: place)
            default: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &random))
            }
            if bytes.isEmpty { bytes = [0x3C] }
        }
        _ = try? XLIFFValidator.validate(bytes: bytes, file: "a.xlf")
    }
}
