import DragomanModel

/// A coded text without codes and white space: what stays of a unit however it is cut into segments.
enum BareText {
    /// Whether a scalar belongs to it.
    static func holds(_ scalar: Unicode.Scalar) -> Bool {
        !CodedText.isReserved(scalar) && !scalar.properties.isWhitespace
    }

    /// How many scalars of a text belong to it.
    static func count(_ text: some StringProtocol) -> Int { text.unicodeScalars.count(where: holds) }

    /// The bare text of segments in a row.
    static func joined(_ segments: some Sequence<Segment>) -> String {
        var text = String.UnicodeScalarView()
        for segment in segments { text.append(contentsOf: segment.content.coded.unicodeScalars.lazy.filter(holds)) }
        return String(text)
    }
}
