package import DragomanModel

/// The code that stands for a hidden piece of a source: what it is, which it is of its kind, and where it stands.
///
/// The id is all that comes back, and all that is needed: it names a stretch of a stored source, so that the text is
/// taken from the memory. As in `name-1.2.12-18.x7k2qa`: label and number, the segment of the unit, the scalars of its
/// source, and a check of that source.
package struct RedactionCode: Sendable, Hashable {
    /// What kind of thing is hidden, for people: `name`, `e-mail`.
    package var label: String
    /// Which of its kind in the article, from 1: the same text has the same.
    package var number: Int
    /// Which segment of its unit, from 1; it makes ids unique in a unit.
    package var segment: Int
    /// Scalars of the source's coded text.
    package var range: Range<Int>
    /// `check(of:)` of the source.
    package var check: String

    package init(label: String, number: Int, segment: Int, range: Range<Int>, check: String) {
        self.label = label
        self.number = number
        self.segment = segment
        self.range = range
        self.check = check
    }

    /// No label is longer.
    package static let longestLabel = 24
    /// No id is longer.
    package static let longestID = 96
    private static let checkCount = 6

    /// Whether a label can stand in an id: small ASCII letters, digits, hyphens and spaces, a letter first.
    package static func isLabel(_ text: String) -> Bool {
        guard let first = text.utf8.first, (0x61...0x7A).contains(first), text.utf8.count <= longestLabel,
            text.utf8.last != 0x20, text.utf8.last != 0x2D
        else { return false }
        return text.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x20 || $0 == 0x2D
        }
    }

    /// Tells one source from others; 30 bits, so that a source that was edited is not taken for the one that went out.
    package static func check(of source: CodedText) -> String {
        var digest = Digest()
        digest.combine("redaction")
        digest.combine(source.coded)
        return String(digest.name.suffix(checkCount))
    }

    /// The id in a file: an NMTOKEN.
    package var id: String {
        "\(label.replacing(" ", with: "_"))-\(number).\(segment).\(range.lowerBound)-\(range.upperBound).\(check)"
    }

    /// What people see in its place.
    package var shown: String { "[\(label) \(number)]" }

    /// Reads an id; `nil` where it is none.
    package init?(id: String) {
        guard id.utf8.count <= Self.longestID else { return nil }
        let parts = id.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4, let hyphen = parts[0].lastIndex(of: "-"),
            let number = Self.number(parts[0][parts[0].index(after: hyphen)...]), let segment = Self.number(parts[1])
        else { return nil }
        let ends = parts[2].split(separator: "-", omittingEmptySubsequences: false).map(Self.number)
        let label = String(parts[0][..<hyphen]).replacing("_", with: " ")
        guard ends.count == 2, let lower = ends[0], let upper = ends[1], lower < upper, Self.isLabel(label),
            parts[3].utf8.count == Self.checkCount,
            parts[3].utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) })
        else { return nil }
        self.init(label: label, number: number, segment: segment, range: lower..<upper, check: String(parts[3]))
    }

    private static func number(_ text: Substring) -> Int? {
        guard !text.isEmpty, text.utf8.count <= 9, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(text)
    }
}

extension CodedText {
    /// As `displayed`, with redactions as `<name-1.2.12-18.x7k2qa/>`.
    func displayed(_ redactions: [Int: RedactionCode]) -> String {
        guard !redactions.isEmpty else { return displayed }
        var result = ""
        var run = CodedText()
        for part in parts {
            switch part {
            case .text(let text): run.append(text)
            case .code(let mark):
                guard let redaction = redactions[mark.id] else {
                    run.append(mark)
                    continue
                }
                result += run.displayed + "<\(redaction.id)/>"
                run = CodedText()
            }
        }
        return result + run.displayed
    }
}

extension ForeignCode {
    /// The redaction that the code is, if it is one.
    package var redaction: RedactionCode? { role == .standalone ? RedactionCode(id: id) : nil }
}

extension ForeignContent {
    /// Whether a redaction may be in it: a code whose id is no number, or text with a `<`.
    package var mayHoldRedactions: Bool {
        parts.contains { part in
            switch part {
            case .text(let text): text.utf8.contains(0x3C)
            case .code(let code): code.role == .standalone && code.id.utf8.first.map { $0 > 0x39 } ?? false
            }
        }
    }

    private var hasTags: Bool {
        parts.contains { if case .text(let text) = $0 { text.utf8.contains(0x3C) } else { false } }
    }

    /// The content with redactions that stand in its text as `<name-1.2.12-18.x7k2qa/>` read as codes.
    package var withTypedRedactions: ForeignContent {
        guard hasTags else { return self }
        var result = ForeignContent()
        for part in parts {
            guard case .text(let text) = part, text.utf8.contains(0x3C) else {
                if case .text(let text) = part { result.append(text) } else { result.parts.append(part) }
                continue
            }
            var rest = text[...]
            while let start = rest.utf8.firstIndex(of: 0x3C) {
                let inner = rest.utf8.index(after: start)
                guard let end = rest[inner...].utf8.prefix(RedactionCode.longestID + 1).firstIndex(of: 0x3E),
                    rest[inner..<end].last == "/",
                    let redaction = RedactionCode(id: String(rest[inner..<end].dropLast()))
                else {
                    result.append(String(rest[..<inner]))
                    rest = rest[inner...]
                    continue
                }
                result.append(String(rest[..<start]))
                result.parts.append(.code(ForeignCode(role: .standalone, id: redaction.id)))
                rest = rest[rest.utf8.index(after: end)...]
            }
            result.append(String(rest))
        }
        return result
    }
}
