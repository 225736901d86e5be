/// Puts parts into a `file`, `group` or `unit` of 2.x in the order that the schema wants.
enum FileParts {
    /// Adds notes or an element of a module; notes go with those that are there, and metadata likewise.
    static func add(_ element: XLIFFDocumentElement, to holder: inout XLIFFDocumentElement) {
        let isSame = { (node: XLIFFNode) -> Bool in
            guard case .element(let other) = node else { return false }
            return other.name == element.name && other.namespace == element.namespace
        }
        let mergeable = element.isCore("notes") || element.namespace == KeptDetails.namespace
        if mergeable, let place = holder.children.firstIndex(where: isSame),
            case .element(var other) = holder.children[place]
        {
            other.children += element.children
            holder.children[place] = .element(other)
            return
        }
        let later: Set<String> =
            element.isCore("notes")
            ? ["unit", "group", "segment", "ignorable", "originalData"]
            : ["unit", "group", "segment", "ignorable", "originalData", "notes"]
        let place = holder.children.firstIndex { node in
            guard case .element(let other) = node else { return false }
            return other.isCore(other.name) && later.contains(other.name)
        }
        holder.children.insert(.element(element), at: place ?? holder.children.endIndex)
    }
}
