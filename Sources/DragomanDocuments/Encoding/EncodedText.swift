package import DragomanModel
import DragomanText

/// An article's bytes as UTF-8, with the charset they were in.
///
/// The filters read UTF-8 only; this stands between them and files of other charsets, both ways.
package struct EncodedText: Sendable {
    /// The text, valid UTF-8; a byte order mark stays as U+FEFF.
    package var utf8: [UInt8]
    /// The charset of the file as ICU names it.
    package var charset: String
    /// What was converted.
    package var findings: [Finding]

    /// Reads a file's bytes in the charset that its byte order mark or itself says, else as strict UTF-8, else as ICU
    /// thinks, or as windows-1252 where that is as likely.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - format: Decides where a charset may be declared: HTML in `meta`, WXR in the XML declaration.
    ///   - file: The file's name for messages.
    /// - Returns: UTF-8; finding `charset-converted` where it was another charset, a warning where that is a guess, `charset-doubtful` where the bytes
    ///   say otherwise than the file, `charset-not-reversible` where converting back gives other bytes.
    /// - Throws: `DragomanError` `charset-invalid` with the line where the bytes are in no charset that is plausible,
    ///   `charset-unknown` where the declared one is not known.
    package static func decode(_ bytes: [UInt8], format: ArticleFormat, file: String) throws -> EncodedText {
        let invalid = Charsets.firstInvalidUTF8(in: bytes)
        if let mark = Charsets.byteOrderMark(bytes) ?? wideWithoutMark(bytes) {
            guard mark.name == "UTF-8" else { return try converted(bytes, from: mark.name, "byte order") }
            guard let invalid else { return EncodedText(utf8: bytes, charset: "UTF-8", findings: []) }
            throw refusal(bytes, at: invalid, "begins as UTF-8", file)
        }
        if let label = CharsetDeclaration.label(in: bytes, format: format) {
            guard let name = Charsets.canonicalName(label) else {
                throw DragomanError(
                    "charset-unknown",
                    "the declared charset '\(label.prefix(40))' is not known; convert the file to UTF-8",
                    at: FilePosition(file: file, line: 1)
                )
            }
            // A declaration that could be read as ASCII is not in a charset of wide units: HTML takes it for UTF-8.
            if name != "UTF-8", !name.hasPrefix("UTF-16"), !name.hasPrefix("UTF-32") {
                return try declared(bytes, as: name, isValidUTF8: invalid == nil)
            }
            if let invalid { throw refusal(bytes, at: invalid, "says it is UTF-8", file) }
        }
        guard let invalid else { return EncodedText(utf8: bytes, charset: "UTF-8", findings: []) }
        guard let guess = CharsetGuess.name(for: bytes) else {
            throw refusal(bytes, at: invalid, "has no charset that ICU can tell", file)
        }
        let text = try converted(bytes, from: guess, "detected; declare it if it is another", .warning)
        guard !hasControls(text.utf8) else { throw refusal(bytes, at: invalid, "is no text in any charset", file) }
        return text
    }

    /// Writes a text in a charset.
    ///
    /// - Parameters:
    ///   - utf8: The text.
    ///   - charset: As `decode` said it.
    ///   - isMarkup: Whether characters that the charset lacks may be written as `&#…;`; in plain text they are
    ///     refused.
    /// - Returns: The bytes; `utf8` itself for UTF-8.
    /// - Throws: `DragomanError` `charset-lacks-characters` where plain text cannot be written.
    package static func encode(_ utf8: [UInt8], charset: String, isMarkup: Bool) throws -> [UInt8] {
        charset == "UTF-8" ? utf8 : try Charsets.encode(utf8, charset: charset, escapingUnmappableAsXML: isMarkup)
    }

    private static func declared(
        _ bytes: [UInt8],
        as name: String,
        isValidUTF8: Bool
    ) throws -> EncodedText {
        var text = try converted(bytes, from: name, "declared")
        if isValidUTF8, bytes.contains(where: { $0 >= 0x80 }) {
            text.findings.append(
                Finding(
                    .warning,
                    "charset-doubtful",
                    message: "the file declares \(name) but its bytes are valid UTF-8; it was read as \(name)"
                )
            )
        }
        return text
    }

    private static func converted(
        _ bytes: [UInt8],
        from name: String,
        _ reason: String,
        _ severity: Severity = .information
    ) throws -> EncodedText {
        let decoded = try Charsets.decode(bytes, charset: name)
        var findings = [
            Finding(severity, "charset-converted", message: "converted from \(name) (\(reason)) to UTF-8")
        ]
        let isReversible =
            decoded.brokenSequenceCount == 0
            && (try? Charsets.encode(decoded.utf8, charset: name, escapingUnmappableAsXML: false)) == bytes
        if !isReversible {
            findings.append(
                Finding(
                    .warning,
                    "charset-not-reversible",
                    message: "some bytes are not as \(name) writes them; in other languages they are written anew"
                )
            )
        }
        return EncodedText(utf8: decoded.utf8, charset: name, findings: findings)
    }

    private static func refusal(_ bytes: [UInt8], at offset: Int, _ what: String, _ file: String) -> DragomanError {
        DragomanError(
            "charset-invalid",
            "the file \(what), but here are bytes that are not valid UTF-8; declare its charset or convert it to UTF-8",
            at: FilePosition(file: file, line: 1 + bytes[..<offset].lazy.filter { $0 == 0x0A }.count)
        )
    }

    /// UTF-16 whose first two characters are ASCII.
    private static func wideWithoutMark(_ bytes: [UInt8]) -> (name: String, byteCount: Int)? {
        guard bytes.count >= 4, bytes.count % 2 == 0 else { return nil }
        switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
        case (1..<0x80, 0, 1..<0x80, 0): return ("UTF-16LE", 0)
        case (0, 1..<0x80, 0, 1..<0x80): return ("UTF-16BE", 0)
        default: return nil
        }
    }

    /// Whether text holds control characters that no article has, a sign of a wrong guess.
    private static func hasControls(_ utf8: [UInt8]) -> Bool {
        for index in utf8.indices {
            let byte = utf8[index]
            if byte < 0x20, !byte.isHTMLSpace { return true }
            if byte == 0xC2, index + 1 < utf8.count, utf8[index + 1] < 0xA0, utf8[index + 1] != 0x85 { return true }
        }
        return false
    }
}
