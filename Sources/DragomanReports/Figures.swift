import DragomanModel

/// How numbers are written for people.
package enum Figures {
    /// A number with a comma between thousands.
    package static func grouped(_ number: Int) -> String {
        let digits = Array(String(number.magnitude))
        var result = number < 0 ? "-" : ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place).isMultiple(of: 3) { result.append(",") }
            result.append(digit)
        }
        return result
    }

    /// A number of hundredths with no more digits behind the point than it needs: `12`, `12.5`, `12.05`.
    static func hundredths(_ number: Int) -> String {
        let (whole, rest) = number.quotientAndRemainder(dividingBy: 100)
        if rest == 0 { return String(whole) }
        return rest.isMultiple(of: 10) ? "\(whole).\(rest / 10)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }

    /// A number of hundredths, at least 0, as the nearest whole one; a half is rounded up.
    static func rounded(hundredths number: Int) -> String { grouped((number + 50) / 100) }

    /// A number and what it counts: `1 article`, `2 articles`.
    package static func counted(_ number: Int, _ noun: String) -> String {
        "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")"
    }
}

extension CoverageReport {
    /// The segments or words of every language and article: all rows have the same totals.
    var totals: (articles: Int, segments: Int, words: Int) {
        rows.first.map { ($0.articles, $0.segments.total, $0.words.total) } ?? (0, 0, 0)
    }

    /// What the source language is counted in, as a noun.
    var countingNoun: String { source.countingUnit == .words ? "word" : "character" }

    /// The same with a capital, for headings.
    var countingHeading: String { source.countingUnit == .words ? "Words" : "Characters" }
}
