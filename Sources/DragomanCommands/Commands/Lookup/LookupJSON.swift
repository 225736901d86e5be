import DragomanModel
import DragomanWorkflow

/// A query of `lookup --jsonl`.
struct LookupLine: Decodable {
    /// A number or a text, given back as it came.
    enum Identifier: Codable {
        case number(Int)
        case text(String)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Int.self) {
                self = .number(number)
            } else {
                self = .text(try container.decode(String.self))
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .number(let number): try container.encode(number)
            case .text(let text): try container.encode(text)
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

/// An answer as `--json` gives it.
struct LookupAnswerJSON: Encodable {
    struct Language: Encodable {
        var language: LanguageTag?
        var matches: [MatchJSON]
    }

    var id: LookupLine.Identifier?
    var complete: Bool
    /// For one target.
    var matches: [MatchJSON]?
    /// For several.
    var languages: [Language]?

    init(id: LookupLine.Identifier?, _ answer: LookupAnswer, isForOne: Bool) {
        self.id = id
        complete = answer.isComplete
        let lists = answer.languages.map {
            Language(language: $0.language, matches: $0.matches.enumerated().map { MatchJSON($1, place: $0 + 1) })
        }
        if isForOne { matches = lists.first?.matches ?? [] } else { languages = lists }
    }
}
