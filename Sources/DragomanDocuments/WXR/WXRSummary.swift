package import DragomanModel

/// What a WXR file held and what was left out.
package struct WXRSummary: Sendable {
    /// Why an item is no article.
    package enum Skip: String, Sendable, CaseIterable {
        case draft = "unpublished"
        case attachment
        case revision
        case otherType = "of other types"
    }

    /// How many articles were delivered.
    package var articleCount = 0
    /// How many items were left out, by reason.
    package var skipped: [Skip: Int] = [:]
    /// What there is to tell of the file as a whole.
    package var findings: [Finding] = []
    /// The most bytes of the file that were held at a time: its largest item, head or tail.
    package var largestRegion = 0

    mutating func skip(_ reason: Skip) { skipped[reason, default: 0] += 1 }

    /// Adds the finding that counts what was left out.
    mutating func concludeSkipped() {
        let counts = Skip.allCases.compactMap { reason in
            skipped[reason].map { "\($0) \(Self.noun(reason, count: $0))" }
        }
        guard !counts.isEmpty else { return }
        findings.append(
            Finding(.information, "wxr-items-skipped", message: "not read: \(counts.joined(separator: ", "))")
        )
    }

    private static func noun(_ reason: Skip, count: Int) -> String {
        switch reason {
        case .draft: count == 1 ? "unpublished post or page" : "unpublished posts or pages"
        case .attachment: count == 1 ? "attachment" : "attachments"
        case .revision: count == 1 ? "revision" : "revisions"
        case .otherType: count == 1 ? "item of another type" : "items of other types"
        }
    }
}
