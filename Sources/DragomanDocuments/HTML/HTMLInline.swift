package import DragomanModel
import DragomanText

/// What the HTML rules say of a tag, for formats that hold single tags.
package enum HTMLInline {
    /// How an element takes part in the text around it.
    package enum Role: Sendable, Hashable {
        /// Stands inside text: a pair of codes.
        case inline
        /// Stands inside text and has no content: a code that stands alone.
        case void
        /// Begins and ends units.
        case block
        /// Stands inside text, its content is not translated: one code with its content.
        case protected
        /// Begins and ends units; its content is not translated.
        case protectedBlock
    }

    /// An attribute whose value is a unit of its own.
    package struct TranslatableAttribute: Sendable, Hashable {
        /// What kind of unit it is.
        package var kind: Unit.Kind
        /// The bytes of the value without quotes.
        package var valueRange: Range<Int>
        /// How the value is written.
        package var escaping: Escaping
    }

    /// The role of an element by its name in small letters; an unknown one stands inside text.
    package static func role(of name: String) -> Role {
        let traits = HTMLElements.traits(ofName: name)
        if traits.contains(.hardProtected) || traits.contains(.softProtected) {
            return traits.contains(.block) ? .protectedBlock : .protected
        }
        if traits.contains(.block) { return .block }
        return traits.contains(.void) ? .void : .inline
    }

    /// What a code of an element is for.
    package static func purpose(of name: String) -> InlineCode.Purpose {
        HTMLElements.purpose(ofName: name)
    }

    /// Whether a start tag itself keeps its element from being translated (`translate="no"`, class `notranslate`).
    package static func isProtected(_ tag: HTMLTag, in bytes: [UInt8]) -> Bool {
        for attribute in tag.attributes {
            guard let range = attribute.valueRange else { continue }
            let value = HTMLEntities.decoded(Array(bytes[range]), inAttribute: true)
            if attribute.name == "translate" { return value.lowercased() == "no" }
        }
        for attribute in tag.attributes where attribute.name == "class" {
            guard let range = attribute.valueRange else { continue }
            let value = HTMLEntities.decoded(Array(bytes[range]), inAttribute: true)
            if value.split(whereSeparator: \.isWhitespace).contains("notranslate") { return true }
        }
        return false
    }

    /// The attributes of a start tag whose values are units (`alt`, `title`, `aria-label`, `placeholder`, and
    /// `content` of the `meta` elements that carry text), in order.
    package static func translatableAttributes(
        of tag: HTMLTag,
        in bytes: [UInt8],
        isInCDATA: Bool = false
    ) -> [TranslatableAttribute] {
        guard !tag.isEnd else { return [] }
        var result: [TranslatableAttribute] = []
        for attribute in tag.attributes {
            guard let range = attribute.valueRange, !range.isEmpty else { continue }
            let kind: Unit.Kind?
            if tag.name == "meta" {
                kind = attribute.name == "content" ? metaKind(of: tag, in: bytes) : nil
            } else {
                kind = HTMLElements.attributeKind(attribute.name, ofElement: tag.name)
            }
            guard let kind else { continue }
            result.append(
                TranslatableAttribute(
                    kind: kind,
                    valueRange: range,
                    escaping: Escaping.htmlAttribute(quote: attribute.quote, isInCDATA: isInCDATA)
                )
            )
        }
        return result
    }

    private static func metaKind(of tag: HTMLTag, in bytes: [UInt8]) -> Unit.Kind? {
        for attribute in tag.attributes where attribute.name == "name" || attribute.name == "property" {
            guard let range = attribute.valueRange else { continue }
            let value = HTMLEntities.decoded(Array(bytes[range]), inAttribute: true)
            if let kind = HTMLElements.metaKind(value) { return kind }
        }
        return nil
    }
}

extension Escaping {
    /// How an attribute's value is written by the quote before it.
    static func htmlAttribute(quote: UInt8?, isInCDATA: Bool) -> Escaping {
        switch quote {
        case 0x22: isInCDATA ? .htmlDoubleQuotedInCDATA : .htmlDoubleQuoted
        case 0x27: isInCDATA ? .htmlSingleQuotedInCDATA : .htmlSingleQuoted
        default: isInCDATA ? .htmlUnquotedInCDATA : .htmlUnquoted
        }
    }
}
