import DragomanModel

/// Counts what an export hid and what had to stay here with it.
struct RedactionTally {
    var hidden = 0
    var targets = 0
    var matches = 0
    var terms = 0
    /// Articles whose ids say what is hidden.
    var slugs: [String] = []

    /// So many ids are named at the most.
    private static let named = 5

    /// What there is to tell.
    var findings: [Finding] {
        var findings = [
            Finding(.information, "redaction-applied", message: "hidden in the texts that go out: \(hidden) places")
        ]
        let withheld = [(targets, "translations"), (matches, "matches"), (terms, "terms of the glossary")]
            .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        if !withheld.isEmpty {
            findings.append(
                Finding(
                    .warning,
                    "redaction-withheld",
                    message: "withheld, since they tell what is hidden or say it in another form: "
                        + withheld.joined(separator: ", ")
                )
            )
        }
        if !slugs.isEmpty {
            let more = slugs.count > Self.named ? " and \(slugs.count - Self.named) more" : ""
            findings.append(
                Finding(
                    .warning,
                    "redaction-slug",
                    message: "the ids of articles go out as they are, and some tell what is hidden: "
                        + slugs.prefix(Self.named).map { "'\($0.printable)'" }.joined(separator: ", ") + more
                )
            )
        }
        return findings
    }
}
