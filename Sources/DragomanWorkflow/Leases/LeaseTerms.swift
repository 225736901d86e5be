import DragomanModel
import DragomanText

/// With whom segments go out, until when.
public struct LeaseTerms: Sendable, Hashable {
    /// The name of whoever has them.
    public var holder: String
    /// The last day, `YYYY-MM-DD`; `nil`: they are out until they come back or are released.
    public var due: String?
    /// Whether what is out already goes out once more.
    public var isAgain: Bool

    /// Makes terms.
    public init(holder: String, due: String? = nil, isAgain: Bool = false) {
        self.holder = holder
        self.due = due
        self.isAgain = isAgain
    }

    /// The terms with the name in NFC and without white space around it.
    ///
    /// - Parameter today: `YYYY-MM-DD`.
    /// - Returns: The terms as they are stored.
    /// - Throws: `DragomanError` `holder-unusable`, `day-unreadable`, `due-past`.
    func checked(today: String) throws -> LeaseTerms {
        var terms = self
        terms.holder = try Self.holder(holder)
        guard let due else { return terms }
        guard due.utf8.count == 10, Moment(due) != nil else {
            throw DragomanError("day-unreadable", "'\(due.printable)' is no day; write one such as 2026-11-24")
        }
        guard !due.utf8.lexicographicallyPrecedes(today.utf8) else {
            throw DragomanError("due-past", "the day \(due) is past: today is \(today) (UTC); say a later one")
        }
        return terms
    }

    /// A name as it is stored.
    ///
    /// - Throws: `DragomanError` `holder-unusable`.
    static func holder(_ name: String) throws -> String {
        let scalars = Normalization.nfc(name).unicodeScalars
        let first = scalars.firstIndex { !$0.properties.isWhitespace } ?? scalars.endIndex
        let last = scalars.lastIndex { !$0.properties.isWhitespace }.map(scalars.index(after:)) ?? scalars.endIndex
        let trimmed = scalars[first..<max(first, last)]
        guard !trimmed.isEmpty, !trimmed.contains(where: { $0.properties.generalCategory == .control }) else {
            throw DragomanError(
                "holder-unusable",
                "'\(name.printable)' is no name that segments can go out to; write one line of text"
            )
        }
        return String(String.UnicodeScalarView(trimmed))
    }
}
