import DragomanModel

/// Writes a translation into plain text: on one line, whatever line breaks it holds.
struct PlainTextEscaper: TargetEscaper {
    func escape(_ parts: [TargetPart], at place: MergePlace) -> [UInt8] {
        var output: [UInt8] = []
        var isAfterBreak = false
        for part in parts {
            switch part {
            case .markup(let bytes):
                output += bytes
                isAfterBreak = false
            case .text(let text):
                for scalar in text.unicodeScalars {
                    // A run of breaks and the CR of a pair become one space.
                    let isBreak = Self.breaksLine(scalar)
                    if !isBreak {
                        output += UTF8.encode(scalar).map(Array.init) ?? []
                    } else if !isAfterBreak {
                        output.append(0x20)
                    }
                    isAfterBreak = isBreak
                }
            }
        }
        return output
    }

    private static func breaksLine(_ scalar: Unicode.Scalar) -> Bool {
        (0x0A...0x0D).contains(scalar.value) || scalar == "\u{85}" || scalar == "\u{2028}" || scalar == "\u{2029}"
    }
}
