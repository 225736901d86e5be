import DragomanMemory
import DragomanModel
import DragomanText
import Yams

/// Reads the key `repetitions` of a site file.
struct SiteRepetitionsReader {
    private let file: String

    /// Makes a reader for a file of that name.
    init(file: String) { self.file = file }

    /// `once` or `all` alone, or the keys `export` and `apart`.
    ///
    /// - Throws: `DragomanError` `site-repetitions-invalid`, with file and line.
    func read(_ node: Node) throws -> SiteRepetitions {
        var result = SiteRepetitions()
        guard let mapping = node.mapping else {
            result.export = try export(node)
            return result
        }
        for (key, value) in mapping {
            switch key.scalar?.string ?? "" {
            case "export": result.export = try export(value)
            case "apart": result.apart = try apart(value)
            case let name:
                throw failure(
                    "unknown key '\(String(name.prefix(60)).printable)'; there are 'export' and 'apart'",
                    key
                )
            }
        }
        return result
    }

    private func export(_ node: Node) throws -> ExportOptions.Repetitions {
        guard let known = ExportOptions.Repetitions(rawValue: node.scalar?.string ?? "") else {
            throw failure("repetitions are exported 'once' or 'all'", node)
        }
        return known
    }

    private func apart(_ node: Node) throws -> Set<Occurrence> {
        let form = "'apart' is a list of segments such as budget-vote#u1gvj3et48hwk-1, as 'dragoman units' names them"
        guard let entries = node.sequence else { throw failure(form, node) }
        return Set(
            try entries.map { entry in
                guard let text = entry.scalar?.string,
                    let occurrence = Occurrence(Normalization.nfc(text))
                else { throw failure(form, entry) }
                return occurrence
            }
        )
    }

    private func failure(_ message: String, _ node: Node) -> DragomanError {
        DragomanError("site-repetitions-invalid", message, at: Site.position(node, file))
    }
}
