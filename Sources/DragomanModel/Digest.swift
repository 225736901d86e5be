/// A 64-bit digest for stable names and for telling whether bytes changed; not for secrets.
///
/// Source: FNV-1a by Fowler, Noll and Vo, with its 64-bit prime and offset basis.
public struct Digest: Sendable, Hashable {
    /// The value so far.
    public private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    /// Starts a digest.
    public init() {}

    /// Takes in bytes.
    public mutating func combine(_ bytes: some Sequence<UInt8>) {
        var hash = value
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        value = hash
    }

    /// Takes in a text and an end mark, so that neighbours cannot run together.
    public mutating func combine(_ text: String) {
        combine(text.utf8)
        combine(CollectionOfOne(0xFF))
    }

    /// Sixteen digits of base 16.
    public var hexadecimal: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// Twelve letters and digits (60 bits) that are easily told apart: no `i`, `l`, `o`, `u`.
    public var name: String {
        let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
        // The high bits of FNV are mixed best: fold the top four into the rest.
        var rest = (value ^ (value >> 60)) & 0x0FFF_FFFF_FFFF_FFFF
        var letters: [UInt8] = []
        for _ in 0..<12 {
            letters.append(alphabet[Int(rest & 31)])
            rest >>= 5
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }
}
