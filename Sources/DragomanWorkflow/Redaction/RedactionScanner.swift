import DragomanMatching
import DragomanModel
import DragomanText

/// Finds what the rules hide, in plain text of any language.
///
/// Not for two threads at once.
final class RedactionScanner {
    /// What was found.
    struct Hit: Hashable {
        /// Scalars of the text.
        var range: Range<Int>
        var label: String
        /// Whether what it says of the text around it made it one: the same text elsewhere need not be.
        var isOfPattern = false
    }

    private let rules: RedactionRules
    private let names: RedactedNames
    private let matchers: [(RedactionRules.Pattern, RegularExpression.Matcher)]
    private let phone: RegularExpression.Matcher?
    private let mail: RegularExpression.Matcher?
    private let texts: PlaceableTexts
    /// What patterns found anywhere: their look at what stands around may fail elsewhere.
    private var literals = RedactedLiterals()

    /// Prepares rules.
    ///
    /// - Throws: `DragomanError` `redaction-invalid` where there is no memory for a pattern.
    init(_ rules: RedactionRules, _ texts: PlaceableTexts) throws {
        self.rules = rules
        self.texts = texts
        names = RedactedNames(rules.lists)
        matchers = try rules.patterns.map { pattern in
            guard let matcher = RegularExpression.Matcher(pattern.expression) else {
                throw DragomanError("redaction-invalid", "no memory for the pattern", at: pattern.position)
            }
            return (pattern, matcher)
        }
        phone = rules.kinds.contains(.phone) ? try Self.matcher(Self.phonePattern) : nil
        mail = rules.kinds.contains(.email) ? try Self.matcher(Self.mailPattern) : nil
    }

    // A country or trunk prefix or a parenthesis begins it, or there are groups of three, three and four.
    private static let phonePattern =
        #"(?<![\p{L}\p{N}])(?:(?:\+|\(\+?|(?<!\p{N}[.,])0)\p{Nd}(?:[\p{Zs}.()/\-\u2010-\u2013]{0,3}\p{Nd}){5,15}"#
        + #"|\p{Nd}{3}[\p{Zs}.\-\u2010\u2011]\p{Nd}{3}[\p{Zs}.\-\u2010\u2011]\p{Nd}{4})(?![\p{L}\p{N}])"#
    // Also those that are not ASCII.
    private static let mailPattern =
        #"[\p{L}\p{M}\p{N}._%+\-]{1,64}@[\p{L}\p{M}\p{N}\-]{1,63}(?:\.[\p{L}\p{M}\p{N}\-]{1,63}){1,8}"#

    private static func matcher(_ pattern: String) throws -> RegularExpression.Matcher? {
        do {
            return RegularExpression.Matcher(try RegularExpression(pattern))
        } catch {
            throw DragomanError("redaction-invalid", "ICU does not know an expression of ours: \(error)")
        }
    }

    /// What is hidden in a text, ascending; where things overlap, all of it under the label of the first and longest.
    ///
    /// - Parameters:
    ///   - text: Plain text.
    ///   - language: Its language, by whose conventions numbers are read.
    ///   - also: More texts that are hidden as they are, as whole words, with their labels.
    /// - Returns: Ranges that do not overlap.
    /// - Throws: `DragomanError` `redaction-pattern-costly`, `icu-data-missing`.
    func hits(in text: String, language: LanguageTag, also: [String: String] = [:]) throws -> [Hit] {
        var hits = names.find(in: text).map { Hit(range: $0.range, label: $0.label) }
        let scalars = Array(text.unicodeScalars)
        hits += literals.find(in: scalars).map { Hit(range: $0.range, label: $0.label) }
        for (literal, label) in also {
            hits += WholeWords.places(of: Array(literal.unicodeScalars), in: scalars).map {
                Hit(range: $0, label: label)
            }
        }
        if !matchers.isEmpty || phone != nil || mail != nil { try addMatches(in: text, to: &hits) }
        if !rules.kinds.isEmpty { try addPlaceables(of: text, scalars, language, to: &hits) }
        return Self.merged(hits)
    }

    /// Whether a text that stands by itself may hold a half of something that is hidden.
    func isCutWithin(_ text: CodedText) -> Bool { names.isCutWithin(text) }

    /// Whether what is found in one text is to be hidden in others.
    var learns: Bool { !matchers.isEmpty }

    /// Takes in what patterns find in the texts of a unit, so that it is hidden wherever it stands.
    ///
    /// - Throws: As `hits`.
    func learn(_ texts: [CodedText], gaps: [String], language: LanguageTag) throws {
        guard learns else { return }
        for piece in try pieces(in: texts, gaps: gaps, language: language).joined()
        where piece.isOfPattern && !piece.isPart {
            literals.add(piece.text, label: piece.label)
        }
    }

    private func addMatches(in text: String, to hits: inout [Hit]) throws {
        let units = Array(text.utf16)
        let places = Self.scalarPlaces(units)
        func add(_ matcher: RegularExpression.Matcher, _ label: String, isOfPattern: Bool) throws {
            for range in try matcher.ranges(in: units, steps: 300 + Int64(units.count) / 10) {
                hits.append(
                    Hit(
                        range: places[range.lowerBound]..<places[range.upperBound],
                        label: label,
                        isOfPattern: isOfPattern
                    )
                )
            }
        }
        for (pattern, matcher) in matchers {
            do {
                try add(matcher, pattern.label, isOfPattern: true)
            } catch is RegularExpression.Limit {
                throw DragomanError(
                    "redaction-pattern-costly",
                    "the pattern takes too many steps in a text of the articles; nothing was written; make it simpler "
                        + "(no repetition inside a repetition)",
                    at: pattern.position
                )
            }
        }
        do {
            if let mail { try add(mail, "e-mail", isOfPattern: false) }
            if let phone { try add(phone, "phone", isOfPattern: false) }
        } catch is RegularExpression.Limit {
            throw DragomanError(
                "redaction-pattern-costly",
                "a text of the articles takes too many steps to look for addresses; nothing was written"
            )
        }
    }

    /// For each UTF-16 unit, and the end, the number of the scalar that it belongs to or begins.
    private static func scalarPlaces(_ units: [UInt16]) -> [Int] {
        var places: [Int] = []
        places.reserveCapacity(units.count + 1)
        var count = 0
        for unit in units {
            // The second half of a pair is of the scalar that has begun.
            if UTF16.isTrailSurrogate(unit) {
                places.append(max(0, count - 1))
            } else {
                places.append(count)
                count += 1
            }
        }
        places.append(count)
        return places
    }

    private func addPlaceables(
        of text: String,
        _ scalars: [Unicode.Scalar],
        _ language: LanguageTag,
        to hits: inout [Hit]
    ) throws {
        let placeables = try texts.read(CodedText(plain: text), in: language)?.placeables ?? []
        let hidesNumbers = rules.kinds.contains(.number)
        var isAddress = [Bool](repeating: false, count: hidesNumbers ? scalars.count : 0)
        for placeable in placeables where placeable.range.upperBound <= scalars.count {
            if let label = label(of: placeable.kind) { hits.append(Hit(range: placeable.range, label: label)) }
            switch placeable.kind {
            case .url, .email, .handle, .hashtag:
                if hidesNumbers { for place in placeable.range { isAddress[place] = true } }
            default: break
            }
        }
        guard hidesNumbers else { return }
        // Digits that are no number by themselves (F-16) say as much.
        var start: Int?
        for place in 0...scalars.count {
            let isDigit =
                place < scalars.count && !isAddress[place] && scalars[place].properties.numericType == .decimal
            if isDigit { start = start ?? place }
            if !isDigit, let first = start {
                hits.append(Hit(range: first..<place, label: "number"))
                start = nil
            }
        }
    }

    private func label(of kind: Placeable.Kind) -> String? {
        switch kind {
        case .email: rules.kinds.contains(.email) ? "e-mail" : nil
        case .url: rules.kinds.contains(.url) ? "url" : nil
        case .handle: rules.kinds.contains(.handle) ? "handle" : nil
        case .hashtag: nil
        case .date: rules.kinds.isDisjoint(with: [.number, .date]) ? nil : "date"
        case .time: rules.kinds.isDisjoint(with: [.number, .date]) ? nil : "time"
        case .number, .percent, .currency, .version: rules.kinds.contains(.number) ? "number" : nil
        }
    }

    /// Hits in order, those that overlap made one.
    static func merged(_ hits: [Hit]) -> [Hit] {
        var merged: [Hit] = []
        let ordered = hits.sorted {
            ($0.range.lowerBound, $1.range.upperBound, $0.label) < ($1.range.lowerBound, $0.range.upperBound, $1.label)
        }
        for hit in ordered where !hit.range.isEmpty {
            guard let last = merged.last, hit.range.lowerBound < last.range.upperBound else {
                merged.append(hit)
                continue
            }
            let upper = max(last.range.upperBound, hit.range.upperBound)
            merged[merged.count - 1].range = last.range.lowerBound..<upper
            merged[merged.count - 1].isOfPattern = last.isOfPattern || hit.isOfPattern
        }
        return merged
    }
}
