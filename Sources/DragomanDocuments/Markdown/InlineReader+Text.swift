import DragomanModel

extension InlineReader {
    /// Bytes at which the plain comparison of text stops: NUL and other controls, white space, `&`, `\` and the first
    /// byte of the noncharacters.
    private static let isSpecial: [Bool] = (0..<256).map { $0 < 0x21 || $0 == 0x26 || $0 == 0x5C || $0 == 0xEF }

    /// Matches a text node with the bytes at the cursor.
    mutating func readText(_ literal: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        if position > 0, raw[position - 1] == 0x0A {
            // A lazy line behind a hard break keeps its indentation in cmark-gfm; it is a prefix here.
            while index < literal.count, ASCII.isBlank(literal[index]), position < raw.count,
                !ASCII.isBlank(raw[position])
            {
                index += 1
            }
        }
        while index < literal.count {
            guard position < raw.count else { return false }
            if let address = upcomingAddress(), address.lowerBound == position {
                guard readAddress(address, literal, &index) else { return false }
                continue
            }
            let limit = min(upcomingAddress()?.lowerBound ?? raw.count, position + literal.count - index)
            let start = position
            let end = plainEnd(limit: limit)
            guard end - start <= literal.count - index else { return false }
            for offset in 0..<end - start where raw[start + offset] != literal[index + offset] { return false }
            if end > start {
                emitVerbatim(start..<end)
                index += end - start
                position = end
            } else if end < limit {
                guard readSpecial(literal, &index) else { return false }
            } else {
                return false
            }
        }
        return true
    }

    /// Where the text that begins at the cursor stops being plain; single spaces are plain.
    private func plainEnd(limit: Int) -> Int {
        Self.isSpecial.withUnsafeBufferPointer { isSpecial in
            var end = position
            while end < limit {
                let byte = raw[end]
                if isSpecial[Int(byte)] {
                    guard byte == 0x20, end + 1 < raw.count, !ASCII.isBlank(raw[end + 1]),
                        end == 0 || !ASCII.isBlank(raw[end - 1])
                    else { return end }
                }
                end += 1
            }
            return end
        }
    }

    /// The first address that is not yet behind the cursor.
    private mutating func upcomingAddress() -> Range<Int>? {
        while nextAddress < addresses.count, addresses[nextAddress].lowerBound < position { nextAddress += 1 }
        return nextAddress < addresses.count ? addresses[nextAddress] : nil
    }

    private mutating func readAddress(
        _ address: Range<Int>,
        _ literal: UnsafeBufferPointer<UInt8>,
        _ index: inout Int
    ) -> Bool {
        nextAddress += 1
        // Where markup begins inside, it is no address after all.
        guard literal.count - index >= address.count,
            raw[address].elementsEqual(literal[index..<index + address.count])
        else { return true }
        position = address.upperBound
        index += address.count
        emitStandalone(.protected, address, equivalent: String(decoding: raw[address], as: UTF8.self))
        return true
    }

    private mutating func readSpecial(_ literal: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Bool {
        switch raw[position] {
        case 0x20, 0x09: readBlanks(literal, &index)
        case 0x26: readReference(literal, &index)
        case 0x5C: readBackslash(literal, &index)
        case 0xEF: readScalarOfThreeBytes(literal, &index)
        case 0x0A: false
        default: readControl(literal, &index)
        }
    }

    private mutating func readBlanks(_ literal: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Bool {
        let start = position
        while position < raw.count, index < literal.count, ASCII.isBlank(raw[position]),
            raw[position] == literal[index]
        {
            position += 1
            index += 1
        }
        guard position > start else { return false }
        if position - start == 1, raw[start] == 0x20 {
            emitVerbatim(start..<position)
        } else {
            emit([0x20], start..<position)
        }
        return true
    }

    private mutating func readReference(_ literal: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Bool {
        guard let reference = EntityDecoder.decode(raw, at: position) else {
            guard literal[index] == 0x26 else { return false }
            emitVerbatim(position..<position + 1)
            position += 1
            index += 1
            return true
        }
        let decoded = reference.text
        guard literal.count - index >= decoded.count,
            literal[index..<index + decoded.count].elementsEqual(decoded)
        else { return false }
        let range = position..<position + reference.count
        index += decoded.count
        position = range.upperBound
        emitDecoded(decoded, range)
        return true
    }

    /// Adds what a character reference stands for.
    mutating func emitDecoded(_ decoded: [UInt8], _ range: Range<Int>) {
        if decoded.count == 1, ASCII.isSpace(decoded[0]) {
            emit([0x20], range)
        } else if Self.needsCode(decoded) {
            emitStandalone(.character, range, equivalent: "")
        } else {
            emit(decoded, range)
        }
    }

    private mutating func readBackslash(_ literal: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Bool {
        if position + 1 < raw.count, ASCII.isPunctuation(raw[position + 1]) {
            guard literal[index] == raw[position + 1] else { return false }
            emit([raw[position + 1]], position..<position + 2)
            position += 2
        } else {
            guard literal[index] == 0x5C else { return false }
            emitVerbatim(position..<position + 1)
            position += 1
        }
        index += 1
        return true
    }

    private mutating func readScalarOfThreeBytes(
        _ literal: UnsafeBufferPointer<UInt8>,
        _ index: inout Int
    ) -> Bool {
        let end = min(position + 3, raw.count)
        let range = position..<end
        guard literal.count - index >= range.count,
            raw[range].elementsEqual(literal[index..<index + range.count])
        else { return false }
        position = end
        index += range.count
        if Self.needsCode(raw[range]) {
            emitStandalone(.character, range, equivalent: "")
        } else {
            emitVerbatim(range)
        }
        return true
    }

    /// A control character, or a NUL, which cmark-gfm reads as U+FFFD.
    private mutating func readControl(_ literal: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Bool {
        let count = raw[position] == 0 ? 3 : 1
        guard literal.count - index >= count, raw[position] == 0 || literal[index] == raw[position] else {
            return false
        }
        emitStandalone(.character, position..<position + 1, equivalent: "")
        position += 1
        index += count
        return true
    }

    /// Whether one scalar in UTF-8 is one that text with inline codes cannot hold.
    private static func needsCode(_ bytes: some Collection<UInt8>) -> Bool {
        let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
        guard let scalar = scalars.first, scalars.count == 1 else { return false }
        return CodedText.isReserved(scalar) || scalar.value == 0xFFFE || scalar.value == 0xFFFF
            || (scalar.value < 0x20 && scalar != "\t" && scalar != "\n" && scalar != "\r")
    }
}
