import CLibXML2

/// Keeps the first error that stops libxml2; what follows is its consequence.
final class XMLErrorBox {
    /// An error as libxml2 tells it, in our words' form.
    struct Noted {
        var code: Int
        var message: String
        var line: Int?
        var column: Int?

        var isTooDeep: Bool { message.hasPrefix("excessive depth") }
        var isTooLarge: Bool { message.contains("huge") || message.contains("too long") }
        var isEntityLoop: Bool { code == Int(XML_ERR_ENTITY_LOOP.rawValue) }
    }

    private(set) var first: Noted?

    func note(_ error: UnsafeMutablePointer<xmlError>) {
        guard first == nil, error.pointee.level == XML_ERR_FATAL else { return }
        var message = error.pointee.message.map { String(cString: $0) } ?? "unknown error"
        while message.last?.isNewline == true { message.removeLast() }
        let line = Int(error.pointee.line)
        first = Noted(
            code: Int(error.pointee.code),
            message: message.prefix(1).lowercased() + message.dropFirst(),
            line: line > 0 ? line : nil,
            column: error.pointee.int2 > 0 ? Int(error.pointee.int2) : nil
        )
    }
}
