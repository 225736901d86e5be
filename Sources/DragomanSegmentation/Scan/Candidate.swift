/// A place where a sentence may end: a group of stops with the closers and the space that belong to it.
struct Candidate {
    /// What the stops are.
    enum Stop {
        /// One full stop, which may belong to an abbreviation or a number.
        case dot
        /// Three stops, or their sign.
        case ellipsis
        /// A question mark or exclamation mark is among them.
        case exclamation
        /// A stop that ends sentences only.
        case fullStop
        /// No stop: the next item of a list begins.
        case item
    }

    var stop: Stop
    /// The first byte of the last group of stops.
    var stopStart: Int
    /// After the last stop.
    var stopEnd: Int
    /// After the closers: where the sentence ends if it does.
    var closeEnd: Int
    /// After the space: where the next sentence begins.
    var next: Int
    var hasClosingQuote = false
    var hasClosingBracket = false
    /// Whether figures without a space before them stand among the closers, as in `ended.12 Then`.
    var hasFootnoteNumber = false
    /// How many stops stand together.
    var count = 0
    /// Whether one of them is none of ASCII, so that it cannot belong to an address.
    var isWide = false
    /// Whether it is an ellipsis and a full stop.
    var isLong = false
    /// Whether the closing bracket opened inside the sentence.
    var closesInnerBracket = false
    /// Whether a bracket that opened inside the sentence is still open.
    var isInsideBracket = false
    /// Whether two line breaks or a hard break follow.
    var endsParagraph = false

    var hasSpace: Bool { next > closeEnd }
}
