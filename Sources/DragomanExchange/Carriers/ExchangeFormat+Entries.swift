import DragomanModel

/// Formats of files that lie among others, most of which are none.
extension ExchangeFormat {
    /// Tells the format of an entry of an archive.
    ///
    /// - Parameters:
    ///   - name: Its name.
    ///   - prefix: Its first bytes, some thousands of them.
    /// - Returns: The format; `nil` where it is none that translations come in.
    package static func recognised(entry name: String, prefix: [UInt8]) -> ExchangeFormat? {
        let text = start(of: prefix)
        let root = rootElement(of: text)
        if root == "xliff" { return .xliff }
        switch named(name) {
        // What is called so is refused where it is not: it may be somebody's work.
        case .xliff where ending(of: name) != "xml": return .xliff
        case .po: return text.contains("msgid") ? .po : nil
        case .jsonl: return text.hasPrefix("{") && text.contains("\"segment\"") ? .jsonl : nil
        case .csv, .tsv, .html: return text.contains("segment") && text.contains("target") ? named(name) : nil
        case .xliff: return nil
        case nil:
            let format = recognised(name: "", prefix: prefix)
            return format == .xliff ? nil : recognised(entry: "." + format.rawValue, prefix: prefix)
        }
    }

    /// Why an entry is passed over.
    package static func explanation(entry name: String, prefix: [UInt8]) -> String {
        if rootElement(of: start(of: prefix)) == "tmx" {
            return "a translation memory; passed over ('dragoman memory import' reads it)"
        }
        return "not a file that translations come in; passed over"
    }

    private static func start(of prefix: [UInt8]) -> Substring {
        let text = String(decoding: prefix.filter { $0 != 0 }, as: UTF8.self)
        return text.drop { $0 == "\u{FEFF}" || $0 == "\u{FFFD}" || $0.isWhitespace }
    }

    /// The local name of the first element, behind what may stand before it.
    private static func rootElement(of text: Substring) -> Substring? {
        var rest = text
        while rest.hasPrefix("<") {
            let end: String
            if rest.hasPrefix("<?") {
                end = "?>"
            } else if rest.hasPrefix("<!--") {
                end = "-->"
            } else if rest.hasPrefix("<!") {
                end = ">"
            } else {
                let name = rest.dropFirst().prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" }
                return name.split(separator: ":").last
            }
            guard let range = rest.firstRange(of: end) else { return nil }
            rest = rest[range.upperBound...].drop(while: \.isWhitespace)
        }
        return nil
    }
}
