package import DragomanModel

/// The content of a `source` or `target` as some tool left it, whatever elements its codes are.
package struct ForeignContent: Sendable, Hashable {
    /// Text and codes in order; no two texts in a row.
    package var parts: [ForeignPart]

    package init(_ parts: [ForeignPart] = []) { self.parts = parts }

    /// The text without codes.
    package var plain: String {
        var result = ""
        for case .text(let text) in parts { result += text }
        return result
    }

    /// The codes in order.
    package var codes: [ForeignCode] {
        parts.compactMap { if case .code(let code) = $0 { code } else { nil } }
    }

    /// Whether there is no code and no text but XML white space.
    package var isBlank: Bool {
        parts.allSatisfy { part in
            guard case .text(let text) = part else { return false }
            return text.utf8.allSatisfy(\.isXMLSpace)
        }
    }

    /// Adds text behind what is there.
    package mutating func append(_ text: String) {
        guard !text.isEmpty else { return }
        if case .text? = parts.last {
            // Taken out of the array, so that the string grows in place and many small texts cost no more than one.
            guard case .text(var before) = parts.removeLast() else { return }
            before += text
            parts.append(.text(before))
        } else {
            parts.append(.text(text))
        }
    }
}

/// A stretch of text or a code.
package enum ForeignPart: Sendable, Hashable {
    case text(String)
    case code(ForeignCode)
}

/// A code as a file has it: `g`, `x`, `bx`, `ex`, `bpt`, `ept`, `it`, `ph`, `pc`, `sc`, `ec`.
package struct ForeignCode: Sendable, Hashable {
    /// What the code does; an element around text gives two, one that opens and one that closes.
    package var role: CodeMark.Role
    /// The id that the file gives it, the same for both ends of a pair; empty where it gives none.
    package var id: String
    /// `equiv-text` or `equiv`, where the file has it.
    package var shown: String?

    package init(role: CodeMark.Role, id: String, shown: String? = nil) {
        self.role = role
        self.id = id
        self.shown = shown
    }
}

extension UInt8 {
    /// Whether a byte of UTF-8 is XML white space.
    var isXMLSpace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
}
