/// What the memory and the job itself give for a segment; each segment lies in exactly one band.
///
/// In order of precedence: a segment lies in the first band that it qualifies for.
public enum LeverageBand: String, Sendable, CaseIterable, Codable {
    /// Nothing of it is to be translated: all its words stand in protected codes.
    case protected
    /// Equal text in equal context is translated: 101.
    case context
    /// Equal text is translated.
    case exact = "100"
    /// Not translated, but it stood earlier in the same article.
    case repetition
    /// Not translated, but it stood in an earlier article of the job.
    case crossArticleRepetition = "cross-article-repetition"
    /// The nearest text scores 95 to 99.
    case fuzzy95 = "95-99"
    /// The nearest text scores 85 to 94.
    case fuzzy85 = "85-94"
    /// The nearest text scores 75 to 84.
    case fuzzy75 = "75-84"
    /// The nearest text scores 50 to 74.
    case fuzzy50 = "50-74"
    /// Nothing is near.
    case new

    /// The least score that is of any use.
    package static let leastScore = 50

    /// The band of a fuzzy match; of equal text, `exact`.
    ///
    /// - Parameter score: Whole percent; below 50 is `new`.
    package init(score: Int) {
        self =
            switch score {
            case 100...: .exact
            case 95...: .fuzzy95
            case 85...: .fuzzy85
            case 75...: .fuzzy75
            case Self.leastScore...: .fuzzy50
            default: .new
            }
    }

    /// Whether it is one of the bands of similar text.
    package var isFuzzy: Bool {
        switch self {
        case .fuzzy95, .fuzzy85, .fuzzy75, .fuzzy50: true
        default: false
        }
    }

    /// The name in tables.
    var heading: String {
        switch self {
        case .protected: "Protected"
        case .context: "Context"
        case .exact: "100 %"
        case .repetition: "Repetition"
        case .crossArticleRepetition: "Cross-article repetition"
        case .fuzzy95, .fuzzy85, .fuzzy75, .fuzzy50: rawValue + " %"
        case .new: "New"
        }
    }

    /// The name where there is little room.
    var shortHeading: String {
        switch self {
        case .exact: "100"
        case .crossArticleRepetition: "Cross-art."
        case .fuzzy95, .fuzzy85, .fuzzy75, .fuzzy50: rawValue
        default: heading
        }
    }
}
