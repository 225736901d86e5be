import DragomanXML

/// The short names of elements and attributes, each made once in a scan.
final class ScannedNames {
    /// What is known of an element by its name.
    struct Element {
        var name: String
        /// As it stands in the file: with its prefix only where nothing declares that.
        var written: String
        var entry: ElementTable.Entry?
    }

    private struct Key: Hashable {
        var name: XMLName
        var namespace: XMLName?
        /// Told apart only where no namespace tells.
        var prefix: XMLName?
    }

    private let names: CheckedNames
    private let table: ElementTable
    private var elements: [Key: Element] = [:]
    private var attributes: [Key: String] = [:]

    init(_ names: CheckedNames, _ table: ElementTable) {
        self.names = names
        self.table = table
    }

    func element(_ tag: XMLTag) -> Element {
        let key = Key(name: tag.name, namespace: tag.namespace, prefix: tag.namespace == nil ? tag.prefix : nil)
        if let known = elements[key] { return known }
        let written = Self.written(tag.name, key.prefix)
        let name = names.element(written, in: tag.namespace?.text ?? "")
        let made = Element(name: name, written: written, entry: table[name])
        elements[key] = made
        return made
    }

    func attribute(_ prefix: XMLName?, _ namespace: XMLName?, _ name: XMLName) -> String {
        let key = Key(name: name, namespace: namespace, prefix: namespace == nil ? prefix : nil)
        if let known = attributes[key] { return known }
        let made = names.attribute(Self.written(name, key.prefix), in: namespace?.text ?? "")
        attributes[key] = made
        return made
    }

    private static func written(_ name: XMLName, _ prefix: XMLName?) -> String {
        prefix.map { "\($0.text):\(name.text)" } ?? name.text
    }
}
