import DragomanExchange
import DragomanMemory
public import DragomanModel

extension Workflow {
    /// Reads XLIFF of any version back.
    ///
    /// One transaction: if one file is refused, nothing is imported. A target that is there and not what went out is a
    /// translation, whatever `state` says. It never replaces one that was made since its export or has a higher state,
    /// unless the policy says so, and is then kept as a candidate; where its source has moved on, it stays with the old.
    ///
    /// - Parameters:
    ///   - paths: The files, read one after the other.
    ///   - options: Author, policy, dry run.
    ///   - receipt: Told what became of each segment, in the order in which that was decided.
    /// - Returns: What became of each file.
    /// - Throws: `DragomanError` for a file that is refused (`xml-…`, `xliff-…`, `language-…`, `duplicate-id`,
    ///   `nothing-known`), `memory-…`.
    public func importFiles(
        _ paths: [String],
        options: ImportOptions = ImportOptions(),
        receipt: ((SegmentReceipt) throws -> Void)? = nil
    ) throws -> ImportResult {
        for path in paths {
            guard case .file = try InputFile.kind(of: path) else {
                throw DragomanError(
                    "file-not-regular",
                    "cannot import '\(path.printable)': it is a folder; give the files in it"
                )
            }
        }
        return try write(isDryRun: options.isDryRun) { writer in
            let store = ImportStore(
                writer: writer,
                time: now(),
                author: options.author,
                origin: paths.joined(separator: " ")
            )
            let files = try paths.enumerated().map { number, path in
                progress(Progress(activity: "importing \(InputFile.name(of: path))", done: number, total: paths.count))
                let run = ImportRun(
                    path: path,
                    site: site,
                    store: store,
                    options: options,
                    rules: rules,
                    receipt: receipt
                )
                return try run.read()
            }
            return ImportResult(files: files, batch: try store.finish()?.rawValue)
        }
    }
}
