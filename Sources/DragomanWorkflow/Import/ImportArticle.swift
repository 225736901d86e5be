import DragomanExchange
import DragomanMemory
import DragomanModel

/// An article's segments by name and by text.
final class ImportArticle {
    /// A segment at its place.
    struct Place {
        var name: String
        /// The name of its unit.
        var unit: String
        var stored: StoredSegment
        /// How many codes the unit has before this segment; XLIFF 2.x numbers them through the unit.
        var codeOffset: Int
        var previous: SourceID?
        var next: SourceID?
        /// Whether it stands in the current revision.
        var isCurrent: Bool
    }

    let slug: String
    let language: LanguageTag
    /// The digest of its current revision.
    let digest: String
    private let places: [Place]
    /// Where the last segment was found: files mostly keep their order.
    private var cursor = 0
    private let byText = TextIndex()
    private lazy var byName = Dictionary(
        zip(places.map(\.name), places.indices),
        uniquingKeysWith: { first, _ in first }
    )
    private lazy var byUnit = Dictionary(grouping: places.indices) { places[$0].unit }
    private lazy var bySource = Dictionary(grouping: places.indices) { places[$0].stored.source }

    init(slug: String, language: LanguageTag, digest: String, units: [StoredUnit]) {
        self.slug = slug
        self.digest = digest
        self.language = language
        let all = units.flatMap(\.segments)
        var places = units.flatMap { Self.places(of: $0) }
        for index in places.indices {
            places[index].previous = index > 0 ? all[index - 1].source : nil
            places[index].next = index + 1 < all.count ? all[index + 1].source : nil
        }
        self.places = places
    }

    /// The places of a unit's segments, neighbours not told.
    static func places(of unit: StoredUnit, isCurrent: Bool = true) -> [Place] {
        var codeOffset = 0
        return unit.segments.enumerated().map { number, stored in
            defer { codeOffset += stored.segment.codes.count }
            return Place(
                name: UnitNames.segment(number + 1, of: unit.name),
                unit: unit.name,
                stored: stored,
                codeOffset: codeOffset,
                isCurrent: isCurrent
            )
        }
    }

    /// A segment by its own name, or by a unit's name and the number of the segment in it.
    func place(named name: String) -> Place? {
        if let near = places[cursor...].prefix(8).firstIndex(where: { $0.name == name }) {
            cursor = near
            return places[near]
        }
        guard let index = byName[name] else { return nil }
        cursor = index
        return places[index]
    }

    /// The segments of a unit in order.
    func places(ofUnit name: String) -> [Place] { (byUnit[name] ?? []).map { places[$0] } }

    /// The first segment of a source.
    func firstPlace(of source: SourceID) -> Place? { bySource[source]?.first.map { places[$0] } }

    /// The segments, in order, whose text is the same but for white space and codes.
    func places(withTextOf content: ForeignContent) -> [Place] {
        byText.indexes(of: content, in: places.lazy.map(\.stored.segment.content)).map { places[$0] }
    }

    private lazy var byCheck = Dictionary(
        grouping: Set(places.map(\.stored.segment.content)),
        by: RedactionCode.check(of:)
    )

    /// The source that a redaction is of; `nil` where there is none, or two have one check.
    func source(withCheck check: String) -> CodedText? {
        guard let sources = byCheck[check], sources.count == 1 else { return nil }
        return sources[0]
    }

    /// The places' texts without white space and codes, in order; made when they are first asked for.
    private(set) lazy var bareTexts = places.map { BareText.of($0.stored.segment.content) }

    /// The place of a number, from 0 in the article's order.
    func place(at index: Int) -> Place { places[index] }

    /// The segments of a source, in order.
    func places(of source: SourceID) -> [Place] { (bySource[source] ?? []).map { places[$0] } }

    /// How many segments the article has.
    var count: Int { places.count }

    /// How many segments have a source.
    func count(of source: SourceID) -> Int { bySource[source]?.count ?? 0 }
}

/// Finds segments by their bare text; made when it is first asked, which only files with foreign names do.
private final class TextIndex {
    private var indexes: [String: [Int]]?

    func indexes(of content: ForeignContent, in texts: some Sequence<CodedText>) -> [Int] {
        if indexes == nil {
            var made: [String: [Int]] = [:]
            for (index, text) in texts.enumerated() { made[Self.bare(text.plain), default: []].append(index) }
            indexes = made
        }
        return indexes?[Self.bare(content.plain)] ?? []
    }

    /// Without white space of XML; canonically equivalent texts are equal keys, as String has it.
    private static func bare(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { !["\u{20}", "\u{9}", "\u{A}", "\u{D}"].contains($0) }
            )
        )
    }
}
