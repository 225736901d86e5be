package import DragomanModel

/// A tool that writes an XLIFF of its own: names, states and codes are other ones than the standard's.
package enum ToolDialect: String, Sendable {
    case trados = "Trados Studio"
    case memoq = "memoQ"
    case phrase = "Phrase"
    case wpml = "WPML"
}

/// What a tool says of a segment in words of its own.
package struct ToolFacts: Sendable, Hashable {
    /// How far a target is, in the tool's eyes.
    package enum Standing: Int, Sendable, Comparable {
        /// Somebody confirmed it.
        case confirmed
        /// Somebody worked on it and did not confirm it, or the tool does not say.
        case draft
        /// It came from a memory or a machine, and nobody confirmed it.
        case pretranslated
        /// Somebody looked at it and rejected it.
        case rejected

        /// What is further from a translation is greater.
        package static func < (left: Standing, right: Standing) -> Bool { left.rawValue < right.rawValue }
    }

    package var dialect: ToolDialect
    /// The tool's own word; empty where it has none.
    package var status = ""
    package var standing = Standing.draft
    /// What the status means here; `nil` where it does not say.
    package var state: TranslationState?
    /// Whether the tool allows no edits.
    package var isLocked = false
    /// The ids that the tool declares for codes that stand in the text.
    package var marks: Set<String> = []

    package init(_ dialect: ToolDialect) { self.dialect = dialect }
}

// MARK: Words

extension ToolFacts {
    /// Reads `conf` of a `sdl:seg`, and where its target comes from.
    mutating func readTrados(confirmation: String?, origin: String?) {
        status = confirmation ?? ""
        switch status {
        case "Translated": (standing, state) = (.confirmed, .translated)
        case "ApprovedTranslation": (standing, state) = (.confirmed, .reviewed)
        case "ApprovedSignOff": (standing, state) = (.confirmed, .final)
        case "RejectedTranslation", "RejectedSignOff": standing = .rejected
        default: standing = Self.isOfMachine(origin) ? .pretranslated : .draft
        }
    }

    /// Reads `mq:status` of a `trans-unit`: the words differ from version to version.
    mutating func readMemoQ(_ word: String) {
        status = word
        let word = word.lowercased()
        if word.contains("reject") {
            standing = .rejected
        } else if word.contains("proofread") || word.contains("review") {
            (standing, state) = (.confirmed, .reviewed)
        } else if word.contains("confirmed") {
            (standing, state) = (.confirmed, .translated)
        } else if word.contains("pretranslated") || word.contains("assembled") || word.contains("machine") {
            standing = .pretranslated
        }
    }

    /// Reads what Phrase says of a `trans-unit`; from the second step of a workflow on it was reviewed.
    mutating func readPhrase(confirmed: String, isEdited: Bool, origin: String?, level: Int) {
        let isConfirmed = confirmed == "1" || confirmed == "true"
        status = isConfirmed ? "confirmed" : "not confirmed"
        if isConfirmed {
            (standing, state) = (.confirmed, level > 1 ? .reviewed : .translated)
        } else {
            standing = !isEdited && Self.isOfMachine(origin) ? .pretranslated : .draft
        }
    }

    private static func isOfMachine(_ origin: String?) -> Bool {
        switch origin?.lowercased() {
        case nil, "", "null", "interactive", "source", "not-translated", "unknown": false
        default: true
        }
    }
}
