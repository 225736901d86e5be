/// What the HTML scanners ask of a byte.
extension UInt8 {
    /// TAB, LF, FF, CR or space.
    var isHTMLSpace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 || self == 0x0C }
    /// A to Z, a to z.
    var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
    /// A letter or 0 to 9.
    var isASCIIAlphanumeric: Bool { isASCIILetter || (0x30...0x39).contains(self) }
    /// The byte, A to Z made small.
    var asciiLowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
