extension SpaceFeature {
    /// How the value of a template is written.
    private enum Shape {
        case nothing
        case symbols
        case number
        case following
        case followingAndNumber
        case preceding
    }

    private static func shape(of template: Template) -> Shape {
        switch template {
        case .bias: .nothing
        case .kinds, .kindBefore, .kindAfter, .closing, .opening, .before, .after, .allBefore, .allAfter: .symbols
        case .roomBefore, .roomAfter, .length, .spaces, .unbalanced, .predicates: .number
        case .classBefore: .preceding
        case .classAfter, .classOfStart: .following
        case .classAfterAndRoom, .firstClass: .followingAndNumber
        }
    }

    private static func name(of template: Template) -> String {
        switch template {
        case .bias: "bias"
        case .kinds: "kinds"
        case .kindBefore: "kind-before"
        case .kindAfter: "kind-after"
        case .closing: "closing"
        case .opening: "opening"
        case .before: "before"
        case .after: "after"
        case .allBefore: "all-before"
        case .allAfter: "all-after"
        case .roomBefore: "room-before"
        case .roomAfter: "room-after"
        case .classBefore: "class-before"
        case .classAfter: "class-after"
        case .classAfterAndRoom: "class-after-and-room"
        case .classOfStart: "class-of-start"
        case .length: "length"
        case .spaces: "spaces"
        case .unbalanced: "unbalanced"
        case .firstClass: "first-class"
        case .predicates: "predicates"
        }
    }

    private static let templates = Dictionary(
        uniqueKeysWithValues: Template.allCases.map { (name(of: $0), $0) }
    )

    /// The feature as a model file writes it: template and value, parted by a space.
    package func text(in words: SpaceWords) -> String {
        guard let template else { return "unknown -" }
        return "\(Self.name(of: template)) \(valueText(of: template, in: words))"
    }

    private func valueText(of template: Template, in words: SpaceWords) -> String {
        let number = Int(value >> 4) - 1
        switch Self.shape(of: template) {
        case .nothing: return "-"
        case .number: return String(value)
        case .symbols:
            let symbols = (0..<UInt64(Self.mostSymbols)).map { UInt8(value >> (7 * $0) & 0x7F) }.filter { $0 != 0 }
            return symbols.isEmpty ? "-none-" : ThaiSymbol.text(of: symbols)
        case .following: return Self.className(number, words.following)
        case .followingAndNumber: return "\(Self.className(number, words.following))/\(value & 15)"
        case .preceding: return Self.className(number, words.preceding)
        }
    }

    private static func className(_ number: Int, _ side: SpaceWords.Side) -> String {
        side.classes.indices.contains(number) ? side.classes[number].name : "none"
    }

    /// The feature that a model file writes; `nil` where it is none.
    package init?(template name: String, value: String, words: SpaceWords) {
        guard let template = Self.templates[name] else { return nil }
        switch Self.shape(of: template) {
        case .nothing:
            guard value == "-" else { return nil }
            self.init(template)
        case .number:
            guard let number = UInt64(value), number < 1 << 16 else { return nil }
            self.init(template, number)
        case .symbols:
            guard let symbols = value == "-none-" ? [] : ThaiSymbol.symbols(of: value),
                symbols.count <= Self.mostSymbols
            else { return nil }
            self.init(template, symbols: symbols)
        case .following:
            guard let number = Self.classNumber(value, words.following) else { return nil }
            self.init(template, class: number)
        case .preceding:
            guard let number = Self.classNumber(value, words.preceding) else { return nil }
            self.init(template, class: number)
        case .followingAndNumber:
            let parts = value.split(separator: "/")
            guard parts.count == 2, let number = Self.classNumber(parts[0], words.following),
                let more = Int(parts[1]), (0..<16).contains(more)
            else { return nil }
            self.init(template, class: number, and: more)
        }
    }

    private static func classNumber(_ name: some StringProtocol, _ side: SpaceWords.Side) -> Int? {
        name == "none" ? -1 : side.number(of: name)
    }
}
