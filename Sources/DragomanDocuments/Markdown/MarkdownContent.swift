/// The text of one block without the containers' prefixes, and where each byte of it stands in the file.
///
/// Lines are joined by one LF, which stands for the line ending and the prefix of the next line.
struct MarkdownContent {
    /// A stretch whose bytes stand together in the file.
    private struct Run {
        var start: Int
        var count: Int
        var fileStart: Int
        var fileCount: Int
    }

    /// The text.
    private(set) var bytes: [UInt8] = []
    private var runs: [Run] = []
    private var fileEnd = 0

    /// Takes everything out, keeping the memory.
    mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        runs.removeAll(keepingCapacity: true)
    }

    /// Appends bytes of the file as they are.
    mutating func append(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        runs.append(Run(start: bytes.count, count: range.count, fileStart: range.lowerBound, fileCount: range.count))
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[range]))
        fileEnd = range.upperBound
    }

    /// Appends one byte that stands for a range of the file.
    mutating func append(_ byte: UInt8, for range: Range<Int>) {
        runs.append(Run(start: bytes.count, count: 1, fileStart: range.lowerBound, fileCount: range.count))
        bytes.append(byte)
        fileEnd = range.upperBound
    }

    /// Where a byte of the content begins in the file; for the end of the content, where that ends.
    ///
    /// The end of one stretch and the start of the next are told apart by the byte that is asked for: an LF begins
    /// at the end of its line, and what follows it behind the next line's prefix.
    func fileOffset(_ position: Int) -> Int {
        guard position < bytes.count else { return fileEnd }
        if runs[0].count > position { return runs[0].fileStart + position }
        let run = runs[runIndex(position)]
        return run.fileStart + (position - run.start)
    }

    /// The run that holds a byte: of those that begin there the last, because those before it are empty.
    private func runIndex(_ position: Int) -> Int {
        var low = 0
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].start <= position { low = middle + 1 } else { high = middle }
        }
        return max(0, low - 1)
    }

    /// Where a stretch of the content stands in the file.
    func fileRange(_ range: Range<Int>) -> Range<Int> {
        let start = fileOffset(range.lowerBound)
        return start..<max(start, fileOffset(range.upperBound))
    }

    /// A stretch cut where the file's bytes are not the content's.
    func stretches(of range: Range<Int>) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = range.lowerBound
        var index = runIndex(start)
        while index < runs.count, runs[index].start < range.upperBound {
            let run = runs[index]
            index += 1
            guard run.start >= start, run.count != run.fileCount else { continue }
            if run.start > start { result.append(start..<run.start) }
            result.append(run.start..<run.start + 1)
            start = run.start + 1
        }
        if start < range.upperBound { result.append(start..<range.upperBound) }
        return result
    }
}
