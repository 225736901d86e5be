package import DragomanModel
import DragomanText

/// The rules of an SRX file for one language, ready to be used.
package struct SRXRules: Sendable, Hashable {
    /// A rule as one expression: what comes before, an empty group that marks the place, what comes after as a look-ahead.
    struct Compiled: Sendable {
        var isBreak: Bool
        var expression: RegularExpression
        var markGroup: Int
        var line: Int
    }

    /// For example `srx-news.srx-German`.
    package let name: String
    /// Sixteen hexadecimal digits over the rules, the engine that applies them and ICU's Unicode.
    package let digest: String
    /// The file's name, for messages.
    let file: String
    /// The language, for messages.
    let language: LanguageTag
    /// Ends with a rule that breaks: what keeps breaks away after the last of these has nothing to do.
    let rules: [Compiled]

    /// Compiles the rules for a language.
    ///
    /// A map fits where its expression fits the whole tag, as `zh-Hans` or `zh_Hans`, in any case; where none does, those for the
    /// tag's parents are tried. With `cascade="yes"` the rules of all maps that fit follow each other, else the first map counts.
    ///
    /// - Throws: `DragomanError` `srx-language-unmapped`, `srx-name-unknown`, `srx-pattern-invalid`, `srx-rule-too-slow`, with file
    ///   and line.
    package init(_ document: SRXDocument, for language: LanguageTag) throws {
        let maps = try Self.maps(of: document, for: language)
        let languageRules = try maps.map { map in
            guard let rule = document.languageRule(named: map.ruleName) else {
                throw DragomanError(
                    "srx-name-unknown",
                    "there is no language rule '\(map.ruleName.prefix(40))'",
                    at: FilePosition(file: document.file, line: map.line)
                )
            }
            return rule
        }
        let all = languageRules.flatMap(\.rules)
        let used = all[..<((all.lastIndex { $0.isBreak } ?? -1) + 1)]
        rules = try used.map { rule throws(DragomanError) in try Self.compiled(rule, file: document.file) }
        file = document.file
        self.language = language
        let stem = document.file.split(separator: "/").last ?? "file"
        name = "srx-\(stem)-" + languageRules.map(\.name).joined(separator: ",")
        var digest = Digest()
        digest.combine(SegmentationEngine.signature)
        for rule in all {
            digest.combine(rule.isBreak ? "break" : "no break")
            digest.combine(rule.before)
            digest.combine(rule.after)
        }
        self.digest = digest.hexadecimal
    }

    /// Rules are the same where name and digest are.
    package static func == (left: SRXRules, right: SRXRules) -> Bool {
        left.name == right.name && left.digest == right.digest && left.language == right.language
    }

    /// Hashes what `==` compares.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(digest)
        hasher.combine(language)
    }

    // MARK: Maps

    private static func maps(of document: SRXDocument, for language: LanguageTag) throws -> [SRXDocument.LanguageMap] {
        for tag in Locales.fallbacks(of: language) {
            var found: [SRXDocument.LanguageMap] = []
            for map in document.maps where try fits(map, tag, file: document.file) {
                found.append(map)
                if !document.cascades { break }
            }
            if !found.isEmpty { return found }
        }
        throw DragomanError(
            "srx-language-unmapped",
            "no map of the file fits '\(language)'; add a languagemap for it",
            at: FilePosition(file: document.file)
        )
    }

    private static func fits(_ map: SRXDocument.LanguageMap, _ tag: LanguageTag, file: String) throws -> Bool {
        let position = FilePosition(file: file, line: map.line)
        do {
            let expression = try RegularExpression(map.pattern, ignoresCase: true)
            let text = tag.description
            return try expression.matches(text) || expression.matches(text.replacing("-", with: "_"))
        } catch let fault as RegularExpression.Fault {
            throw DragomanError("srx-pattern-invalid", message(fault, "languagepattern"), at: position)
        } catch is RegularExpression.Limit {
            throw DragomanError("srx-rule-too-slow", "languagepattern takes too many steps; simplify it", at: position)
        }
    }

    // MARK: Rules

    /// Compiles a rule.
    ///
    /// - Throws: `DragomanError` `srx-pattern-invalid` with file and line.
    static func compiled(_ rule: SRXDocument.Rule, file: String) throws(DragomanError) -> Compiled {
        let before = try expression(rule.before, "beforebreak", rule.line, file)
        _ = try expression(rule.after, "afterbreak", rule.line, file)
        let mark = before.groupCount + 1
        var pattern = rule.before.isEmpty ? "()" : "(?:\(rule.before))()"
        if !rule.after.isEmpty { pattern += "(?=\(shifted(rule.after, by: mark)))" }
        let whole = try expression(pattern, "beforebreak with afterbreak", rule.line, file)
        return Compiled(isBreak: rule.isBreak, expression: whole, markGroup: mark, line: rule.line)
    }

    private static func expression(
        _ pattern: String,
        _ element: String,
        _ line: Int,
        _ file: String
    ) throws(DragomanError) -> RegularExpression {
        do throws(RegularExpression.Fault) {
            return try RegularExpression(pattern)
        } catch {
            throw DragomanError(
                "srx-pattern-invalid",
                message(error, element),
                at: FilePosition(file: file, line: line > 0 ? line : nil)
            )
        }
    }

    static func message(_ fault: RegularExpression.Fault, _ element: String) -> String {
        "\(element) is no regular expression: \(fault.reason), at character \(fault.utf16Offset)"
    }

    /// An expression whose references to groups, such as `\1`, count some groups more.
    private static func shifted(_ pattern: String, by count: Int) -> String {
        guard pattern.contains("\\") else { return pattern }
        var result = ""
        var rest = pattern[...]
        while let first = rest.popFirst() {
            result.append(first)
            guard first == "\\", let next = rest.popFirst() else { continue }
            guard let digit = next.wholeNumberValue, next.isASCII, digit > 0 else {
                result.append(next)
                if next == "Q" {
                    // Quoted text ends with \E and holds no references.
                    let end = rest.firstRange(of: "\\E")?.upperBound ?? rest.endIndex
                    result += rest[..<end]
                    rest = rest[end...]
                }
                continue
            }
            result += String(digit + count)
        }
        return result
    }
}
