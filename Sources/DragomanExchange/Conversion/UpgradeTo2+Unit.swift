import DragomanModel

extension UpgradeTo2 {
    /// The units of 2.x that a trans-unit becomes: itself, and one for each sub-flow in its native codes.
    mutating func unit(_ unit: Element) -> [Element] {
        let attributes = split(unit.attributes)
        let id = InlineNumbering.unique(unit["id"] ?? "u\(unitIDs.count + 1)", &unitIDs)
        var details = KeptDetails()
        if let old = unit["id"], old != id {
            details.keep([Attribute(name: "id", value: old)], of: "trans-unit")
            tell(.information, "convert-renamed", id, "the trans-unit '\(old)' is the unit '\(id)'")
        }
        var result = core.element("unit")
        result["id"] = id
        result["name"] = unit["resname"]
        result["translate"] = unit["translate"]
        details.keep(attributes.own.filter { !["id", "resname", "translate"].contains($0.name) }, of: "trans-unit")
        result.attributes += attributes.kept.filter { result[$0.name] == nil } + attributes.others

        var content = UnitContent12(unit, id: id, keptPrefix: keptPrefix)
        var writer = InlineWriter2(core, modules: modules)
        let parts = parts(&content, &writer, &details)
        readBeside(unit, into: &result, &details)
        let segmentIDs = content.parts.compactMap(\.id)
        let matches = unit.elements.filter { $0.isCore("alt-trans") }.flatMap { alternative in
            self.matches(alternative, of: id, content.parts, segmentIDs)
        }
        if !matches.isEmpty {
            usesMatches = true
            let element = Element(
                prefix: matchesPrefix,
                name: "matches",
                namespace: ModuleNames.matches,
                children: matches.map(XLIFFNode.element)
            )
            FileParts.add(element, to: &result)
        }
        for (code, attributes) in writer.leftovers { details.keep(attributes, of: "code \(code)") }
        for (new, old) in content.reader.numbering.renamed.sorted(by: { $0.key < $1.key }) {
            details.keep([Attribute(name: "id", value: old)], of: "code \(new)")
        }
        add(details, to: &result)
        if let data = writer.originalData { result.children.append(.element(data)) }
        result.children += parts.map(XLIFFNode.element)
        let dropped = content.reader.foreign.union(writer.dropped).sorted()
        if !dropped.isEmpty {
            tell(
                .warning,
                "convert-dropped",
                id,
                "no text of XLIFF 2 may hold elements of others: \(dropped.joined(separator: ", ")) left out"
            )
        }
        return [result] + content.reader.flows.flatMap { flow in subflow(flow.id, flow.content) }
    }

    /// A sub-flow is a unit of its own.
    private mutating func subflow(_ id: String, _ content: Element) -> [Element] {
        var source = content
        source.name = "source"
        let unit = Element(
            name: "trans-unit",
            namespace: content.namespace,
            attributes: [Attribute(name: "id", value: id)],
            children: [.element(source)]
        )
        return self.unit(unit)
    }

    // MARK: Segments

    /// The segments and what stands between them.
    private mutating func parts(
        _ content: inout UnitContent12,
        _ writer: inout InlineWriter2,
        _ details: inout KeptDetails
    ) -> [Element] {
        if content.isSegmented { details.keep([Attribute(name: "segmented", value: "yes")], of: "seg-source") }
        let unit = content.unit
        let target = unit.elements.first { $0.isCore("target") }
        let state = state(unit, target, &details)
        for name in ["source", "seg-source", "target"] {
            guard let element = unit.elements.first(where: { $0.isCore(name) }) else { continue }
            details.keep(leftovers(of: element, name), of: name)
        }
        let source = unit.elements.first { $0.isCore("source") }
        let ofSource = modular(source)
        let ofTarget = modular(target)
        if content.hasLostText {
            tell(
                .warning,
                "convert-dropped",
                content.id,
                "the target has text outside of its segments that stands nowhere in the source; it was left out"
            )
        }
        if let target, content.parts.allSatisfy({ $0.target == nil }) {
            details.keep(
                [Attribute(name: "state", value: target["state"] ?? ""), Attribute(name: "empty", value: "yes")],
                of: "empty target"
            )
        }
        return content.parts.map { part in
            var element = core.element(part.isSegment ? "segment" : "ignorable")
            element["id"] = part.id
            element.attributes += split(part.attributes).kept.filter { $0.name != "id" && element[$0.name] == nil }
            if part.isSegment, let state, element["state"] == nil, state == "initial" || part.target != nil {
                element["state"] = state
            }
            if element["state"] == nil { element["subState"] = nil }
            element.children.append(.element(writer.write(part.source, "source", ofSource)))
            let needsTarget = !["initial", nil].contains(element["state"])
            if let tokens = part.target ?? (needsTarget ? [] : nil) {
                var target = writer.write(tokens, "target", ofTarget)
                target["order"] = part.order.map(String.init)
                element.children.append(.element(target))
            }
            return element
        }
    }

    /// Attributes of a source or target that 2.x has too.
    private func modular(_ element: Element?) -> [Attribute] {
        guard let element else { return [] }
        return split(element.attributes).others.filter { modules.contains($0.prefix) || isLanguage($0, element.name) }
    }

    /// Whether it says the language that the document says.
    private func isLanguage(_ attribute: Attribute, _ name: String) -> Bool {
        guard attribute.prefix == "xml" else { return false }
        guard attribute.name == "lang" else { return attribute.name == "space" }
        let said = name == "target" ? targetLanguage : sourceLanguage
        return said?.lowercased() == attribute.value.lowercased()
    }

    private func leftovers(of element: Element, _ name: String) -> [Attribute] {
        let attributes = split(element.attributes)
        return attributes.own.filter { $0.name != "state" }
            + attributes.others.filter { !modules.contains($0.prefix) && !isLanguage($0, name) }
    }

    /// The state in the words of 2.x; what the words of 1.2 say beyond it is kept.
    private func state(_ unit: Element, _ target: Element?, _ details: inout KeptDetails) -> String? {
        guard let target else { return nil }
        let word = target["state"]
        let isBlank = target.text.utf8.allSatisfy(\.isXMLSpace) && target.elements.isEmpty
        let result = StateWords.state2(
            word,
            isApproved: unit["approved"] == "yes",
            isBlank: isBlank,
            wasOf2: keptPrefix != nil
        )
        if word != result.map({ StateWords.word12($0) }) {
            details.keep([Attribute(name: "state", value: word ?? "")], of: "state of \(result ?? "")")
        }
        return result
    }

    // MARK: Matches

    private mutating func matches(
        _ alternative: Element,
        of id: String,
        _ parts: [UnitContent12.Part],
        _ segmentIDs: [String]
    ) -> [Element] {
        let segment = alternative["mid"].flatMap { mid in segmentIDs.first { $0 == mid } } ?? segmentIDs.first
        let targets = alternative.elements.filter { $0.isCore("target") }
        let attributes = split(alternative.attributes)
        return targets.map { target in
            var reader = InlineReader12(unit: id, kept: keptPrefix)
            var writer = InlineWriter2(core, modules: modules)
            var details = KeptDetails()
            var match = Element(prefix: matchesPrefix, name: "match", namespace: ModuleNames.matches)
            match["ref"] = attributes.kept.first { $0.name == "ref" }?.value ?? segment.map { "#" + $0 }
            let share = alternative["match-quality"].flatMap(Self.share)
            match["similarity"] = share
            match["origin"] = alternative["origin"]
            match.attributes += attributes.kept.filter { match[$0.name] == nil }
            let said: Set<String> = share == nil ? ["origin"] : ["origin", "match-quality"]
            var left = attributes.own.filter { !said.contains($0.name) }
            if let share, let quality = alternative["match-quality"], quality != share {
                left.append(Attribute(name: "match-quality", value: quality))
            }
            left += attributes.others.filter { $0.prefix == "xml" }
            match.attributes += attributes.others.filter { $0.prefix != "xml" }
            details.keep(left, of: "alt-trans")
            details.keep(
                leftovers(of: target, "target") + target.attributes.filter { $0.name == "state" },
                of: "target"
            )
            let source = alternative.elements.first { $0.isCore("source") }
            if source == nil { details.keep([Attribute(name: "missing", value: "yes")], of: "source") }
            let sourceTokens = source.map { reader.read($0) } ?? parts.flatMap(\.source)
            let sourceElement = writer.write(sourceTokens, "source", modular(source))
            let targetElement = writer.write(reader.read(target), "target", modular(target))
            for (code, attributes) in writer.leftovers { details.keep(attributes, of: "code \(code)") }
            var rest: [XLIFFNode] = []
            for child in alternative.elements {
                if child.namespace != alternative.namespace {
                    rest.append(.element(child))
                } else if !["source", "target"].contains(child.name) {
                    details.keep(child)
                }
            }
            add(details, to: &match)
            if let data = writer.originalData { match.children.append(.element(data)) }
            match.children += [.element(sourceElement), .element(targetElement)] + rest
            return match
        }
    }

    /// `82%` or `82.5` as a number from 0 to 100.
    private static func share(_ text: String) -> String? {
        let number = text.hasSuffix("%") ? text.dropLast() : text[...]
        guard let value = Double(number), (0...100).contains(value), number.allSatisfy({ $0.isNumber || $0 == "." })
        else { return nil }
        return String(number)
    }
}
