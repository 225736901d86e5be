extension StringProtocol {
    /// The text with another text for each scalar of one kind.
    ///
    /// `replacing(_:with:)` looks for characters, and takes a quotation mark with an accent behind it for another one: what
    /// escapes must not.
    package func replacing(scalar wanted: Unicode.Scalar, with replacement: String) -> String {
        var result = ""
        for scalar in unicodeScalars {
            if scalar == wanted { result += replacement } else { result.unicodeScalars.append(scalar) }
        }
        return result
    }
}
