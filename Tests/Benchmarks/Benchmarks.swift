import FoundationEssentials
import Glibc

/// `dragoman-bench PATH-OF-DRAGOMAN [PATH-OF-SENTENCES [SECTION…]]`: prints the figures that the README quotes.
///
/// Sections are `filters`, `segmentation`, `commands`, `xliff`, `tmx`, `concordance` and `memory`; all without one. `MEMORY_UNITS`
/// says how many units the memory has (a million), `SHARED` where the translation sample's folder lies (`../shared`).
@main
struct Benchmarks {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let executable = arguments.first else {
            print("usage: dragoman-bench PATH-OF-DRAGOMAN [PATH-OF-SENTENCES [SECTION…]]")
            exit(2)
        }
        if executable == TMXParsing.command, let path = arguments.dropFirst().first {
            return try TMXParsing.parse(path)
        }
        if let path = arguments.dropFirst().first {
            switch executable {
            case XLIFFBenchmark.readCommand: return try XLIFFBenchmark.read(path)
            case XLIFFBenchmark.writeCommand:
                return try XLIFFBenchmark.write(path, version: arguments.dropFirst(2).first ?? "1.2")
            default: break
            }
        }
        let rival = arguments.dropFirst().first
        let sections = arguments.dropFirst(2)
        if sections.isEmpty || sections.contains("filters") { try FilterBenchmark.run() }
        var template = Array("/tmp/dragoman-bench-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { return print("cannot make a temporary folder") }
        let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        if sections.isEmpty || sections.contains("segmentation") {
            try SegmentationBenchmark(executable: executable, rival: rival, folder: folder).run()
        }
        if sections.isEmpty || sections.contains("commands") {
            try CommandBenchmark(executable: executable, folder: folder).run()
        }
        if sections.isEmpty || sections.contains("concordance") {
            try ConcordanceBenchmark(executable: executable, folder: folder).run()
        }
        if sections.isEmpty || sections.contains("xliff") {
            try XLIFFBenchmark(executable: executable, folder: folder).run()
        }
        if sections.isEmpty || sections.contains("tmx") {
            try TMXBenchmark(executable: executable, folder: folder).run()
        }
        if sections.isEmpty || sections.contains("memory") {
            let environment = ProcessInfo.processInfo.environment
            try MemoryBenchmark(
                executable: executable,
                folder: folder,
                shared: (environment["SHARED"] ?? "../shared") + "/tm",
                units: environment["MEMORY_UNITS"].flatMap { Int($0) } ?? 1_000_000
            ).run()
        }
    }
}
