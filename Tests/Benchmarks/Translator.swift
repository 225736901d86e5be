import FoundationEssentials

/// Fills an exported XLIFF 1.2 file as a translator would, so that it can be imported: each source, marked, as target.
enum Translator {
    static func fill(_ path: String) throws {
        let text = [UInt8](try Data(contentsOf: URL(filePath: path)))
        let open = Array("<source>".utf8)
        let close = Array("</source>".utf8)
        let alternative = Array("<alt-trans".utf8)
        let alternativeEnd = Array("</alt-trans".utf8)
        var output: [UInt8] = []
        output.reserveCapacity(text.count * 2)
        var index = 0
        var sourceStart: Int?
        // Sources of alternatives get no target of ours.
        var isInAlternative = false
        while index < text.count {
            if text[index] == 0x3C {
                if starts(text, index, alternative) { isInAlternative = true }
                if starts(text, index, alternativeEnd) { isInAlternative = false }
                if starts(text, index, open) { sourceStart = index + open.count }
                if !isInAlternative, starts(text, index, close), let start = sourceStart {
                    output += close
                    output += "<target>~ ".utf8
                    output += text[start..<index]
                    output += "</target>".utf8
                    index += close.count
                    sourceStart = nil
                    continue
                }
            }
            output.append(text[index])
            index += 1
        }
        try Data(output).write(to: URL(filePath: path))
    }

    private static func starts(_ text: [UInt8], _ index: Int, _ word: [UInt8]) -> Bool {
        text[index...].starts(with: word)
    }
}
