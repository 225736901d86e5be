import DragomanModel
import DragomanText

/// The charset that a file says it is in.
enum CharsetDeclaration {
    /// How far a declaration is looked for; browsers look at 1,024 bytes and then wait for more.
    private static let reach = 4096

    /// The label as it is written, or `nil`.
    static func label(in bytes: [UInt8], format: ArticleFormat) -> String? {
        switch format {
        case .html: xmlLabel(bytes) ?? metaLabel(bytes)
        case .wxr: xmlLabel(bytes)
        case .markdown, .text: nil
        }
    }

    private static func xmlLabel(_ bytes: [UInt8]) -> String? {
        let start = bytes.firstIndex { !$0.isHTMLSpace } ?? 0
        guard bytes[start...].starts(with: "<?xml".utf8) else { return nil }
        let head = bytes[start...].prefix(512)
        guard let end = head.firstIndex(of: 0x3E) else { return nil }
        let declaration = String(decoding: head[..<end], as: UTF8.self)
        guard let key = position(of: "encoding", in: Array(declaration.utf8)) else { return nil }
        return value(after: key + 8, in: Array(declaration.utf8))
    }

    /// Source: HTML Living Standard, 13.2.3.2 "Prescanning a byte stream".
    private static func metaLabel(_ bytes: [UInt8]) -> String? {
        let head = Array(bytes.prefix(reach))
        return head.withUnsafeBufferPointer { buffer in
            var index = 0
            while index < buffer.count {
                guard buffer[index] == 0x3C, let markup = HTMLMarkup.read(buffer, at: index, end: buffer.count) else {
                    index += 1
                    continue
                }
                if markup.kind == .startTag, let tag = HTMLTag(in: buffer, at: index, end: buffer.count),
                    tag.name == "meta", let label = label(of: tag, in: head)
                {
                    return label
                }
                index = markup.end
            }
            return nil
        }
    }

    private static func label(of tag: HTMLTag, in bytes: [UInt8]) -> String? {
        func value(_ name: String) -> String? {
            tag.attributes.first { $0.name == name }?.valueRange.map {
                HTMLEntities.decoded(Array(bytes[$0]), inAttribute: true)
            }
        }
        if let charset = value("charset") { return charset }
        guard value("http-equiv")?.lowercased() == "content-type", let content = value("content") else { return nil }
        let text = Array(content.lowercased().utf8)
        guard let key = position(of: "charset", in: text) else { return nil }
        return self.value(after: key + 7, in: text)
    }

    private static func position(of word: StaticString, in text: [UInt8]) -> Int? {
        word.withUTF8Buffer { word in
            text.indices.first { text[$0...].starts(with: word) }
        }
    }

    /// What stands after `=`, in quotes or up to a space or semicolon.
    private static func value(after start: Int, in text: [UInt8]) -> String? {
        var index = start
        while index < text.count, text[index].isHTMLSpace { index += 1 }
        guard index < text.count, text[index] == 0x3D else { return nil }
        index += 1
        while index < text.count, text[index].isHTMLSpace { index += 1 }
        guard index < text.count else { return nil }
        let quote = text[index]
        if quote == 0x22 || quote == 0x27 {
            let rest = text[(index + 1)...]
            return rest.firstIndex(of: quote).map { String(decoding: rest[..<$0], as: UTF8.self) }
        }
        let rest = text[index...]
        let end = rest.firstIndex { $0.isHTMLSpace || $0 == 0x3B || $0 == 0x3F } ?? rest.endIndex
        return end > index ? String(decoding: rest[..<end], as: UTF8.self) : nil
    }
}
