/// Items of lists that no stop parts.
extension StopScanner {
    /// The next item of the list that the sentence belongs to, where its mark ends or its bullet stands here.
    mutating func nextItem(endingAt element: TextCursor.Element) -> Candidate? {
        guard let item, !brackets.contains(element.start) else { return nil }
        var start = element.start
        if element.kind == .other {
            guard element.value == item.bullet else { return nil }
        } else {
            guard element.kind == .dot || element.value == 0x29, item.value > 0 else { return nil }
            while element.start - start < 4, let part = cursor.element(before: start), part.kind.isWordPart {
                start = part.start
            }
            if item.bullet > 0 { start = bulletStart(before: start) }
        }
        guard start > sentenceStart, start < element.start || element.kind == .other,
            let space = cursor.element(before: start), space.kind == .space,
            let mark = ListMark(at: start, in: cursor), mark.follows(item),
            readsFigures || mark.closing != .dot || mark.isLetter
        else { return nil }
        var end = space.start
        while let more = cursor.element(before: end), more.kind == .space, end > sentenceStart { end = more.start }
        if let last = cursor.element(before: end), last.kind == .continuation || last.kind == .opener { return nil }
        at = mark.end
        return Candidate(stop: .item, stopStart: end, stopEnd: end, closeEnd: end, next: start)
    }

    private func bulletStart(before start: Int) -> Int {
        var at = start
        if let space = cursor.element(before: at), space.kind == .space { at = space.start }
        guard let bullet = cursor.element(before: at), ListMark.isBullet(bullet.value) else { return start }
        return bullet.start
    }
}
