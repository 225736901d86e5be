import DragomanExchange
import DragomanMemory
public import DragomanModel

extension Workflow {
    /// Reads XLIFF of any version back, and archives of such files.
    ///
    /// One transaction: if one file is refused, nothing is imported. A target that is there and not what went out is a
    /// translation, whatever `state` says. It never replaces one that was made since its export or has a higher state,
    /// unless the policy says so, and is then kept as a candidate; where its source has moved on, it stays with the old.
    ///
    /// - Parameters:
    ///   - paths: The files, read one after the other; zip archives are known by their first bytes.
    ///   - options: Author, policy, dry run.
    ///   - receipt: Told what became of each segment, in the order in which that was decided.
    /// - Returns: What became of each file.
    /// - Throws: `DragomanError` for a file that is refused (`xml-…`, `zip-…`, `xliff-…`, `language-…`, `duplicate-id`,
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
        let sources =
            try paths.map { try ImportArchive.isArchive($0) ? .archive(.init(path: $0)) : .file($0) }
            as [ImportSource]
        return try write(isDryRun: options.isDryRun) { writer in
            let store = ImportStore(
                writer: writer,
                time: now(),
                author: options.author,
                origin: paths.joined(separator: " ")
            )
            var result = ImportResult(files: [])
            for (number, (path, source)) in zip(paths, sources).enumerated() {
                progress(Progress(activity: "importing \(InputFile.name(of: path))", done: number, total: paths.count))
                let run = { (input: ImportInput) in
                    ImportRun(
                        input: input,
                        site: site,
                        store: store,
                        options: options,
                        rules: rules,
                        receipt: receipt
                    )
                }
                switch source {
                case .file: result.files.append(try run(ImportInput(path: path)).read())
                case .archive(let archive): try archive.read(into: &result, run)
                }
            }
            result.batch = try store.finish()?.rawValue
            return result
        }
    }
}

/// What a path of an import is.
private enum ImportSource {
    case file(String)
    case archive(ImportArchive)
}

extension ImportArchive {
    /// Reads the entries one after the other.
    fileprivate func read(into result: inout ImportResult, _ run: (ImportInput) -> ImportRun) throws {
        result.skipped += skipped
        let before = result.files.count
        for input in inputs {
            let run = run(input)
            do {
                result.files.append(try run.read())
            } catch let error as DragomanError {
                guard run.language == nil, try isForeign(input, error) else { throw error }
                result.skipped.append(
                    ImportResult.Skipped(
                        path: input.path,
                        finding: Finding(.information, "entry-skipped", message: "\(error.message); passed over")
                    )
                )
            }
        }
        guard result.files.count > before else { throw nothingKnown }
    }

    /// Whether an entry that cannot be read is none of ours: a table of something else, or one of the files without
    /// language and translations that packages hold beside those that were translated.
    private func isForeign(_ input: ImportInput, _ error: DragomanError) throws -> Bool {
        switch error.code {
        case "carrier-columns": true
        case "language-missing": try !input.holdsTargets()
        default: false
        }
    }
}
