import DragomanModel

/// Stable names for the units of an article: the same text at the same article has the same name in every memory.
///
/// A name tells slug, coded text and, where a text stands several times in an article, which of them; so a unit keeps its
/// name wherever it moves, and no two units of a memory share one (60 bits).
struct UnitNames {
    private let slug: String
    private var occurrences: [CodedText: Int] = [:]

    init(slug: String) { self.slug = slug }

    /// The name of the next unit.
    mutating func name(of content: CodedText) -> String {
        let occurrence = occurrences[content, default: 0]
        occurrences[content] = occurrence + 1
        var digest = Digest()
        digest.combine(slug)
        digest.combine(content.coded)
        if occurrence > 0 { digest.combine(String(occurrence)) }
        return "u" + digest.name
    }

    /// The name of a segment: that of its unit and its number from 1.
    static func segment(_ number: Int, of unit: String) -> String { "\(unit)-\(number)" }
}
