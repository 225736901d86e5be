/// What stands inside quotation marks, and which marks these are.
///
/// A quotation that is not closed goes on to the end, one that is only closed began before the text: sentences are often
/// cut out of longer quotations. An apostrophe is a quotation mark only where one opened.
struct QuotationMarks {
    enum Role: Hashable {
        case opening
        case closing
    }

    private(set) var roles: [Role?]
    private(set) var isQuoted: [Bool]

    private struct Open {
        var index: Int
        var closers: Set<String>
    }

    private static let apostrophes: Set<String> = ["'", "’", "‘"]

    /// - Complexity: O(n) for the tokens.
    init(_ tokens: [TextToken], table: MeaningTable) {
        roles = Array(repeating: nil, count: tokens.count)
        isQuoted = []
        // How many quotations more there are at a place than before it.
        var steps = [Int](repeating: 0, count: tokens.count + 1)
        func quote(_ range: Range<Int>) {
            steps[range.lowerBound] += 1
            steps[range.upperBound] -= 1
        }
        var open: [Open] = []
        for (index, token) in tokens.enumerated() where token.kind == .mark {
            let (opens, isApostrophe) = (table.quotationMarks[token.text], Self.apostrophes.contains(token.text))
            if let last = open.last, last.closers.contains(token.text) {
                quote(last.index + 1..<index)
                roles[index] = .closing
                open.removeLast()
            } else if let opens,
                !isApostrophe && !table.closers.contains(token.text)
                    || Self.canOpen(tokens, index, isApostrophe: isApostrophe)
            {
                roles[index] = .opening
                open.append(Open(index: index, closers: opens))
            } else if table.closers.contains(token.text), !isApostrophe {
                roles[index] = .closing
                // Closed, but never opened: the text begins inside.
                if open.isEmpty { quote(0..<index) }
            }
        }
        for left in open {
            if Self.apostrophes.contains(tokens[left.index].text) {
                roles[left.index] = nil
            } else {
                quote(left.index + 1..<tokens.count)
            }
        }
        var depth = 0
        isQuoted = steps.dropLast().map { step in
            depth += step
            return depth > 0
        }
    }

    /// A mark that may open and close, or be an apostrophe, opens before text: behind white space or a mark, and one that is no
    /// apostrophe behind a word too.
    private static func canOpen(_ tokens: [TextToken], _ index: Int, isApostrophe: Bool) -> Bool {
        let before = tokens[..<index].last { !$0.isCode }
        let after = tokens[(index + 1)...].first { !$0.isCode }
        guard let after, !after.isSpace else { return false }
        return !isApostrophe || before?.isWord != true
    }
}
