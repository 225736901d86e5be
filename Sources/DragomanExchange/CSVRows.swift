import DragomanModel

/// Rows of delimited text by RFC 4180, with `\r\n`, `\n` or `\r` as line ends, one at a time.
struct CSVRows {
    private let bytes: [UInt8]
    private let file: String
    private var index: Int
    /// What parts the cells.
    let delimiter: UInt8
    /// The line on which the row read last begins.
    private(set) var line = 1
    private var nextLine = 1

    /// Takes UTF-8 without a mark; the delimiter is the one that the first line has most of.
    init(_ bytes: [UInt8], file: String) {
        self.bytes = bytes
        self.file = file
        index = 0
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in bytes {
            if byte == 0x22 { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == 0x0A || byte == 0x0D { break }
            counts[byte, default: 0] += 1
        }
        let candidates: [UInt8] = [0x2C, 0x3B, 0x09]
        delimiter = candidates.max { (counts[$0] ?? 0) < (counts[$1] ?? 0) } ?? 0x2C
    }

    /// The cells of the next row; `nil` at the end.
    mutating func next() throws -> [String]? {
        guard index < bytes.count else { return nil }
        line = nextLine
        var cells: [String] = []
        while true {
            cells.append(try cell())
            guard index < bytes.count else { return cells }
            let byte = bytes[index]
            index += 1
            if byte == delimiter {
                // A delimiter at the end of the file has an empty cell behind it.
                if index == bytes.count { return cells + [""] }
                continue
            }
            if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
            nextLine += 1
            return cells
        }
    }

    /// Reads up to a delimiter, a line end or the end.
    private mutating func cell() throws -> String {
        guard index < bytes.count, bytes[index] == 0x22 else { return plainCell() }
        index += 1
        var content: [UInt8] = []
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == 0x22 {
                guard index < bytes.count, bytes[index] == 0x22 else {
                    // What stands behind the closing quote belongs to the cell, as spreadsheets have it.
                    return String(decoding: content, as: UTF8.self) + plainCell()
                }
                index += 1
            }
            if byte == 0x0A || (byte == 0x0D && (index >= bytes.count || bytes[index] != 0x0A)) { nextLine += 1 }
            content.append(byte)
        }
        throw DragomanError(
            "csv-quote",
            "a quoted cell is not closed before the end of the file",
            at: FilePosition(file: file, line: line)
        )
    }

    private mutating func plainCell() -> String {
        let start = index
        while index < bytes.count, bytes[index] != delimiter, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }
}
