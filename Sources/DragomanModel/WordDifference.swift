/// What differs between two texts, word by word and code by code.
///
/// The pieces are in order and leave nothing out: their `before` together are the one text, their `after` the other.
public struct WordDifference: Sendable, Hashable {
    /// A stretch that stayed, or that became another one.
    public struct Piece: Sendable, Hashable {
        /// What happened to it.
        public var kind: Kind
        /// What the first text has here; empty where something was inserted.
        public var before: CodedText
        /// What the second text has here; empty where something was deleted.
        public var after: CodedText

        /// Makes a piece.
        public init(_ kind: Kind, before: CodedText, after: CodedText) {
            self.kind = kind
            self.before = before
            self.after = after
        }
    }

    /// What happened to a piece.
    public enum Kind: String, Sendable, Hashable, Codable {
        /// Both texts have it.
        case equal
        /// Only the first text has it.
        case deleted
        /// Only the second text has it.
        case inserted
        /// Each text has something else.
        case replaced
    }

    /// The pieces in order; no two equal ones in a row.
    public var pieces: [Piece]

    /// Makes a difference of its pieces.
    public init(pieces: [Piece]) { self.pieces = pieces }

    /// Whether the two texts are the same.
    public var isEmpty: Bool { pieces.allSatisfy { $0.kind == .equal } }

    /// The first text.
    public var before: CodedText { pieces.reduce(into: CodedText()) { $0.append($1.before) } }

    /// The second text.
    public var after: CodedText { pieces.reduce(into: CodedText()) { $0.append($1.after) } }

    /// The difference on one line as people read it: `[-old-]`, `{+new+}`.
    public var displayed: String {
        pieces.reduce(into: "") { line, piece in
            if piece.kind == .equal {
                line += piece.before.displayed
            } else {
                if !piece.before.isEmpty { line += "[-\(piece.before.displayed)-]" }
                if !piece.after.isEmpty { line += "{+\(piece.after.displayed)+}" }
            }
        }
    }
}
