import DragomanExchange
import DragomanTesting

/// A tool that fills an XLIFF file and does to it what tools do: a family of changes, seen in real ones and more.
///
/// Every source that it fills has a word like `K17`; the translation keeps it, so that it can be told whose it is.
struct SimulatedTool {
    typealias Element = XLIFFDocumentElement
    typealias Attribute = XLIFFDocumentElement.Attribute

    /// What a tool does to a file.
    enum Change: CaseIterable {
        case dropStates, oddStates, dropCodes, renumberCodes, doubleCode, addCode, reorderCodes
        case shuffleUnits, dropUnits, emptyTargets, dropTargets
        case otherPrefix, dropAttributes, foreignAttributes, foreignElements, notes, annotations
        case loseArticle, otherArticle, loseIDs, otherIDs, indentSources, editSources, copySources
        case languageForm, alternatives, doubleUnit, crossIDs
    }

    private var random: SeededRandom
    private let isVersion12: Bool

    init(seed: UInt64, _ document: XLIFFDocument) {
        random = SeededRandom(seed: seed)
        isVersion12 = document.version == .version12
    }

    /// Fills and changes a file; what was done.
    mutating func work(on document: inout XLIFFDocument) -> [Change] {
        fill(&document.root)
        let changes = (0..<Int.random(in: 0...4, using: &random)).compactMap { _ in
            Change.allCases.randomElement(using: &random)
        }
        for change in changes { apply(change, &document.root) }
        return changes
    }

    // MARK: Filling

    private func fill(_ element: inout Element) {
        Self.edit(&element) { holder in
            guard holder.name == "trans-unit" || holder.name == "segment",
                let source = holder.elements.first(where: { $0.name == "seg-source" })
                    ?? holder.elements.first(where: { $0.name == "source" })
            else { return }
            var target =
                holder.elements.first { $0.name == "target" }
                ?? Element(
                    prefix: source.prefix,
                    name: "target",
                    namespace: source.namespace
                )
            target.children = source.children
            Self.translate(&target)
            holder.children.removeAll { Self.isNamed($0, "target") }
            let place = holder.children.lastIndex { Self.isNamed($0, source.name) } ?? 0
            holder.children.insert(.element(target), at: place + 1)
        }
    }

    private static func translate(_ element: inout Element) {
        element.children = element.children.map { node in
            switch node {
            case .text(let text): .text(text.replacing("boat", with: "bateau").replacing("sails", with: "navigue"))
            case .element(var child):
                {
                    translate(&child)
                    return .element(child)
                }()
            case .comment, .instruction: node
            }
        }
    }

    // MARK: Changes

    private mutating func apply(_ change: Change, _ root: inout Element) {
        let units: Set<String> = ["trans-unit", "unit"]
        let codes: Set<String> = ["g", "x", "bx", "ex", "it", "ph", "pc", "sc", "ec"]
        var random = random
        defer { self.random = random }
        func chance(_ share: Double = 0.4) -> Bool { Double.random(in: 0..<1, using: &random) < share }
        func inTargets(_ body: (inout Element) -> Void) {
            Self.edit(&root) { element in if element.name == "target", chance() { body(&element) } }
        }
        switch change {
        case .dropStates:
            Self.edit(&root) {
                $0["state"] = nil
                $0["state-qualifier"] = nil
                $0["subState"] = nil
            }
        case .oddStates:
            Self.edit(&root) { element in
                if element.name == "target" || element.name == "segment", chance() {
                    element["state"] = ["final", "new", "x-tool", "translated", "needs-translation"]
                        .randomElement(using: &random)
                }
            }
        case .dropCodes:
            inTargets { Self.edit(&$0) { $0.children.removeAll { Self.isNamed($0, codes) && chance() } } }
        case .renumberCodes:
            inTargets { Self.edit(&$0) { if codes.contains($0.name), let id = $0["id"] { $0["id"] = id + "0" } } }
        case .doubleCode:
            inTargets { target in
                if let code = target.children.first(where: { Self.isNamed($0, codes) }) { target.children.append(code) }
            }
        case .addCode:
            inTargets {
                let name = isVersion12 ? "x" : "ph"
                $0.children.append(
                    .element(
                        Element(
                            prefix: $0.prefix,
                            name: name,
                            namespace: $0.namespace,
                            attributes: [Attribute(name: "id", value: "77")]
                        )
                    )
                )
            }
        case .reorderCodes: inTargets { $0.children.shuffle(using: &random) }
        case .shuffleUnits:
            Self.edit(&root) { element in
                guard element.children.contains(where: { Self.isNamed($0, units) }) else { return }
                let (inner, rest) = (
                    element.children.filter { Self.isNamed($0, units) },
                    element.children.filter { !Self.isNamed($0, units) }
                )
                element.children = rest + inner.shuffled(using: &random)
            }
        case .dropUnits: Self.edit(&root) { $0.children.removeAll { Self.isNamed($0, units) && chance(0.2) } }
        case .emptyTargets: inTargets { $0.children = [] }
        case .dropTargets: Self.edit(&root) { $0.children.removeAll { Self.isNamed($0, ["target"]) && chance(0.2) } }
        case .otherPrefix:
            let namespace = root.namespace
            Self.edit(&root) { if $0.namespace == namespace { $0.prefix = "x" } }
            root.declarations = root.declarations.map { declaration in
                declaration.prefix.isEmpty ? .init(prefix: "x", namespace: declaration.namespace) : declaration
            }
        case .dropAttributes:
            let kept: Set<String> = [
                "id", "version", "original", "source-language", "target-language", "srcLang", "trgLang", "mid", "mtype",
                "rid", "pos", "startRef", "isolated", "type", "category",
            ]
            Self.edit(&root) { $0.attributes.removeAll { !kept.contains($0.name) } }
        case .foreignAttributes:
            root.declarations.append(.init(prefix: "tool", namespace: "urn:tool"))
            Self.edit(&root) { $0.attributes.append(Attribute(prefix: "tool", name: "a", value: "1 < 2")) }
        case .foreignElements:
            Self.edit(&root) { element in
                guard units.contains(element.name) else { return }
                element.children.append(
                    .element(
                        Element(
                            prefix: "t",
                            name: "target",
                            namespace: "urn:tool",
                            declarations: [.init(prefix: "t", namespace: "urn:tool")],
                            children: [.text("K1 bateau")]
                        )
                    )
                )
            }
        case .notes:
            Self.edit(&root) { element in
                guard element.name == "trans-unit" else { return }
                element.children.append(
                    .element(
                        Element(
                            prefix: element.prefix,
                            name: "note",
                            namespace: element.namespace,
                            children: [.text("K2?")]
                        )
                    )
                )
            }
        case .annotations:
            inTargets { target in
                guard !target.children.contains(where: { Self.isNamed($0, ["mrk"]) }) else { return }
                let mark = Element(
                    prefix: target.prefix,
                    name: "mrk",
                    namespace: target.namespace,
                    attributes: [Attribute(name: isVersion12 ? "mtype" : "id", value: isVersion12 ? "x-term" : "m9")],
                    children: target.children
                )
                target.children = [.element(mark)]
            }
        case .loseArticle: Self.edit(&root) { if $0.name == "file" { $0["original"] = "" } }
        case .otherArticle:
            Self.edit(&root) { if $0.name == "file" { $0["original"] = "C:\\jobs\\\($0["original"] ?? "").xlf" } }
        case .loseIDs: Self.edit(&root) { if units.contains($0.name), chance(0.2) { $0["id"] = nil } }
        case .otherIDs:
            var number = 0
            Self.edit(&root) { element in
                guard units.contains(element.name) else { return }
                number += 1
                element["id"] = "tool-\(number)"
            }
        case .indentSources:
            Self.edit(&root) { element in
                guard ["source", "target", "seg-source"].contains(element.name) else { return }
                element.children = [.text("\n      ")] + element.children + [.text("\n    ")]
            }
        case .editSources:
            Self.edit(&root) { element in
                if element.name == "source", chance(0.2) { element.children.append(.text(" indeed")) }
            }
        case .copySources: inTargets { target in target.children = [.text("K404 of another tool")] }
        case .languageForm:
            Self.edit(&root) { element in
                if element["target-language"] != nil { element["target-language"] = "FR" }
                if element["trgLang"] != nil { element["trgLang"] = "fr_FR" }
            }
        case .alternatives:
            Self.edit(&root) { element in
                guard element.name == "trans-unit", let source = element.elements.first(where: { $0.name == "source" })
                else { return }
                var target = source
                target.name = "target"
                target.children = [.text("K3 bateau")]
                element.children.append(
                    .element(
                        Element(
                            prefix: element.prefix,
                            name: "alt-trans",
                            namespace: element.namespace,
                            children: [.element(source), .element(target)]
                        )
                    )
                )
            }
        case .doubleUnit:
            Self.edit(&root) { element in
                if let unit = element.children.first(where: { Self.isNamed($0, units) }) {
                    element.children.append(unit)
                }
            }
        case .crossIDs:
            // A tool that puts the ids of two units the wrong way round.
            Self.edit(&root) { element in
                let places = element.children.indices.filter { Self.isNamed(element.children[$0], units) }
                guard places.count > 1, case .element(var one) = element.children[places[0]],
                    case .element(var other) = element.children[places[1]]
                else { return }
                (one["id"], other["id"]) = (other["id"], one["id"])
                element.children[places[0]] = .element(one)
                element.children[places[1]] = .element(other)
            }
        }
    }

    // MARK: The tree

    private static func isNamed(_ node: XLIFFNode, _ names: Set<String>) -> Bool {
        if case .element(let element) = node { names.contains(element.name) } else { false }
    }

    private static func isNamed(_ node: XLIFFNode, _ name: String) -> Bool { isNamed(node, [name]) }

    /// Changes an element and all in it, children first.
    private static func edit(_ element: inout Element, _ body: (inout Element) -> Void) {
        for index in element.children.indices {
            guard case .element(var child) = element.children[index] else { continue }
            edit(&child, body)
            element.children[index] = .element(child)
        }
        body(&element)
    }

    /// How many segments of a file have a target that is not empty.
    static func filled(_ element: Element) -> Int {
        if element.name == "alt-trans" || element.namespace == "urn:tool" { return 0 }
        guard element.name == "target" else { return element.elements.reduce(0) { $0 + filled($1) } }
        let marks = element.elements.filter { $0["mtype"] == "seg" }
        return (marks.isEmpty ? [element] : marks).filter { $0.text.contains { !$0.isWhitespace } }.count
    }
}
