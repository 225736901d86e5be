import DragomanModel
import DragomanText

/// Whether the line breaks of a unit end lines of verse or of an address, or only wrap its text.
struct LineStructure {
    /// The longest line of verse or of an address, in scalars.
    static let longestLine = 64

    /// For each line break of the unit, in order, whether a segment ends there.
    let partsLines: [Bool]

    /// Judges the lines as their editor would.
    ///
    /// Three short lines or more are verse, an address or a list, unless many of them go on with a small letter. Headings
    /// and texts of attributes are one text however they are broken.
    init(_ unit: Unit) {
        let lines = Self.lines(of: unit)
        let isStructured =
            lines.count > 2 && Self.canHoldLines(unit.kind) && lines.allSatisfy { $0.count <= Self.longestLine }
        let goOn = lines.dropFirst().map(Self.goesOn)
        let isWrapped = goOn.filter { $0 }.count * 3 > lines.count
        partsLines = goOn.map { isStructured && !isWrapped && !$0 }
    }

    private static func canHoldLines(_ kind: Unit.Kind) -> Bool {
        switch kind {
        case .paragraph, .listItem, .tableCell, .caption, .quotation, .footnote, .text: true
        case .title, .description, .heading, .alternativeText, .tooltip, .label, .placeholder, .excerpt: false
        }
    }

    /// The scalars of each line, the white space at its ends left out; lines are parted by codes that break them.
    private static func lines(of unit: Unit) -> [[Unicode.Scalar]] {
        var lines: [[Unicode.Scalar]] = [[]]
        for part in unit.content.parts {
            switch part {
            case .text(let text): lines[lines.count - 1] += text.unicodeScalars
            case .code(let mark):
                if mark.role == .standalone, unit.code(mark.id)?.purpose == .lineBreak { lines.append([]) }
            }
        }
        return lines.map { line in
            Array(line.drop(while: \.isSegmentSpace).reversed().drop(while: \.isSegmentSpace).reversed())
        }
    }

    /// Whether a line goes on with the one before: it is empty or begins with a small letter or a comma.
    private static func goesOn(_ line: [Unicode.Scalar]) -> Bool {
        guard let first = line.first(where: { !ScalarKind.of($0.value).isQuote && ScalarKind.of($0.value) != .opener })
        else { return true }
        switch ScalarKind.of(first.value) {
        case .lower, .continuation: return true
        default: return false
        }
    }
}
