/// Places at which a site wants a boundary, or none, whatever the rules say.
///
/// Texts are compared as they stand, letter by letter; a space in them stands for any white space.
package struct BoundaryExceptions: Sendable, Hashable {
    /// What stands right before and right after a boundary, white space between left out.
    package struct Entry: Sendable, Hashable, CustomStringConvertible {
        /// The text before the boundary; may be empty.
        package let before: String
        /// The text after it; may be empty.
        package let after: String

        /// Makes an entry; `nil` where nothing but white space is in it.
        package init?(before: String, after: String) {
            self.before = before.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            self.after = after.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if self.before.isEmpty, self.after.isEmpty { return nil }
        }

        /// Both texts, told apart.
        package var description: String { "\(before)\u{0}\(after)" }
    }

    /// Boundaries that are taken away, but for ends of paragraphs; these win over `breaks`.
    package private(set) var noBreaks: [Entry] = []
    /// Boundaries that are made.
    package private(set) var breaks: [Entry] = []
    /// The numbers of `breaks` by the byte at which they are looked for: the last of `before`, else the first of `after`.
    private var breaksByByte: [UInt8: [Int]] = [:]

    /// Makes a table without entries.
    package init() {}

    /// Makes a table.
    package init(noBreaks: [Entry], breaks: [Entry]) {
        self.noBreaks = noBreaks
        self.breaks = breaks
        for (number, entry) in breaks.enumerated() {
            if let byte = entry.before.utf8.last ?? entry.after.utf8.first {
                breaksByByte[byte, default: []].append(number)
            }
        }
    }

    /// Whether there are no entries.
    package var isEmpty: Bool { noBreaks.isEmpty && breaks.isEmpty }

    /// Makes and takes away boundaries.
    ///
    /// - Parameters:
    ///   - boundaries: Ascending, the last the end of the text.
    ///   - cursor: The text.
    /// - Returns: The like.
    /// - Complexity: O(n) for n bytes, times the few entries that end in one byte, times their length.
    func applied(to boundaries: [Int], in cursor: TextCursor) -> [Int] {
        var result = boundaries
        if !breaks.isEmpty { result = Set(boundaries).union(places(in: cursor)).sorted() }
        if !noBreaks.isEmpty { result.removeAll { $0 < cursor.count && isJoined(at: $0, in: cursor) } }
        return result
    }

    /// Where `breaks` make a boundary.
    private func places(in cursor: TextCursor) -> [Int] {
        var isWanted = [Bool](repeating: false, count: 256)
        for byte in breaksByByte.keys { isWanted[Int(byte)] = true }
        var result: [Int] = []
        for at in 0..<cursor.count where isWanted[Int(cursor.byte(at))] {
            for number in breaksByByte[cursor.byte(at)] ?? [] {
                let end = breaks[number].before.isEmpty ? at : at + 1
                let next = cursor.spaceEnd(from: end)
                guard next < cursor.count, breaks[number].stands(before: end, after: next, in: cursor),
                    cursor.spaceStart(before: end).start > 0
                else { continue }
                result.append(next)
            }
        }
        return result
    }

    private func isJoined(at boundary: Int, in cursor: TextCursor) -> Bool {
        let (end, isParagraphEnd) = cursor.spaceStart(before: boundary)
        return !isParagraphEnd && noBreaks.contains { $0.stands(before: end, after: boundary, in: cursor) }
    }
}

extension BoundaryExceptions.Entry {
    /// Whether `before` ends at one place and `after` starts at another, both as whole words.
    fileprivate func stands(before end: Int, after start: Int, in cursor: TextCursor) -> Bool {
        ends(at: end, in: cursor) && starts(at: start, in: cursor)
    }

    private func ends(at end: Int, in cursor: TextCursor) -> Bool {
        guard !before.isEmpty else { return true }
        var at = end
        for byte in before.utf8.reversed() {
            if byte == 0x20 {
                let start = cursor.spaceStart(before: at).start
                guard start < at else { return false }
                at = start
            } else {
                guard at > 0, cursor.byte(at - 1) == byte else { return false }
                at -= 1
            }
        }
        return !cursor.isInsideWord(at)
    }

    private func starts(at start: Int, in cursor: TextCursor) -> Bool {
        guard !after.isEmpty else { return true }
        var at = start
        for byte in after.utf8 {
            if byte == 0x20 {
                let end = cursor.spaceEnd(from: at)
                guard end > at else { return false }
                at = end
            } else {
                guard at < cursor.count, cursor.byte(at) == byte else { return false }
                at += 1
            }
        }
        return !cursor.isInsideWord(at)
    }
}

extension TextCursor {
    /// Where the white space that starts at a place ends.
    func spaceEnd(from start: Int) -> Int {
        var at = start
        while let element = element(at: at), element.kind.isSpace { at = element.end }
        return at
    }

    /// Where the white space that ends at a place starts, and whether it holds a blank line or a hard break.
    func spaceStart(before end: Int) -> (start: Int, isParagraphEnd: Bool) {
        var at = end
        var lines = 0
        while let element = element(before: at), element.kind.isSpace {
            // CR LF is one line break.
            if element.value == 0x0A || (element.value == 0x0D && (at >= count || byte(at) != 0x0A)) { lines += 1 }
            if element.kind == .separator { lines += 2 }
            at = element.start
        }
        return (at, lines > 1)
    }

    /// Whether a place parts a word of a script with capitals, or a number.
    func isInsideWord(_ at: Int) -> Bool {
        guard let before = element(before: at), let after = element(at: at) else { return false }
        return before.kind.isCasedOrDigit && after.kind.isCasedOrDigit
    }
}

extension ScalarKind {
    /// Whether it is white space of any kind.
    var isSpace: Bool {
        switch self {
        case .space, .newline, .separator: true
        default: false
        }
    }

    fileprivate var isCasedOrDigit: Bool {
        switch self {
        case .upper, .lower, .digit: true
        default: false
        }
    }
}
