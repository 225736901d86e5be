import CDragomanICU

/// What ICU's properties say of scalars.
package enum Scalars {
    /// The general category and the Sentence_Break property of one scalar.
    package struct Properties: Sendable {
        /// ICU's number of the general category (`UCharCategory`).
        package var category: UInt8
        /// ICU's number of Sentence_Break (`USentenceBreak`).
        package var sentenceBreak: UInt8
    }

    /// The version of Unicode that the linked ICU knows.
    package static var unicodeVersion: (major: Int, minor: Int) {
        let both = Int(dg_unicode_version())
        return (both >> 8, both & 0xFF)
    }

    /// The version of the linked ICU, to which the data of a version of Unicode belong.
    package static var icuVersion: (major: Int, minor: Int) {
        let both = Int(dg_icu_version())
        return (both >> 8, both & 0xFF)
    }

    /// Looks up a scalar value; values above U+10FFFF count as unassigned.
    package static func properties(of value: UInt32) -> Properties {
        let both = UInt32(bitPattern: dg_scalar_quick(value))
        return Properties(
            category: UInt8(truncatingIfNeeded: both),
            sentenceBreak: UInt8(truncatingIfNeeded: both >> 8)
        )
    }

    /// The value of a decimal digit of any script, or `nil`.
    package static func digit(of value: UInt32) -> Int? {
        if value < 0x80 { return (0x30...0x39).contains(value) ? Int(value) - 0x30 : nil }
        let digit = dg_scalar_digit(value)
        return digit < 0 ? nil : Int(digit)
    }
}
