import DragomanModel

/// The codes of neighbouring segments as their unit has them: a pair that several segments open and close is one.
struct SpannedCodes {
    /// A code of the unit.
    struct Code: Hashable {
        var opening: String
        var closing: String
        var isPair: Bool
        var purpose: InlineCode.Purpose
        /// Where it opens or stands, in scalars of the bare text; `nil` before the first segment.
        var start: Int?
        /// Where it closes; `nil` behind the last segment.
        var end: Int?
    }

    private(set) var codes: [Code] = []
    /// For each segment, the place in `codes` of each of its own numbers.
    private(set) var places: [[Int: Int]] = []

    /// `nil` where the segments do not go on with the codes of each other, as those of a split unit do.
    init?(_ segments: some Collection<Segment>) {
        var offset = 0
        // What the segment before closed early: the outer ones first, and so they are opened again.
        var carried: [Int] = []
        for (index, segment) in segments.enumerated() {
            var own: [Int: Int] = [:]
            var order: [Int] = []
            for part in segment.content.parts {
                switch part {
                case .text(let text): offset += BareText.count(text)
                case .code(let mark):
                    guard segment.codes.indices.contains(mark.id - 1) else { return nil }
                    let code = segment.codes[mark.id - 1]
                    if mark.role == .close {
                        guard let place = own[mark.id] else { return nil }
                        if !code.isClosedAfter { codes[place].end = offset }
                        continue
                    }
                    guard own[mark.id] == nil else { return nil }
                    var known = Code(code, at: code.isOpenedBefore && mark.role == .open ? nil : offset)
                    if known.start == nil, index > 0 {
                        guard !carried.isEmpty else { return nil }
                        let place = carried.removeFirst()
                        known.start = codes[place].start
                        guard known == codes[place] else { return nil }
                        own[mark.id] = place
                    } else {
                        if mark.role == .standalone { known.end = offset }
                        own[mark.id] = codes.count
                        codes.append(known)
                    }
                    order.append(mark.id)
                }
            }
            guard carried.isEmpty else { return nil }
            carried = order.filter { segment.codes[$0 - 1].isClosedAfter }.compactMap { own[$0] }
            places.append(own)
        }
    }
}

extension SpannedCodes.Code {
    fileprivate init(_ code: InlineCode, at start: Int?) {
        self.init(
            opening: code.opening,
            closing: code.closing,
            isPair: code.isPair,
            purpose: code.purpose,
            start: start
        )
    }
}
