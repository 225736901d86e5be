import DragomanDocuments
import DragomanModel
import Testing

/// What every document filter must do with any article.
///
/// Each filter's tests call `check` on samples and on generated articles.
struct DocumentFilterContract<Filter: DocumentFilter>: Sendable {
    let filter: Filter
    /// Makes a translation that can be told from its source; must keep the codes.
    var translation: @Sendable (CodedText) -> CodedText = { SampleTargets.rotated($0) }

    /// Checks all laws on one article; failures point at the caller.
    func check(_ text: [UInt8], place: SourceLocation = #_sourceLocation) throws {
        let document = try filter.extract(text, file: "article")
        #expect(document.skeleton.bytes == text, sourceLocation: place)
        let mapping = Self.mappingFault(document)
        #expect(mapping == nil, "\(mapping ?? "")", sourceLocation: place)
        guard mapping == nil else { return }
        let again = try filter.extract(text, file: "article")
        #expect(again.units == document.units, "reading twice gives other units", sourceLocation: place)
        try #expect(
            Self.merged(document, target: "en") { .target(self.translation($0)) } == text,
            "rendered in its own language the article differs",
            sourceLocation: place
        )
        try #expect(
            Self.merged(document, target: "fr", keepsSlots: false) { .target($0) } == text,
            "targets equal to their sources change the article",
            sourceLocation: place
        )
        try checkTranslated(document, place: place)
    }

    private func checkTranslated(_ document: Document, place: SourceLocation) throws {
        let translated = try Self.merged(document, target: "fr", keepsSlots: false) { .target(self.translation($0)) }
        let back = try filter.extract(translated, file: "article")
        #expect(
            back.units.map(\.content.displayed) == document.units.map { translation($0.content).displayed },
            "the translated article does not hold the translations",
            sourceLocation: place
        )
        #expect(back.units.map(\.kind) == document.units.map(\.kind), sourceLocation: place)
        #expect(
            Self.surroundings(back) == Self.surroundings(document),
            "bytes outside units changed",
            sourceLocation: place
        )
    }

    /// Renders a document, each unit one segment.
    static func merged(
        _ document: Document,
        target: String,
        direction: TextDirection = .leftToRight,
        keepsSlots: Bool = true,
        rendering: (CodedText) -> SegmentRendering
    ) throws -> [UInt8] {
        let units = document.units.map { unit in
            MergeUnit(
                escaping: unit.escaping,
                segments: [Segment(content: unit.content, codes: unit.codes, byteRange: unit.byteRange)]
            )
        }
        let merger = Merger(
            text: document.skeleton.bytes,
            languageSlots: keepsSlots ? document.skeleton.languageSlots : [],
            source: LanguageTag(canonical: "en"),
            target: LanguageTag(canonical: target),
            targetDirection: direction
        )
        return try merger.merge(units) { unit, _ in rendering(document.units[unit].content) }
    }

    /// What is wrong with the pieces of a document; `nil` where nothing is.
    static func mappingFault(_ document: Document) -> String? {
        let bytes = document.skeleton.bytes
        var lastStart = 0
        for (number, unit) in document.units.enumerated() {
            let content = Array(unit.content.coded.utf8)
            var contentEnd = 0
            var byteEnd = 0
            for piece in unit.pieces {
                if piece.contentStart != contentEnd || piece.contentCount <= 0 {
                    return "unit \(number): pieces do not tile the content at \(contentEnd)"
                }
                if piece.byteStart < byteEnd || piece.byteCount < 0 || piece.byteStart + piece.byteCount > bytes.count {
                    return "unit \(number): pieces are not in the order of their bytes at \(piece.byteStart)"
                }
                contentEnd += piece.contentCount
                byteEnd = piece.byteStart + piece.byteCount
                let slice = bytes[piece.byteStart..<byteEnd]
                if piece.isVerbatim, !slice.elementsEqual(content[piece.contentStart..<contentEnd]) {
                    return "unit \(number): a verbatim piece is not verbatim at \(piece.byteStart)"
                }
            }
            if contentEnd != content.count || unit.pieces.isEmpty { return "unit \(number): content without a piece" }
            if unit.byteRange.lowerBound < lastStart { return "unit \(number) stands before the one before it" }
            lastStart = unit.byteRange.lowerBound
            if let fault = codeFault(unit, bytes) { return "unit \(number): \(fault)" }
        }
        return overlapFault(document)
    }

    private static func codeFault(_ unit: Unit, _ bytes: [UInt8]) -> String? {
        guard unit.codes.map(\.id) == Array(1...max(unit.codes.count, 1)).prefix(unit.codes.count).map({ $0 }) else {
            return "codes are not numbered from 1"
        }
        var roles: [Int: [CodeMark.Role]] = [:]
        for mark in unit.content.marks { roles[mark.id, default: []].append(mark.role) }
        for code in unit.codes {
            if roles[code.id] != (code.isPair ? [.open, .close] : [.standalone]) {
                return "code \(code.id) is no pair"
            }
            if let start = code.openingStart,
                !bytes[start..<min(bytes.count, start + code.opening.utf8.count)].elementsEqual(code.opening.utf8)
            {
                return "code \(code.id) does not stand where it says"
            }
        }
        return roles.count == unit.codes.count ? nil : "a code is missing"
    }

    /// Units may overlap only where one lies inside a code of the other.
    private static func overlapFault(_ document: Document) -> String? {
        var outer: Unit?
        for unit in document.units {
            if let around = outer, unit.byteRange.lowerBound < around.byteRange.upperBound {
                let isInside = around.codes.contains { code in
                    [(code.openingStart, code.opening), (code.closingStart, code.closing)].contains { start, markup in
                        guard let start else { return false }
                        return start < unit.byteRange.lowerBound
                            && unit.byteRange.upperBound <= start + markup.utf8.count
                    }
                }
                if !isInside { return "units overlap at byte \(unit.byteRange.lowerBound)" }
            } else {
                outer = unit
            }
        }
        return nil
    }

    /// The bytes between units; of units inside others nothing.
    static func surroundings(_ document: Document) -> [[UInt8]] {
        var result: [[UInt8]] = []
        var position = 0
        for unit in document.units where unit.byteRange.lowerBound >= position {
            var range = unit.byteRange
            // Quotes that an unquoted value got, or will get, count for neither side.
            let bytes = document.skeleton.bytes
            if [.htmlDoubleQuoted, .htmlDoubleQuotedInCDATA].contains(unit.escaping) {
                var low = range.lowerBound
                while low > position, bytes[low - 1] == 0x20 || bytes[low - 1] == 0x0A { low -= 1 }
                if low > position, bytes[low - 1] == 0x22 { range = low - 1..<range.upperBound }
                var high = range.upperBound
                while high < bytes.count, bytes[high] == 0x20 || bytes[high] == 0x0A { high += 1 }
                if high < bytes.count, bytes[high] == 0x22 { range = range.lowerBound..<high + 1 }
            }
            result.append(Array(bytes[position..<range.lowerBound]))
            position = range.upperBound
        }
        result.append(Array(document.skeleton.bytes[position...]))
        return result
    }
}

extension Unit {
    /// The bytes from the first piece to the last.
    var byteRange: Range<Int> {
        guard let first = pieces.first, let last = pieces.last else { return 0..<0 }
        return first.byteStart..<last.byteStart + last.byteCount
    }
}

/// Translations for tests.
enum SampleTargets {
    /// The text with its ASCII letters moved by 13 places.
    static func rotated(_ content: CodedText) -> CodedText {
        var result = CodedText()
        for part in content.parts {
            switch part {
            case .code(let mark): result.append(mark)
            case .text(let text): result.append(String(String.UnicodeScalarView(text.unicodeScalars.map(rotated))))
            }
        }
        return result
    }

    private static func rotated(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x41...0x5A: Unicode.Scalar(UInt8((scalar.value - 0x41 + 13) % 26 + 0x41))
        case 0x61...0x7A: Unicode.Scalar(UInt8((scalar.value - 0x61 + 13) % 26 + 0x61))
        default: scalar
        }
    }

    /// Text full of what formats use for markup, then the text of the source rotated.
    static func hostile(_ content: CodedText) -> CodedText {
        var result = CodedText(plain: "& &amp; <b> \"q\" 'a' ]]> é—\u{A0}x ")
        result.append(rotated(content))
        result.append("—<!-- & = `")
        return result
    }
}
