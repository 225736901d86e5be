/// Lines of JSON on their way to standard output, gathered into large pieces.
struct JSONLines: ~Copyable {
    private var buffer = JSONBuffer(capacity: 1 << 18)

    /// Whether so much is gathered that it is time to write it.
    var isFull: Bool { buffer.count > 1 << 17 }

    /// Writes what is gathered to standard output.
    ///
    /// - Throws: `DragomanError` `output-unwritable`, `Console.PipeClosed`.
    mutating func flush() throws {
        guard buffer.count > 0 else { return }
        defer { buffer.clear() }
        try Console.write(buffer.bytes)
    }

    /// Adds a line: the array of the strings into which a text is parted.
    ///
    /// - Parameters:
    ///   - text: Valid UTF-8.
    ///   - ends: Where the strings end, ascending offsets into the text.
    mutating func appendArray(of text: UnsafeBufferPointer<UInt8>, endingAt ends: [Int]) {
        buffer.array { buffer in
            var start = 0
            for end in ends {
                buffer.string(UnsafeBufferPointer(rebasing: text[start..<end]))
                start = end
            }
        }
        buffer.newline()
    }
}
