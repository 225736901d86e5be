import DragomanModel
import DragomanXML

/// Characters that memoQ shows as codes: `<mq:ch val="&#9;" />` in a `ph`.
enum MemoQCharacter {
    /// The text that a native code stands for; `nil` where it is another code.
    static func read(_ native: [UInt8]) -> String? {
        guard native.count < 64 else { return nil }
        let text = String(decoding: native, as: UTF8.self)
        guard let match = text.wholeMatch(of: #/\s*<mq:ch\s+val="([^"]*)"\s*/?>\s*/#) else { return nil }
        let value = String(match.output.1)
        let named: String? =
            switch value {
            case "\\t": "\t"
            case "\\n": "\n"
            case "nbsp", "&nbsp;": "\u{A0}"
            case "&amp;": "&"
            case "&lt;": "<"
            case "&gt;": ">"
            case "&quot;": "\""
            default: nil
            }
        guard let text = named ?? referred(value) ?? (value.unicodeScalars.count == 1 ? value : nil),
            text.unicodeScalars.allSatisfy({ XMLWriter.isAllowed($0) && !CodedText.isReserved($0) })
        else { return nil }
        return text
    }

    /// The character of a numeric reference.
    private static func referred(_ value: String) -> String? {
        guard let match = value.wholeMatch(of: #/&#(x?)([0-9A-Fa-f]{1,6});/#),
            let number = UInt32(match.output.2, radix: match.output.1.isEmpty ? 10 : 16)
        else { return nil }
        return Unicode.Scalar(number).map { String(Character($0)) }
    }
}
