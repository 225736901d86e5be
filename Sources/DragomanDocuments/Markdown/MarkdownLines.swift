/// Where the lines of a text begin and end, as cmark-gfm counts them.
struct MarkdownLines {
    private var starts: [Int] = []
    private var ends: [Int] = []

    /// Finds the lines of `text` from `start` on; they end in LF, CR or CR LF.
    init(_ text: UnsafeBufferPointer<UInt8>, from start: Int) {
        starts.reserveCapacity((text.count - start) / 40 + 1)
        ends.reserveCapacity((text.count - start) / 40 + 1)
        var lineStart = start
        var position = start
        while position < text.count {
            let byte = text[position]
            guard byte <= 0x0D, byte == 0x0A || byte == 0x0D else {
                position += 1
                continue
            }
            starts.append(lineStart)
            ends.append(position)
            position += byte == 0x0D && position + 1 < text.count && text[position + 1] == 0x0A ? 2 : 1
            lineStart = position
        }
        if lineStart < text.count {
            starts.append(lineStart)
            ends.append(text.count)
        }
    }

    /// How many lines there are.
    var count: Int { starts.count }
    /// The first byte of a line.
    func start(_ line: Int) -> Int { starts[line] }
    /// The end of a line, before its line ending.
    func end(_ line: Int) -> Int { ends[line] }

    /// The line that holds a byte; 0 where there is no line.
    func line(of offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        return max(0, low - 1)
    }
}
