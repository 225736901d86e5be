import DragomanModel
import DragomanText

/// Writes titles of WordPress into XML text and CDATA sections.
///
/// WordPress shows a title as HTML, though few hold any. So what would begin a tag or a character reference of HTML is
/// written as a reference, and everything else as it is: a title reads the same as text and as HTML.
struct XMLEscaper: TargetEscaper {
    func escape(_ parts: [TargetPart], at place: MergePlace) -> [UInt8] {
        var output: [UInt8] = []
        for part in parts {
            switch part {
            case .markup(let bytes):
                output += bytes
            case .text(let text):
                for byte in Self.escapedAsHTML(Array(text.utf8)) {
                    append(byte, isCDATA: place.escaping == .cdata, to: &output)
                }
            }
        }
        return output
    }

    /// Whether HTML would read more than text at a byte of a title.
    static func beginsMarkup(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        switch text[index] {
        case 0x3C:
            guard index + 1 < text.count else { return false }
            let next = text[index + 1]
            return next.isASCIILetter || next == 0x2F || next == 0x21 || next == 0x3F
        case 0x26:
            return HTMLEntities.standard.reference(in: text, at: index, end: text.count, inAttribute: false) != nil
        default:
            return false
        }
    }

    private static func escapedAsHTML(_ text: [UInt8]) -> [UInt8] {
        text.withUnsafeBufferPointer { bytes in
            var output: [UInt8] = []
            for index in bytes.indices {
                if beginsMarkup(bytes, at: index) {
                    output += (bytes[index] == 0x26 ? "&amp;" : "&lt;").utf8
                } else {
                    output.append(bytes[index])
                }
            }
            return output
        }
    }

    private func append(_ byte: UInt8, isCDATA: Bool, to output: inout [UInt8]) {
        let endsSection = byte == 0x3E && output.suffix(2).elementsEqual([0x5D, 0x5D])
        switch byte {
        case 0x3E where endsSection && isCDATA: output += "]]><![CDATA[>".utf8
        case 0x3E where endsSection: output += "&gt;".utf8
        case 0x26 where !isCDATA: output += "&amp;".utf8
        case 0x3C where !isCDATA: output += "&lt;".utf8
        default: output.append(byte)
        }
    }
}
