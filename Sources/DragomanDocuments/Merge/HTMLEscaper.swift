import DragomanModel
import DragomanText

/// Writes HTML text and attribute values, with the character references that the source's bytes used.
struct HTMLEscaper: TargetEscaper {
    func escape(_ parts: [TargetPart], at place: MergePlace) -> [UInt8] {
        let style = Style(place)
        let spellings = Self.spellings(at: place)
        var output: [UInt8] = []
        for part in parts {
            switch part {
            case .markup(let bytes):
                output += bytes
            case .text(let text):
                for scalar in text.unicodeScalars {
                    append(scalar, style: style, spellings: spellings, to: &output)
                }
            }
        }
        // A bracket at the end could close the section together with what follows it; one of a code (a shortcode)
        // stays, or it would be no code.
        if style.isInCDATA, output.last == 0x5D, case .text? = parts.last {
            output.removeLast()
            output += "&#93;".utf8
        }
        guard style.addsQuotes else { return output }
        return [0x22] + output + [0x22]
    }

    /// What has to be escaped at a place.
    private struct Style {
        var quote: UInt8?
        var isInCDATA = false
        var isInXML = false
        /// Whether the value stands without quotes and gets none.
        var isUnquoted = false
        /// Whether the value stood without quotes and gets some.
        var addsQuotes = false

        init(_ place: MergePlace) {
            switch place.escaping {
            case .htmlDoubleQuoted: quote = 0x22
            case .htmlSingleQuoted: quote = 0x27
            case .htmlUnquoted: isUnquoted = true
            case .htmlInCDATA, .htmlTextOnlyInCDATA: isInCDATA = true
            case .htmlDoubleQuotedInCDATA: (quote, isInCDATA) = (0x22, true)
            case .htmlSingleQuotedInCDATA: (quote, isInCDATA) = (0x27, true)
            case .htmlUnquotedInCDATA: (isUnquoted, isInCDATA) = (true, true)
            case .htmlInXML: isInXML = true
            default: break
            }
            guard isUnquoted, place.isFirst, place.isLast, Self.isWholeValue(place) else { return }
            (isUnquoted, addsQuotes, quote) = (false, true, 0x22)
        }

        /// Whether the segment is all of an unquoted value, so that quotes can stand round it.
        private static func isWholeValue(_ place: MergePlace) -> Bool {
            var before = place.byteRange.lowerBound
            while before > 0, place.text[before - 1].isHTMLSpace { before -= 1 }
            guard before > 0, place.text[before - 1] == 0x3D else { return false }
            let after = place.byteRange.upperBound
            return after < place.text.count && (place.text[after].isHTMLSpace || place.text[after] == 0x3E)
        }
    }

    private func append(
        _ scalar: Unicode.Scalar,
        style: Style,
        spellings: [Unicode.Scalar: [UInt8]],
        to output: inout [UInt8]
    ) {
        if let spelling = spellings[scalar] {
            output += spelling
            return
        }
        let reference: String
        switch scalar {
        case "&": reference = "&amp;"
        case "<": reference = "&lt;"
        case ">" where style.isInXML || style.isUnquoted || (style.isInCDATA && output.last == 0x5D):
            reference = "&gt;"
        case "\"" where style.quote == 0x22 || style.isUnquoted: reference = "&quot;"
        case "'" where style.quote == 0x27 || style.isUnquoted: reference = "&#39;"
        case " ", "\t", "\n", "\r", "\u{C}", "=", "`":
            guard style.isUnquoted else { fallthrough }
            reference = "&#\(scalar.value);"
        default:
            output += UTF8.encode(scalar).map(Array.init) ?? []
            return
        }
        output += (style.isInXML ? "&amp;" + reference.dropFirst() : reference).utf8
    }

    /// How the source segment spelled characters with references; only complete ones that stand for one scalar.
    private static func spellings(at place: MergePlace) -> [Unicode.Scalar: [UInt8]] {
        guard place.escaping != .htmlInXML else { return [:] }
        var result: [Unicode.Scalar: [UInt8]] = [:]
        place.text.withUnsafeBufferPointer { text in
            var index = place.byteRange.lowerBound
            let end = place.byteRange.upperBound
            // After one tag without an end there is no other to look for; looking again would be quadratic.
            var hasTags = true
            while index < end {
                if hasTags, text[index] == 0x3C, index + 1 < end, text[index + 1].isASCIILetter {
                    let tag = HTMLTag(in: text, at: index, end: end)
                    hasTags = tag != nil
                    index = tag?.range.upperBound ?? index + 1
                    continue
                }
                guard text[index] == 0x26,
                    let reference = HTMLEntities.standard.reference(in: text, at: index, end: end, inAttribute: false)
                else {
                    index += 1
                    continue
                }
                let bytes = text[index..<index + reference.byteCount]
                if reference.second == nil, reference.hasSemicolon, result[reference.first] == nil {
                    result[reference.first] = Array(bytes)
                }
                index += reference.byteCount
            }
        }
        return result
    }
}
