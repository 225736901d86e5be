import DragomanTesting
import Glibc

/// Paragraphs, one a line, repeated in random order until there are enough of them.
package struct ParagraphFile: Sendable {
    private let lines: [[UInt8]]
    private let seed: UInt64

    /// Takes paragraphs; what breaks lines in them becomes a space.
    package init(_ paragraphs: [String], seed: UInt64 = 1) {
        lines = paragraphs.map { Array(OneLine.of($0).utf8) + [0x0A] }
        self.seed = seed
    }

    /// Calls a closure with line after line, their ends included, and answers how many bytes they were.
    @discardableResult
    package func forEachLine(upTo bytes: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Void) rethrows -> Int {
        var random = SeededRandom(seed: seed)
        var order = Array(lines.indices)
        var count = 0
        while count < bytes, !order.isEmpty {
            order.shuffle(using: &random)
            for index in order where count < bytes {
                try lines[index].withUnsafeBufferPointer(body)
                count += lines[index].count
            }
        }
        return count
    }

    /// Writes a file of at least so many bytes and answers its size; piece by piece, since what this process holds
    /// would count as its children's peak memory.
    package func write(_ bytes: Int, to path: String) -> Int {
        guard let file = fopen(path, "w") else { return 0 }
        defer { fclose(file) }
        return forEachLine(upTo: bytes) { fwrite($0.baseAddress, 1, $0.count, file) }
    }
}

/// A paragraph as a line of the protocol of `dragoman segment`.
package enum OneLine {
    /// The text with a space for each scalar that some reader takes for the end of a line.
    package static func of(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0A...0x0D, 0x85, 0x2028, 0x2029: result.append(" ")
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
