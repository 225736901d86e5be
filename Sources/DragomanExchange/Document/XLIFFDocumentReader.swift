import DragomanModel
import DragomanXML

extension XLIFFDocument {
    /// Reads a document.
    ///
    /// - Parameters:
    ///   - path: Where it is.
    ///   - file: How errors name it.
    /// - Throws: The errors of `XMLReader`; `xliff-foreign`, `xliff-version`.
    public init(path: String, file: String) throws { try self.init(XMLReader(path: path, file: file)) }

    /// Reads bytes in the same way.
    public init(bytes: [UInt8], file: String) throws { try self.init(XMLReader(bytes: bytes, file: file)) }

    private init(_ reader: XMLReader) throws {
        var (prolog, epilog): ([XLIFFNode], [XLIFFNode]) = ([], [])
        var root: XLIFFDocumentElement?
        while let event = try reader.nextOfAll() {
            let node: XLIFFNode
            switch event {
            case .start:
                root = try Self.element(reader)
                continue
            case .comment: node = .comment(reader.text)
            case .instruction: node = .instruction(target: reader.name?.text ?? "", text: reader.text)
            case .end, .text: continue
            }
            if root == nil { prolog.append(node) } else { epilog.append(node) }
        }
        guard let root, root.name == "xliff" else {
            throw DragomanError(
                "xliff-foreign",
                "the file is no XLIFF: its root is another element",
                at: reader.position
            )
        }
        let written = root["version"] ?? ""
        guard let version = XLIFFVersion(rawValue: written) else {
            throw DragomanError(
                "xliff-version",
                "the file says XLIFF version '\(written)'; 1.2, 2.0, 2.1 and 2.2 are known",
                at: reader.position
            )
        }
        self.init(version: version, root: root, prolog: prolog, epilog: epilog)
    }

    /// The element that has begun, with all that stands in it; `XMLReader` bounds how deep that is.
    private static func element(_ reader: XMLReader) throws -> XLIFFDocumentElement {
        var element = XLIFFDocumentElement(
            prefix: reader.prefix,
            name: reader.name?.text ?? "",
            namespace: reader.namespace,
            declarations: reader.declarations.map { .init(prefix: $0.prefix, namespace: $0.namespace) },
            attributes: try reader.attributes().map { .init(prefix: $0.prefix, name: $0.name, value: $0.value) }
        )
        while let event = try reader.nextOfAll() {
            switch event {
            case .start: element.children.append(.element(try self.element(reader)))
            case .end: return element
            case .comment: element.children.append(.comment(reader.text))
            case .instruction:
                element.children.append(.instruction(target: reader.name?.text ?? "", text: reader.text))
            case .text: append(reader.text, to: &element)
            }
        }
        return element
    }

    /// Text comes in pieces.
    private static func append(_ text: String, to element: inout XLIFFDocumentElement) {
        if case .text(let before)? = element.children.last {
            element.children[element.children.count - 1] = .text(before + text)
        } else {
            element.children.append(.text(text))
        }
    }
}
