import DragomanMemory
import DragomanModel

/// What a reader sees before and after each segment of an article.
///
/// Running text is followed by running text: the tooltip of a link or the description of an image does not stand between
/// two sentences. Such texts themselves have what stands beside them in the file.
struct NeighbourTexts {
    private let texts: [String]
    private let isAside: [Bool]
    /// For each segment, the nearest one of running text before and after it.
    private var runningBefore: [Int?] = []
    private var runningAfter: [Int?]

    init(_ units: [StoredUnit]) {
        texts = units.flatMap(\.segments).map(\.segment.readersText)
        isAside = units.flatMap { unit in unit.segments.map { _ in unit.kind.isAside } }
        var last: Int?
        for index in texts.indices {
            runningBefore.append(last)
            if !isAside[index] { last = index }
        }
        runningAfter = Array(repeating: nil, count: texts.count)
        last = nil
        for index in texts.indices.reversed() {
            runningAfter[index] = last
            if !isAside[index] { last = index }
        }
    }

    func before(_ index: Int) -> String? {
        if isAside[index] { return index > 0 ? texts[index - 1] : nil }
        return runningBefore[index].map { texts[$0] }
    }

    func after(_ index: Int) -> String? {
        if isAside[index] { return index + 1 < texts.count ? texts[index + 1] : nil }
        return runningAfter[index].map { texts[$0] }
    }
}

extension Unit.Kind {
    /// Whether it is the text of an attribute, which stands beside the running text.
    fileprivate var isAside: Bool {
        switch self {
        case .alternativeText, .tooltip, .label, .placeholder, .description: true
        default: false
        }
    }
}
