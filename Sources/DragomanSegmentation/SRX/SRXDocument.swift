/// What an SRX file says: rules by name, and which languages they are for.
package struct SRXDocument: Sendable, Hashable {
    /// One rule: whether there is a break between two texts.
    package struct Rule: Sendable, Hashable {
        /// Whether it makes a break or keeps one away.
        package var isBreak: Bool
        /// The expression for the text that ends at the place; empty for any.
        package var before: String
        /// The expression for the text that begins there; empty for any.
        package var after: String
        /// The line of the file, from 1; 0 where the rule comes from no file.
        package var line: Int

        /// Makes a rule.
        package init(isBreak: Bool, before: String, after: String, line: Int = 0) {
            self.isBreak = isBreak
            self.before = before
            self.after = after
            self.line = line
        }
    }

    /// Rules in order: of those that fit a place the first decides.
    package struct LanguageRule: Sendable, Hashable {
        /// The name by which maps refer to it.
        package var name: String
        /// The rules.
        package var rules: [Rule]
        /// The line of the file.
        package var line: Int

        /// Makes a language rule.
        package init(name: String, rules: [Rule], line: Int = 0) {
            self.name = name
            self.rules = rules
            self.line = line
        }
    }

    /// Which languages a language rule is for.
    package struct LanguageMap: Sendable, Hashable {
        /// An expression that the whole tag of a language must fit.
        package var pattern: String
        /// The name of the language rule.
        package var ruleName: String
        /// The line of the file.
        package var line: Int

        /// Makes a map.
        package init(pattern: String, ruleName: String, line: Int = 0) {
            self.pattern = pattern
            self.ruleName = ruleName
            self.line = line
        }
    }

    /// On which side of a break inline codes of a kind stay.
    package struct FormatHandle: Sendable, Hashable {
        /// `start`, `end` or `isolated`.
        package var type: String
        /// Whether they stay with the segment before the break.
        package var isIncluded: Bool
        /// The line of the file.
        package var line = 0
    }

    /// The file's name, for messages.
    package var file: String
    /// `1.0` or `2.0`.
    package var version = "2.0"
    /// Whether all maps that fit a language count, in order, not just the first.
    package var cascades = false
    /// Whether the text of subflows is segmented.
    package var segmentsSubflows = true
    /// What the header says of inline codes.
    package var formatHandles: [FormatHandle] = []
    /// The line of the header; 0 where there is none.
    package var headerLine = 0
    /// The language rules in order.
    package var languageRules: [LanguageRule] = []
    /// The maps in order.
    package var maps: [LanguageMap] = []

    /// Makes an empty document.
    package init(file: String) { self.file = file }

    /// The language rule of a name; of two the first.
    package func languageRule(named name: String) -> LanguageRule? { languageRules.first { $0.name == name } }
}
