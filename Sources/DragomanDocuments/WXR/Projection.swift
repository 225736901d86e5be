import DragomanModel

/// Text made from stretches of an article's bytes, which knows for each of its bytes where it came from.
///
/// It lets a parser read what the article means (references decoded, CDATA sections joined, a blank line as `<p>`)
/// while its answers still become byte ranges of the article.
struct Projection {
    /// A stretch of the text and the bytes that it stands for.
    private struct Run {
        var textStart: Int
        var textCount: Int
        var byteStart: Int
        var byteCount: Int
        var isVerbatim: Bool

        var textEnd: Int { textStart + textCount }
        var byteEnd: Int { byteStart + byteCount }
    }

    /// The text.
    private(set) var text: [UInt8] = []
    private var runs: [Run] = []

    /// Whether text and bytes are the same from `byteStart` on.
    var isVerbatim: Bool { runs.count <= 1 && runs.allSatisfy(\.isVerbatim) }

    /// The first byte that the text stands for.
    var byteStart: Int { runs.first?.byteStart ?? 0 }

    /// Adds bytes as they are.
    mutating func appendVerbatim(_ range: Range<Int>, of bytes: [UInt8]) {
        guard !range.isEmpty else { return }
        if let last = runs.last, last.isVerbatim, last.byteEnd == range.lowerBound {
            runs[runs.count - 1].textCount += range.count
            runs[runs.count - 1].byteCount += range.count
        } else {
            add(textCount: range.count, range, isVerbatim: true)
        }
        text += bytes[range]
    }

    /// Adds text that stands for other bytes, or for none.
    mutating func append(_ replacement: some Collection<UInt8>, for range: Range<Int>) {
        guard !replacement.isEmpty else { return }
        add(textCount: replacement.count, range, isVerbatim: false)
        text += replacement
    }

    /// Adds a stretch of another projection's text.
    mutating func append(_ range: Range<Int>, of other: Projection) {
        guard !range.isEmpty else { return }
        var index = other.runIndex(at: range.lowerBound)
        while index < other.runs.count, other.runs[index].textStart < range.upperBound {
            let run = other.runs[index]
            let start = max(run.textStart, range.lowerBound)
            let end = min(run.textEnd, range.upperBound)
            let bytes = other.byteRange(of: start..<end)
            if let last = runs.last, last.isVerbatim, run.isVerbatim, last.byteEnd == bytes.lowerBound {
                runs[runs.count - 1].textCount += end - start
                runs[runs.count - 1].byteCount += bytes.count
            } else {
                add(
                    textCount: end - start,
                    bytes,
                    isVerbatim: run.isVerbatim,
                    textStart: text.count + start - range.lowerBound
                )
            }
            index += 1
        }
        text += other.text[range]
    }

    private mutating func add(textCount: Int, _ bytes: Range<Int>, isVerbatim: Bool, textStart: Int? = nil) {
        runs.append(
            Run(
                textStart: textStart ?? text.count,
                textCount: textCount,
                byteStart: bytes.lowerBound,
                byteCount: bytes.count,
                isVerbatim: isVerbatim
            )
        )
    }

    /// The run that holds a position of the text, or the one after it.
    private func runIndex(at position: Int) -> Int {
        var low = 0
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].textEnd <= position { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The bytes that a stretch of the text stands for; all of a replacement where the stretch takes a part of it.
    func byteRange(of range: Range<Int>) -> Range<Int> {
        let start = byte(at: range.lowerBound)
        guard !range.isEmpty else { return start..<start }
        let index = runIndex(at: range.upperBound - 1)
        guard index < runs.count else { return start..<start }
        let run = runs[index]
        let end = run.isVerbatim ? run.byteStart + range.upperBound - run.textStart : run.byteEnd
        return start..<max(start, end)
    }

    private func byte(at position: Int) -> Int {
        let index = runIndex(at: position)
        guard index < runs.count else { return runs.last?.byteEnd ?? 0 }
        let run = runs[index]
        return run.isVerbatim ? run.byteStart + max(0, position - run.textStart) : run.byteStart
    }

    // MARK: - Units

    /// A unit read from the text, with the ranges and codes of the article's `bytes`.
    func unit(_ unit: Unit, in bytes: [UInt8]) -> Unit {
        var result = unit
        result.pieces = unit.pieces.flatMap(pieces)
        result.codes = codes(of: unit, in: bytes)
        return result
    }

    private func pieces(of piece: Piece) -> [Piece] {
        let textEnd = piece.byteStart + piece.byteCount
        let index = runIndex(at: piece.byteStart)
        guard piece.isVerbatim, index < runs.count else {
            return [
                mapped(piece, contentStart: piece.contentStart, piece.contentCount, piece.byteStart..<textEnd, false)
            ]
        }
        if runs[index].isVerbatim, textEnd <= runs[index].textEnd {
            return [
                mapped(piece, contentStart: piece.contentStart, piece.contentCount, piece.byteStart..<textEnd, true)
            ]
        }
        var result: [Piece] = []
        for run in runs[index...] {
            guard run.textStart < textEnd else { break }
            let start = max(run.textStart, piece.byteStart)
            let end = min(run.textEnd, textEnd)
            let contentStart = piece.contentStart + start - piece.byteStart
            result.append(mapped(piece, contentStart: contentStart, end - start, start..<end, run.isVerbatim))
        }
        return result
    }

    private func mapped(
        _ piece: Piece,
        contentStart: Int,
        _ contentCount: Int,
        _ text: Range<Int>,
        _ isVerbatim: Bool
    ) -> Piece {
        let bytes = byteRange(of: text)
        return Piece(
            contentStart: contentStart,
            contentCount: contentCount,
            byteStart: bytes.lowerBound,
            byteCount: bytes.count,
            isVerbatim: isVerbatim
        )
    }

    /// The codes with the article's own bytes as their opening and closing.
    private func codes(of unit: Unit, in bytes: [UInt8]) -> [InlineCode] {
        guard !unit.codes.isEmpty else { return [] }
        var codes = unit.codes
        var places: [Int: Int] = [:]
        for (index, code) in codes.enumerated() { places[code.id] = index }
        var contentStart = 0
        var piece = 0
        for part in unit.content.parts {
            switch part {
            case .text(let text):
                contentStart += text.utf8.count
            case .code(let mark):
                while piece < unit.pieces.count, unit.pieces[piece].contentStart < contentStart { piece += 1 }
                if piece < unit.pieces.count, unit.pieces[piece].contentStart == contentStart,
                    unit.pieces[piece].byteCount > 0,
                    let index = places[mark.id]
                {
                    let text =
                        unit.pieces[piece].byteStart..<unit.pieces[piece].byteStart + unit.pieces[piece].byteCount
                    replace(&codes[index], role: mark.role, text: text, in: bytes)
                }
                var alone = CodedText()
                alone.append(mark)
                contentStart += alone.coded.utf8.count
            }
        }
        return codes
    }

    private func replace(_ code: inout InlineCode, role: CodeMark.Role, text range: Range<Int>, in bytes: [UInt8]) {
        let place = byteRange(of: range)
        let own = String(decoding: bytes[place], as: UTF8.self)
        if role == .close {
            code.closing = own
            return
        }
        if own != code.opening, let replaced = WXRShortcode.purpose(ofOpening: code.opening) {
            // In two pairs of brackets a shortcode is shown in one.
            let isShown = own.hasPrefix("[[")
            code.purpose = isShown ? .protected : replaced
            code.equivalentText = isShown ? String(own.dropFirst().dropLast()) : ""
        }
        code.opening = own
        if code.openingStart != nil { code.openingStart = place.lowerBound }
    }
}
