import DragomanModel
import DragomanXML

/// Reads TMX 1.1 to 1.4b as any tool leaves it, unit by unit, in bounded memory.
///
/// UTF-8, UTF-16 and other declared encodings, packed by gzip or not; a DTD is not fetched. What is not XML or not TMX
/// is refused with its place: the errors of `XMLScanner`, `tmx-foreign`, `tmx-version`, `tmx-unit-too-large`. A unit
/// that cannot be used is told and passed over.
package enum TMXReader {
    /// Reads a file.
    ///
    /// - Parameters:
    ///   - path: Where it is.
    ///   - file: How errors name it.
    ///   - onHeader: Told what the header says, before any unit.
    ///   - onFault: Told what is wrong in the file or left out of it.
    ///   - onProgress: Told now and then how many bytes of the file were read.
    ///   - onUnit: Told each unit in order.
    /// - Throws: as above, and what the closures throw.
    package static func read(
        path: String,
        file: String,
        onHeader: (TMXHeader) throws -> Void = { _ in },
        onFault: (TMXFault) -> Void = { _ in },
        onProgress: (Int) -> Void = { _ in },
        onUnit: (TMXUnit) throws -> Void
    ) throws {
        try read(XMLScanner(path: path, file: file), onHeader, onFault, onProgress, onUnit)
    }

    /// Reads bytes in the same way.
    package static func read(
        bytes: [UInt8],
        file: String,
        onHeader: (TMXHeader) throws -> Void = { _ in },
        onFault: (TMXFault) -> Void = { _ in },
        onProgress: (Int) -> Void = { _ in },
        onUnit: (TMXUnit) throws -> Void
    ) throws {
        try read(XMLScanner(bytes: bytes, file: file), onHeader, onFault, onProgress, onUnit)
    }

    private static func read(
        _ scanner: XMLScanner,
        _ onHeader: (TMXHeader) throws -> Void,
        _ onFault: (TMXFault) -> Void,
        _ onProgress: (Int) -> Void,
        _ onUnit: (TMXUnit) throws -> Void
    ) throws {
        try withoutActuallyEscaping(onHeader) { onHeader in
            try withoutActuallyEscaping(onFault) { onFault in
                try withoutActuallyEscaping(onProgress) { onProgress in
                    try withoutActuallyEscaping(onUnit) { onUnit in
                        var units = 0
                        let parser = TMXParser(scanner, onHeader: onHeader, onFault: onFault) { unit in
                            try onUnit(unit)
                            units += 1
                            if units % unitsBetweenProgress == 0 { onProgress(scanner.bytesRead) }
                        }
                        try scanner.scan(parser)
                    }
                }
            }
        }
    }

    /// Often enough for a person, seldom enough to cost nothing.
    private static let unitsBetweenProgress = 1000
}

/// What is wrong in a TMX, or is left out of it.
package enum TMXFault: Hashable, Sendable {
    /// A `tuv` says no language.
    case languageMissing(unit: String?, line: Int)
    /// A `tuv` has no `seg`, or nothing in it.
    case textMissing(unit: String?, line: Int, language: String)
    /// A `tuv` has a second `seg`; the first is taken.
    case textTwice(unit: String?, line: Int)
    /// A `bpt` or `ept` lacks its other end and is taken as one that stands alone.
    case codeUnpaired(unit: String?, line: Int)
    /// A text holds scalars that no text may interchange; they are left out.
    case reservedCharacter(unit: String?, line: Int)
    /// An element is passed over, or in a text, only its text is taken.
    case elementUnknown(name: String, unit: String?, line: Int)
    /// An attribute is passed over.
    case attributeUnknown(name: String, unit: String?, line: Int)
    /// The mark of a `hi` is passed over; its text is taken.
    case highlight(unit: String?, line: Int)
    /// Notes, properties and encodings of the header are not those of any unit.
    case headerDetail(line: Int)
    /// There is no header.
    case headerMissing(line: Int)
}
