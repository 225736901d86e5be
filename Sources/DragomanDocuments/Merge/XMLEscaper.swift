import DragomanModel

/// Writes XML text and text of CDATA sections.
struct XMLEscaper: TargetEscaper {
    func escape(_ parts: [TargetPart], at place: MergePlace) -> [UInt8] {
        var output: [UInt8] = []
        for part in parts {
            switch part {
            case .markup(let bytes):
                output += bytes
            case .text(let text):
                for byte in text.utf8 { append(byte, isCDATA: place.escaping == .cdata, to: &output) }
            }
        }
        return output
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
