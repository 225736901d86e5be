import CDragomanICU
import DragomanModel

/// Charsets: names, detection, and conversion to and from UTF-8.
package enum Charsets {
    /// What decoding gave.
    package struct Decoded: Sendable, Hashable {
        /// The text in valid UTF-8; a byte order mark at the start of the input is kept as U+FEFF.
        package var utf8: [UInt8]
        /// How many broken sequences became U+FFFD.
        package var brokenSequenceCount: Int
    }

    /// The name to use for a charset label in any spelling, or `nil` where none is known or it is unsafe.
    ///
    /// Labels mean what the web takes them for: `iso-8859-1` and `us-ascii` are windows-1252, `gb2312` is GBK,
    /// `utf-16` without more is UTF-16LE. UTF-7 and other charsets that hide markup are refused.
    package static func canonicalName(_ label: String) -> String? {
        let trimmed = label.utf8.drop { isSpace($0) }
        let bytes = trimmed.prefix(64).reversed().drop { isSpace($0) }.reversed()
        guard trimmed.count <= 64, !bytes.isEmpty, bytes.allSatisfy(isLabelByte) else { return nil }
        let name = String(decoding: bytes, as: UTF8.self).lowercased()
        if let web = webNames[name] { return web }
        guard let icu = ICUText.string({ dg_charset_name(name, $0, $1) }) else { return nil }
        let lower = icu.lowercased()
        if unsafe.contains(where: lower.hasPrefix) { return nil }
        return webNames[lower] ?? icu
    }

    /// The charset that a byte order mark at the start of a file says, and the mark's length; `nil` without one.
    package static func byteOrderMark(_ bytes: [UInt8]) -> (name: String, byteCount: Int)? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return ("UTF-8", 3) }
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return ("UTF-32LE", 4) }
        if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return ("UTF-32BE", 4) }
        if bytes.starts(with: [0xFF, 0xFE]) { return ("UTF-16LE", 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return ("UTF-16BE", 2) }
        return nil
    }

    /// The likeliest charset of a file and how sure that is (0…100): a byte order mark, then valid UTF-8, then ICU's
    /// detector over the first 64 KiB; `nil` where nothing fits.
    ///
    /// `western` is how sure windows-1252 would be.
    package static func detect(_ bytes: [UInt8]) -> (name: String, confidence: Int, western: Int)? {
        if let mark = byteOrderMark(bytes) { return (mark.name, 100, 0) }
        if firstInvalidUTF8(in: bytes) == nil { return ("UTF-8", 100, 0) }
        var confidence: Int32 = 0
        var western: Int32 = 0
        let name = bytes.withUnsafeBufferPointer { buffer in
            let count = Int32(min(buffer.count, 1 << 16))
            return ICUText.string { dg_charset_detect(buffer.baseAddress, count, $0, $1, &confidence, &western) }
        }
        guard let name, let canonical = canonicalName(name) else { return nil }
        return (canonical, Int(confidence), Int(western))
    }

    /// Where the first sequence stands that is not strict UTF-8 (RFC 3629), or `nil` where all is valid.
    package static func firstInvalidUTF8(in bytes: [UInt8]) -> Int? {
        do {
            _ = try UTF8Span(validating: bytes.span)
            return nil
        } catch {
            return error.byteOffsets.lowerBound
        }
    }

    /// Converts to UTF-8; broken sequences become U+FFFD and are counted.
    ///
    /// - Throws: `DragomanError` `charset-unknown` where the label is not known.
    package static func decode(_ bytes: [UInt8], charset: String) throws -> Decoded {
        let name = try known(charset)
        if name == "UTF-8", firstInvalidUTF8(in: bytes) == nil { return Decoded(utf8: bytes, brokenSequenceCount: 0) }
        var count: Int64 = 0
        var broken: Int64 = 0
        let result = bytes.withUnsafeBufferPointer {
            dg_charset_decode(name, $0.baseAddress, Int64($0.count), &count, &broken)
        }
        guard let result else { throw conversionFailed(name) }
        return Decoded(utf8: ICUText.taking(result, count: count), brokenSequenceCount: Int(broken))
    }

    /// Converts from UTF-8; what the charset lacks is written as decimal character references, or refused.
    ///
    /// - Throws: `DragomanError` `charset-unknown`, or `charset-lacks-characters` where escaping is not allowed.
    package static func encode(
        _ utf8: [UInt8],
        charset: String,
        escapingUnmappableAsXML: Bool
    ) throws -> [UInt8] {
        let name = try known(charset)
        if name == "UTF-8" { return utf8 }
        var count: Int64 = 0
        var unmapped: Int64 = escapingUnmappableAsXML ? 1 : 0
        let result = utf8.withUnsafeBufferPointer {
            dg_charset_encode(name, $0.baseAddress, Int64($0.count), &count, &unmapped)
        }
        guard let result else {
            guard unmapped > 0 else { throw conversionFailed(name) }
            throw DragomanError(
                "charset-lacks-characters",
                "the text holds characters that charset '\(name)' lacks; write it in UTF-8"
            )
        }
        return ICUText.taking(result, count: count)
    }

    private static func known(_ label: String) throws -> String {
        guard let name = canonicalName(label) else {
            throw DragomanError("charset-unknown", "charset '\(label.prefix(40))' is not known; convert to UTF-8 first")
        }
        return name
    }

    private static func conversionFailed(_ name: String) -> DragomanError {
        DragomanError("charset-conversion-failed", "the system's ICU cannot convert charset '\(name)'")
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte)
    }

    /// No comma, slash or backslash: ICU takes those for options and paths.
    private static func isLabelByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
            UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "+"):
            true
        default: false
        }
    }

    /// Prefixes of charsets that encode markup as other bytes, or are no charset of files.
    private static let unsafe = ["utf-7", "scsu", "bocu", "imap", "cesu", "hz-gb", "ibm-037", "ebcdic", "iso-2022-cn"]

    /// What browsers take a label for, where ICU takes it to the letter (WHATWG Encoding).
    private static let webNames: [String: String] = [
        "iso-8859-1": "windows-1252", "latin1": "windows-1252", "l1": "windows-1252", "us-ascii": "windows-1252",
        "ascii": "windows-1252", "iso-8859-9": "windows-1254", "iso-8859-11": "windows-874", "tis-620": "windows-874",
        "gb2312": "GBK", "gb_2312-80": "GBK", "x-gbk": "GBK", "ks_c_5601-1987": "windows-949", "euc-kr": "windows-949",
        "shift_jis": "windows-31j", "sjis": "windows-31j", "x-sjis": "windows-31j", "utf8": "UTF-8", "utf-8": "UTF-8",
        "unicode": "UTF-16LE", "utf-16": "UTF-16LE", "ucs-2": "UTF-16LE", "iso-10646-ucs-2": "UTF-16LE",
        "utf-32": "UTF-32LE", "macintosh": "macintosh", "x-user-defined": "windows-1252",
    ]
}
