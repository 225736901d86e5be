import DragomanMemory
import DragomanModel

/// Inline codes and language slots as JSON arrays of arrays.
///
/// Read and written here byte by byte: an export of 27 languages reads them two million times, and a general decoder
/// takes twenty times as long.
enum StoredCodes {
    /// `[[id, flags, purpose, opening, closing, equivalent, opening start, closing start], …]`, -1 for no start; `nil` for none.
    static func text(of codes: [InlineCode]) -> String? {
        guard !codes.isEmpty else { return nil }
        var writer = ArrayWriter()
        for code in codes {
            let flags =
                (code.isPair ? 1 : 0) | (code.canDelete ? 2 : 0) | (code.isOpenedBefore ? 4 : 0)
                | (code.isClosedAfter ? 8 : 0)
            writer.begin()
            writer.append(code.id)
            writer.append(flags)
            for text in [code.purpose.rawValue, code.opening, code.closing, code.equivalentText] {
                writer.append(text)
            }
            writer.append(code.openingStart ?? -1)
            writer.append(code.closingStart ?? -1)
            writer.end()
        }
        return writer.finished()
    }

    /// Reads what `text(of:)` wrote; `nil` where it is broken.
    static func codes(from bytes: UnsafeBufferPointer<UInt8>) -> [InlineCode]? {
        ArrayReader.all(bytes) { reader in
            guard let id = reader.integer(), let flags = reader.integer(),
                let purpose = reader.text().flatMap(InlineCode.Purpose.init(rawValue:)), let opening = reader.text(),
                let closing = reader.text(), let equivalent = reader.text(), let openingStart = reader.integer(),
                let closingStart = reader.integer()
            else { return nil }
            return InlineCode(
                id: id,
                isPair: flags & 1 != 0,
                purpose: purpose,
                opening: opening,
                closing: closing,
                equivalentText: equivalent,
                canDelete: flags & 2 != 0,
                isOpenedBefore: flags & 4 != 0,
                isClosedAfter: flags & 8 != 0,
                openingStart: openingStart < 0 ? nil : openingStart,
                closingStart: closingStart < 0 ? nil : closingStart
            )
        }
    }

    /// `[[kind, start, count], …]`; `nil` for none.
    static func text(of slots: [LanguageSlot]) -> String? {
        guard !slots.isEmpty else { return nil }
        var writer = ArrayWriter()
        for slot in slots {
            writer.begin()
            writer.append(slot.kind.rawValue)
            writer.append(slot.byteStart)
            writer.append(slot.byteCount)
            writer.end()
        }
        return writer.finished()
    }

    /// Reads what `text(of:)` wrote; `nil` where it is broken.
    static func slots(from bytes: UnsafeBufferPointer<UInt8>) -> [LanguageSlot]? {
        ArrayReader.all(bytes) { reader in
            guard let kind = reader.text().flatMap(LanguageSlot.Kind.init(rawValue:)), let start = reader.integer(),
                let count = reader.integer()
            else { return nil }
            return LanguageSlot(kind: kind, byteStart: start, byteCount: count)
        }
    }
}

/// Writes arrays of integers and strings, without spaces.
private struct ArrayWriter {
    private var bytes: [UInt8] = [UInt8(ascii: "[")]
    private var isFirst = true

    mutating func begin() {
        if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
        bytes.append(UInt8(ascii: "["))
        isFirst = true
    }

    mutating func end() { bytes.append(UInt8(ascii: "]")) }

    mutating func append(_ number: Int) {
        separate()
        bytes.append(contentsOf: String(number).utf8)
    }

    mutating func append(_ text: String) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0..<0x20:
                bytes.append(contentsOf: byte < 0x10 ? "\\u000".utf8 : "\\u00".utf8)
                bytes.append(contentsOf: String(byte, radix: 16).utf8)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    consuming func finished() -> String {
        bytes.append(UInt8(ascii: "]"))
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func separate() {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
    }
}

/// Reads what `ArrayWriter` writes; every step answers `nil` where something else stands.
private struct ArrayReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0
    private var isFirst = true

    static func all<Element>(
        _ bytes: UnsafeBufferPointer<UInt8>,
        element: (inout ArrayReader) -> Element?
    ) -> [Element]? {
        var reader = ArrayReader(bytes: bytes)
        var elements: [Element] = []
        guard reader.take("[") else { return nil }
        repeat {
            reader.isFirst = true
            guard reader.take("["), let one = element(&reader), reader.take("]") else { return nil }
            elements.append(one)
        } while reader.take(",")
        guard reader.take("]"), reader.index == bytes.count else { return nil }
        return elements
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func integer() -> Int? {
        guard separated() else { return nil }
        let start = index
        _ = take("-")
        while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
        return Int(String(decoding: bytes[start..<index], as: UTF8.self))
    }

    mutating func text() -> String? {
        guard separated(), take("\"") else { return nil }
        let start = index
        while index < bytes.count, bytes[index] != UInt8(ascii: "\""), bytes[index] != UInt8(ascii: "\\") { index += 1 }
        if take("\"") { return String(decoding: bytes[start..<index - 1], as: UTF8.self) }
        return escapedText(from: start)
    }

    private mutating func escapedText(from start: Int) -> String? {
        var text = Array(bytes[start..<index])
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let escaped = escaped() else { return nil }
                text.append(escaped)
            default: text.append(byte)
            }
        }
        return nil
    }

    private mutating func escaped() -> UInt8? {
        guard !take("\"") else { return UInt8(ascii: "\"") }
        guard !take("\\") else { return UInt8(ascii: "\\") }
        guard take("u"), index + 4 <= bytes.count else { return nil }
        defer { index += 4 }
        return UInt8(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
    }

    private mutating func separated() -> Bool {
        defer { isFirst = false }
        return isFirst || take(",")
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }
}
