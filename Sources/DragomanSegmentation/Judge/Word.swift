/// A word where it stands in a text.
struct Word {
    /// Its bytes; empty where there is none.
    var range: Range<Int>
    /// Whether it has a capital.
    var hasCapital = false
    /// Whether inline codes stand in it.
    var hasCodes = false

    var isEmpty: Bool { range.isEmpty }
}

extension BoundaryJudge {
    /// What the table says of a word.
    ///
    /// A word in small letters in the table stands for every case; but a capital by itself is an initial before it is
    /// `p.` or `n.` at the start of a sentence.
    func marks(of word: Word) -> WordMarks {
        if word.hasCodes { return marks(of: Array(cursor.text(word.range).utf8), hasCapital: word.hasCapital) }
        return marks(of: cursor.slice(word.range), hasCapital: word.hasCapital)
    }

    /// What the table says of a word that is put together.
    func marks(of word: [UInt8], hasCapital: Bool) -> WordMarks {
        word.withUnsafeBufferPointer { marks(of: $0, hasCapital: hasCapital) }
    }

    private func marks(of word: UnsafeBufferPointer<UInt8>, hasCapital: Bool) -> WordMarks {
        guard word.count <= rules.index.longest + 4 else { return [] }
        let exact = rules.index.marks(of: word)
        guard hasCapital, word.count > 1 else { return exact }
        if word.allSatisfy({ $0 < 0x80 }) { return exact.joined(with: rules.index.marks(of: word, lowering: true)) }
        let text = String(decoding: word, as: UTF8.self)
        guard text.unicodeScalars.count > 1 else { return exact }
        let lower = Array(text.lowercased().utf8)
        return exact.joined(with: lower.withUnsafeBufferPointer { rules.index.marks(of: $0) })
    }
}
