import DragomanXML

/// An element of a file that is being validated, with all that it holds.
///
/// Names are short: core elements by their own name, those of modules by their usual prefix (`mtc:match`), attributes of
/// XML with `xml:`, everything else is `*`.
final class CheckedElement {
    let name: String
    /// The name as it stands in the file, without prefix; for messages.
    let written: String
    let line: Int
    let attributes: [(name: String, value: String)]
    /// Whether it is an element of a module.
    let isOfModule: Bool
    /// Whether it has attributes of modules or of other namespaces.
    let hasOtherAttributes: Bool
    private(set) var children: [CheckedElement] = []
    /// Whether it has text of its own that is not white space.
    private(set) var hasText = false

    init(name: String, written: String, line: Int, attributes: [(name: String, value: String)]) {
        self.name = name
        self.written = written
        self.line = line
        self.attributes = attributes
        isOfModule = name.utf8.contains(0x3A)
        hasOtherAttributes = attributes.contains { $0.name.utf8.contains(0x3A) }
    }

    func append(_ child: CheckedElement) { children.append(child) }

    func noteText(_ text: String) {
        if !hasText, text.utf8.contains(where: { !$0.isXMLSpace }) { hasText = true }
    }

    /// The value of an attribute.
    subscript(attribute: String) -> String? {
        for (name, value) in attributes where name == attribute { return value }
        return nil
    }

    func first(_ name: String) -> CheckedElement? { children.first { $0.name == name } }

    func all(_ name: String) -> [CheckedElement] { children.filter { $0.name == name } }

    /// All elements inside of it, parents before children, in the order of the file.
    var descendants: [CheckedElement] {
        var result: [CheckedElement] = []
        var rest = Array(children.reversed())
        while let next = rest.popLast() {
            result.append(next)
            rest.append(contentsOf: next.children.reversed())
        }
        return result
    }

    /// The value of an attribute that says yes or no.
    func says(_ value: String, _ attribute: String, default usual: String) -> Bool {
        (self[attribute] ?? usual) == value
    }
}

/// The namespaces that XLIFF speaks of, and the prefixes by which they are known here.
struct CheckedNames {
    private let core: String
    private let modules: [String: String]
    private static let all = [
        "urn:oasis:names:tc:xliff:matches:2.0": "mtc", "urn:oasis:names:tc:xliff:glossary:2.0": "gls",
        "urn:oasis:names:tc:xliff:fs:2.0": "fs", "urn:oasis:names:tc:xliff:metadata:2.0": "mda",
        "urn:oasis:names:tc:xliff:resourcedata:2.0": "res", "urn:oasis:names:tc:xliff:changetracking:2.0": "ctr",
        "urn:oasis:names:tc:xliff:changetracking:2.1": "ctr",
        "urn:oasis:names:tc:xliff:sizerestriction:2.0": "slr", "urn:oasis:names:tc:xliff:validation:2.0": "val",
        "http://www.w3.org/2005/11/its": "its", "urn:oasis:names:tc:xliff:itsm:2.1": "itsm",
        "urn:oasis:names:tc:xliff:pgs:1.0": "pgs", "http://www.w3.org/XML/1998/namespace": "xml",
    ]

    /// 1.2 has no modules: their elements are as foreign to it as any.
    init(core: String) {
        self.core = core
        modules = core == XLIFFVersion.version12.namespace ? Self.all.filter { $0.value == "xml" } : Self.all
    }

    /// The short name of an element.
    func element(_ local: String, in namespace: String) -> String {
        if namespace == core { return local }
        return modules[namespace].map { "\($0):\(local)" } ?? "*"
    }

    /// The short name of an attribute; those without namespace are the element's own.
    func attribute(_ local: String, in namespace: String) -> String {
        if namespace.isEmpty { return local }
        return modules[namespace].map { "\($0):\(local)" } ?? "*:\(local)"
    }
}
