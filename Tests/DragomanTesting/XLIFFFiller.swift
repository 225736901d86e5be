/// Puts translations into an XLIFF file as text, as a tool would that knows nothing of Dragoman.
///
/// Reads what Dragoman writes: one element of a kind after the other, no `>` in attributes.
package struct XLIFFFiller {
    /// The value of the target's `state` (1.2) or the segment's (2.x) where one is filled in; `nil` takes it away, as
    /// many tools do.
    package var state: String?
    /// Whether targets that are there already are written anew.
    package var overwrites = false
    /// The translation of a segment by its id and the XML in its source; `nil` leaves it.
    package var translate: (_ id: String, _ source: String) -> String?

    package init(state: String? = nil, overwrites: Bool = false, translate: @escaping (String, String) -> String?) {
        self.state = state
        self.overwrites = overwrites
        self.translate = translate
    }

    /// The file with the translations in it, and how many were put in.
    package func fill(_ xliff: String) -> (text: String, filled: Int) {
        var filled = 0
        let isVersion12 = xliff.contains("<trans-unit ")
        let text = Self.mapping(xliff, element: isVersion12 ? "trans-unit" : "segment") { element in
            if !isVersion12 { return fill2(element, &filled) }
            return element.contains("<seg-source>") ? fillSegmented(element, &filled) : fill12(element, &filled)
        }
        return (text, filled)
    }

    private func fill12(_ element: String, _ filled: inout Int) -> String {
        guard let source = Self.content(of: "source", in: element),
            let target = Self.content(of: "target", in: element),
            !source.isEmpty, overwrites || target.isEmpty,
            let text = translate(Self.attribute("id", of: element), source)
        else { return element }
        filled += 1
        let tag = state.map { "<target state=\"\($0)\">" } ?? "<target>"
        // What was approved is not what is there now.
        return Self.replacing("target", in: Self.droppingAttribute("approved", element), with: tag + text + "</target>")
    }

    private func fillSegmented(_ element: String, _ filled: inout Int) -> String {
        guard let source = Self.content(of: "seg-source", in: element),
            let target = Self.content(of: "target", in: element)
        else { return element }
        var changed = 0
        let text = Self.mapping(source, element: "mrk") { mark in
            let id = Self.attribute("mid", of: mark)
            let inner = Self.content(of: "mrk", in: mark) ?? ""
            let old = Self.mark(id, in: target)
            guard overwrites || old.isEmpty, let new = translate(id, inner) else {
                return "<mrk mtype=\"seg\" mid=\"\(id)\">\(old)</mrk>"
            }
            changed += 1
            return "<mrk mtype=\"seg\" mid=\"\(id)\">\(new)</mrk>"
        }
        guard changed > 0 else { return element }
        filled += changed
        let tag = state.map { "<target state=\"\($0)\">" } ?? "<target>"
        return Self.replacing("target", in: Self.droppingAttribute("approved", element), with: tag + text + "</target>")
    }

    private func fill2(_ element: String, _ filled: inout Int) -> String {
        guard let source = Self.content(of: "source", in: element) else { return element }
        let target = Self.content(of: "target", in: element)
        guard !source.isEmpty, overwrites || target == nil,
            let text = translate(Self.attribute("id", of: element), source)
        else { return element }
        filled += 1
        var element = Self.droppingAttribute("state", Self.droppingAttribute("subState", element))
        if let state {
            element = element.replacing("<segment ", with: "<segment state=\"\(state)\" ", maxReplacements: 1)
        }
        if target != nil { return Self.replacing("target", in: element, with: "<target>\(text)</target>") }
        return element.replacing("</source>", with: "</source><target>\(text)</target>", maxReplacements: 1)
    }

    // MARK: XML as text

    /// Each element of a name, which must not hold one of its own name, in a text.
    private static func mapping(_ text: String, element name: String, _ change: (String) -> String) -> String {
        var result = ""
        var rest = Substring(text)
        let end = "</\(name)>"
        while let start = rest.firstRange(of: "<\(name) "), let close = rest[start.upperBound...].firstRange(of: end) {
            result += rest[..<start.lowerBound]
            result += change(String(rest[start.lowerBound..<close.upperBound]))
            rest = rest[close.upperBound...]
        }
        return result + rest
    }

    /// The bounds of the first element of a name, and of what is in it.
    private static func bounds(
        of name: String,
        in text: String
    ) -> (whole: Range<String.Index>, inner: Range<String.Index>)? {
        var place = text.startIndex
        while let start = text[place...].firstRange(of: "<\(name)") {
            place = start.upperBound
            guard let next = text[place...].first, next == ">" || next == " " || next == "/" else { continue }
            guard let open = text[place...].firstIndex(of: ">") else { return nil }
            let inner = text.index(after: open)
            if text[text.index(before: open)] == "/" { return (start.lowerBound..<inner, inner..<inner) }
            guard let close = text[inner...].firstRange(of: "</\(name)>") else { return nil }
            return (start.lowerBound..<close.upperBound, inner..<close.lowerBound)
        }
        return nil
    }

    private static func content(of name: String, in text: String) -> String? {
        bounds(of: name, in: text).map { String(text[$0.inner]) }
    }

    private static func replacing(_ name: String, in text: String, with new: String) -> String {
        guard let bounds = bounds(of: name, in: text) else { return text }
        return text.replacingCharacters(in: bounds.whole, with: new)
    }

    private static func attribute(_ name: String, of element: String) -> String {
        guard let start = element.firstRange(of: " \(name)=\""),
            let end = element[start.upperBound...].firstIndex(of: "\"")
        else { return "" }
        return String(element[start.upperBound..<end])
    }

    private static func droppingAttribute(_ name: String, _ element: String) -> String {
        guard let start = element.firstRange(of: " \(name)=\""),
            let end = element[start.upperBound...].firstIndex(of: "\""),
            let tagEnd = element.firstIndex(of: ">"), end < tagEnd
        else { return element }
        return String(element[..<start.lowerBound]) + element[element.index(after: end)...]
    }

    private static func mark(_ id: String, in target: String) -> String {
        guard let start = target.firstRange(of: "mid=\"\(id)\">"),
            let end = target[start.upperBound...].firstRange(of: "</mrk>")
        else { return "" }
        return String(target[start.upperBound..<end.lowerBound])
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<String.Index>, with new: String) -> String {
        String(self[..<range.lowerBound]) + new + self[range.upperBound...]
    }
}
