import DragomanModel

/// Joins paragraphs that a page break cut in the middle of a sentence.
enum PageBreaks {
    /// Joins a paragraph that ends without a stop with the next one where that begins with a small letter and nothing but
    /// blank lines stands between them.
    static func joined(_ units: [Unit], in text: [UInt8]) -> [Unit] {
        var result: [Unit] = []
        for unit in units {
            if let last = result.last, isCut(last, unit, in: text) {
                result[result.count - 1] = joined(last, unit)
            } else {
                result.append(unit)
            }
        }
        return result
    }

    private static func isCut(_ first: Unit, _ second: Unit, in text: [UInt8]) -> Bool {
        guard first.kind == .paragraph, second.kind == .paragraph, first.escaping == second.escaping,
            let end = first.pieces.last.map({ $0.byteStart + $0.byteCount }),
            let start = second.pieces.first?.byteStart,
            end < start, text[end..<start].allSatisfy({ [0x20, 0x09, 0x0A, 0x0D, 0x0C].contains($0) }),
            let head = second.content.plain.unicodeScalars.first, head.properties.isLowercase,
            let tail = first.content.plain.unicodeScalars.last
        else { return false }
        return tail.properties.isAlphabetic || tail == ","
    }

    private static func joined(_ first: Unit, _ second: Unit) -> Unit {
        var unit = first
        let highest = first.codes.map(\.id).max() ?? 0
        let spaceStart = unit.content.coded.utf8.count
        unit.content.append(" ")
        if let end = first.pieces.last, let start = second.pieces.first {
            let byteStart = end.byteStart + end.byteCount
            unit.pieces.append(
                Piece(
                    contentStart: spaceStart,
                    contentCount: 1,
                    byteStart: byteStart,
                    byteCount: start.byteStart - byteStart,
                    isVerbatim: false
                )
            )
        }
        // Numbers of codes can change their length, so each piece is placed anew.
        var source = second.content.coded.utf8[...]
        for piece in second.pieces {
            let bytes = source.prefix(piece.contentCount)
            source = source.dropFirst(piece.contentCount)
            guard let part = CodedText(coded: String(decoding: bytes, as: UTF8.self)) else { continue }
            let contentStart = unit.content.coded.utf8.count
            unit.content.append(part.mappingCodes { CodeMark(role: $0.role, id: $0.id + highest) })
            var placed = piece
            placed.contentStart = contentStart
            placed.contentCount = unit.content.coded.utf8.count - contentStart
            unit.pieces.append(placed)
        }
        unit.codes += second.codes.map { code in
            var code = code
            code.id += highest
            return code
        }
        return unit
    }
}
