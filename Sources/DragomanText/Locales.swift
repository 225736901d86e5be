import CDragomanICU
package import DragomanModel

/// Language tags: canonical form, matching by likely subtags, names and properties of languages.
package enum Locales {
    /// The longest tag that is read, in bytes.
    package static let longestTag = 100

    /// The canonical form of a tag in any spelling (`en_gb`, `ZH-hans`, `iw`), or `nil` where it is malformed.
    package static func canonical(_ tag: String) -> LanguageTag? {
        guard !tag.isEmpty, tag.utf8.count <= longestTag else { return nil }
        var spelled = ""
        for byte in tag.utf8 {
            switch byte {
            case UInt8(ascii: "_"): spelled.append("-")
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "A")...UInt8(ascii: "Z"):
                spelled.unicodeScalars.append(Unicode.Scalar(byte))
            default: return nil
            }
        }
        guard let canonical = ICUText.string({ dg_tag_canonical(spelled, $0, $1) }), !canonical.isEmpty,
            canonical != "und" || spelled.lowercased() == "und"
        else { return nil }
        return LanguageTag(canonical: canonical)
    }

    /// Whether two tags mean the same written language.
    ///
    /// Language and likely script must agree. A region or variant counts only where both tags name one: `nl` is
    /// `nl-NL` and `ar` is `ar-SA`, while `pt-BR` is not `pt-PT`, `zh-TW` is not `zh-Hans` and `sr` is not `sr-Latn`.
    package static func matches(_ left: LanguageTag, _ right: LanguageTag) -> Bool {
        if left == right { return true }
        guard let left = Subtags(left), let right = Subtags(right) else { return false }
        return left.matches(right)
    }

    /// The tag of a list that a tag stands for: the same tag, else one with the same likely subtags, else one that
    /// `matches`; `nil` where there is none.
    package static func bestMatch(_ tag: LanguageTag, among tags: [LanguageTag]) -> LanguageTag? {
        if tags.contains(tag) { return tag }
        let likely = likelySubtags(tag)
        if let likely, let same = tags.first(where: { likelySubtags($0) == likely }) { return same }
        guard let wanted = Subtags(tag) else { return nil }
        return tags.first { candidate in Subtags(candidate).map(wanted.matches) ?? false }
    }

    /// The tag with its likely script and region filled in (`zh` gives `zh-Hans-CN`), or `nil` where ICU has no answer.
    package static func likelySubtags(_ tag: LanguageTag) -> LanguageTag? {
        ICUText.string { dg_tag_likely(tag.description, $0, $1) }.map(LanguageTag.init(canonical:))
    }

    /// The language subtag of a tag: `zh` of `zh-Hans`.
    package static func language(of tag: LanguageTag) -> String {
        ICUText.string { dg_tag_language(tag.description, $0, $1) } ?? ""
    }

    /// The ISO 15924 code of a tag's script, written or likely; empty where none is known.
    package static func script(of tag: LanguageTag) -> String {
        ICUText.string { dg_tag_script((likelySubtags(tag) ?? tag).description, $0, $1) } ?? ""
    }

    /// The tag and what it falls back to for data, most specific first and without `und`.
    ///
    /// `zh-Hant-TW` gives itself, `zh-Hant`, `zh`; a tag whose script is not its language's own stops before that.
    package static func fallbacks(of tag: LanguageTag) -> [LanguageTag] {
        var result = [tag]
        let parts = tag.description.split(separator: "-")
        for count in stride(from: parts.count - 1, through: 1, by: -1) {
            result.append(LanguageTag(canonical: parts.prefix(count).joined(separator: "-")))
        }
        return result
    }

    /// Names, script, direction and counting unit of a language.
    package static func describe(_ tag: LanguageTag) -> SiteLanguage {
        let text = tag.description
        return SiteLanguage(
            tag: tag,
            englishName: ICUText.string { dg_tag_name(text, "en", $0, $1) } ?? text,
            ownName: ICUText.string { dg_tag_name(text, text, $0, $1) } ?? text,
            script: script(of: tag),
            direction: dg_tag_is_rtl(text) == 1 ? .rightToLeft : .leftToRight,
            countingUnit: countingUnit(of: tag)
        )
    }

    /// What texts of a language are counted in.
    package static func countingUnit(of tag: LanguageTag) -> CountingUnit {
        switch language(of: tag) {
        case "zh", "ja", "th": .characters
        default: .words
        }
    }

    /// The tag of a list that someone who wrote `text` may have meant, by tag or by name; `nil` where none is near.
    package static func suggestion(for text: String, among tags: [LanguageTag]) -> LanguageTag? {
        guard text.utf8.count <= longestTag else { return nil }
        if let tag = canonical(text), let match = bestMatch(tag, among: tags) { return match }
        var best: (tag: LanguageTag, distance: Int)?
        for tag in tags {
            let distance = nearness(of: text, to: tag)
            if let distance, distance < best?.distance ?? .max { best = (tag, distance) }
        }
        return best?.tag
    }

    /// The fewest edits from a text to a tag or its names; `nil` where it is too many to be a slip.
    private static func nearness(of text: String, to tag: LanguageTag) -> Int? {
        let language = describe(tag)
        let written = Array(text.lowercased().unicodeScalars)
        var nearest: Int?
        for name in [tag.description, language.englishName, language.ownName] {
            let distance = editDistance(written, Array(name.lowercased().unicodeScalars))
            guard distance == 0 || (distance <= 2 && distance * 3 <= written.count) else { continue }
            nearest = min(nearest ?? .max, distance)
        }
        return nearest
    }

    private static func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var row = Array(0...right.count)
        for (i, a) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in right.enumerated() {
                let cost = min(row[j] + 1, row[j + 1] + 1, diagonal + (a == b ? 0 : 1))
                diagonal = row[j + 1]
                row[j + 1] = cost
            }
        }
        return row[right.count]
    }
}

/// The parts of a tag that matching looks at.
private struct Subtags {
    var language: String
    var script: String
    var region: String
    var variant: String

    init?(_ tag: LanguageTag) {
        guard let likely = Locales.likelySubtags(tag) else { return nil }
        language = Locales.language(of: likely)
        script = Locales.script(of: likely)
        region = ICUText.string { dg_tag_region(tag.description, $0, $1) } ?? ""
        variant = ICUText.string { dg_tag_variant(tag.description, $0, $1) } ?? ""
    }

    func matches(_ other: Subtags) -> Bool {
        language == other.language && script == other.script
            && (region.isEmpty || other.region.isEmpty || region == other.region)
            && (variant.isEmpty || other.variant.isEmpty || variant == other.variant)
    }
}
