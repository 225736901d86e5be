import DragomanText

/// What stands before and after a placeable: the words that may agree with it.
struct PlaceableSurroundings {
    let text: PlaceableText
    let range: Range<Int>

    private var scalars: [UInt32] { text.scalars }

    /// The word that follows, codes and spaces between; `nil` where something else does.
    var wordAfter: String? {
        var index = range.upperBound
        var spaces = 0
        while index < scalars.count, PlaceableScanner.isSpace(scalars[index]) || Self.isCode(scalars[index]) {
            if PlaceableScanner.isSpace(scalars[index]) { spaces += 1 }
            index += 1
        }
        guard spaces < 3, index < scalars.count, PlaceableScanner.isLetter(scalars[index]) else { return nil }
        return word(from: index)
    }

    /// The word before, in small letters, codes, spaces and an apostrophe between.
    var wordBefore: String? {
        var index = range.lowerBound
        while index > 0, Self.isBetween(scalars[index - 1]) { index -= 1 }
        guard index > 0, PlaceableScanner.isLetter(scalars[index - 1]) else { return nil }
        var start = index
        while start > 0, PlaceableScanner.isLetter(scalars[start - 1]) { start -= 1 }
        return word(from: start).lowercased()
    }

    /// Whether the word before begins with a capital.
    var followsName: Bool {
        var index = range.lowerBound
        while index > 0, Self.isBetween(scalars[index - 1]) { index -= 1 }
        guard index > 0, PlaceableScanner.isLetter(scalars[index - 1]) else { return false }
        while index > 0, PlaceableScanner.isLetter(scalars[index - 1]) { index -= 1 }
        return PlaceableScanner.isUpper(scalars[index])
    }

    /// Whether letters are hung on with an apostrophe, a hyphen or a colon.
    var hasEnding: Bool {
        let place = range.upperBound
        guard place + 1 < scalars.count, PlaceableScanner.isGlue(scalars[place + 1]) else { return false }
        return [0x27, 0x2019, 0x2D, 0x2010, 0x2011, 0x3A].contains(scalars[place])
    }

    /// The scalar that follows at once.
    var next: UInt32? { range.upperBound < scalars.count ? scalars[range.upperBound] : nil }

    private func word(from start: Int) -> String {
        var result = ""
        for scalar in scalars[start...] {
            guard PlaceableScanner.isLetter(scalar), let scalar = Unicode.Scalar(scalar) else { break }
            result.unicodeScalars.append(scalar)
        }
        return result
    }

    private static func isCode(_ value: UInt32) -> Bool { (0xFDD0...0xFDEF).contains(value) }

    private static func isBetween(_ value: UInt32) -> Bool {
        PlaceableScanner.isSpace(value) || isCode(value) || value == 0x27 || value == 0x2019
    }
}
