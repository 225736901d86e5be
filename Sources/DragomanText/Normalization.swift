import CDragomanICU
package import DragomanModel

/// Normalisation forms of text.
package enum Normalization {
    /// The text in NFC; the same string, at the cost of a look at its bytes, where it is ASCII or Latin or is in NFC.
    package static func nfc(_ text: String) -> String {
        needsNoNFC(text) ? text : converted(text, form: Int32(DG_NORM_NFC)) ?? text
    }

    /// The coded text in NFC; codes stay where they are, and nothing is composed across one.
    package static func nfc(_ text: CodedText) -> CodedText {
        if needsNoNFC(text.coded) { return text }
        // The scalars of codes are noncharacters: they neither decompose nor compose.
        return CodedText(coded: nfc(text.coded)) ?? text
    }

    /// The text for comparison without regard to case, width or invisible characters (NFKC_Casefold).
    package static func caseFolded(_ text: String) -> String {
        let bytes = text.utf8
        guard bytes.allSatisfy({ $0 < 0x80 }) else {
            return converted(text, form: Int32(DG_NORM_NFKC_CASEFOLD)) ?? text
        }
        return bytes.contains { (0x41...0x5A).contains($0) } ? text.lowercased() : text
    }

    /// The text with its characters taken apart into letters and marks (NFD).
    package static func decomposed(_ text: String) -> String {
        text.utf8.allSatisfy { $0 < 0x80 } ? text : converted(text, form: Int32(DG_NORM_NFD)) ?? text
    }

    private static func needsNoNFC(_ text: String) -> Bool {
        ICUText.withUTF8(text) { bytes in
            // Lead bytes below CC are scalars below U+0300: none of them takes part in composition by itself.
            if !bytes.contains(where: { $0 >= 0xCC }) { return true }
            guard bytes.count <= Int(Int32.max) else { return true }
            return dg_norm_is(Int32(DG_NORM_NFC), bytes.baseAddress, Int32(bytes.count)) == 1
        }
    }

    /// `nil` where ICU fails (out of memory) or the text is over 2 GiB.
    private static func converted(_ text: String, form: Int32) -> String? {
        ICUText.withUTF8(text) { bytes in
            var count: Int64 = 0
            guard bytes.count <= Int(Int32.max),
                let result = dg_norm(form, bytes.baseAddress, Int32(bytes.count), &count)
            else { return nil }
            defer { dg_free(result) }
            return String(decoding: UnsafeBufferPointer(start: result, count: Int(count)), as: UTF8.self)
        }
    }
}
