/// Text with inline codes in place, held in one string.
///
/// A code stands in the string as a role scalar (U+FDD0 opens, U+FDD1 closes, U+FDD2 stands alone) and its number in
/// base 16 with the digits U+FDE0…U+FDEF, most significant first. These are noncharacters, which no text may
/// interchange; the filters turn those that a file holds all the same into codes of their own. Two segments with the
/// same coded text have the same words and the same codes in the same order, whatever the codes stand for.
public struct CodedText: Hashable, Sendable {
    /// The storage form described above.
    public private(set) var coded: String

    /// Makes an empty text.
    public init() {
        coded = ""
    }

    /// Makes a text without codes; scalars that are reserved for codes are left out.
    public init(plain: String) {
        coded =
            Self.mayHoldCodes(plain)
            ? String(String.UnicodeScalarView(plain.unicodeScalars.filter { !Self.isReserved($0) })) : plain
    }

    /// Reads the storage form; `nil` where it is broken (a number without a role, a role without a number).
    public init?(coded: String) {
        self.coded = coded
        guard Self.mayHoldCodes(coded) else { return }
        var expectsDigit = false
        var inNumber = false
        for scalar in coded.unicodeScalars {
            switch scalar.value {
            case 0xFDD0...0xFDD2:
                guard !expectsDigit else { return nil }
                expectsDigit = true
                inNumber = true
            case 0xFDE0...0xFDEF:
                guard inNumber else { return nil }
                expectsDigit = false
            case 0xFDD3...0xFDDF:
                return nil
            default:
                guard !expectsDigit else { return nil }
                inNumber = false
            }
        }
        guard !expectsDigit else { return nil }
        // A number that overflows is broken too.
        for part in parts { if case .code(let mark) = part, mark.id < 0 { return nil } }
    }

    /// Whether a scalar belongs to the codes and so may not stand in text.
    public static func isReserved(_ scalar: Unicode.Scalar) -> Bool {
        (0xFDD0...0xFDEF).contains(scalar.value)
    }

    /// Whether a text has the first byte of the reserved scalars; one pass over the bytes where they lie together.
    private static func mayHoldCodes(_ text: String) -> Bool {
        text.utf8.withContiguousStorageIfAvailable { $0.contains(0xEF) } ?? text.utf8.contains(0xEF)
    }

    /// Appends text, which must hold no reserved scalar.
    public mutating func append(_ text: some StringProtocol) {
        coded.append(contentsOf: text)
    }

    /// Appends a code.
    public mutating func append(_ mark: CodeMark) {
        // U+FDD0…U+FDEF are EF B7 90…EF B7 AF in UTF-8.
        var bytes: [UInt8] = [0xEF, 0xB7, 0x90 + mark.role.offset]
        for digit in String(mark.id, radix: 16).utf8 {
            bytes += [0xEF, 0xB7, 0xA0 + (digit <= 0x39 ? digit - 0x30 : digit - 0x61 + 10)]
        }
        coded += String(decoding: bytes, as: UTF8.self)
    }

    /// Appends another coded text.
    public mutating func append(_ other: CodedText) {
        coded.append(other.coded)
    }

    /// Whether there is neither text nor a code.
    public var isEmpty: Bool { coded.isEmpty }

    /// Whether any code stands in the text.
    public var hasCodes: Bool {
        Self.mayHoldCodes(coded) && coded.unicodeScalars.contains { Self.isReserved($0) }
    }

    /// The text and codes in order; O(n) to walk.
    public var parts: Parts { Parts(coded: coded) }

    /// The codes in order.
    public var marks: [CodeMark] {
        guard Self.mayHoldCodes(coded) else { return [] }
        return parts.compactMap { if case .code(let mark) = $0 { mark } else { nil } }
    }

    /// The text without its codes.
    public var plain: String {
        guard hasCodes else { return coded }
        var text = coded
        return text.withUTF8 { bytes in
            String(unsafeUninitializedCapacity: bytes.count) { output in
                var count = 0
                var index = 0
                while index < bytes.count {
                    // U+FDD0…U+FDEF are EF B7 90…EF B7 AF.
                    if bytes[index] == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xB7,
                        (0x90...0xAF).contains(bytes[index + 2])
                    {
                        index += 3
                        continue
                    }
                    output[count] = bytes[index]
                    count += 1
                    index += 1
                }
                return count
            }
        }
    }

    /// One scalar for each character and each code: what distances and scores are computed over.
    public var symbols: [UInt32] {
        var result: [UInt32] = []
        result.reserveCapacity(coded.utf8.count)
        for scalar in coded.unicodeScalars where !(0xFDE0...0xFDEF).contains(scalar.value) {
            result.append(scalar.value)
        }
        return result
    }

    /// The text as people read it: `<1>…</1>` and `<2/>` for codes, `&lt;` and `&amp;` for `<` and `&`.
    public var displayed: String {
        var result = ""
        for part in parts {
            switch part {
            case .text(let text):
                guard text.utf8.contains(where: { $0 == 0x3C || $0 == 0x26 }) else {
                    result.append(contentsOf: text)
                    continue
                }
                for scalar in text.unicodeScalars {
                    switch scalar {
                    case "<": result += "&lt;"
                    case "&": result += "&amp;"
                    default: result.unicodeScalars.append(scalar)
                    }
                }
            case .code(let mark):
                result += mark.displayed
            }
        }
        return result
    }

    /// Gives each code the number that a closure says; a code for which it says `nil` is left out.
    public func mappingCodes(_ transform: (CodeMark) -> CodeMark?) -> CodedText {
        guard hasCodes else { return self }
        var result = CodedText()
        for part in parts {
            switch part {
            case .text(let text): result.append(text)
            case .code(let mark): if let mapped = transform(mark) { result.append(mapped) }
            }
        }
        return result
    }

    /// A run of text or one code.
    public enum Part: Hashable, Sendable {
        /// Text that holds no code.
        case text(Substring)
        /// One code.
        case code(CodeMark)
    }

    /// The parts of a coded text in order.
    public struct Parts: Sequence, IteratorProtocol, Sendable {
        private let coded: String
        private var index: String.UnicodeScalarView.Index

        fileprivate init(coded: String) {
            self.coded = coded
            index = coded.unicodeScalars.startIndex
        }

        /// The next part, or `nil` at the end; a number too large for `Int32` comes back as -1.
        public mutating func next() -> Part? {
            let scalars = coded.unicodeScalars
            guard index < scalars.endIndex else { return nil }
            if let role = CodeMark.Role(scalar: scalars[index]) {
                index = scalars.index(after: index)
                var number = 0
                while index < scalars.endIndex, (0xFDE0...0xFDEF).contains(scalars[index].value) {
                    if number >= 0 { number = number << 4 | Int(scalars[index].value - 0xFDE0) }
                    if number > Int(Int32.max) { number = -1 }
                    index = scalars.index(after: index)
                }
                return .code(CodeMark(role: role, id: number))
            }
            let start = index
            index = scalars.index(after: index)
            while index < scalars.endIndex, !CodedText.isReserved(scalars[index]) {
                index = scalars.index(after: index)
            }
            return .text(coded[start..<index])
        }
    }
}

/// One end of a pair of codes, or a code that stands alone.
public struct CodeMark: Hashable, Sendable {
    /// What a code does to the text around it.
    public enum Role: String, Hashable, Sendable {
        /// Opens a pair.
        case open
        /// Closes a pair.
        case close
        /// Stands alone.
        case standalone

        fileprivate init?(scalar: Unicode.Scalar) {
            switch scalar.value {
            case 0xFDD0: self = .open
            case 0xFDD1: self = .close
            case 0xFDD2: self = .standalone
            default: return nil
            }
        }

        fileprivate var offset: UInt8 {
            switch self {
            case .open: 0
            case .close: 1
            case .standalone: 2
            }
        }
    }

    /// What the code does.
    public var role: Role
    /// The code's number; both ends of a pair have the same.
    public var id: Int

    /// Makes a mark; `id` is at least 0.
    public init(role: Role, id: Int) {
        self.role = role
        self.id = id
    }

    /// The mark as people read it: `<1>`, `</1>`, `<2/>`.
    public var displayed: String {
        switch role {
        case .open: "<\(id)>"
        case .close: "</\(id)>"
        case .standalone: "<\(id)/>"
        }
    }
}
