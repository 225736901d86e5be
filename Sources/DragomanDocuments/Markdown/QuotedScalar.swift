import DragomanModel
import DragomanText

/// A quoted scalar of YAML, or a basic string of TOML on one line.
struct QuotedScalar {
    /// The text with its pieces.
    private(set) var builder = MarkdownUnitBuilder()
    /// The byte after the closing quote.
    private(set) var end: Int

    private let text: UnsafeBufferPointer<UInt8>
    private let limit: Int

    /// Reads the scalar whose quote stands at `start`; `nil` where it does not end before `limit` or holds what text
    /// cannot.
    init?(_ text: UnsafeBufferPointer<UInt8>, at start: Int, limit: Int) {
        self.text = text
        self.limit = limit
        end = start
        let quote = text[start]
        var position = start + 1
        while position < limit {
            let byte = text[position]
            if byte == quote {
                guard quote == 0x27, position + 1 < limit, text[position + 1] == 0x27 else {
                    end = position + 1
                    return
                }
                builder.append([0x27], for: position..<position + 2)
                position += 2
            } else if byte == 0x5C, quote == 0x22 {
                guard readEscape(&position) else { return nil }
            } else if ASCII.isSpace(byte) {
                readSpace(&position)
            } else if byte < 0x20 || isNoncharacter(position) {
                return nil
            } else {
                let next = plainEnd(position, quote)
                builder.appendVerbatim(text[position..<next], at: position)
                position = next
            }
        }
        return nil
    }

    private func plainEnd(_ start: Int, _ quote: UInt8) -> Int {
        var end = start + 1
        while end < limit {
            let byte = text[end]
            if byte == quote || byte == 0x5C && quote == 0x22 || byte < 0x21 || isNoncharacter(end) { break }
            end += 1
        }
        return end
    }

    private func isNoncharacter(_ position: Int) -> Bool {
        guard text[position] == 0xEF, position + 2 < limit else { return false }
        return text[position + 1] == 0xB7 && (0x90...0xAF).contains(text[position + 2])
            || text[position + 1] == 0xBF && text[position + 2] >= 0xBE
    }

    /// White space, with line breaks folded.
    private mutating func readSpace(_ position: inout Int) {
        let start = position
        while position < limit, ASCII.isSpace(text[position]) { position += 1 }
        if position - start == 1, text[start] == 0x20 {
            builder.appendVerbatim(text[start..<position], at: start)
        } else {
            builder.append([0x20], for: start..<position)
        }
    }

    private mutating func readEscape(_ position: inout Int) -> Bool {
        guard position + 1 < limit else { return false }
        let start = position
        position += 2
        switch text[start + 1] {
        case 0x22, 0x5C, 0x2F: builder.append([text[start + 1]], for: start..<position)
        case 0x6E, 0x74, 0x20, 0x09: builder.append([0x20], for: start..<position)
        case 0x5F: builder.append([0xC2, 0xA0], for: start..<position)
        case 0x78: return readNumber(start, &position, digits: 2)
        case 0x75: return readNumber(start, &position, digits: 4)
        case 0x55: return readNumber(start, &position, digits: 8)
        default: return false
        }
        return true
    }

    private mutating func readNumber(_ start: Int, _ position: inout Int, digits: Int) -> Bool {
        var value: UInt32 = 0
        guard position + digits <= limit else { return false }
        for index in position..<position + digits {
            guard let digit = text[index].digitValue(isHexadecimal: true) else { return false }
            value = value &* 16 &+ digit
        }
        position += digits
        guard let scalar = Unicode.Scalar(value), value >= 0x20, !CodedText.isReserved(scalar),
            value & 0xFFFE != 0xFFFE
        else { return false }
        builder.append(Array(String(Character(scalar)).utf8), for: start..<position)
        return true
    }
}
