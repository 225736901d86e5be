/// Gives the codes and annotations of a unit ids that are name tokens and stand once, the same in source and target.
struct InlineNumbering {
    private var given: [String: String] = [:]
    private var taken: Set<String>
    /// Kinds whose ends are linked by something else than their ids.
    private static let linked: Set<String> = ["bx", "bpt"]

    /// Ids that could not stay what they were: what they were, by what they are.
    private(set) var renamed: [String: String] = [:]

    /// - Parameter taken: Ids that others have.
    init(taken: Set<String> = []) { self.taken = taken }

    /// The id for what a version calls `id`; `kind` tells things apart that may have the same id there.
    mutating func id(_ kind: String, _ id: String) -> String {
        let key = kind + "\u{1F}" + id
        if let known = given[key] { return known }
        let result = Self.unique(id, &taken)
        if result != id, !Self.linked.contains(kind) { renamed[result] = id }
        given[key] = result
        return result
    }

    /// A name token like the text that is not taken; it is taken then.
    static func unique(_ text: String, _ taken: inout Set<String>) -> String {
        var token = String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { AttributeKind.isToken(String($0)) ? $0 : Unicode.Scalar("_") }
            )
        )
        if token.isEmpty { token = "n" }
        guard !taken.insert(token).inserted else { return token }
        var number = 2
        while !taken.insert("\(token)-\(number)").inserted { number += 1 }
        return "\(token)-\(number)"
    }
}
