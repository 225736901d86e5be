import DragomanModel

/// Lines of a text that make one unit, or a rule between units.
struct TextBlock: Sendable {
    /// The lines, as indices; the lines of a rule are one.
    var lines: Range<Int>
    /// Where the text of the first line begins, after a list marker.
    var textStart: Int
    /// What part of the article it is.
    var kind: Unit.Kind
    /// Whether the lines hold no letter and no digit.
    var isRule: Bool
    /// Whether a paragraph begins with it, rules before it left aside.
    var opensParagraph: Bool
    /// Whether a paragraph ends with it, rules after it left aside.
    var closesParagraph: Bool
}
