import DragomanMeasuring

/// Lists what is wrong, narrow enough for a terminal.
enum Listing {
    /// Prints every wrong boundary of a language with the text around it.
    static func print(_ score: BoundaryScore) {
        for error in score.errors {
            Swift.print("\(error.isMissed ? "missed" : "false ")  \(error.before) ▮\(error.after)")
        }
        let missed = score.errors.count { $0.isMissed }
        Swift.print("\(missed) missed, \(score.errors.count - missed) false; F1 \(Report.number(score.f1 * 100))")
    }

    /// Prints every case of a suite that fails: the sentences that differ, one a line.
    static func print(_ score: RuleCaseScore) {
        for failure in score.failures.sorted(by: { $0.language < $1.language }) {
            var wanted = failure.wanted[...]
            var got = failure.got[...]
            while let first = wanted.first, first == got.first {
                wanted = wanted.dropFirst()
                got = got.dropFirst()
            }
            while let last = wanted.last, last == got.last {
                wanted = wanted.dropLast()
                got = got.dropLast()
            }
            Swift.print("\(failure.language)  sentence \(wanted.startIndex + 1) of \(failure.wanted.count)")
            for sentence in wanted { Swift.print("  want  \(cut(sentence))") }
            for sentence in got { Swift.print("  got   \(cut(sentence))") }
        }
        Swift.print("\(score.failures.count) of \(score.all.total) fail")
    }

    /// A sentence with its middle left out where it is too long for a line; ideographs take two columns.
    private static func cut(_ text: String) -> String {
        let most = text.unicodeScalars.contains { $0.value >= 0x2E80 } ? 43 : 88
        return text.count <= most ? text : text.prefix(most / 2) + " … " + text.suffix(most / 2)
    }
}
