import DragomanModel
import DragomanXML
import Testing

/// Reads everything and gives it back as one line.
private func transcript(_ text: String) throws -> String {
    try transcript(bytes: Array(text.utf8))
}

private func transcript(bytes: [UInt8]) throws -> String {
    let reader = try XMLReader(bytes: bytes, file: "t.xml")
    var result = ""
    while let event = try reader.next() {
        switch event {
        case .start:
            result += "<" + (reader.name?.text ?? "?")
            for attribute in try reader.attributes() { result += " \(attribute.name)=\(attribute.value)" }
            result += ">"
        case .end: result += "</" + (reader.name?.text ?? "?") + ">"
        case .text: result += reader.text
        }
    }
    return result
}

private func code(of bytes: [UInt8]) -> String {
    do {
        _ = try transcript(bytes: bytes)
        return "read"
    } catch let error as DragomanError {
        return error.code
    } catch {
        return "foreign error"
    }
}

@Suite struct XMLReaderTests {
    @Test func `Elements, attributes, text and CDATA come in order`() throws {
        let text = "<?xml version='1.0'?><!-- c --><a x='1' y='&lt;&#65;&quot;'>t&amp;u<b/><![CDATA[<c>]]></a>"
        #expect(try transcript(text) == "<a x=1 y=<A\">t&u<b></b><c></a>")
    }

    @Test func `Names are interned and namespaces told`() throws {
        let reader = try XMLReader(bytes: Array("<p:a xmlns:p='urn:x'><p:b/><b/></p:a>".utf8), file: "t.xml")
        let name = reader.intern("b")
        #expect(try reader.next() == .start)
        #expect(reader.namespace == "urn:x")
        var cache = reader.namespaceCache()
        #expect(try reader.next() == .start)
        #expect(reader.name == name)
        #expect(reader.isNamespace("urn:x", cache: &cache))
        #expect(try reader.next() == .end)
        #expect(try reader.next() == .start)
        #expect(reader.namespace.isEmpty)
        #expect(!reader.isNamespace("urn:x", cache: &cache))
    }

    @Test func `UTF-16 with a mark, UTF-8 with a mark and Latin-1 are read`() throws {
        let text = "<?xml version='1.0' encoding='UTF-16'?><a>größer 日本</a>"
        var little: [UInt8] = [0xFF, 0xFE]
        var big: [UInt8] = [0xFE, 0xFF]
        for unit in text.utf16 {
            little += [UInt8(unit & 0xFF), UInt8(unit >> 8)]
            big += [UInt8(unit >> 8), UInt8(unit & 0xFF)]
        }
        #expect(try transcript(bytes: little) == "<a>größer 日本</a>")
        #expect(try transcript(bytes: big) == "<a>größer 日本</a>")
        #expect(try transcript(bytes: [0xEF, 0xBB, 0xBF] + Array("<a>é</a>".utf8)) == "<a>é</a>")
        let latin = Array("<?xml version='1.0' encoding='ISO-8859-1'?><a>".utf8) + [0xE9] + Array("</a>".utf8)
        #expect(try transcript(bytes: latin) == "<a>é</a>")
    }

    @Test func `The depth is that of the element`() throws {
        let reader = try XMLReader(bytes: Array("<a><b>x</b></a>".utf8), file: "t.xml")
        var depths: [Int] = []
        while try reader.next() != nil { depths.append(reader.depth) }
        #expect(depths == [1, 2, 2, 2, 1])
    }

    @Test func `An element is skipped with all that is in it`() throws {
        let reader = try XMLReader(bytes: Array("<a><b><b/><c>x</c></b><d/></a>".utf8), file: "t.xml")
        _ = try reader.next()
        _ = try reader.next()
        try reader.skipElement()
        #expect(try reader.next() == .start)
        #expect(reader.name?.text == "d")
        try reader.skipElement()
        #expect(try reader.next() == .end)
        #expect(reader.name?.text == "a")
    }

    @Test func `An error says file, line and column`() throws {
        let error = #expect(throws: DragomanError.self) { try transcript("<a>\n <b>\n</a>") }
        #expect(error?.code == "xml-not-well-formed")
        #expect(error?.position?.file == "t.xml")
        #expect(error?.position?.line == 3)
        #expect(error?.position?.column != nil)
    }

    @Test func `Lines are told for elements, also far down`() throws {
        let count = 70_000
        let text = "<a>\n" + String(repeating: "<b>x</b>\n", count: count) + "</a>"
        let reader = try XMLReader(bytes: Array(text.utf8), file: "t.xml")
        var line = 0
        var starts = 0
        while let event = try reader.next() {
            guard event == .start else { continue }
            starts += 1
            line = reader.line
            if starts == 3 { #expect(line == 3) }
        }
        #expect(abs(line - (count + 1)) <= 1)
    }

    @Test func `Entities of a DTD are refused, whatever they are`() {
        let xxe = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"
        #expect(code(of: Array(xxe.utf8)) == "xml-entity")
        let inner = "<!DOCTYPE a [<!ENTITY x 'hello'>]><a>&x;</a>"
        #expect(code(of: Array(inner.utf8)) == "xml-entity")
        let attribute = "<!DOCTYPE a [<!ENTITY x 'hello'>]><a y='&x;'/>"
        #expect(code(of: Array(attribute.utf8)) == "xml-entity")
        let undeclared = "<a>&nbsp;</a>"
        #expect(code(of: Array(undeclared.utf8)) == "xml-not-well-formed")
        var laughs = "<!DOCTYPE a [<!ENTITY l0 'lol'>"
        for index in 1...9 {
            laughs += "<!ENTITY l\(index) '" + String(repeating: "&l\(index - 1);", count: 10) + "'>"
        }
        laughs += "]><a>&l9;</a>"
        #expect(code(of: Array(laughs.utf8)) == "xml-entity")
        let doctype = "<!DOCTYPE a SYSTEM 'nowhere.dtd'><a>x</a>"
        #expect(code(of: Array(doctype.utf8)) == "read")
    }

    @Test(arguments: [201, 257, 10_000])
    func `Depth is bounded`(depth: Int) {
        let text = String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
        #expect(code(of: Array(text.utf8)) == "xml-too-deep")
    }

    @Test func `A depth of 200 is read`() {
        let text = String(repeating: "<a>", count: 200) + String(repeating: "</a>", count: 200)
        #expect(code(of: Array(text.utf8)) == "read")
    }

    @Test func `A text of 11 MB is refused`() {
        let text = "<a>" + String(repeating: "x", count: 11_000_000) + "</a>"
        #expect(code(of: Array(text.utf8)) == "xml-too-large")
    }

    @Test func `Control characters, NUL and broken UTF-8 are refused`() {
        #expect(code(of: Array("<a>\u{1}</a>".utf8)) == "xml-not-well-formed")
        #expect(code(of: Array("<a>\u{0}</a>".utf8)) == "xml-not-well-formed")
        #expect(code(of: Array("<a b='\u{0}'/>".utf8)) == "xml-not-well-formed")
        #expect(code(of: Array("<a>x</a>\u{0}".utf8)) == "xml-not-well-formed")
        #expect(code(of: Array("<a>".utf8) + [0xC3, 0x28] + Array("</a>".utf8)) == "xml-not-well-formed")
        #expect(code(of: Array("<a>".utf8) + [0xED, 0xA0, 0x80] + Array("</a>".utf8)) == "xml-not-well-formed")
        #expect(code(of: []) == "xml-not-well-formed")
        #expect(code(of: Array("no xml".utf8)) == "xml-not-well-formed")
        #expect(code(of: Array("<a/><b/>".utf8)) == "xml-not-well-formed")
    }

    @Test func `Cut off anywhere, a document is an error`() {
        let bytes = Array("<?xml version='1.0'?>\n<a b='1'><!-- c --><c>d&amp;é</c><![CDATA[e]]><f/></a>".utf8)
        for count in 0..<bytes.count {
            #expect(code(of: Array(bytes[..<count])) == "xml-not-well-formed", "cut at \(count)")
        }
        #expect(code(of: bytes) == "read")
    }

    @Test func `A file that is not there, and a folder, are told`() {
        let missing = #expect(throws: DragomanError.self) { try XMLReader(path: "/nowhere/x.xlf", file: "x.xlf") }
        #expect(missing?.code == "xml-unreadable")
        #expect(missing?.message.contains("no such file") == true)
        let folder = #expect(throws: DragomanError.self) {
            let reader = try XMLReader(path: "/", file: "root")
            while try reader.next() != nil {}
        }
        #expect(folder?.code == "xml-unreadable")
    }
}
