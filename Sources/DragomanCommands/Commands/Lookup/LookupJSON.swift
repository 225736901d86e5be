import DragomanModel
import DragomanWorkflow

/// A query of `lookup --jsonl`.
struct LookupLine: Decodable {
    /// A number or a text, given back as it came.
    enum Identifier: Decodable {
        case number(Int)
        case text(String)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self = .text(text)
            } else {
                self = .number(try container.decode(Int.self))
            }
        }
    }

    /// A tag or several.
    enum Tags: Decodable {
        case one(String)
        case several([String])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let tag = try? container.decode(String.self) {
                self = .one(tag)
            } else {
                self = .several(try container.decode([String].self))
            }
        }

        var all: [String] {
            switch self {
            case .one(let tag): [tag]
            case .several(let tags): tags
            }
        }
    }

    var id: Identifier?
    var text: String
    var source: String?
    var target: Tags?
    var threshold: Int?
    var limit: Int?
    var previous: String?
    var next: String?
    var article: String?
    var segment: String?
}

/// An answer as `--json` gives it: fields in the order of their names.
struct LookupAnswerJSON {
    private let id: LookupLine.Identifier?
    private let answer: LookupAnswer
    /// Whether one target was asked for; several answer with a list for each.
    private let isForOne: Bool

    init(id: LookupLine.Identifier?, _ answer: LookupAnswer, isForOne: Bool) {
        self.id = id
        self.answer = answer
        self.isForOne = isForOne
    }

    /// A line.
    var line: [UInt8] {
        var json = JSONBuffer()
        json.object { write(to: &$0) }
        json.newline()
        return Array(json.bytes)
    }

    private func write(to json: inout JSONBuffer) {
        json.field("complete", answer.isComplete)
        switch id {
        case .number(let number): json.field("id", number)
        case .text(let text): json.field("id", text)
        case nil: break
        }
        if isForOne { return Self.write(&json, answer.languages.first?.matches ?? []) }
        json.field("languages", answer.languages) { json, list in
            json.object {
                $0.field("language", list.language?.description)
                Self.write(&$0, list.matches)
            }
        }
    }

    private static func write(_ json: inout JSONBuffer, _ matches: [Match]) {
        json.key("matches")
        json.array { json in
            for (index, match) in matches.enumerated() { MatchJSON(match, place: index + 1).write(to: &json) }
        }
    }
}
