import DragomanModel

/// A match as `--json` gives it: fields in the order of their names.
struct MatchJSON {
    private let match: Match
    /// Where it stands in the answer, from 1.
    private let place: Int

    init(_ match: Match, place: Int) {
        self.match = match
        self.place = place
    }

    func write(to json: inout JSONBuffer) {
        json.object { json in
            // What was put in, where something was, or why not.
            if !match.adaptations.isEmpty { json.field("adapted", match.adaptations, Self.write) }
            json.field("article", match.article)
            json.field("author", match.author)
            // The edits word by word and what they mean; only for fuzzy matches.
            if let difference = match.difference { json.field("diff", difference.pieces, Self.write) }
            json.field("distance", match.distance)
            if let judgement = match.judgement {
                json.key("edit")
                Self.write(&json, judgement)
            }
            json.field("kind", match.kind.rawValue)
            json.field("language", match.language.description)
            // Symbols of the longer source.
            json.field("length", match.length)
            json.field("notAdapted", match.adaptationDoubt)
            json.field("origin", match.origin.rawValue)
            // The score before penalties, and these; only where there are any.
            if !match.penalties.isEmpty { json.field("penalties", match.penalties, Self.write) }
            // Why it stands where it stands, where that is not where the score alone would have put it.
            if let order = match.order, order.placeByScore != place {
                json.key("rank")
                Self.write(&json, order)
            }
            json.field("score", match.score)
            if !match.penalties.isEmpty { json.field("similarity", match.similarity) }
            json.field("source", Self.text(match.source))
            json.field("state", match.state.rawValue)
            json.field("target", Self.text(match.target))
            // The reference memory; none for the site's own.
            json.field("tier", match.tier)
            json.field("usefulness", match.usefulness)
        }
    }

    /// Texts without codes are plain; `<` and `&` are escaped only where codes need it.
    private static func text(_ content: CodedText) -> String { content.hasCodes ? content.displayed : content.plain }

    private static func write(_ json: inout JSONBuffer, _ adaptation: MatchAdaptation) {
        json.object {
            $0.field("from", adaptation.from)
            $0.field("kind", adaptation.kind)
            $0.field("to", adaptation.to)
        }
    }

    private static func write(_ json: inout JSONBuffer, _ penalty: MatchPenalty) {
        json.object {
            $0.field("name", penalty.name)
            $0.field("points", penalty.points)
        }
    }

    /// A stretch of the two sources: what both have, or what the stored one and the text have instead.
    private static func write(_ json: inout JSONBuffer, _ piece: WordDifference.Piece) {
        json.object {
            $0.field("kind", piece.kind.rawValue)
            if piece.kind != .inserted { $0.field("stored", piece.before.displayed) }
            if piece.kind != .deleted, piece.kind != .equal { $0.field("text", piece.after.displayed) }
        }
    }

    private static func write(_ json: inout JSONBuffer, _ judgement: EditJudgement) {
        json.object {
            $0.field("classes", judgement.classes) { $0.string($1.rawValue) }
            $0.field("reasons", judgement.reasons) { json, reason in
                json.object {
                    $0.field("after", reason.after)
                    $0.field("before", reason.before)
                    $0.field("class", reason.editClass.rawValue)
                    $0.field("kind", reason.kind.rawValue)
                }
            }
            $0.field("safe", judgement.isSafe)
            $0.field("table", judgement.table)
        }
    }

    private static func write(_ json: inout JSONBuffer, _ order: MatchOrder) {
        json.object {
            $0.field("agreement", rounded(order.agreement))
            $0.field("placeByScore", order.placeByScore)
            $0.field("runs", rounded(order.runs))
            $0.field("subsequence", rounded(order.subsequence))
            $0.field("value", rounded(order.value))
        }
    }

    /// Three decimals: more say nothing, and differ in their last digits.
    private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}
