import DragomanExchange
import DragomanModel
import DragomanTesting
import Foundation
import Testing

/// What is read as a document and written is the same, whatever is in it; split and joined likewise.
@Suite struct XLIFFDocumentTests {
    private static let odd = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- before --><?style a="b"?>
        <x:xliff xmlns:x="urn:oasis:names:tc:xliff:document:2.0" xmlns:my="urn:my" version="2.1" srcLang="en" my:a='&lt;"&#10;'>
        <!-- within -->
        <x:file id="f1" original="a"><my:head xmlns="urn:else"><p q="1"/></my:head><x:unit id="u1" my:b="&amp;"><x:segment>
        <x:source xml:space="preserve">A &lt; B&#13; <x:ph id="1"/><![CDATA[<c>]]>  </x:source></x:segment></x:unit><?pi?>
        <x:group id="g"><x:unit id="u2"><x:segment><x:source>two words</x:source></x:segment></x:unit></x:group>
        </x:file></x:xliff>
        <!-- after -->
        """

    private func document(_ text: String) throws -> XLIFFDocument {
        try XLIFFDocument(bytes: Array(text.utf8), file: "a.xlf")
    }

    @Test func `what stands anywhere is kept`() throws {
        let read = try document(Self.odd)
        let written = read.written()
        #expect(try XLIFFDocument(bytes: written, file: "b.xlf") == read)
        let text = String(decoding: written, as: UTF8.self)
        for piece in [
            "<!-- before -->", "<?style a=\"b\"?>", "<!-- within -->",
            "<my:head xmlns=\"urn:else\"><p q=\"1\"/></my:head>",
            "A &lt; B&#13; <x:ph id=\"1\"/>&lt;c&gt;  ", "<?pi?>", "<!-- after -->", "my:a=\"&lt;&quot;&#10;\"",
        ] { #expect(text.contains(piece), "\(piece)") }
        #expect(read.units.map { $0["id"] } == ["u1", "u2"])
        #expect(read.sourceLanguage == "en" && read.targetLanguage == nil)
    }

    @Test func `the name of a namespace keeps its ampersand`() throws {
        let read = try document(
            "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.0' xmlns:a='u&amp;&amp;#38;v' a:b='&amp;'/>"
        )
        #expect(read.root.declarations.last?.namespace == "u&&#38;v")
        #expect(try XLIFFDocument(bytes: read.written(), file: "b.xlf") == read)
    }

    @Test(arguments: Layout.all)
    func `read what was written, it is the same; and so on again`(layout: Layout) throws {
        var generated = Generated(seed: 12)
        let bytes = try layout.write((1...60).map { generated.file($0) })
        let read = try XLIFFDocument(bytes: bytes, file: "a.xlf")
        #expect(read.version == layout.version)
        let again = try XLIFFDocument(bytes: read.written(), file: "b.xlf")
        #expect(again == read)
    }

    @Test(arguments: Layout.all)
    func `parts are whole documents, and joined they are the document`(layout: Layout) throws {
        var generated = Generated(seed: 13)
        let read = try XLIFFDocument(bytes: layout.write((1...12).map { generated.file($0) }), file: "a.xlf")
        for division in [XLIFFDivision.parts(3), .words(40), .files, .parts(1), .words(1)] {
            let parts = read.split(division) { $0.split(separator: " ").count }
            #expect(parts.flatMap(\.units) == read.units)
            #expect(parts.allSatisfy { !$0.units.isEmpty })
            for part in parts {
                let found = try XLIFFValidator.validate(bytes: part.written(), file: "part.xlf").findings
                #expect(found.isEmpty, "\(division): \(found.prefix(2))")
            }
            let joined = try XLIFFDocument.joined(parts)
            #expect(joined.findings.isEmpty)
            #expect(joined.document.units == read.units)
            #expect(joined.document.files.map(\.attributes) == read.files.map(\.attributes), "\(division)")
        }
    }

    @Test func `what does not belong together is not joined`() throws {
        func file(_ version: String, _ target: String) throws -> XLIFFDocument {
            try document(
                "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='\(version)' srcLang='en' trgLang='\(target)'>"
                    + "<file id='f'><unit id='u'><segment><source>x</source></segment></unit></file></xliff>"
            )
        }
        let (french, german, older) = (try file("2.1", "fr"), try file("2.1", "de"), try file("2.0", "fr"))
        #expect { try XLIFFDocument.joined([french, german]) } throws: {
            ($0 as? DragomanError)?.code == "xliff-join-language"
        }
        #expect { try XLIFFDocument.joined([french, older]) } throws: {
            ($0 as? DragomanError)?.code == "xliff-join-version"
        }
        // What another root declares goes with its files, and notes that differ are not dropped.
        func noted(_ note: String) throws -> XLIFFDocument {
            try document(
                "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' xmlns:\(note)='urn:\(note)' version='2.1' srcLang='en'>"
                    + "<file id='f' original='a'><notes><note>\(note)</note></notes><unit id='\(note)' \(note):x='1'>"
                    + "<segment><source>x</source></segment></unit></file></xliff>"
            )
        }
        let both = String(
            decoding: try XLIFFDocument.joined([noted("one"), noted("two")]).document.written(),
            as: UTF8.self
        )
        #expect(both.contains("xmlns:two=\"urn:two\"") && both.contains("<note>two</note>"))
        let twice = try XLIFFDocument.joined([french, french])
        #expect(twice.document.files.map { $0["id"] } == ["f", "f-2"])
        #expect(twice.findings.map(\.code) == ["xliff-file-renamed"])
        let error = #expect(throws: DragomanError.self) {
            _ = try XLIFFDocument.joined([french, german], names: ["fr.xlf", "de.xlf"])
        }
        #expect(error?.position?.file == "de.xlf")
    }

    @Test func `what stands at and in later roots is joined too`() throws {
        func part(_ number: Int, _ attributes: String) throws -> XLIFFDocument {
            try document(
                "<!-- all --><!-- \(number) --><?style \(number)?><xliff xmlns='urn:oasis:names:tc:xliff:document:2.0'"
                    + " xmlns:my='urn:my' version='2.1' srcLang='en' \(attributes)>\n<!-- before \(number) -->"
                    + "<file id='f\(number)'><unit id='u'><segment><source>x</source></segment></unit></file>"
                    + "<!-- after \(number) -->\n</xliff><!-- end \(number) -->"
            )
        }
        let parts = [
            try part(1, "xml:space='preserve' my:a='1'"), try part(2, "my:a='2'"),
            try part(3, "xml:space='preserve' my:a='1' my:b='3'"),
        ]
        let joined = try XLIFFDocument.joined(parts).document
        let text = String(decoding: joined.written(), as: UTF8.self)
        var rest = text[...]
        for piece in [
            "<!-- all -->", "<!-- 1 -->", "<?style 1?>", "<!-- 2 -->", "<?style 2?>", "<!-- 3 -->",
            "xml:space=\"preserve\" my:a=\"1\">", "<!-- before 1 -->", "<file id=\"f1\">", "<!-- after 1 -->",
            "<!-- before 2 -->", "<file id=\"f2\" my:a=\"2\" xml:space=\"default\">", "<!-- after 2 -->",
            "<!-- before 3 -->", "<file id=\"f3\" my:b=\"3\">", "<!-- after 3 -->", "<!-- end 1 -->", "<!-- end 3 -->",
        ] {
            let range = rest.range(of: piece)
            #expect(range != nil, "\(piece) in \(text)")
            if let range { rest = rest[range.upperBound...] }
        }
        #expect(text.ranges(of: "<!-- all -->").count == 1)
        #expect(try XLIFFValidator.validate(bytes: joined.written(), file: "a.xlf").findings.isEmpty)
    }

    @Test func `of 1·2, each file's languages count, and foreign elements and comments are joined`() throws {
        func part(_ unit: Int, _ target: String, _ more: String = "", _ note: String = "n") throws -> XLIFFDocument {
            try document(
                "<xliff xmlns='urn:oasis:names:tc:xliff:document:1.2' xmlns:my='urn:my' version='1.2'>"
                    + "<my:job>\(unit)</my:job><file original='a' datatype='html' source-language='en'"
                    + " target-language='\(target)'><body><group id='g'><note>\(note)</note><!-- \(unit) -->"
                    + "<trans-unit id='\(unit)'><source>x</source></trans-unit></group></body></file>\(more)</xliff>"
            )
        }
        let text = String(
            decoding: try XLIFFDocument.joined([part(1, "fr"), part(2, "FR"), part(3, "fr", "", "m")]).document
                .written(),
            as: UTF8.self
        )
        for piece in ["<my:job>1</my:job>", "<my:job>2</my:job>", "<!-- 1 -->", "<!-- 2 -->", "<note>m</note>"] {
            #expect(text.contains(piece), "\(piece) in \(text)")
        }
        let german = "<file original='b' datatype='html' source-language='en' target-language='de'><body/></file>"
        for parts in [[try part(1, "fr"), try part(2, "fr", german)], [try part(1, "fr", german), try part(2, "fr")]] {
            let error = #expect(throws: DragomanError.self) { _ = try XLIFFDocument.joined(parts) }
            #expect(error?.code == "xliff-join-language")
            #expect(error?.message.contains("en to de, en to fr") == true, "\(error?.message ?? "")")
        }
    }
}

/// Real files, compared as canonical XML.
@Suite(.enabled(if: Lint.isHere && SharedData.file("interop") != nil, "xmllint or the files are not on this machine"))
struct XLIFFDocumentFilesTests {
    private func canonical(_ path: String) throws -> Data {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/xmllint")
        process.arguments = ["--nonet", "--c14n", path]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return data
    }

    @Test func `every valid file is written as it was read, as canonical XML has it`() throws {
        let root = try #require(SharedData.file("interop"))
        let files = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
            .compactMap { $0 as? URL }
            .filter {
                $0.pathExtension == "xlf" && !$0.path.contains("/invalid/") && !$0.path.contains("Good-pgs_plural")
            }
        #expect(files.count > 25)
        var compared = 0
        for file in files {
            let document = try XLIFFDocument(path: file.path, file: file.lastPathComponent)
            let copy = FileManager.default.temporaryDirectory.appendingPathComponent(
                "dragoman-\(UUID().uuidString).xlf"
            )
            defer { try? FileManager.default.removeItem(at: copy) }
            try Data(document.written()).write(to: copy)
            let (before, after) = (try canonical(file.path), try canonical(copy.path))
            // A namespace that is a relative reference has no canonical form.
            if before.isEmpty {
                #expect(try XLIFFDocument(path: copy.path, file: "copy") == document, "\(file.lastPathComponent)")
            } else {
                compared += 1
                #expect(before == after, "\(file.lastPathComponent)")
            }
        }
        #expect(compared > 20)
    }
}
