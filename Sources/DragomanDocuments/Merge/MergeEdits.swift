import DragomanModel

/// What changes in a skeleton, and how the changed text is written.
struct MergeEdits {
    /// A byte range and what replaces it.
    struct Edit {
        /// What replaces the bytes.
        enum Content {
            /// These bytes.
            case bytes([UInt8])
            /// The source's own bytes, between codes that a neighbouring translation closed or opens.
            case source(unit: Int, segment: Int, opensWith: [InlineCode], closesWith: [InlineCode])
            /// The source's own bytes, marked with their language.
            case fallback(unit: Int, segment: Int)
            /// A translation.
            case target(unit: Int, segment: Int, CodedText)
        }

        /// The bytes that are replaced.
        var range: Range<Int>
        /// What replaces them.
        var content: Content
        /// The place in the order in which edits were added, which breaks ties.
        var order: Int
    }

    private let merger: Merger
    private let units: [MergeUnit]
    private var edits: [Edit] = []

    /// Checks the byte ranges of the units and adds the edits of the language slots.
    init(merger: Merger, units: [MergeUnit]) throws {
        self.merger = merger
        self.units = units
        let whole = 0..<merger.text.count
        for unit in units {
            var end = 0
            for segment in unit.segments {
                guard segment.byteRange.lowerBound >= end, segment.byteRange.upperBound <= whole.upperBound else {
                    throw Self.mismatch
                }
                end = segment.byteRange.upperBound
            }
        }
        for slot in merger.languageSlots {
            guard slot.byteStart >= 0, slot.byteCount >= 0, slot.byteStart <= whole.upperBound - slot.byteCount else {
                throw Self.mismatch
            }
            guard let bytes = value(of: slot) else { continue }
            add(slot.byteStart..<slot.byteStart + slot.byteCount, .bytes(bytes))
        }
    }

    private static var mismatch: DragomanError {
        DragomanError("skeleton-mismatch", "the stored units do not fit the article's skeleton; ingest it again")
    }

    private func value(of slot: LanguageSlot) -> [UInt8]? {
        switch slot.kind {
        case .languageValue: Array(merger.target.description.utf8)
        case .languageInsertion: Array(" lang=\"\(merger.target)\"".utf8)
        case .directionValue: Array(merger.targetDirection.rawValue.utf8)
        case .directionInsertion: merger.targetDirection == .rightToLeft ? Array(" dir=\"rtl\"".utf8) : nil
        }
    }

    private mutating func add(_ range: Range<Int>, _ content: Edit.Content) {
        edits.append(Edit(range: range, content: content, order: edits.count))
    }

    /// Adds the edits of one unit.
    mutating func add(unit: Int, rendering: (Int) -> SegmentRendering) {
        let segments = units[unit].segments
        let takesMarkup = units[unit].escaping.takesHTMLMarkup
        let renderings = segments.indices.map { index -> SegmentRendering in
            switch rendering(index) {
            case .target(let content) where content == segments[index].content: .source
            case .fallback where !takesMarkup: .source
            case let other: other
            }
        }
        for index in segments.indices.dropFirst() {
            guard case .target(let before) = renderings[index - 1], case .target(let after) = renderings[index] else {
                continue
            }
            let gap = segments[index - 1].byteRange.upperBound..<segments[index].byteRange.lowerBound
            guard !gap.isEmpty, merger.text[gap].allSatisfy(\.isHTMLSpace) else { continue }
            // Chinese and Japanese write no space between sentences. In Markdown a space can part what would be read
            // otherwise without it, so only letters may come to stand side by side.
            if takesMarkup
                ? before.endsInIdeographs || after.startsInIdeographs
                : before.endsWithIdeograph && after.startsWithIdeograph
            {
                add(gap, .bytes([]))
            }
        }
        for (index, segment) in segments.enumerated() {
            switch renderings[index] {
            case .target(let content):
                add(segment.byteRange, .target(unit: unit, segment: index, content))
            case .fallback:
                add(segment.byteRange, .fallback(unit: unit, segment: index))
            case .source:
                // Every segment that is not copied opens and closes its codes itself; a copied neighbour must then
                // close and open what the two share.
                let opened = index > 0 && renderings[index - 1] != .source
                let closed = index + 1 < segments.count && renderings[index + 1] != .source
                let opensWith = opened ? segment.codes.filter { $0.isPair && $0.isOpenedBefore } : []
                let closesWith = closed ? segment.codes.filter { $0.isPair && $0.isClosedAfter } : []
                guard !opensWith.isEmpty || !closesWith.isEmpty else { continue }
                add(
                    segment.byteRange,
                    .source(unit: unit, segment: index, opensWith: opensWith, closesWith: closesWith)
                )
            }
        }
    }

    /// The text with all edits made.
    mutating func written() -> [UInt8] {
        edits.sort { left, right in
            if left.range.lowerBound != right.range.lowerBound {
                return left.range.lowerBound < right.range.lowerBound
            }
            // Insertions first, then the wider range, which may hold the other.
            if left.range.isEmpty != right.range.isEmpty { return left.range.isEmpty }
            if left.range.upperBound != right.range.upperBound {
                return left.range.upperBound > right.range.upperBound
            }
            return left.order < right.order
        }
        var output: [UInt8] = []
        output.reserveCapacity(merger.text.count + merger.text.count / 4)
        copy(0..<merger.text.count, from: 0, into: &output)
        return output
    }

    /// Copies a range of the text with the edits inside it, the first of which is at `first` or later.
    private func copy(_ range: Range<Int>, from first: Int, into output: inout [UInt8]) {
        var position = range.lowerBound
        var index = first
        while index < edits.count, edits[index].range.lowerBound < range.upperBound {
            let edit = edits[index]
            // What lies in a range that is already written was written with it, or has no place there.
            if edit.range.lowerBound >= position, edit.range.upperBound <= range.upperBound {
                output += merger.text[position..<edit.range.lowerBound]
                write(edit, at: index, into: &output)
                position = edit.range.upperBound
            }
            index += 1
        }
        output += merger.text[position..<range.upperBound]
    }

    private func write(_ edit: Edit, at index: Int, into output: inout [UInt8]) {
        switch edit.content {
        case .bytes(let bytes):
            output += bytes
        case .source(_, _, let opensWith, let closesWith):
            for code in opensWith { output += opening(of: code) }
            copy(edit.range, from: index + 1, into: &output)
            for code in closesWith.reversed() { output += closing(of: code) }
        case .fallback(let unit, let segment):
            output += "<span lang=\"\(merger.source)\" dir=\"\(merger.sourceDirection.rawValue)\">".utf8
            let codes = units[unit].segments[segment].codes
            for code in codes where code.isPair && code.isOpenedBefore { output += opening(of: code) }
            copy(edit.range, from: index + 1, into: &output)
            for code in codes.reversed() where code.isPair && code.isClosedAfter { output += closing(of: code) }
            output += "</span>".utf8
        case .target(let unit, let segment, let content):
            let source = units[unit].segments[segment]
            let (parts, marks) = parts(of: content, codes: source.codes)
            let place = MergePlace(
                text: merger.text,
                byteRange: source.byteRange,
                escaping: units[unit].escaping,
                isFirst: segment == 0,
                isLast: segment == units[unit].segments.count - 1,
                segment: source,
                marks: marks
            )
            output += place.escaping.escaper.escape(parts, at: place)
        }
    }

    /// A translation's text and the bytes of its codes; codes that its source lacks and lone ends of pairs are
    /// left out.
    private func parts(of content: CodedText, codes: [InlineCode]) -> (parts: [TargetPart], marks: [CodeMark]) {
        let parts = Array(content.parts)
        let kept = Self.keptMarks(parts, codes: codes)
        var result: [TargetPart] = []
        var marks: [CodeMark] = []
        for (index, part) in parts.enumerated() {
            switch part {
            case .text(let text):
                result.append(.text(text))
            case .code(let mark):
                guard kept[index], let code = Self.code(mark.id, in: codes) else { continue }
                result.append(.markup(mark.role == .close ? closing(of: code) : opening(of: code)))
                marks.append(mark)
            }
        }
        return (result, marks)
    }

    private static func code(_ id: Int, in codes: [InlineCode]) -> InlineCode? {
        if codes.indices.contains(id - 1), codes[id - 1].id == id { return codes[id - 1] }
        return codes.first { $0.id == id }
    }

    private static func keptMarks(_ parts: [CodedText.Part], codes: [InlineCode]) -> [Bool] {
        var kept = [Bool](repeating: false, count: parts.count)
        var open: [Int: [Int]] = [:]
        for (index, part) in parts.enumerated() {
            guard case .code(let mark) = part, let code = code(mark.id, in: codes) else { continue }
            switch (mark.role, code.isPair) {
            case (.standalone, false):
                kept[index] = true
            case (.open, true):
                open[mark.id, default: []].append(index)
            case (.close, true):
                guard let start = open[mark.id]?.popLast() else { continue }
                kept[start] = true
                kept[index] = true
            default:
                continue
            }
        }
        return kept
    }

    /// The bytes that open a code, with the translations of units that lie inside it.
    private func opening(of code: InlineCode) -> [UInt8] {
        bytes(of: code.opening, at: code.openingStart)
    }

    /// The bytes that close a code, with the translations of units that lie inside it.
    private func closing(of code: InlineCode) -> [UInt8] {
        bytes(of: code.closing, at: code.closingStart)
    }

    private func bytes(of markup: String, at start: Int?) -> [UInt8] {
        let bytes = Array(markup.utf8)
        guard let start, start >= 0, start <= merger.text.count - bytes.count,
            merger.text[start..<start + bytes.count].elementsEqual(bytes)
        else { return bytes }
        var low = 0
        var high = edits.count
        while low < high {
            let middle = (low + high) / 2
            if edits[middle].range.lowerBound <= start { low = middle + 1 } else { high = middle }
        }
        var output: [UInt8] = []
        copy(start..<start + bytes.count, from: low, into: &output)
        return output
    }
}
