import DragomanModel

/// Cuts a target where its language ends sentences, if these are as many as are wanted.
struct TargetCut {
    private(set) var pieces: [CodeTokens] = []

    /// - Parameters:
    ///   - target: The whole.
    ///   - count: How many pieces there must be; else the result is `nil`.
    ///   - standalone: What a reader sees for codes that stand alone.
    ///   - home: The piece in which a code must stand first, where that is known.
    ///   - boundaries: The ends of a text's sentences in UTF-8, white space included.
    init?(
        _ target: CodeTokens,
        count: Int,
        standalone: [Int: String],
        home: (Int) -> Int?,
        boundaries: (String) throws -> [Int]
    ) rethrows {
        var text = ""
        for token in target.tokens { text += Self.readersText(token, standalone) }
        let cuts = try boundaries(text).filter { $0 > 0 && $0 < text.utf8.count }
        guard cuts.count == count - 1 else { return nil }
        var tokens: [CodeTokens.Token] = []
        // Where the sentences end, as places in `tokens`.
        var places: [Int] = []
        var offset = 0
        var rest = cuts[...]
        for token in target.tokens {
            let length = Self.readersText(token, standalone).utf8.count
            var start = offset
            var left = token
            while let cut = rest.first, cut > start, cut < offset + length {
                // A boundary inside of what a code shows cannot be cut at.
                guard case .text(let piece) = left else { return nil }
                let middle = piece.utf8.index(piece.startIndex, offsetBy: cut - start)
                tokens.append(.text(String(piece[..<middle])))
                left = .text(String(piece[middle...]))
                places.append(tokens.count)
                start = cut
                rest.removeFirst()
            }
            tokens.append(left)
            offset += length
            if let cut = rest.first, cut == offset, length > 0 {
                places.append(tokens.count)
                rest.removeFirst()
            }
        }
        guard places.count == count - 1 else { return nil }
        pieces = Self.parted(tokens, at: places, home: home)
    }

    private static func readersText(_ token: CodeTokens.Token, _ standalone: [Int: String]) -> String {
        switch token {
        case .text(let text): return text
        case .mark(_, let code):
            let text = standalone[code] ?? ""
            return text == "\n" ? " " : text
        }
    }

    /// Codes around a cut: a closing one goes with the sentence before, an opening one with the one after, one that
    /// stands alone where its source has it.
    private static func parted(
        _ tokens: [CodeTokens.Token],
        at places: [Int],
        home: (Int) -> Int?
    ) -> [CodeTokens] {
        var pieces: [CodeTokens] = []
        var current = CodeTokens()
        var start = 0
        for (index, place) in (places + [tokens.count]).enumerated() {
            var low = place
            var high = place
            if place < tokens.count {
                while low > start, !tokens[low - 1].isVisible { low -= 1 }
                while high < tokens.count, !tokens[high].isVisible { high += 1 }
            }
            current.tokens += tokens[start..<low]
            var after = CodeTokens()
            for token in tokens[low..<high] {
                guard case .mark(let role, let code) = token else {
                    if after.tokens.isEmpty { current.tokens.append(token) } else { after.tokens.append(token) }
                    continue
                }
                let goesBefore =
                    switch role {
                    case .close: !after.tokens.contains(.mark(.open, code: code))
                    case .open: home(code).map { $0 <= index && isClosed(code, tokens[low..<high]) } ?? false
                    case .standalone: (home(code) ?? index) <= index
                    }
                if goesBefore { current.tokens.append(token) } else { after.tokens.append(token) }
            }
            pieces.append(current)
            current = after
            start = high
        }
        return pieces
    }

    private static func isClosed(_ code: Int, _ tokens: ArraySlice<CodeTokens.Token>) -> Bool {
        tokens.contains(.mark(.close, code: code))
    }
}
