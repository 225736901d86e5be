import DragomanExchange
import DragomanMemory
public import DragomanModel

extension Workflow {
    /// Writes the memory as TMX 1.4b, in a stable order: the same memory gives the same bytes.
    ///
    /// A file that was written so and is read into an empty memory gives the same file again.
    ///
    /// - Parameters:
    ///   - languages: The tags of the target languages; empty for all that the memory has.
    ///   - path: The file; packed by gzip where it ends in `.gz`.
    ///   - version: The version of the program, for the header.
    /// - Returns: What was written.
    /// - Throws: `DragomanError` `language-unknown`, `file-unwritable`, `gzip-failed`, `memory-…`.
    public func exportMemory(languages: [String], to path: String, version: String) throws -> MemoryExportResult {
        let wanted = try languages.map { try site.language($0, among: []) }
        return try memory.read { reader in
            let file = try TMXFile(path)
            defer { file.abandon() }
            var run = try TMXExportRun(reader, source: site.source.tag, version: version)
            try reader.forEachEntry(translatedInto: wanted.isEmpty ? nil : Set(wanted)) { entry in
                try run.write(entry)
                guard run.writer.count >= 1 << 17 else { return }
                try file.write(run.take())
                progress(Progress(activity: "exporting, units", done: run.units, total: 0))
            }
            run.finish()
            try file.write(run.take())
            try file.finish()
            return MemoryExportResult(path: path, units: run.units, translations: run.translations)
        }
    }
}
