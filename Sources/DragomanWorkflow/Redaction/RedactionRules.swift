import DragomanExchange
package import DragomanModel
package import DragomanText

/// What does not go out to translators.
package struct RedactionRules: Sendable {
    /// What can be hidden without saying what it looks like.
    package enum Kind: String, Sendable, CaseIterable {
        /// Mail addresses.
        case email
        /// Digits of any script with what belongs to the number, and dates and times; not those in an address.
        case number
        /// Dates and times.
        case date
        /// Telephone numbers.
        case phone
        /// Web addresses.
        case url
        /// Names behind `@`.
        case handle
    }

    /// Texts that are hidden as they are.
    package struct List: Sendable {
        /// What people see: `name`.
        package var label: String
        package var texts: [String]
        /// Whether case and marks count.
        package var isExact: Bool
    }

    /// Whatever an expression matches.
    package struct Pattern: Sendable {
        package var label: String
        package var expression: RegularExpression
        /// Where it is given.
        package var position: FilePosition
    }

    package var kinds: Set<Kind> = []
    package var lists: [List] = []
    package var patterns: [Pattern] = []

    /// Adds what another file hides.
    package mutating func merge(_ other: RedactionRules) {
        kinds.formUnion(other.kinds)
        lists += other.lists
        patterns += other.patterns
    }

    /// Whether nothing is hidden.
    package var isEmpty: Bool { kinds.isEmpty && lists.allSatisfy(\.texts.isEmpty) && patterns.isEmpty }
}

/// A rules file that a site names.
package struct RedactionFile: Sendable, Hashable {
    /// The path as the site file has it.
    package var path: String
    /// Where the site file names it.
    package var position: FilePosition

    /// The largest file that is read.
    private static let largest = 16 << 20

    /// Reads a rules file.
    ///
    /// - Throws: `DragomanError` `redaction-invalid`, `file-unreadable`, `file-not-regular`, `file-too-large`.
    package static func read(_ path: String) throws -> RedactionRules {
        let bytes = try InputFile.bytes(of: path, limit: largest)
        let file = path.printable
        guard Charsets.firstInvalidUTF8(in: bytes) == nil else {
            throw DragomanError(
                "redaction-invalid",
                "the rules are not UTF-8; save the file as UTF-8",
                at: FilePosition(file: file)
            )
        }
        return try RedactionRulesReader(file: file).read(String(decoding: bytes, as: UTF8.self))
    }
}
