/// The kinds of the scalars of the Basic Multilingual Plane, each looked up once.
///
/// Not for two threads at once.
final class ScalarKinds {
    /// The kinds as a scan asks for them: it counts no references, and is good as long as the object that gave it.
    struct Table {
        fileprivate static let unknown: UInt8 = 0xFF
        fileprivate let kinds: UnsafeMutablePointer<UInt8>
        /// For each first byte of UTF-8 whether a scan for stops may pass over it: 1 for ASCII of no interest.
        let isPlain: UnsafeMutablePointer<UInt8>

        /// The kind of a scalar value.
        @inline(__always)
        func kind(of value: UInt32) -> ScalarKind {
            guard value < 0x10000 else { return ScalarKind.of(value) }
            let known = kinds[Int(value)]
            // Nothing else is ever written there than a kind's raw value.
            return known == 0xFF ? look(up: value) : unsafeBitCast(known, to: ScalarKind.self)
        }

        private func look(up value: UInt32) -> ScalarKind {
            let kind = ScalarKind.of(value)
            kinds[Int(value)] = kind.rawValue
            return kind
        }
    }

    /// The table; not to be used when this object is gone.
    let table: Table

    /// - Parameter semicolonAsks: Whether `;` asks a question, as it does in Greek.
    init(semicolonAsks: Bool) {
        table = Table(kinds: .allocate(capacity: 0x10000), isPlain: .allocate(capacity: 256))
        table.kinds.initialize(repeating: Table.unknown, count: 0x10000)
        table.isPlain.initialize(repeating: 0, count: 256)
        for byte in UInt8(0)..<0x80 {
            let asks = semicolonAsks && byte == UInt8(ascii: ";")
            let kind: ScalarKind = asks ? .exclamation : ScalarKind.ofASCII(byte)
            table.kinds[Int(byte)] = kind.rawValue
            table.isPlain[Int(byte)] = kind.isOfInterest ? 0 : 1
        }
    }

    deinit {
        table.kinds.deallocate()
        table.isPlain.deallocate()
    }
}

extension ScalarKind {
    /// Whether a scan for the ends of sentences has to look at it.
    fileprivate var isOfInterest: Bool {
        switch self {
        case .newline, .separator, .straightQuote, .opener, .closer: true
        default: isStop
        }
    }
}
