import DragomanModel

/// Digests the heads of WordPress exports without what differs in every export: comments and the day it was made.
///
/// The last one is remembered, since the posts of a file come one after the other.
struct ExportHeads {
    private var atHand: (head: [UInt8], digest: String)?

    /// The digest of what lasts of a head.
    mutating func digest(of head: [UInt8]) -> String {
        if let atHand, atHand.head == head { return atHand.digest }
        var digest = Digest()
        digest.combine(Self.lasting(head))
        atHand = (head, digest.hexadecimal)
        return digest.hexadecimal
    }

    private static func lasting(_ head: [UInt8]) -> [UInt8] {
        var text = String(decoding: head, as: UTF8.self)
        for (start, end) in [("<!--", "-->"), ("<pubDate>", "</pubDate>")] {
            var kept = ""
            var rest = Substring(text)
            while let opening = rest.firstRange(of: start),
                let closing = rest[opening.upperBound...].firstRange(of: end)
            {
                kept += rest[..<opening.lowerBound]
                rest = rest[closing.upperBound...]
            }
            text = kept + rest
        }
        return Array(text.utf8)
    }
}
