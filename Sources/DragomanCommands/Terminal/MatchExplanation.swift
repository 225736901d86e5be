import DragomanModel

/// Why a match scores what it scores, for people.
enum MatchExplanation {
    /// One thing a line.
    static func lines(_ match: Match) -> [String] {
        var lines = [scoring(match)]
        lines += match.penalties.map { "less \($0.points) for \($0.name)" }
        if let difference = match.difference { lines.append("differs: \(difference.displayed)") }
        if let judgement = match.judgement {
            for reason in judgement.reasons {
                let guarded = reason.editClass.isGuarded ? ": look at it before you take it" : ""
                lines.append("\(reason.kind.meaning)\(change(reason.before, reason.after))\(guarded)")
            }
            lines.append("judged by \(judgement.table)")
        }
        lines += match.adaptations.map { "put in: \($0.from) is now \($0.to) (\($0.kind))" }
        if let doubt = match.adaptationDoubt { lines.append("numbers and the like were not put in: \(doubt)") }
        if let usefulness = match.usefulness { lines.append("expected usefulness \(usefulness) of 100") }
        if let order = match.order { lines.append("place by score alone: \(order.placeByScore)") }
        lines.append(provenance(match))
        return lines
    }

    private static func scoring(_ match: Match) -> String {
        switch match.kind {
        case .context: "101: the same text in the same place or between the same neighbours"
        case .exact: "100: the same text"
        case .fuzzy:
            "\(match.similarity): \(match.distance) of \(match.length) symbols differ, "
                + "floor(100 × (1 − \(match.distance)/\(match.length)))"
        }
    }

    private static func change(_ before: String, _ after: String) -> String {
        switch (before.isEmpty, after.isEmpty) {
        case (true, true): ""
        case (true, false): " (now \(after))"
        case (false, true): " (no longer \(before))"
        case (false, false): " (\(before), now \(after))"
        }
    }

    private static func provenance(_ match: Match) -> String {
        var parts = ["\(match.state.rawValue)", "origin \(match.origin.rawValue)"]
        if let author = match.author { parts.append("by \(author)") }
        if let article = match.article { parts.append("for \(article)") }
        if let tier = match.tier { parts.append("from the reference memory \(tier)") }
        return parts.joined(separator: ", ")
    }
}
