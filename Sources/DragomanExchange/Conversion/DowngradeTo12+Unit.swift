import DragomanModel

extension DowngradeTo12 {
    mutating func unit(_ unit: Element, translate: String?) -> Element {
        var children = unit.children
        let details = KeptDetails.take(from: &children, core: core)
        let elements = Self.elements(children)
        var result = core.element("trans-unit")
        result["id"] = unit["id"]
        result["resname"] = unit["name"]
        result["translate"] = unit["translate"] ?? translate
        let parts = elements.filter { $0.isCore("segment") || $0.isCore("ignorable") }
        let segments = parts.filter { $0.isCore("segment") }
        if segments.contains(where: { Self.target(of: $0) != nil }),
            segments.allSatisfy({ ["reviewed", "final"].contains($0["state"] ?? "initial") })
        {
            result["approved"] = "yes"
        }
        Self.restore(details.attributes(of: "trans-unit"), in: &result)
        result.attributes += others(unit, but: ["id", "name", "translate"])

        // A source of 1.2 says nothing of its spaces, its trans-unit does.
        let isPreserved = parts.flatMap(\.elements).contains { content in
            content.attributes.contains { $0.prefix == "xml" && $0.name == "space" && $0.value == "preserve" }
        }
        if isPreserved, !result.attributes.contains(where: { $0.prefix == "xml" && $0.name == "space" }) {
            result.attributes.append(Attribute(prefix: "xml", name: "space", value: "preserve"))
        }

        let reader = InlineReader2(unit)
        var restored: [String: [Attribute]] = [:]
        for (owner, attributes) in details.attributes where owner.hasPrefix("code ") {
            restored[String(owner.dropFirst(5)), default: []] += attributes
        }
        var writer = InlineWriter12(core, kept: keptPrefix, restored: restored)
        let isSegmented =
            parts.count > 1 || !details.attributes(of: "seg-source").filter { $0.name == "segmented" }.isEmpty
        let ids = Self.ids(of: parts)
        result.children += texts(parts, ids, isSegmented, details, reader, &writer).map(XLIFFNode.element)
        if writer.droppedMarks > 0 {
            tell(
                .warning,
                "convert-dropped",
                unit["id"],
                "\(writer.droppedMarks) annotations overlap with codes or segments, which XLIFF 1.2 cannot say; left out"
            )
        }
        result.children += details.elements.map(XLIFFNode.element)
        for element in elements {
            if element.isCore("notes") {
                result.children += notes(element).map(XLIFFNode.element)
            } else if element.namespace == ModuleNames.matches {
                result.children += alternatives(element, isSegmented ? Set(ids.compactMap(\.self)) : []).map(
                    XLIFFNode.element
                )
            } else if !element.isCore(element.name) {
                result.children.append(.element(element))
            }
        }
        return result
    }

    static func target(of part: Element) -> Element? { part.elements.first { $0.isCore("target") } }

    static func source(of part: Element) -> Element? { part.elements.first { $0.isCore("source") } }

    /// The ids of the segments, given where they have none; `nil` for what is to be ignored.
    private static func ids(of parts: [Element]) -> [String?] {
        var taken = Set(parts.compactMap { $0["id"] })
        return parts.map { part in
            guard part.isCore("segment") else { return nil }
            return part["id"] ?? InlineNumbering.unique("s\(taken.count + 1)", &taken)
        }
    }

    // MARK: Texts

    private func texts(
        _ parts: [Element],
        _ ids: [String?],
        _ isSegmented: Bool,
        _ details: KeptDetails,
        _ reader: InlineReader2,
        _ writer: inout InlineWriter12
    ) -> [Element] {
        let sources = parts.map { Self.source(of: $0).map(reader.read) ?? [] }
        var result: [Element] = []
        var source = writer.write(sources.flatMap(\.self), "source", foreign(Self.source(of: parts[0])))
        if !isSegmented, let part = parts.first {
            if let id = part["id"] { source.attributes.append(kept("segment", id)) }
            source.attributes += others(part, but: Self.target(of: part) == nil ? ["id"] : ["id", "state"])
        }
        Self.restore(details.attributes(of: "source"), in: &source)
        result.append(source)
        if isSegmented {
            var marked = writer.write(Self.marked(sources, ids), "seg-source", [])
            Self.restore(details.attributes(of: "seg-source").filter { $0.name != "segmented" }, in: &marked)
            mark(&marked, parts, ids)
            result.append(marked)
        }
        guard parts.contains(where: { Self.target(of: $0) != nil }) else {
            let empty = details.attributes(of: "empty target")
            guard !empty.isEmpty else { return result }
            var target = core.element("target")
            Self.restore(empty.filter { $0.name == "state" && !$0.value.isEmpty }, in: &target)
            Self.restore(details.attributes(of: "target"), in: &target)
            return result + [target]
        }
        // In the order of the targets; a segment without one has an empty mark, what is ignored is as in the source.
        let order = parts.indices.sorted { left, right in
            let (one, other) = (Self.order(parts[left]) ?? left + 1, Self.order(parts[right]) ?? right + 1)
            return (one, left) < (other, right)
        }
        let targets = parts.indices.map { index -> [InlineToken] in
            if let target = Self.target(of: parts[index]) { return reader.read(target) }
            return ids[index] == nil ? sources[index] : []
        }
        let contents = order.map { targets[$0] }
        let tokens = isSegmented ? Self.marked(contents, order.map { ids[$0] }) : contents.flatMap(\.self)
        let first = parts.compactMap(Self.target).first
        var target = writer.write(tokens, "target", foreign(first))
        let state = Self.lowest(parts)
        let word = details.attributes(of: "state of \(state ?? "")").first { $0.name == "state" }?.value
        target["state"] = word ?? state.map { StateWords.word12($0) }
        if target["state"] == "" { target["state"] = nil }
        Self.restore(details.attributes(of: "target"), in: &target)
        if isSegmented { mark(&target, [], ids) }
        result.append(target)
        return result
    }

    /// Writes on the marks of `seg-source` what each segment says itself.
    private func mark(_ content: inout Element, _ parts: [Element], _ ids: [String?]) {
        guard !parts.isEmpty else { return }
        let segments = parts.filter { $0.isCore("segment") }
        var states = Set(segments.map { $0["state"] })
        // Nor does a target that is missing say a state.
        if segments.contains(where: { Self.target(of: $0) == nil }) { states.formUnion([nil, "missing"]) }
        for index in content.children.indices {
            guard case .element(var child) = content.children[index], child.isCore(child.name) else { continue }
            if child.name == "mrk", child["mtype"] == "seg" {
                if let place = ids.firstIndex(where: { $0 == child["mid"] }), child["mid"] != nil {
                    child.attributes += others(parts[place], but: states.count > 1 ? ["id"] : ["id", "state"])
                }
            } else {
                mark(&child, parts, ids)
            }
            content.children[index] = .element(child)
        }
    }

    private static func marked(_ contents: [[InlineToken]], _ ids: [String?]) -> [InlineToken] {
        zip(contents, ids).flatMap { tokens, id -> [InlineToken] in
            id == nil ? tokens : [.segmentStart(id: id)] + tokens + [.segmentEnd]
        }
    }

    private static func order(_ part: Element) -> Int? { target(of: part)?["order"].flatMap { Int($0) } }

    /// The state that all segments have reached.
    private static func lowest(_ parts: [Element]) -> String? {
        let states = parts.filter { $0.isCore("segment") && target(of: $0) != nil }.map { $0["state"] }
        guard !states.contains(nil) else { return nil }
        return states.compactMap { $0.flatMap(TranslationState.init(rawValue:)) }.min()?.rawValue
    }

    /// Attributes of other namespaces, which both versions allow here.
    private func foreign(_ content: Element?) -> [Attribute] {
        (content?.attributes ?? []).filter { !$0.prefix.isEmpty && !($0.prefix == "xml" && $0.name == "space") }
    }

    // MARK: Matches

    private mutating func alternatives(_ matches: Element, _ segments: Set<String>) -> [Element] {
        matches.elements.filter { $0.namespace == ModuleNames.matches && $0.name == "match" }.map { match in
            var children = match.children
            let details = KeptDetails.take(from: &children, core: core)
            let reader = InlineReader2(match)
            var restored: [String: [Attribute]] = [:]
            for (owner, attributes) in details.attributes where owner.hasPrefix("code ") {
                restored[String(owner.dropFirst(5)), default: []] += attributes
            }
            var writer = InlineWriter12(core, kept: keptPrefix, restored: restored)
            var result = core.element("alt-trans")
            let segment = match["ref"].map { String($0.drop { $0 == "#" }) }
            if let segment, segments.contains(segment) { result["mid"] = segment }
            result["match-quality"] = match["similarity"] ?? match["matchQuality"]
            result["origin"] = match["origin"]
            Self.restore(details.attributes(of: "alt-trans"), in: &result)
            let said: Set<String> = ["origin", "similarity"]
            result.attributes += others(match, but: said)
            let elements = Self.elements(children)
            if let source = elements.first(where: { $0.isCore("source") }),
                details.attributes(of: "source").first(where: { $0.name == "missing" }) == nil
            {
                result.children.append(.element(writer.write(reader.read(source), "source", foreign(source))))
            }
            if let target = elements.first(where: { $0.isCore("target") }) {
                var written = writer.write(reader.read(target), "target", foreign(target))
                Self.restore(details.attributes(of: "target"), in: &written)
                result.children.append(.element(written))
            }
            result.children += details.elements.map(XLIFFNode.element)
            result.children += elements.filter { !$0.isCore($0.name) }.map(XLIFFNode.element)
            return result
        }
    }
}
