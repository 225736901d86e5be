/// How far a translation is (XLIFF 2 `state`).
public enum TranslationState: String, Sendable, Codable, Comparable, CaseIterable {
    case initial
    case translated
    case reviewed
    case final

    /// Orders states from `initial` to `final`.
    public static func < (left: TranslationState, right: TranslationState) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int {
        switch self {
        case .initial: 0
        case .translated: 1
        case .reviewed: 2
        case .final: 3
        }
    }
}

/// Where a target came from.
public enum TargetOrigin: String, Sendable, Codable, CaseIterable {
    /// A person translated it, or a tool in a person's hands.
    case human
    /// An exact match that was accepted.
    case exact
    /// A match in equal context that was accepted.
    case context
    /// The same segment elsewhere in the job.
    case repetition
    /// A fuzzy match that was accepted as it was.
    case fuzzyAccepted = "fuzzy-accepted"
}
