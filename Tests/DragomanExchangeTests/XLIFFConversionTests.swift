import DragomanModel
import DragomanTesting
import Foundation
import Testing

@testable import DragomanExchange

/// What one version says, another says too, or keeps; and back it is what it was.
@Suite struct XLIFFConversionTests {
    private func document(_ text: String) throws -> XLIFFDocument {
        try XLIFFDocument(bytes: Array(text.utf8), file: "a.xlf")
    }

    private func errors(_ document: XLIFFDocument) throws -> [Finding] {
        try XLIFFValidator.validate(bytes: document.written(), file: "a.xlf").findings.filter { $0.severity == .error }
    }

    private static let old = """
        <?xml version="1.0"?><!-- top -->
        <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:my="urn:my">
        <file original="a b" source-language="en" target-language="fr" datatype="html" category="news" my:x="1">
        <header><skl><internal-file form="text">&lt;p&gt;</internal-file></skl>
        <phase-group><phase phase-name="p" process-name="review"><note>who</note></phase></phase-group>
        <my:thing a="1"><my:inner/></my:thing></header>
        <body><!-- here --><group restype="x-p"><count-group name="c"><count count-type="total" unit="word">3</count></count-group>
        <trans-unit id="u 1" approved="yes" my:y="2" phase-name="p" xml:space="preserve"><source xml:lang="en">One <g id="1" xid="7" my:z="3">two. Three</g>.</source>
        <seg-source><mrk mtype="seg" mid="1">One <g id="1" xid="7" my:z="3">two.</g></mrk><g id="2"> </g><mrk mtype="seg" mid="2">Three.</mrk></seg-source>
        <target state="needs-review-l10n" state-qualifier="mt-suggestion"><mrk mtype="seg" mid="1">Un <g id="1" xid="7">deux.</g></mrk><g id="2"> </g><mrk mtype="seg" mid="2">Trois.</mrk></target>
        <prop-group><prop prop-type="x">y</prop></prop-group>
        <alt-trans match-quality="about half"><target>Un</target><target>Une</target></alt-trans></trans-unit>
        <trans-unit id="u2"><source>See <ph id="1" assoc="preceding">&lt;img alt="<sub>the <g id="9">old</g> port</sub>"&gt;</ph><bpt id="2" rid="1">&lt;b&gt;</bpt>here<ept id="3" rid="1">&lt;/b&gt;</ept>
        <mrk mtype="abbrev" comment="short">St.</mrk></source></trans-unit></group>
        <bin-unit id="b" mime-type="image/png"><bin-source><external-file href="a.png"/></bin-source></bin-unit></body></file></xliff>
        """

    @Test func `what only 1.2 says is kept in 2.1 and back in its place`() throws {
        let read = try document(Self.old)
        let there = try read.converted(to: .version21)
        let text = String(decoding: there.document.written(), as: UTF8.self)
        #expect(try errors(there.document).isEmpty)
        #expect(
            Set(there.findings.map(\.code)) == ["convert-kept", "convert-renamed", "convert-unsaid"],
            "\(there.findings)"
        )
        for piece in [
            "<unit id=\"u_1\"", "my:y=\"2\"", "subFlows=\"u2-1-sub1\"", "<unit id=\"u2-1-sub1\">",
            "<data id=\"d2\">&lt;b&gt;</data>", "<my:thing a=\"1\"><my:inner/></my:thing>", "<ignorable>",
            "state=\"reviewed\"", "type=\"xlf12:abbrev\" value=\"short\"", "<!-- here -->", "<!-- top -->",
        ] { #expect(text.contains(piece), "\(piece)") }
        let back = try there.document.converted(to: .version12).document
        #expect(try errors(back).isEmpty)
        let again = String(decoding: back.written(), as: UTF8.self)
        for piece in [
            "id=\"u 1\"", "category=\"news\"", "state=\"needs-review-l10n\"", "state-qualifier=\"mt-suggestion\"",
            "xid=\"7\"", "my:z=\"3\"", "assoc=\"preceding\"", "<prop prop-type=\"x\">y</prop>", "<bin-source>",
            "match-quality=\"about half\"", "mtype=\"abbrev\" mid=\"m1\" comment=\"short\"", "approved=\"yes\"",
            "<internal-file form=\"text\">&lt;p&gt;</internal-file>",
            "<count count-type=\"total\" unit=\"word\">3</count>",
            "<seg-source><mrk mtype=\"seg\" mid=\"1\">One <g id=\"1\"",
        ] { #expect(again.contains(piece), "\(piece)") }
        #expect(again.contains("<note>who</note>"))
    }

    @Test func `files of two pairs of languages are no document of 2`() throws {
        let two = Self.old.replacing(
            "</file>",
            with: "</file><file original='b' source-language='en' target-language='de' datatype='html'><body/></file>"
        )
        let read = try document(two)
        #expect { try read.converted(to: .version20) } throws: {
            ($0 as? DragomanError)?.code == "convert-languages"
        }
    }

    @Test func `the prefix of the core is not taken for what is kept`() throws {
        let read = try document(
            "<xlf2:xliff xmlns:xlf2='urn:oasis:names:tc:xliff:document:2.0' version='2.1' srcLang='en'><xlf2:file id='f'>"
                + "<xlf2:unit id='u' canResegment='no'><xlf2:segment><xlf2:source>x</xlf2:source></xlf2:segment></xlf2:unit>"
                + "</xlf2:file></xlf2:xliff>"
        )
        let there = try read.converted(to: .version12).document
        #expect(try errors(there).isEmpty)
        let back = try there.converted(to: .version21).document
        #expect(ConversionView(back) == ConversionView(read) && back.units[0]["canResegment"] == "no")
    }

    // MARK: Laws

    @Test(arguments: Layout.all)
    func `what is exported is valid in every version, and the same when it is back`(layout: Layout) throws {
        var generated = Generated(seed: 31)
        let read = try XLIFFDocument(bytes: layout.write((1...20).map { generated.file($0) }), file: "a.xlf")
        for version in XLIFFVersion.allCases {
            let there = try read.converted(to: version).document
            #expect(there.version == version)
            let errors = try errors(there)
            #expect(errors.isEmpty, "\(version): \(errors.prefix(2))")
            #expect(there.units.count == read.units.count)
            let again = try XLIFFDocument(bytes: there.written(), file: "b.xlf")
            #expect(again == there)
            let back = try there.converted(to: read.version).document
            let difference = ConversionView(read).difference(from: ConversionView(back))
            #expect(difference == nil, "\(version)")
        }
    }

    /// Files that others wrote.
    @Test(.enabled(if: SharedData.file("interop") != nil, "the files are not on this machine"))
    func `every valid file stays valid, and the same when it is back`() throws {
        let root = try #require(SharedData.file("interop"))
        let files = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
            .compactMap { $0 as? URL }
            .filter { $0.pathExtension == "xlf" && !$0.path.contains("/invalid/") }
        var converted = 0
        for file in files.sorted(by: { $0.path < $1.path }) {
            guard let read = try? XLIFFDocument(path: file.path, file: file.path),
                (try? XLIFFValidator.validate(path: file.path, file: file.path).isValid) == true
            else { continue }
            for version in XLIFFVersion.allCases where version != read.version {
                let there = try read.converted(to: version)
                let name = "\(file.lastPathComponent) to \(version.rawValue)"
                let errors = try errors(there.document)
                #expect(errors.isEmpty, "\(name): \(errors.prefix(2))")
                if there.findings.contains(where: { $0.severity == .warning || $0.code == "convert-moved" }) {
                    continue
                }
                let back = try there.document.converted(to: read.version)
                let (one, other) = (ConversionView(read), ConversionView(back.document))
                let difference = one.difference(from: other)
                #expect(difference == nil, "\(name)")
                converted += 1
            }
        }
        #expect(converted > 60)
    }
}

/// What counts of a document, whatever words a version has for it.
struct ConversionView: Equatable {
    struct Part: Equatable {
        var isSegment: Bool
        var state: String?
        var source: [InlineToken]
        var target: [InlineToken]?
    }

    struct Unit: Equatable {
        var id: String?
        var name: String?
        var translate: String?
        var parts: [Part]
        var notes: [String]
        var matches: Int
        /// Elements and attributes of others, as they stand.
        var others: [XLIFFDocumentElement]
    }

    var source: String?
    var target: String?
    var files: [String?]
    var units: [Unit] = []

    init(_ document: XLIFFDocument) {
        source = document.sourceLanguage
        target = document.targetLanguage
        files = document.files.map { $0["original"] ?? $0["id"] }
        units = document.units.map { document.version == .version12 ? Self.unit12($0) : Self.unit2($0) }
    }

    /// What is not the same first; `nil` where all is.
    func difference(from other: ConversionView) -> String? {
        if source != other.source || target != other.target { return "languages" }
        if files != other.files { return "files \(files), \(other.files)" }
        if units.count != other.units.count { return "\(units.count) and \(other.units.count) units" }
        for (one, two) in zip(units, other.units) where one != two {
            let fields: [(String, Bool, Any, Any)] = [
                ("id", one.id == two.id, one.id as Any, two.id as Any),
                ("name", one.name == two.name, one.name as Any, two.name as Any),
                ("translate", one.translate == two.translate, one.translate as Any, two.translate as Any),
                ("notes", one.notes == two.notes, one.notes, two.notes),
                ("matches", one.matches == two.matches, one.matches, two.matches),
                ("others", one.others == two.others, one.others, two.others),
            ]
            if let field = fields.first(where: { !$0.1 }) {
                return "\(one.id ?? "") \(field.0): \(field.2)\n\(field.3)"
            }
            if one.parts.count != two.parts.count {
                return "\(one.id ?? ""): \(one.parts.count), \(two.parts.count) parts"
            }
            for (left, right) in zip(one.parts, two.parts) where left != right {
                if left.state != right.state { return "state \(left.state ?? ""), \(right.state ?? "")" }
                if left.source != right.source { return "source \(left.source)\n\(right.source)" }
                return "target \(left.target ?? []) \(left.target == nil)\n\(right.target ?? []) \(right.target == nil)"
            }
        }
        return nil
    }

    private static func unit2(_ unit: XLIFFDocumentElement) -> Unit {
        let reader = InlineReader2(unit)
        return Unit(
            id: unit["id"],
            name: unit["name"],
            translate: unit["translate"],
            parts: unit.elements.filter { $0.isCore("segment") || $0.isCore("ignorable") }.map { part in
                Part(
                    isSegment: part.name == "segment",
                    state: part["state"],
                    source: plain(part.elements.first { $0.isCore("source") }.map(reader.read) ?? []),
                    target: part.elements.first { $0.isCore("target") }.map { plain(reader.read($0)) }
                )
            }.map(filled),
            notes: unit.elements.filter { $0.isCore("notes") }.flatMap(\.elements).map(\.text),
            matches: unit.elements.filter { $0.name == "matches" }.flatMap(\.elements).count,
            others: others(unit)
        )
    }

    private static func unit12(_ unit: XLIFFDocumentElement) -> Unit {
        let content = UnitContent12(unit, id: unit["id"] ?? "", keptPrefix: nil)
        return Unit(
            id: unit["id"],
            name: unit["resname"],
            translate: unit["translate"],
            parts: content.parts.map { part in
                Part(
                    isSegment: part.isSegment,
                    state: unit.elements.first { $0.isCore("target") }?["state"],
                    source: plain(part.source),
                    target: part.target.map(plain)
                )
            }.map(filled),
            notes: unit.elements.filter { $0.isCore("note") }.map(\.text),
            matches: unit.elements.filter { $0.isCore("alt-trans") }.count,
            others: others(unit)
        )
    }

    /// What is to be ignored is in the target as in the source; an empty target is none.
    private static func filled(_ part: Part) -> Part {
        var part = part
        if !part.isSegment, part.target == nil { part.target = part.source }
        if part.target == [] { part.target = nil }
        return part
    }

    private static func others(_ unit: XLIFFDocumentElement) -> [XLIFFDocumentElement] {
        unit.elements.filter {
            !$0.isCore($0.name) && $0.namespace != KeptDetails.namespace && $0.namespace != ModuleNames.matches
        }.map(bare)
    }

    /// Without what is only the spelling of namespaces.
    private static func bare(_ element: XLIFFDocumentElement) -> XLIFFDocumentElement {
        var element = element
        element.declarations = []
        // Change tracking was in another namespace in 2.0.
        element.namespace = element.namespace.replacing("changetracking:2.1", with: "changetracking:2.0")
        element.children = element.children.map {
            if case .element(let child) = $0 { .element(bare(child)) } else { $0 }
        }
        return element
    }

    /// Tokens without what a version must say in its own way: whether a pair is an element or two ends, and
    /// white space around annotations that could not be kept.
    private static func plain(_ tokens: [InlineToken]) -> [InlineToken] {
        tokens.map { token in
            guard case .code(var spot) = token else { return token }
            spot.isElement = false
            if spot.role == .close { (spot.type, spot.subType, spot.others) = (nil, nil, []) }
            spot.others.sort { ($0.prefix, $0.name) < ($1.prefix, $1.name) }
            return .code(spot)
        }
    }
}
