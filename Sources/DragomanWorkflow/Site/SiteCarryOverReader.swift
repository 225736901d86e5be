import DragomanModel
import Yams

/// Reads the key `carryOver` of a site file.
struct SiteCarryOverReader {
    private let file: String

    init(file: String) { self.file = file }

    /// The policy.
    ///
    /// - Throws: `DragomanError` `site-carry-over-invalid`, with file and line.
    func read(_ node: Node) throws -> CarryOverPolicy {
        guard let entries = node.mapping else {
            throw failure(
                "'carryOver' holds classes of edits and what becomes of translations, such as 'typo: accept'",
                node
            )
        }
        var policy = CarryOverPolicy()
        var seen: Set<EditClass> = []
        for (key, value) in entries {
            let editClass = try editClass(key)
            guard seen.insert(editClass).inserted else { throw failure("'\(editClass.rawValue)' stands twice", key) }
            let treatment = try treatment(value)
            if editClass.isGuarded, treatment == .accept {
                throw failure(
                    "an edit of the class '\(editClass.rawValue)' changes what is said, so its translation cannot be accepted unseen; "
                        + "say 'candidate' or 'none'",
                    value
                )
            }
            policy[editClass] = treatment
        }
        return policy
    }

    private func editClass(_ node: Node) throws -> EditClass {
        let text = node.scalar?.string ?? ""
        guard let editClass = EditClass(rawValue: text) else {
            let names = EditClass.allCases.map(\.rawValue).joined(separator: ", ")
            throw failure("'\(String(text.prefix(60)).printable)' is no class of edits; there are \(names)", node)
        }
        return editClass
    }

    private func treatment(_ node: Node) throws -> CarryOverPolicy.Treatment {
        let text = node.scalar?.string ?? ""
        guard let treatment = CarryOverPolicy.Treatment(rawValue: text) else {
            throw failure("expected 'accept', 'candidate' or 'none', not '\(String(text.prefix(60)).printable)'", node)
        }
        return treatment
    }

    private func failure(_ message: String, _ node: Node) -> DragomanError {
        DragomanError("site-carry-over-invalid", message, at: Site.position(node, file))
    }
}
