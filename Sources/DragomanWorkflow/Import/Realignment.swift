import DragomanDocuments
import DragomanExchange
import DragomanMemory
import DragomanModel
import DragomanSegmentation

/// Segments of a file that a tool merged, split or cut anew, beside the places whose text together is theirs.
struct Realignment {
    /// Segments of the file in a row, and the places in a row that have the same text but for white space and codes.
    let segments: [ImportedSegment]
    let places: [ImportArticle.Place]

    /// How many segments or places in a row are looked at for one text.
    private static let mostPieces = 16

    /// Sorts segments that have no place of their own into groups that have places together.
    ///
    /// - Parameters:
    ///   - segments: Neighbours in the file.
    ///   - article: The places, in the article's order.
    /// - Returns: The groups in the file's order, and the segments that belong to none.
    /// - Complexity: O(n · m) comparisons for n segments and m places.
    static func groups(
        _ segments: [ImportedSegment],
        in article: ImportArticle
    ) -> (groups: [Realignment], rest: [ImportedSegment]) {
        let wanted = segments.map { BareText.of($0.source) }
        let known = article.bareTexts
        var groups: [Realignment] = []
        var rest: [ImportedSegment] = []
        var number = 0
        // The pieces of one unit stand in order: what comes after the last group is likelier than what is before it.
        var cursor = 0
        while number < segments.count {
            let starts = known.indices.filter {
                !known[$0].isEmpty && !wanted[number].isEmpty
                    && (known[$0].starts(with: wanted[number]) || wanted[number].starts(with: known[$0]))
            }
            let found = (starts.filter { $0 >= cursor } + starts.filter { $0 < cursor }).lazy.compactMap { start in
                Self.common(wanted[number...], known[start...])
            }.first
            if let found {
                groups.append(
                    Realignment(
                        segments: Array(segments[found.segments]),
                        places: found.places.map { article.place(at: $0) }
                    )
                )
                number = found.segments.upperBound
                cursor = found.places.upperBound
            } else {
                rest.append(segments[number])
                number += 1
            }
        }
        return (groups, rest)
    }

    /// The shortest rows from two starts that hold the same text; `nil` where the texts part before they end together.
    private static func common(
        _ segments: ArraySlice<[Unicode.Scalar]>,
        _ places: ArraySlice<[Unicode.Scalar]>
    ) -> (segments: Range<Int>, places: Range<Int>)? {
        var (segment, place) = (segments.startIndex, places.startIndex)
        var (left, right) = (segments[segment][...], places[place][...])
        while true {
            let count = min(left.count, right.count)
            guard left.prefix(count).elementsEqual(right.prefix(count)) else { return nil }
            left = left.dropFirst(count)
            right = right.dropFirst(count)
            if left.isEmpty, right.isEmpty {
                return (segments.startIndex..<segment + 1, places.startIndex..<place + 1)
            }
            if left.isEmpty {
                segment += 1
                guard segments.indices.contains(segment), segment - segments.startIndex < mostPieces else { return nil }
                left = segments[segment][...]
            } else {
                place += 1
                guard places.indices.contains(place), place - places.startIndex < mostPieces else { return nil }
                right = places[place][...]
            }
        }
    }

    // MARK: Targets

    /// What of the file belongs to each place.
    struct Outcome {
        /// The targets by place; `nil` where they cannot be told apart with any certainty.
        var contents: [CodedText]?
        /// What was found of the codes; with an error the target of a single place is not to be taken as it is.
        var findings: [Finding]
    }

    /// Brings the targets of the file to the places.
    ///
    /// Those of the file are joined to one; several places get its sentences in order where it has as many as there are
    /// places, of about the lengths that the sources let expect, with the codes that each place needs.
    ///
    /// - Parameter boundaries: The ends of the sentences of a text in the target language, in UTF-8.
    /// - Returns: A target for each place, or none.
    /// - Throws: What the boundaries throw.
    func targets(boundaries: @escaping (String) throws -> [Int]) throws -> Outcome {
        let whole = joinedPlaces
        let aligned = CodeAlignment.align(
            target: ForeignContent(joining: segments.map { $0.target ?? ForeignContent() }),
            source: ForeignContent(joining: segments.map(\.source)),
            stored: whole.content,
            codes: whole.codes,
            idOffset: places[0].codeOffset
        )
        guard let content = aligned.content else { return Outcome(contents: nil, findings: aligned.findings) }
        guard places.count > 1 else { return Outcome(contents: [content], findings: aligned.findings) }
        let isDamaged = aligned.findings.contains { $0.severity == .error }
        guard !isDamaged else { return Outcome(contents: nil, findings: aligned.findings) }
        let carried = try TargetCarrier(
            old: [whole],
            new: places.map(\.stored.segment),
            boundaries: boundaries
        )?.carry([content])
        return Outcome(contents: carried?.contents, findings: aligned.findings)
    }

    /// The places' segments as one, their codes numbered through.
    private var joinedPlaces: Segment {
        var content = CodedText()
        var codes: [InlineCode] = []
        for place in places {
            let segment = place.stored.segment
            if !codes.isEmpty || !content.isEmpty, !content.endsInIdeographs { content.append(" ") }
            for part in segment.content.parts {
                switch part {
                case .text(let text): content.append(text)
                case .code(let mark): content.append(CodeMark(role: mark.role, id: mark.id + codes.count))
                }
            }
            codes += segment.codes
        }
        return Segment(content: content, codes: codes, byteRange: 0..<0)
    }
}

extension ForeignContent {
    /// Contents in a row, a space between them where the scripts write one.
    fileprivate init(joining contents: [ForeignContent]) {
        self.init()
        for content in contents {
            let (before, after) = (plain.last, content.plain.first)
            if let before, let after, !before.isWhitespace, !after.isWhitespace,
                !CodedText(plain: String(before)).endsInIdeographs
            {
                append(" ")
            }
            for part in content.parts {
                switch part {
                case .text(let text): append(text)
                case .code: parts.append(part)
                }
            }
        }
    }
}

extension BareText {
    /// The bare text of a file's content.
    static func of(_ content: ForeignContent) -> [Unicode.Scalar] { content.plain.unicodeScalars.filter(holds) }

    /// The bare text of a stored one.
    static func of(_ content: CodedText) -> [Unicode.Scalar] { content.coded.unicodeScalars.filter(holds) }
}
