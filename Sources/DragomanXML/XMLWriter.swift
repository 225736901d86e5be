/// Writes XML byte for byte as it is told: attributes in the order given, `\n` for line ends, UTF-8.
///
/// In text `&`, `<`, `>` and CR are escaped, in attributes `"`, TAB and LF as well. Scalars that XML 1.0 cannot hold are
/// left out: they belong in inline codes.
package struct XMLWriter {
    private var buffer: [UInt8] = []
    private var isTagOpen = false

    /// Makes a writer with nothing written.
    package init() {}

    /// How many bytes wait to be taken.
    package var count: Int { buffer.count }

    /// Hands over what is written so far and begins anew behind it; an open tag stays open.
    package mutating func take() -> [UInt8] {
        let bytes = buffer
        buffer.removeAll(keepingCapacity: true)
        return bytes
    }

    /// Writes the XML declaration and a line end.
    package mutating func declaration() {
        write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    }

    /// Writes a comment and a line end; a double hyphen, which no comment may hold, is parted.
    package mutating func comment(_ text: String) {
        closeTag()
        write("<!--")
        var isAfterHyphen = false
        for byte in text.utf8 {
            if byte == 0x2D, isAfterHyphen { buffer.append(0x20) }
            isAfterHyphen = byte == 0x2D
            buffer.append(byte)
        }
        // Nor may it end with one.
        if isAfterHyphen { buffer.append(0x20) }
        write("-->\n")
    }

    /// Begins an element; attributes may follow.
    package mutating func start(_ name: StaticString) {
        closeTag()
        buffer.append(0x3C)
        write(name)
        isTagOpen = true
    }

    /// Begins an element of a name that is only known now; attributes may follow.
    package mutating func start(named name: String) {
        closeTag()
        buffer.append(0x3C)
        buffer.append(contentsOf: name.utf8)
        isTagOpen = true
    }

    /// Writes an attribute of a name that is only known now.
    package mutating func attribute(named name: String, _ value: String) {
        buffer.append(0x20)
        buffer.append(contentsOf: name.utf8)
        buffer.append(0x3D)
        buffer.append(0x22)
        var value = value
        value.withUTF8 { escape($0, inAttribute: true) }
        buffer.append(0x22)
    }

    /// Ends an element of a name that is only known now.
    package mutating func end(named name: String) {
        if isTagOpen {
            isTagOpen = false
            write("/>")
        } else {
            write("</")
            buffer.append(contentsOf: name.utf8)
            buffer.append(0x3E)
        }
    }

    /// Writes an attribute of the element just begun.
    package mutating func attribute(_ name: StaticString, _ value: String) {
        buffer.append(0x20)
        write(name)
        buffer.append(0x3D)
        buffer.append(0x22)
        var value = value
        value.withUTF8 { escape($0, inAttribute: true) }
        buffer.append(0x22)
    }

    /// Writes an attribute that holds a number.
    package mutating func attribute(_ name: StaticString, _ value: Int) {
        attribute(name, String(value))
    }

    /// Writes text.
    package mutating func text(_ text: String) {
        closeTag()
        var text = text
        text.withUTF8 { escape($0, inAttribute: false) }
    }

    /// Writes text.
    package mutating func text(_ text: Substring) {
        closeTag()
        var text = text
        text.withUTF8 { escape($0, inAttribute: false) }
    }

    /// Writes markup as it is: it must be well-formed content.
    package mutating func markup(_ markup: String) {
        guard !markup.isEmpty else { return }
        closeTag()
        buffer.append(contentsOf: markup.utf8)
    }

    /// Ends an element: `/>` where nothing stands in it.
    package mutating func end(_ name: StaticString) {
        if isTagOpen {
            isTagOpen = false
            write("/>")
        } else {
            write("</")
            write(name)
            buffer.append(0x3E)
        }
    }

    /// Ends an element with an end tag of its own even where nothing stands in it.
    package mutating func endInFull(_ name: StaticString) {
        closeTag()
        end(name)
    }

    /// Writes an element that holds text only.
    package mutating func element(_ name: StaticString, _ content: String) {
        start(name)
        text(content)
        end(name)
    }

    /// Begins a new line between elements.
    package mutating func line(_ depth: Int) {
        closeTag()
        buffer.append(0x0A)
        for _ in 0..<depth { buffer.append(0x20) }
    }

    /// Ends the last line of a document.
    package mutating func finish() {
        closeTag()
        buffer.append(0x0A)
    }

    /// Whether XML 1.0 can hold a scalar.
    package static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x9, 0xA, 0xD: true
        case 0..<0x20, 0xFFFE, 0xFFFF: false
        default: true
        }
    }

    private mutating func closeTag() {
        guard isTagOpen else { return }
        isTagOpen = false
        buffer.append(0x3E)
    }

    private mutating func write(_ text: StaticString) {
        text.withUTF8Buffer { buffer.append(contentsOf: $0) }
    }

    private mutating func escape(_ text: UnsafeBufferPointer<UInt8>, inAttribute: Bool) {
        var start = 0
        var index = 0
        while index < text.count {
            let byte = text[index]
            // Nothing else is ever special: ASCII above `>` and all of UTF-8 but the lead byte of U+F000…U+FFFF.
            if byte > 0x3E, byte != 0xEF {
                index += 1
                continue
            }
            let (replacement, width) = Self.replacement(at: index, in: text, inAttribute: inAttribute)
            guard let replacement else {
                index += 1
                continue
            }
            buffer.append(contentsOf: text[start..<index])
            write(replacement)
            index += width
            start = index
        }
        buffer.append(contentsOf: text[start...])
    }

    private static func replacement(
        at index: Int,
        in text: UnsafeBufferPointer<UInt8>,
        inAttribute: Bool
    ) -> (StaticString?, Int) {
        switch text[index] {
        case 0x26: ("&amp;", 1)
        case 0x3C: ("&lt;", 1)
        case 0x3E: ("&gt;", 1)
        case 0x0D: ("&#13;", 1)
        case 0x22: (inAttribute ? "&quot;" : nil, 1)
        case 0x09: (inAttribute ? "&#9;" : nil, 1)
        case 0x0A: (inAttribute ? "&#10;" : nil, 1)
        case 0..<0x20: ("", 1)
        case 0xEF where index + 2 < text.count && text[index + 1] == 0xBF && text[index + 2] >= 0xBE: ("", 3)
        default: (nil, 1)
        }
    }
}
