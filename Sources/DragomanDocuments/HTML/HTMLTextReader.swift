import CGumbo
import DragomanModel
import DragomanText

/// Reads raw text into a run: white space becomes one space, references their characters.
struct HTMLTextReader {
    private static let plain: UInt8 = 0
    private static let space: UInt8 = 1
    private static let ampersand: UInt8 = 2
    private static let control: UInt8 = 3
    private static let noncharacter: UInt8 = 4

    private let bytes: UnsafeBufferPointer<UInt8>
    private let entities = HTMLEntities.standard
    private let classes: [UInt8]

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        classes = (0...255).map { byte in
            let byte = UInt8(byte)
            if byte.isHTMLSpace { return Self.space }
            if byte < 0x20 { return Self.control }
            switch byte {
            case 0x26: return Self.ampersand
            // Noncharacters begin with EF B7 and EF BF.
            case 0xEF: return Self.noncharacter
            default: return Self.plain
            }
        }
    }

    /// Reads a range that holds no markup into a run.
    ///
    /// - Parameters:
    ///   - range: The raw text.
    ///   - inAttribute: Whether it is an attribute's value, where some `&` begin no reference.
    ///   - expected: The text that gumbo read here, to check ours by; `nil` where there is nothing to compare.
    ///   - run: Where the text goes.
    /// - Returns: Whether the text is as expected; if not, the run holds a part of it.
    func read(
        _ range: Range<Int>,
        inAttribute: Bool = false,
        expected: UnsafePointer<CChar>?,
        into run: inout HTMLRun
    ) -> Bool {
        var proof = Proof(expected)
        let end = range.upperBound
        var index = range.lowerBound
        while index < end {
            let start = index
            index = plainEnd(from: index, end: end)
            if index > start {
                run.addVerbatim(start..<index)
                guard proof.matches(bytes, start..<index) else { return false }
                continue
            }
            switch classes[Int(bytes[index])] {
            case Self.space:
                while index < end, bytes[index].isHTMLSpace { index += 1 }
                run.addSpace(start..<index)
                guard proof.matches(bytes, start..<index) else { return false }
            case Self.ampersand:
                guard
                    let reference = entities.reference(
                        in: bytes,
                        at: index,
                        end: end,
                        inAttribute: inAttribute
                    )
                else {
                    index += 1
                    run.addVerbatim(start..<index)
                    guard proof.matches(bytes, start..<index) else { return false }
                    continue
                }
                index += reference.byteCount
                add(reference, start..<index, to: &run)
                guard proof.matches(reference) else { return false }
            default:
                // A control character or noncharacter; the table's 0xEF may also begin a plain character.
                index += bytes[index] == 0xEF ? 3 : 1
                run.addStandalone(start..<min(index, end), .character)
                proof.skipReplaced(bytes, start..<min(index, end))
            }
        }
        return true
    }

    /// The end of the plain text from `start`: single spaces between words are part of it.
    private func plainEnd(from start: Int, end: Int) -> Int {
        var index = start
        while index < end {
            let byte = bytes[index]
            switch classes[Int(byte)] {
            case Self.plain:
                index += 1
            case Self.space where byte == 0x20 && index > start && index + 1 < end:
                guard classes[Int(bytes[index + 1])] == Self.plain else { return index }
                index += 2
            case Self.noncharacter where !isNoncharacter(at: index, end: end):
                index += 3
            default:
                return index
            }
        }
        return min(index, end)
    }

    private func isNoncharacter(at index: Int, end: Int) -> Bool {
        guard index + 2 < end else { return false }
        switch bytes[index + 1] {
        case 0xB7: return (0x90...0xAF).contains(bytes[index + 2])
        case 0xBF: return bytes[index + 2] >= 0xBE
        default: return false
        }
    }

    private func add(_ reference: HTMLEntities.Reference, _ range: Range<Int>, to run: inout HTMLRun) {
        switch reference.first.value {
        case 0x20, 0x09, 0x0A, 0x0C, 0x0D: run.addSpace(range)
        case 0..<0x20, 0xFDD0...0xFDEF, 0xFFFE, 0xFFFF: run.addStandalone(range, .character)
        default: run.addCharacter(reference.first, second: reference.second, range)
        }
    }
}

/// Compares text as we read it with text as gumbo did.
private struct Proof {
    private var expected: UnsafePointer<CChar>?

    init(_ expected: UnsafePointer<CChar>?) {
        self.expected = expected
    }

    /// Compares bytes, `CR LF` and `CR` being `LF`.
    mutating func matches(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        guard var text = expected else { return true }
        var index = range.lowerBound
        while index < range.upperBound {
            var byte = bytes[index]
            if byte == 0x0D {
                byte = 0x0A
                if index + 1 < range.upperBound, bytes[index + 1] == 0x0A { index += 1 }
            }
            if UInt8(bitPattern: text[0]) == byte {
                index += 1
                text += 1
            } else if Self.isReplacement(text) {
                // Gumbo reads DEL, C1 controls and the like as U+FFFD.
                index += 1
                while index < range.upperBound, bytes[index] & 0xC0 == 0x80 { index += 1 }
                text += 3
            } else {
                return false
            }
        }
        expected = text
        return true
    }

    mutating func matches(_ reference: HTMLEntities.Reference) -> Bool {
        guard var text = expected else { return true }
        for scalar in [reference.first, reference.second].compactMap({ $0 }) {
            if Self.isReplacement(text) {
                text += 3
                continue
            }
            for byte in UTF8.encode(scalar).map(Array.init) ?? [] {
                guard UInt8(bitPattern: text[0]) == byte else { return scalar.value < 0x20 }
                text += 1
            }
        }
        expected = text
        return true
    }

    /// Passes over what gumbo made of a character that it drops or replaces.
    mutating func skipReplaced(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        guard var text = expected else { return }
        if Self.isReplacement(text) {
            text += 3
        } else {
            for index in range where UInt8(bitPattern: text[0]) == bytes[index] && bytes[index] != 0 { text += 1 }
        }
        expected = text
    }

    private static func isReplacement(_ text: UnsafePointer<CChar>) -> Bool {
        UInt8(bitPattern: text[0]) == 0xEF && UInt8(bitPattern: text[1]) == 0xBF && UInt8(bitPattern: text[2]) == 0xBD
    }
}
