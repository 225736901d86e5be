import DragomanExchange
import DragomanModel

/// TMX: what was read and is written is read the same.
enum FuzzedTMX {
    private static let english = LanguageTag(canonical: "en")

    static func read(_ bytes: [UInt8]) throws {
        let first = try units(bytes)
        for unit in first {
            for target in unit.variants.dropFirst() { check(target, unit.variants[0]) }
        }
        let second = Law.succeeds("a TMX of ours is read") { try units(written(first)) }
        same(first, second, areCodesKept: false)
        // What TMX cannot say of a code was lost on the first way.
        let third = Law.succeeds("a TMX of ours is read again") { try units(written(second)) }
        same(second, third, areCodesKept: true)
    }

    private static func units(_ bytes: [UInt8]) throws -> [TMXUnit] {
        var units: [TMXUnit] = []
        try TMXReader.read(bytes: bytes, file: "a.tmx") { unit in
            if !unit.variants.isEmpty { units.append(unit) }
        }
        return units
    }

    private static func check(_ target: TMXVariant, _ source: TMXVariant) {
        let aligned = TMXCodeAligner.align(target, to: source)
        Law.same(aligned.content.plain, target.content.plain, "numbers of codes do not change the text")
        Law.same(aligned.content.marks.count, target.content.marks.count, "no code is lost by its number")
    }

    private static func written(_ units: [TMXUnit]) -> [UInt8] {
        var writer = TMXWriter(source: english, version: "0")
        for unit in units {
            let variants = unit.variants.map { variant in
                var part = TMXPart()
                part.detail = variant.detail
                part.codes = variant.codes
                return TMXWriter.Variant(
                    language: LanguageTag(canonical: variant.language),
                    part: part,
                    facts: TMXFacts(),
                    content: variant.content
                )
            }
            writer.unit(unit.detail, source: variants[0], targets: Array(variants.dropFirst()))
        }
        writer.finish()
        return writer.take()
    }

    private static func same(_ left: [TMXUnit], _ right: [TMXUnit], areCodesKept: Bool) {
        Law.same(left.count, right.count, "as many units")
        for (left, right) in zip(left, right) {
            Law.same(left.detail, right.detail, "the detail of a unit")
            Law.same(left.variants.map(\.language), right.variants.map(\.language), "languages")
            for (left, right) in zip(left.variants, right.variants) {
                Law.same(left.detail, right.detail, "the detail of a variant")
                Law.same(left.content.plain, right.content.plain, "the text")
                Law.same(left.codes.count, right.codes.count, "as many codes")
                guard areCodesKept else { continue }
                Law.same(left.content, right.content, "the text with its codes")
                Law.same(left.codes, right.codes, "what is known of the codes")
            }
        }
    }
}
