import DragomanWorkflow

/// Texts with what was found in them made visible, on a terminal only.
enum Highlight {
    /// A line: the language, and the text with its ranges in bold.
    static func line(_ text: String, _ ranges: [Range<Int>], indent: String, _ language: String) -> String {
        let width = 7 - language.count
        return "\(indent)\(language)\(String(repeating: " ", count: max(1, width)))"
            + shown(text, ranges, isColoured: Console.showsColour)
    }

    /// The text, its ranges (in scalars, ascending) between the signs that begin and end bold letters.
    static func shown(_ text: String, _ ranges: [Range<Int>], isColoured: Bool) -> String {
        guard isColoured else { return Console.isTerminal ? text.printable : text }
        let scalars = Array(text.unicodeScalars)
        var result = ""
        var done = 0
        for range in ranges {
            let place = range.clamped(to: done..<scalars.count)
            result += string(scalars[done..<place.lowerBound]).printable
            result += "\u{1B}[1;33m" + string(scalars[place]).printable + "\u{1B}[0m"
            done = place.upperBound
        }
        return result + string(scalars[done...]).printable
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars))
    }
}
