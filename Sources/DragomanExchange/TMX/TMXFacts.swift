package import DragomanModel

/// What the memory works with of what a TMX says in properties: where and in which state a translation was made.
///
/// The properties that say so are taken out of the detail: the export writes them anew.
package struct TMXFacts: Sendable, Hashable {
    /// The slug of the article, or the name of the file.
    package var article: String?
    /// The segment's name in it.
    package var segment: String?
    /// The texts before and after it, with codes as `CodedText.displayed` has them.
    package var previous: String?
    package var next: String?
    package var state: TranslationState?
    package var origin: TargetOrigin?
    /// Whether it is a candidate only.
    package var isCandidate = false
    /// The author, where it is not who the attributes say; empty for nobody.
    package var author: String?

    package init() {}

    /// Takes the facts out of a detail.
    ///
    /// - Parameters:
    ///   - detail: What a `tu` or `tuv` says.
    ///   - isOwn: Whether this program wrote the file: then only its own names mean something, and of two properties of
    ///     one name the last is its own. Of other files the first holds.
    package init(takingFrom detail: inout TMXDetail, isOwn: Bool) {
        guard detail.annotations.contains(where: { $0.type.map(Self.isKnown) ?? false }) else { return }
        var kept: [TMXDetail.Annotation] = []
        for annotation in isOwn ? detail.annotations.reversed() : detail.annotations {
            guard let type = annotation.type, annotation.language == nil,
                !isOwn || Self.ownTypes.contains(type), take(type, annotation.text)
            else {
                kept.append(annotation)
                continue
            }
        }
        detail.annotations = isOwn ? kept.reversed() : kept
    }

    /// Whether a property of this name may say something.
    private static func isKnown(_ type: String) -> Bool {
        switch type {
        case "x-article", "x-document", "file", "x-segment", "id", "x-prev", "prev", "x-context-pre", "x-next", "next",
            "x-context-post", "x-state", "x-ConfirmationLevel", "x-origin", "x-candidate", "x-author":
            true
        default: false
        }
    }

    private static let ownTypes = [
        "x-article", "x-segment", "x-prev", "x-next", "x-state", "x-origin", "x-candidate", "x-author",
    ]

    /// Whether anything tells where it was made.
    package var hasContext: Bool { article != nil || previous != nil || next != nil }

    /// What a unit says holds where the variant says nothing.
    package func orElse(_ other: TMXFacts) -> TMXFacts {
        var facts = self
        facts.article = article ?? other.article
        facts.segment = segment ?? other.segment
        facts.previous = previous ?? other.previous
        facts.next = next ?? other.next
        facts.state = state ?? other.state
        facts.origin = origin ?? other.origin
        facts.isCandidate = isCandidate || other.isCandidate
        facts.author = author ?? other.author
        return facts
    }

    /// Takes a property; `false` where it says nothing that is known here.
    private mutating func take(_ type: String, _ text: String) -> Bool {
        switch type {
        case "x-article", "x-document", "file": return Self.set(&article, text)
        case "x-segment", "id": return Self.set(&segment, text)
        case "x-prev", "prev", "x-context-pre": return Self.set(&previous, Self.unwrapped(text))
        case "x-next", "next", "x-context-post": return Self.set(&next, Self.unwrapped(text))
        case "x-state":
            guard let known = TranslationState(rawValue: text) else { return false }
            return Self.set(&state, known)
        case "x-ConfirmationLevel":
            let levels: [String: TranslationState] = [
                "Draft": .initial, "Translated": .translated, "ApprovedTranslation": .reviewed,
                "ApprovedSignOff": .final,
            ]
            guard let known = levels[text] else { return false }
            return Self.set(&state, known)
        case "x-origin":
            guard let known = TargetOrigin(rawValue: text) else { return false }
            return Self.set(&origin, known)
        case "x-candidate":
            guard text == "yes", !isCandidate else { return false }
            isCandidate = true
            return true
        case "x-author": return Self.set(&author, text)
        default: return false
        }
    }

    /// The first of several holds; the others stay where they are.
    private static func set<Value>(_ field: inout Value?, _ value: Value?) -> Bool {
        guard field == nil, let value else { return false }
        field = value
        return true
    }

    /// Some tools put the neighbour's `<seg>` around it; `nil` where there is no text.
    private static func unwrapped(_ text: String) -> String? {
        var text = text[...]
        if text.hasPrefix("<seg>"), text.hasSuffix("</seg>") { text = text.dropFirst(5).dropLast(6) }
        return text.utf8.allSatisfy { $0 <= 0x20 } ? nil : String(text)
    }
}

extension TMXFacts {
    /// The properties that say this, as `init(takingFrom:)` reads them.
    package var properties: [(type: String, text: String)] {
        var properties: [(String, String)] = []
        func add(_ type: String, _ text: String?) {
            if let text { properties.append((type, text)) }
        }
        add("x-article", article)
        add("x-segment", segment)
        add("x-prev", previous)
        add("x-next", next)
        add("x-state", state?.rawValue)
        add("x-origin", origin?.rawValue)
        add("x-candidate", isCandidate ? "yes" : nil)
        add("x-author", author)
        return properties
    }
}
