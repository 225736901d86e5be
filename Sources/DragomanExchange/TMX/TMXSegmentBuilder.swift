import DragomanModel
import Glibc

/// Puts the text and codes of a `seg` together as they come.
struct TMXSegmentBuilder {
    private var bytes: [UInt8] = []
    private var codes: [(code: TMXCode, i: String?, offset: Int)] = []
    private var isInCode = false
    private var codeData: [UInt8] = []
    /// How many codes had no partner.
    private(set) var unpairedCount = 0
    /// Whether the text holds scalars that are reserved for codes.
    private(set) var holdsReserved = false

    /// Begins a segment.
    mutating func begin() {
        bytes.removeAll(keepingCapacity: true)
        codes.removeAll(keepingCapacity: true)
        unpairedCount = 0
        holdsReserved = false
        isInCode = false
    }

    /// How many bytes there are, for a bound.
    var byteCount: Int { bytes.count + codeData.count }

    mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        if isInCode { return appendEscaped(text) }
        if let start = text.baseAddress, memchr(start, 0xEF, text.count) != nil { noteReserved(text) }
        bytes.append(contentsOf: text)
    }

    mutating func beginCode(_ code: TMXCode, i: String?) {
        isInCode = true
        codeData.removeAll(keepingCapacity: true)
        codes.append((code, i, bytes.count))
    }

    mutating func endCode() {
        isInCode = false
        if !codeData.isEmpty { codes[codes.count - 1].code.data = String(decoding: codeData, as: UTF8.self) }
        codeData.removeAll(keepingCapacity: true)
    }

    /// Appends markup to a code's data (`sub` and what stands in it).
    mutating func appendMarkup(_ text: String) { codeData.append(contentsOf: text.utf8) }

    private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
        for byte in text {
            switch byte {
            case UInt8(ascii: "&"): codeData.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): codeData.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): codeData.append(contentsOf: "&gt;".utf8)
            case 0x0D: codeData.append(contentsOf: "&#13;".utf8)
            default: codeData.append(byte)
            }
        }
    }

    /// U+FDD0…U+FDEF are EF B7 90…EF B7 AF.
    private mutating func noteReserved(_ text: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index + 2 < text.count {
            if text[index] == 0xEF, text[index + 1] == 0xB7, (0x90...0xAF).contains(text[index + 2]) {
                holdsReserved = true
            }
            index += 1
        }
    }

    /// Ends the segment.
    ///
    /// - Parameter trustsNumbers: Whether `x` is the number of a code, as this program writes it.
    /// - Returns: its text with codes, and the codes.
    mutating func finish(trustsNumbers: Bool) -> (CodedText, [TMXCode]) {
        guard !codes.isEmpty else { return (CodedText(plain: String(decoding: bytes, as: UTF8.self)), []) }
        let partners = pair()
        let numbers = number(partners, trustsNumbers)
        var content = CodedText()
        var done = 0
        for (index, entry) in codes.enumerated() {
            append(bytes[done..<entry.offset], to: &content)
            done = entry.offset
            let role: CodeMark.Role =
                partners[index].map { $0 > index ? .open : .close } ?? .standalone
            content.append(CodeMark(role: role, id: numbers[index]))
        }
        append(bytes[done...], to: &content)
        return (content, codes.map(\.code))
    }

    private func append(_ bytes: ArraySlice<UInt8>, to content: inout CodedText) {
        guard !bytes.isEmpty else { return }
        content.append(CodedText(plain: String(decoding: bytes, as: UTF8.self)))
    }

    /// For each code the index of its other end; one that has none becomes an `it`.
    private mutating func pair() -> [Int?] {
        var partners = [Int?](repeating: nil, count: codes.count)
        for index in codes.indices where codes[index].code.kind == .ept {
            let opening = codes[..<index].lastIndex {
                $0.code.kind == .bpt && $0.i == codes[index].i
            }
            guard let opening, partners[opening] == nil else { continue }
            partners[index] = opening
            partners[opening] = index
        }
        for index in codes.indices where partners[index] == nil {
            switch codes[index].code.kind {
            case .bpt: codes[index].code.position = "begin"
            case .ept: codes[index].code.position = "end"
            case .it, .ph, .ut: continue
            }
            codes[index].code.kind = .it
            unpairedCount += 1
        }
        return partners
    }

    private func number(_ partners: [Int?], _ trustsNumbers: Bool) -> [Int] {
        if trustsNumbers {
            let numbers = codes.indices.compactMap { index -> Int? in
                let end = partners[index].map { min($0, index) } ?? index
                return codes[end].code.x.flatMap { Int32($0) }.flatMap { $0 >= 0 ? Int($0) : nil }
            }
            if numbers.count == codes.count { return numbers }
        }
        var numbers: [Int] = []
        var next = 1
        for index in codes.indices {
            if let partner = partners[index], partner < index {
                numbers.append(numbers[partner])
            } else {
                numbers.append(next)
                next += 1
            }
        }
        return numbers
    }
}
