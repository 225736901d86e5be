import CGumbo
import DragomanModel

/// The attributes that the filter reads, by C strings as gumbo has them.
extension HTMLElements {
    /// What an attribute is to the filter.
    enum AttributeUse {
        case translate
        case `class`
        case language
        case xmlLanguage
        case direction
        case content
        /// Its value is a unit of this kind.
        case text(Unit.Kind)
        case other
    }

    /// The use of an attribute by its name in small letters.
    static func attribute(named name: UnsafePointer<CChar>) -> AttributeUse {
        // Few names matter and many attributes are read: the first letter decides most.
        switch UInt8(bitPattern: name[0]) {
        case 0x61:
            if equal(name, "alt") { return .text(.alternativeText) }
            return equal(name, "aria-label") ? .text(.label) : .other
        case 0x63:
            if equal(name, "class") { return .class }
            return equal(name, "content") ? .content : .other
        case 0x64: return equal(name, "dir") ? .direction : .other
        case 0x6C: return equal(name, "lang") ? .language : .other
        case 0x70: return equal(name, "placeholder") ? .text(.placeholder) : .other
        case 0x74:
            if equal(name, "title") { return .text(.tooltip) }
            return equal(name, "translate") ? .translate : .other
        case 0x78: return equal(name, "xml:lang") ? .xmlLanguage : .other
        default: return .other
        }
    }

    private static func equal(_ name: UnsafePointer<CChar>, _ text: StaticString) -> Bool {
        text.withUTF8Buffer { bytes in
            for index in bytes.indices where UInt8(bitPattern: name[index]) != bytes[index] { return false }
            return name[bytes.count] == 0
        }
    }

    /// What `translate` says; `nil` where it says nothing that counts.
    static func translateValue(_ value: UnsafePointer<CChar>) -> Bool? {
        switch String(cString: value).lowercased() {
        case "no": false
        case "yes", "": true
        default: nil
        }
    }

    /// Whether a `class` value holds `notranslate`.
    static func hasNotranslateClass(_ value: UnsafePointer<CChar>) -> Bool {
        var index = 0
        while value[index] != 0 {
            while UInt8(bitPattern: value[index]).isHTMLSpace { index += 1 }
            let start = index
            while value[index] != 0, !UInt8(bitPattern: value[index]).isHTMLSpace { index += 1 }
            if index - start == 11, UInt8(bitPattern: value[start]) == 0x6E,
                String(
                    decoding: UnsafeBufferPointer(start: value + start, count: 11).map(UInt8.init(bitPattern:)),
                    as: UTF8.self
                )
                    == "notranslate"
            {
                return true
            }
        }
        return false
    }

    /// The kind of unit that text in an element belongs to; `nil` where it is that of the parent.
    static func unitKind(of tag: GumboTag) -> Unit.Kind? {
        switch tag {
        case GUMBO_TAG_TITLE: .title
        case GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6: .heading
        case GUMBO_TAG_LI, GUMBO_TAG_DT, GUMBO_TAG_DD: .listItem
        case GUMBO_TAG_TD, GUMBO_TAG_TH: .tableCell
        case GUMBO_TAG_CAPTION, GUMBO_TAG_FIGCAPTION: .caption
        case GUMBO_TAG_BLOCKQUOTE: .quotation
        case GUMBO_TAG_OPTION, GUMBO_TAG_BUTTON, GUMBO_TAG_LABEL, GUMBO_TAG_LEGEND, GUMBO_TAG_SUMMARY: .label
        case GUMBO_TAG_BODY, GUMBO_TAG_HEAD, GUMBO_TAG_TABLE, GUMBO_TAG_FIGURE: .paragraph
        default: nil
        }
    }
}
