import DragomanModel
import DragomanText

/// A stretch of a coded text that is hidden; no code stands in it.
struct RedactedPiece: Hashable {
    /// Scalars of the coded text.
    var range: Range<Int>
    var label: String
    /// Equal for what is the same to a reader, whatever its case; the whole of it where codes part it.
    var key: String
    /// What stands there.
    var text: String
    var isOfPattern = false
    /// Whether it is only a part of what is hidden.
    var isPart = false
}

extension RedactionScanner {
    /// What is hidden in texts that follow each other, as pieces of each; codes and the ends of the texts part a piece.
    ///
    /// Codes are looked across in two ways: as if they were nothing (`<b>A</b>nn`), and as if they were a space
    /// (`Ann<br/>Smith`).
    ///
    /// - Parameters:
    ///   - texts: Segments of a unit, or one text.
    ///   - gaps: What stands between a text and the next.
    ///   - language: Their language.
    ///   - also: More texts that are hidden as they are, with their labels.
    /// - Returns: For each text its pieces, in order and without overlaps.
    /// - Throws: As `hits`.
    func pieces(
        in texts: [CodedText],
        gaps: [String] = [],
        language: LanguageTag,
        also: [String: String] = [:]
    ) throws -> [[RedactedPiece]] {
        var found = [[RedactedPiece]](repeating: [], count: texts.count)
        let hasCodes = texts.contains(where: \.hasCodes)
        for seesCodes in hasCodes ? [false, true] : [false] {
            let view = RedactionView(texts, gaps: gaps, seesCodes: seesCodes)
            for hit in try hits(in: view.text, language: language, also: also) {
                for (text, piece) in view.pieces(of: hit) { found[text].append(piece) }
            }
        }
        return zip(found, texts).map { pieces, text in Self.merged(pieces, in: text) }
    }

    private static func merged(_ pieces: [RedactedPiece], in text: CodedText) -> [RedactedPiece] {
        guard pieces.count > 1 else { return pieces }
        let scalars = Array(text.coded.unicodeScalars)
        var merged: [RedactedPiece] = []
        let ordered = pieces.sorted {
            ($0.range.lowerBound, $1.range.upperBound, $0.label) < ($1.range.lowerBound, $0.range.upperBound, $1.label)
        }
        for piece in ordered {
            guard var last = merged.last, piece.range.lowerBound < last.range.upperBound else {
                merged.append(piece)
                continue
            }
            guard piece.range.upperBound > last.range.upperBound else { continue }
            last.range = last.range.lowerBound..<piece.range.upperBound
            last.text = RedactionView.string(scalars[last.range])
            last.key = Normalization.caseFolded(last.text)
            merged[merged.count - 1] = last
        }
        return merged
    }
}

/// Texts as one plain text, with the place of each of its scalars.
struct RedactionView {
    let text: String
    private let scalars: [Unicode.Scalar]
    /// The text and the scalar of it; `nil` for what stands between.
    private let places: [(text: Int, scalar: Int)?]

    init(_ texts: [CodedText], gaps: [String], seesCodes: Bool) {
        var scalars: [Unicode.Scalar] = []
        var places: [(text: Int, scalar: Int)?] = []
        for (number, text) in texts.enumerated() {
            var isCode = false
            for (place, scalar) in text.coded.unicodeScalars.enumerated() {
                if CodedText.isReserved(scalar) {
                    if seesCodes, !isCode {
                        scalars.append(" ")
                        places.append(nil)
                    }
                    isCode = true
                } else {
                    isCode = false
                    scalars.append(scalar)
                    places.append((number, place))
                }
            }
            guard number + 1 < texts.count else { continue }
            for scalar in number < gaps.count ? gaps[number] : " " {
                for scalar in scalar.unicodeScalars {
                    scalars.append(scalar)
                    places.append(nil)
                }
            }
        }
        self.scalars = scalars
        self.places = places
        text = Self.string(scalars[...])
    }

    static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String { String(String.UnicodeScalarView(scalars)) }

    /// A hit as pieces of the texts, without the white space at their ends.
    func pieces(of hit: RedactionScanner.Hit) -> [(text: Int, piece: RedactedPiece)] {
        var runs: [(text: Int, start: Int, indexes: Range<Int>)] = []
        for index in hit.range {
            guard index < places.count, let place = places[index] else { continue }
            if let last = runs.last, last.text == place.text, last.indexes.upperBound == index,
                place.scalar == last.start + last.indexes.count
            {
                runs[runs.count - 1].indexes = last.indexes.lowerBound..<index + 1
            } else {
                runs.append((place.text, place.scalar, index..<index + 1))
            }
        }
        let key = key(of: hit)
        let trimmed: [(text: Int, piece: RedactedPiece)] = runs.compactMap { run in
            var indexes = run.indexes
            while let first = indexes.first, scalars[first].properties.isWhitespace {
                indexes = indexes.dropFirst()
            }
            while let last = indexes.last, scalars[last].properties.isWhitespace { indexes = indexes.dropLast() }
            guard !indexes.isEmpty else { return nil }
            let start = run.start + indexes.lowerBound - run.indexes.lowerBound
            return (
                run.text,
                RedactedPiece(
                    range: start..<start + indexes.count,
                    label: hit.label,
                    key: key,
                    text: Self.string(scalars[indexes]),
                    isOfPattern: hit.isOfPattern
                )
            )
        }
        guard trimmed.count > 1 else { return trimmed }
        return trimmed.map { text, piece in
            var piece = piece
            piece.isPart = true
            return (text, piece)
        }
    }

    private func key(of hit: RedactionScanner.Hit) -> String {
        let text = Self.string(scalars[hit.range])
        let words = RedactedNames.words(of: text)
        // Of numbers and addresses the signs count as well.
        return hit.label == "name" && !words.isEmpty
            ? words.joined(separator: " ") : Normalization.caseFolded(text)
    }
}
