import FoundationEssentials
import Glibc

/// `dragoman-bench PATH-OF-DRAGOMAN [PATH-OF-SENTENCES [SECTION…]]`: prints the figures that the README quotes.
///
/// Sections are `filters`, `segmentation`, `commands` and `concordance`; all without one.
@main
struct Benchmarks {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let executable = arguments.first else {
            print(
                "usage: dragoman-bench PATH-OF-DRAGOMAN [PATH-OF-SENTENCES [filters|segmentation|commands|concordance…]]"
            )
            exit(2)
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
        if sections.isEmpty || sections.contains("concordance") { try ConcordanceBenchmark(folder: folder).run() }
    }
}
