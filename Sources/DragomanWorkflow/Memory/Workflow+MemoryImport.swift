import DragomanMemory
public import DragomanModel

extension Workflow {
    /// Takes in another memory: TMX 1.1 to 1.4b, packed by gzip or not.
    ///
    /// One transaction and one batch: if one file cannot be read, nothing is imported. What the memory has already is
    /// not stored twice. A translation never takes the place of one with a higher state, nor of one that is newer or not
    /// known to be older: it is kept as a candidate then.
    ///
    /// - Parameters:
    ///   - paths: The files, read one after the other.
    ///   - options: Author, dry run.
    /// - Returns: What was stored and what was found.
    /// - Throws: `DragomanError` for a file that is refused (`xml-…`, `gzip-…`, `tmx-…`, `file-not-regular`), `memory-…`.
    public func importMemory(
        _ paths: [String],
        options: MemoryImportOptions = MemoryImportOptions()
    ) throws -> MemoryImportResult {
        for path in paths {
            guard case .file = try InputFile.kind(of: path) else {
                throw DragomanError(
                    "file-not-regular",
                    "cannot import '\(path.printable)': it is a folder; give the files in it"
                )
            }
        }
        return try write(isDryRun: options.isDryRun) { writer in
            let store = TMXImportStore(
                writer: writer,
                time: now(),
                author: options.author,
                origin: paths.joined(separator: " ")
            )
            var result = MemoryImportResult()
            for path in paths {
                let activity = "importing \(InputFile.name(of: path))"
                let size = InputFile.size(of: path)
                let run = TMXImportRun(path: path, site: site, store: store, options: options) { units, bytes in
                    progress(Progress(activity: activity, done: bytes, total: size, counted: (units, "units")))
                }
                result.add(try run.read())
            }
            result.batch = try store.finish()?.rawValue
            return result
        }
    }
}

extension MemoryImportResult {
    fileprivate mutating func add(_ file: MemoryImportResult) {
        units += file.units
        translations += file.translations
        candidates += file.candidates
        unchanged += file.unchanged
        refused += file.refused
        files += file.files
    }
}
