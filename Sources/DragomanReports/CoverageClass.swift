/// What a segment's translation can be, for the chart: each word of a language is in exactly one class.
enum CoverageClass: String, CaseIterable {
    case final
    case reviewed
    case translated
    case stale
    case missing

    /// The name in the legend.
    var heading: String {
        switch self {
        case .final: "Final"
        case .reviewed: "Reviewed"
        case .translated: "Translated"
        case .stale: "Stale"
        case .missing: "Missing"
        }
    }

    /// The words of the class that are in none of the classes before it.
    func count(in counts: CoverageReport.Counts) -> Int {
        switch self {
        case .final: counts.final
        case .reviewed: max(0, counts.reviewed - counts.final)
        case .translated: max(0, counts.translated - counts.reviewed)
        case .stale: counts.stale
        case .missing: counts.missing
        }
    }
}
