import DragomanModel

/// A catalogue of gettext: article and segment are the context of a message.
struct POLayout: CarrierLayout {
    let facts: CarrierFacts

    func head() -> String {
        let fields = [
            "Project-Id-Version: Dragoman", "Language: \(facts.target.description.replacing("-", with: "_"))",
            "MIME-Version: 1.0", "Content-Type: text/plain; charset=UTF-8", "Content-Transfer-Encoding: 8bit",
            "X-Source-Language: \(facts.source)", "X-Dragoman-Batch: \(facts.batch)",
        ]
        return "msgid \"\"\nmsgstr \"\"\n" + fields.map { Self.quoted($0 + "\n") + "\n" }.joined()
    }

    func row(_ row: CarrierRow) -> String {
        var text = "\n"
        for comment in ["kind: " + row.kind] + (row.match.isEmpty ? [] : ["match: " + row.match]) {
            text += "#. " + comment.split(whereSeparator: \.isNewline).joined(separator: " ") + "\n"
        }
        if !row.state.isEmpty { text += "#. state: \(row.state)\n" }
        text += "msgctxt \(Self.quoted((row.article ?? "") + "#" + row.segment))\n"
        return text + "msgid \(Self.quoted(row.source))\nmsgstr \(Self.quoted(row.target))\n"
    }

    func tail() -> String { "" }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
