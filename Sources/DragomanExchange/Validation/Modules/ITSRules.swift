/// The rules of ITS in XLIFF 2.1 and 2.2, on any element.
struct ITSRules {
    let report: ValidationReport

    func check(_ element: CheckedElement) {
        guard element.attributes.contains(where: { $0.name.hasPrefix("its:") }) || element.name.hasPrefix("its:") else {
            return
        }
        exclude("its:locQualityRatingScore", "its:locQualityRatingVote", element)
        for other in [
            "Type", "Comment", "Severity", "ProfileRef", "Enabled",
        ] {
            exclude("its:locQualityIssuesRef", "its:locQualityIssue\(other)", element)
        }
        for other in ["its:taSource", "its:taIdent"] { exclude("its:taIdentRef", other, element) }
        if (element["its:taSource"] == nil) != (element["its:taIdent"] == nil) {
            report.add(.itsCombination, element, "taSource and taIdent stand together")
        }
        if element.name == "its:locQualityIssue", element["locQualityIssueType"] == nil,
            element["locQualityIssueComment"] == nil
        {
            report.add(.itsCombination, element, "the issue has neither type nor comment")
        }
        if let annotators = element["its:annotatorsRef"] { checkAnnotators(annotators, element) }
    }

    private func exclude(_ one: String, _ other: String, _ element: CheckedElement) {
        guard element[one] != nil, element[other] != nil else { return }
        report.add(.itsCombination, element, "'\(one)' and '\(other)' exclude each other")
    }

    /// `category|IRI`, separated by spaces, each category once.
    private func checkAnnotators(_ value: String, _ element: CheckedElement) {
        let pairs = value.split(whereSeparator: \.isWhitespace).map {
            $0.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
        }
        let categories = pairs.map { String($0[0]) }
        let isFormed =
            pairs.allSatisfy { $0.count == 2 && !$0[1].isEmpty } && categories.allSatisfy(Self.categories.contains)
        guard isFormed, Set(categories).count == categories.count else {
            return report.add(.itsCombination, element, "'\(value)' is no list of data categories and annotators")
        }
    }

    private static let categories: Set<String> = [
        "allowed-characters", "directionality", "domain", "elements-within-text", "external-resource", "id-value",
        "language-information", "locale-filter", "localization-note", "localization-quality-issue",
        "localization-quality-rating", "mt-confidence", "preserve-space", "provenance", "storage-size",
        "target-pointer",
        "terminology", "text-analysis", "translate",
    ]
}
