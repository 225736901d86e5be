import DragomanMeasuring
import DragomanSegmentation
import DragomanTesting

/// How well the boundaries of a language's paragraphs are found.
///
/// The protocol of the shared sample's scorer: a boundary is how many scalars but white space stand before it; the end
/// of a paragraph is none.
struct BoundaryScore {
    private(set) var found = 0
    private(set) var falseCount = 0
    private(set) var missed = 0
    private(set) var paragraphs = 0
    private(set) var exact = 0
    /// Paragraphs whose sentences do not add up to them.
    private(set) var mangled = 0
    /// The wrong boundaries, where they are asked for.
    private(set) var errors: [WrongBoundary] = []

    /// The share of the boundaries found that are right.
    var precision: Double { found + falseCount > 0 ? Double(found) / Double(found + falseCount) : missed == 0 ? 1 : 0 }
    /// The share of the right boundaries that are found.
    var recall: Double { found + missed > 0 ? Double(found) / Double(found + missed) : 1 }
    /// Their harmonic mean.
    var f1: Double {
        precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
    }

    /// Adds a paragraph.
    mutating func add(_ sample: SegmentationSample, segmenter: Segmenter, listsErrors: Bool) throws {
        let line = OneLine.of(sample.text)
        let sentences = try segmenter.sentences(in: line)
        let gold = Self.boundaries(sample.sentences)
        let isWhole = SpaceFree.count(sentences.joined()) == SpaceFree.count(line)
        let predicted = isWhole ? Self.boundaries(sentences) : []
        found += gold.intersection(predicted).count
        falseCount += predicted.subtracting(gold).count
        missed += gold.subtracting(predicted).count
        paragraphs += 1
        exact += isWhole && gold == predicted ? 1 : 0
        mangled += isWhole ? 0 : 1
        guard listsErrors else { return }
        for offset in gold.symmetricDifference(predicted).sorted() {
            errors.append(WrongBoundary(in: line, at: offset, isMissed: gold.contains(offset), source: sample.source))
        }
    }

    /// The boundaries inside a paragraph.
    static func boundaries(_ sentences: [String]) -> Set<Int> {
        var result: Set<Int> = []
        var offset = 0
        for sentence in sentences {
            let count = SpaceFree.count(sentence)
            offset += count
            if count > 0 { result.insert(offset) }
        }
        result.remove(offset)
        return result
    }
}

/// A boundary that is missed, or found where there is none, with the text around it.
struct WrongBoundary {
    var isMissed: Bool
    var source: String
    var before: String
    var after: String

    /// Cuts the text around the place behind so many scalars that are not white space.
    init(in text: String, at offset: Int, isMissed: Bool, source: String, width: Int = 38) {
        let scalars = Array(text.unicodeScalars)
        var count = 0
        var place = 0
        while place < scalars.count, count < offset {
            if !SpaceFree.isSpace(scalars[place]) { count += 1 }
            place += 1
        }
        self.isMissed = isMissed
        self.source = source
        let start = max(0, place - width)
        let end = min(scalars.count, place + width)
        before = (start > 0 ? "…" : "") + String(String.UnicodeScalarView(scalars[start..<place]))
        after = String(String.UnicodeScalarView(scalars[place..<end])) + (end < scalars.count ? "…" : "")
    }
}
