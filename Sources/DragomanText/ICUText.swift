import CDragomanICU

/// How strings and buffers pass ICU's door.
enum ICUText {
    /// Runs a function that fills a buffer, with a larger one where the first was too small.
    static func string(_ fill: (UnsafeMutablePointer<CChar>, Int32) -> Int32) -> String? {
        var capacity = 160
        for _ in 0..<2 {
            let (count, text) = withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) {
                buffer -> (Int, String?) in
                guard let base = buffer.baseAddress else { return (-1, nil) }
                let count = Int(fill(base, Int32(buffer.count)))
                guard count >= 0, count <= buffer.count else { return (count, nil) }
                let bytes = UnsafeRawBufferPointer(start: base, count: count)
                return (count, String(decoding: bytes, as: UTF8.self))
            }
            if let text { return text }
            guard count > capacity else { return nil }
            capacity = count
        }
        return nil
    }

    /// Hands the UTF-8 of a string to a closure without a copy where the string is native.
    static func withUTF8<Result>(_ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        var text = text
        return text.withUTF8(body)
    }

    /// Takes over a buffer that the C side allocated.
    static func taking(_ bytes: UnsafeMutablePointer<UInt8>, count: Int64) -> [UInt8] {
        defer { dg_free(bytes) }
        return Array(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }
}
