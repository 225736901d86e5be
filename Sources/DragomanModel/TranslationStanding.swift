/// What a translation is to its memory.
public enum TranslationStanding: String, Sendable, Codable, CaseIterable {
    /// Counts as its source's translation.
    case current
    /// Offered as a match only.
    case candidate
    /// Was superseded, retired or taken back: kept in the history, never offered.
    case superseded
}
