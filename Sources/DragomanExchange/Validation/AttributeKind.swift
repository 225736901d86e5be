/// What kind of value an attribute has.
enum AttributeKind: String {
    case text, nmtoken, nmtokens, yesNo, firstNo, direction, state, priority, positive, integer, language, hex, space
    case preserve, prefixed, codeType, markType, appliesTo, metaAppliesTo, share, matchType, normalization, html
    // Of 1.2.
    case state12, stateQualifier12, contextType12, countType12, delimiter12, placeholder12, datatype12, markType12
    case resourceType12, sizeUnit12, unit12, alternative12, position12, association12, annotates12, purpose12
    case reformat12, coordinates12, date12, mime12

    private static let values: [AttributeKind: Set<String>] = [
        .yesNo: ["yes", "no"], .firstNo: ["yes", "no", "firstNo"], .direction: ["ltr", "rtl", "auto"],
        .state: ["initial", "translated", "reviewed", "final"], .space: ["default", "preserve"],
        .preserve: ["preserve"],
        .codeType: ["fmt", "ui", "quote", "link", "image", "other"], .appliesTo: ["source", "target"],
        .metaAppliesTo: ["source", "target", "ignorable"],
        .matchType: ["am", "mt", "icm", "idm", "tb", "tm", "other"], .normalization: ["none", "nfc", "nfd"],
        .html: [
            "a", "b", "bdo", "big", "blockquote", "body", "br", "button", "caption", "center", "cite", "code", "col",
            "colgroup", "dd", "del", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6", "head", "hr", "html",
            "i",
            "img", "label", "legend", "li", "ol", "p", "pre", "q", "s", "samp", "select", "small", "span", "strike",
            "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "tt", "u", "ul",
        ],
    ]

    /// Whether a value is of the kind.
    func accepts(_ value: String) -> Bool {
        switch self {
        case .text: return true
        case .nmtoken: return Self.isToken(value)
        case .prefixed: return Self.isPrefixed(value)
        default: break
        }
        if let values = Self.values[self] {
            return values.contains(value)
        }
        if let values = Self.closedValues12[self] { return values.contains(value) }
        if let values = Self.extensibleValues[self] { return values.contains(value) || Self.isOwn(value) }
        switch self {
        case .nmtokens:
            let tokens = value.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" })
            return !tokens.isEmpty && tokens.allSatisfy { Self.isToken(String($0)) }
        case .priority: return Int(value).map { (1...10).contains($0) } ?? false
        case .positive: return Self.isDigits(value) && value.contains { $0 != "0" }
        case .countType12: return Self.countTypes.contains(value) || Self.isOwn(value)
        case .purpose12: return value.split(separator: " ").allSatisfy { Self.purposes.contains(String($0)) }
        case .reformat12:
            return ["yes", "no"].contains(value)
                || value.split(separator: " ").allSatisfy {
                    Self.reformats.contains(String($0)) || Self.isOwn(String($0))
                }
        case .coordinates12: return Self.isCoordinates(value)
        case .date12: return Self.isDate(value)
        case .mime12: return Self.isMIME(value)
        case .integer: return Self.isDigits(value)
        case .language: return Self.isLanguage(value)
        case .hex: return value.utf8.count.isMultiple(of: 2) && value.allSatisfy { $0.isHexDigit && $0.isASCII }
        case .markType: return ["generic", "comment", "term"].contains(value) || Self.isPrefixed(value)
        case .share: return Double(value).map { (0...100).contains($0) } ?? false
        default: return true
        }
    }

    /// A value of one's own in 1.2.
    private static func isOwn(_ value: String) -> Bool {
        value.hasPrefix("x-") && value.count > 2 && !value.contains(where: \.isWhitespace)
    }

    private static func isDigits(_ value: String) -> Bool {
        !value.isEmpty && value.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// `prefix:value`, neither empty.
    private static func isPrefixed(_ value: String) -> Bool {
        let bytes = value.utf8
        guard let colon = bytes.firstIndex(of: 0x3A), colon != bytes.startIndex else { return false }
        let rest = bytes[bytes.index(after: colon)...]
        guard !rest.isEmpty, !rest.contains(0x3A) else { return false }
        return bytes.allSatisfy { (0x21...0x7E).contains($0) } || !value.contains(where: \.isWhitespace)
    }

    /// A byte of ASCII that may stand in a name.
    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x3A, 0x41...0x5A, 0x5F, 0x61...0x7A, 0x2D, 0x2E: true
        default: false
        }
    }

    /// A name token of XML.
    static func isToken(_ value: String) -> Bool {
        if value.utf8.allSatisfy(isNameByte) { return !value.isEmpty }
        return !value.isEmpty
            && value.unicodeScalars.allSatisfy { scalar in
                switch scalar.value {
                case 0x30...0x3A, 0x41...0x5A, 0x5F, 0x61...0x7A, 0x2D, 0x2E, 0xB7, 0xC0...0xD6, 0xD8...0xF6,
                    0xF8...0x37D, 0x37F...0x1FFF, 0x200C, 0x200D, 0x203F, 0x2040, 0x2070...0x218F, 0x2C00...0x2FEF,
                    0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF:
                    true
                default: false
                }
            }
    }

    /// A tag as BCP 47 forms it: subtags of one to eight letters and digits, the first of letters only.
    static func isLanguage(_ value: String) -> Bool {
        let subtags = value.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = subtags.first, subtags.allSatisfy({ (1...8).contains($0.utf8.count) }) else { return false }
        let isPrivate = first.lowercased() == "x" || first.lowercased() == "i"
        guard isPrivate ? subtags.count > 1 : first.utf8.count > 1 else { return false }
        return first.allSatisfy { $0.isASCII && $0.isLetter }
            && subtags.allSatisfy { $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } }
    }
}
