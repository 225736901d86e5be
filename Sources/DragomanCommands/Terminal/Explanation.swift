import DragomanSegmentation

/// What was decided in one paragraph, for people and for scripts.
struct Explanation {
    let text: String
    let decisions: [BoundaryDecision]
    private let bytes: [UInt8]

    /// Asks a segmenter.
    ///
    /// - Throws: What its `decisions(in:)` throws.
    init(of text: String, by segmenter: Segmenter) throws {
        self.text = text
        bytes = Array(text.utf8)
        decisions = try segmenter.decisions(in: text)
    }

    /// The paragraph and, a line each, its decisions: what, where, and the rule with the data it rests on.
    var lines: [String] {
        [text]
            + decisions.map { decision in
                let what = decision.isBoundary ? "ends   " : "goes on"
                return "  \(what)  \(place(of: decision))  \(decision.rule): \(decision.meaning)\(data(of: decision))"
            }
    }

    /// Some characters before and after the place, which `▮` marks.
    private func place(of decision: BoundaryDecision) -> String {
        let start = max(0, decision.offset - 96)
        let end = min(bytes.count, decision.offset + 96)
        let before = String(decoding: bytes[start..<decision.offset], as: UTF8.self).suffix(16)
        let after = String(decoding: bytes[decision.offset..<end], as: UTF8.self).prefix(12)
        let padding = String(repeating: " ", count: max(0, 28 - before.count - after.count))
        return "\(before)▮\(after)\(padding)"
    }

    private func data(of decision: BoundaryDecision) -> String {
        [decision.before, decision.after].compactMap { word in
            guard let word, !word.sections.isEmpty else { return nil }
            return "; '\(word.text)' is in \(word.sections.map { "[\($0)]" }.joined(separator: " "))"
        }.joined()
    }
}

extension Explanation: Encodable {
    private enum Key: String, CodingKey {
        case text, decisions
        case offset, ends, rule, meaning, before, after
        case sections
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(text, forKey: .text)
        var list = container.nestedUnkeyedContainer(forKey: .decisions)
        for decision in decisions {
            var entry = list.nestedContainer(keyedBy: Key.self)
            try entry.encode(decision.offset, forKey: .offset)
            try entry.encode(decision.isBoundary, forKey: .ends)
            try entry.encode(decision.rule, forKey: .rule)
            try entry.encode(decision.meaning, forKey: .meaning)
            for (word, key) in [(decision.before, Key.before), (decision.after, .after)] {
                guard let word else { continue }
                var part = entry.nestedContainer(keyedBy: Key.self, forKey: key)
                try part.encode(word.text, forKey: .text)
                try part.encode(word.sections, forKey: .sections)
            }
        }
    }
}
