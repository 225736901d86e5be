import DragomanExchange
import DragomanModel
import DragomanText
import Yams

/// Reads a file of redaction rules: the keys `kinds`, `names`, `lists` and `patterns`.
package struct RedactionRulesReader {
    private let file: String

    /// Makes a reader for a file of that name.
    package init(file: String) { self.file = file }

    /// The rules of a text of YAML.
    ///
    /// - Throws: `DragomanError` `redaction-invalid`, with file and line.
    package func read(_ yaml: String) throws -> RedactionRules {
        let form = "the file has the keys 'kinds', 'names', 'lists' and 'patterns', any of them"
        let root: Node
        do {
            root = try Site.compose(yaml, file: file)
        } catch let error as DragomanError {
            let message = error.message.hasPrefix("not YAML") ? error.message : "the file is empty; \(form)"
            throw DragomanError("redaction-invalid", message, at: error.position)
        }
        var rules = RedactionRules()
        for (key, value) in try mapping(root, form) {
            switch key.scalar?.string ?? "" {
            case "kinds": rules.kinds = try kinds(value)
            case "names":
                rules.lists.append(
                    RedactionRules.List(label: "name", texts: try texts(value, "names"), isExact: false)
                )
            case "lists": rules.lists += try entries(value, "lists", Self.listForm).map(list)
            case "patterns": rules.patterns = try entries(value, "patterns", Self.patternForm).map(pattern)
            case let name: throw failure("unknown key '\(String(name.prefix(60)).printable)'; \(form)", key)
            }
        }
        guard !rules.isEmpty else { throw failure("the rules hide nothing; \(form)", root) }
        return rules
    }

    private static let listForm = "'lists' holds entries such as '- {label: company, texts: [Globex Inc.]}'"
    private static let patternForm = "'patterns' holds entries such as '- {label: case, pattern: \"No\\\\. \\\\d+\"}'"

    private func kinds(_ node: Node) throws -> Set<RedactionRules.Kind> {
        let known = RedactionRules.Kind.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        return Set(
            try entries(node, "kinds", "'kinds' is a list of \(known)").map { entry in
                guard let kind = RedactionRules.Kind(rawValue: entry.scalar?.string ?? "") else {
                    let written = String((entry.scalar?.string ?? "…").prefix(60)).printable
                    throw failure("unknown kind '\(written)'; there are \(known)", entry)
                }
                return kind
            }
        )
    }

    private func list(_ node: Node) throws -> RedactionRules.List {
        var list = RedactionRules.List(label: "name", texts: [], isExact: false)
        var hasTexts = false
        for (key, value) in try mapping(node, Self.listForm) {
            switch key.scalar?.string ?? "" {
            case "label": list.label = try label(value)
            case "texts":
                list.texts = try texts(value, "texts")
                hasTexts = true
            case "exact":
                guard let isExact = value.bool else { throw failure("'exact' is true or false", value) }
                list.isExact = isExact
            case let name:
                throw failure(
                    "unknown key '\(String(name.prefix(60)).printable)'; there are 'label', 'texts' and 'exact'",
                    key
                )
            }
        }
        guard hasTexts else { throw failure("'texts' is missing; \(Self.listForm)", node) }
        return list
    }

    private func pattern(_ node: Node) throws -> RedactionRules.Pattern {
        var label = "text"
        var ignoresCase = false
        var written: Node?
        for (key, value) in try mapping(node, Self.patternForm) {
            switch key.scalar?.string ?? "" {
            case "label": label = try self.label(value)
            case "pattern": written = value
            case "ignoreCase":
                guard let flag = value.bool else { throw failure("'ignoreCase' is true or false", value) }
                ignoresCase = flag
            case let name:
                throw failure(
                    "unknown key '\(String(name.prefix(60)).printable)'; there are 'label', 'pattern' and 'ignoreCase'",
                    key
                )
            }
        }
        guard let written, let text = written.scalar?.string, !text.isEmpty else {
            throw failure("'pattern' is missing; \(Self.patternForm)", node)
        }
        do {
            let expression = try RegularExpression(text, ignoresCase: ignoresCase)
            guard try !expression.matches("") else {
                throw failure("the pattern matches nothing at all; say what must stand there", written)
            }
            return RedactionRules.Pattern(
                label: label,
                expression: expression,
                position: Site.position(written, file)
            )
        } catch let fault as RegularExpression.Fault {
            throw failure(
                "the pattern is no regular expression of ICU: \(fault.reason), at character \(fault.utf16Offset + 1)",
                written
            )
        } catch is RegularExpression.Limit {
            throw failure("the pattern takes too many steps even of an empty text; make it simpler", written)
        }
    }

    // MARK: Nodes

    private func texts(_ node: Node, _ key: String) throws -> [String] {
        let form = "'\(key)' is a list of texts"
        return try entries(node, key, form).map { entry in
            guard let scalar = entry.scalar else { throw failure(form, entry) }
            if scalar.style == .plain, ["", "~", "null", "Null", "NULL"].contains(scalar.string) {
                throw failure("\(form); here is nothing (a text can stand in quotes)", entry)
            }
            guard !RedactedNames.words(of: scalar.string).isEmpty else {
                throw failure("'\(scalar.string.printable)' has no letter or digit; use a pattern for it", entry)
            }
            return Normalization.nfc(scalar.string)
        }
    }

    private func label(_ node: Node) throws -> String {
        guard let text = node.scalar?.string, RedactionCode.isLabel(text) else {
            throw failure(
                "a label is at most \(RedactionCode.longestLabel) small letters of a to z, digits, spaces and hyphens, a letter first",
                node
            )
        }
        return text
    }

    private func entries(_ node: Node, _ key: String, _ form: String) throws -> [Node] {
        guard let sequence = node.sequence else { throw failure(form, node) }
        return Array(sequence)
    }

    private func mapping(_ node: Node, _ form: String) throws -> Node.Mapping {
        guard let mapping = node.mapping else { throw failure(form, node) }
        return mapping
    }

    private func failure(_ message: String, _ node: Node) -> DragomanError {
        DragomanError("redaction-invalid", message, at: Site.position(node, file))
    }
}
