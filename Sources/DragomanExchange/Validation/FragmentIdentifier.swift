/// A fragment identifier of XLIFF 2.x: where in the file something is.
///
/// `#`, perhaps `/`, then `f=`, `g=` and `u=` in this order, each once at the most, and one leaf: `n=` a note, `d=` original
/// data, `t=` a part of the target, a registered prefix with `=` an element of a module or extension, or an id alone for
/// a part of the source.
struct FragmentIdentifier {
    enum Leaf: Hashable {
        case note(String)
        case data(String)
        case target(String)
        case source(String)
        case module(String, String)
    }

    let isAbsolute: Bool
    private(set) var file: String?
    private(set) var group: String?
    private(set) var unit: String?
    private(set) var leaf: Leaf?

    /// Prefixes that are registered with OASIS or belong to a module.
    private static let registered: Set<String> = [
        "gls", "mtc", "res", "mda", "ctr", "slr", "val", "fs", "its", "itsm", "pgs", "tbx", "okp", "xlf",
    ]

    /// `nil` where it is not formed as the specification says.
    init?(_ text: String) {
        guard text.hasPrefix("#") else { return nil }
        var rest = text.dropFirst()
        isAbsolute = rest.hasPrefix("/")
        if isAbsolute { rest = rest.dropFirst() }
        let selectors = rest.split(separator: "/", omittingEmptySubsequences: false)
        guard !selectors.contains(where: \.isEmpty) else { return nil }
        for (number, selector) in selectors.enumerated() {
            guard leaf == nil else { return nil }
            guard let mark = selector.firstIndex(of: "=") else {
                guard number == selectors.count - 1, AttributeKind.isToken(String(selector)) else { return nil }
                leaf = .source(String(selector))
                continue
            }
            let (prefix, id) = (String(selector[..<mark]), String(selector[selector.index(after: mark)...]))
            guard AttributeKind.isToken(id) else { return nil }
            switch prefix {
            case "f":
                guard file == nil, group == nil, unit == nil else { return nil }
                file = id
            case "g":
                guard group == nil, unit == nil else { return nil }
                group = id
            case "u":
                guard unit == nil else { return nil }
                unit = id
            case "n": leaf = .note(id)
            case "d": leaf = .data(id)
            case "t": leaf = .target(id)
            default:
                guard Self.registered.contains(prefix) else { return nil }
                leaf = .module(prefix, id)
            }
        }
        guard !selectors.isEmpty else { return nil }
    }
}
