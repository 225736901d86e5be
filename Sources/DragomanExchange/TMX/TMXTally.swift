package import DragomanModel

/// What is found in a TMX, told once for each kind with how often, so that a million units make no million lines.
///
/// What is wrong with one unit is told by itself, up to a number.
package struct TMXTally {
    /// How many units are told by themselves for each code.
    package static let greatest = 200

    private struct Kind: Hashable {
        var code: String
        var key: String
    }

    private var single: [Finding] = []
    private var singleCounts: [String: (count: Int, severity: Severity)] = [:]
    private var kinds: [Kind] = []
    private var counts: [Kind: (count: Int, line: Int?, unit: String?, severity: Severity, message: (Int) -> String)] =
        [:]

    package init() {}

    /// Notes what is wrong with one unit.
    package mutating func add(_ finding: Finding) {
        singleCounts[finding.code, default: (0, finding.severity)].count += 1
        if singleCounts[finding.code]?.count ?? 0 <= Self.greatest { single.append(finding) }
    }

    /// Counts what is told once.
    ///
    /// - Parameters:
    ///   - severity: How grave it is.
    ///   - code: Its code.
    ///   - key: What of its code it is, such as the language.
    ///   - line: The line; that of the first is told.
    ///   - unit: The unit; that of the first is told.
    ///   - message: The words for a count.
    package mutating func count(
        _ severity: Severity,
        _ code: String,
        key: String = "",
        line: Int?,
        unit: String?,
        message: @escaping (Int) -> String
    ) {
        let kind = Kind(code: code, key: key)
        if counts[kind] == nil {
            kinds.append(kind)
            counts[kind] = (0, line, unit, severity, message)
        }
        counts[kind]?.count += 1
    }

    /// All findings: those of single units in the file's order, then those that were counted.
    package var findings: [Finding] {
        var findings = single
        for (code, (count, severity)) in singleCounts.sorted(by: { $0.key < $1.key }) where count > Self.greatest {
            findings.append(
                Finding(severity, code, message: "and \(count - Self.greatest) more units of which the same is true")
            )
        }
        for kind in kinds {
            guard let (count, line, unit, severity, message) = counts[kind] else { continue }
            findings.append(Finding(severity, kind.code, unit: unit, line: line, message: message(count)))
        }
        return findings
    }
}
