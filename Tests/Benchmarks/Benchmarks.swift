import FoundationEssentials
import Glibc

/// `dragoman-bench PATH-OF-DRAGOMAN`: prints the figures that the README quotes.
@main
struct Benchmarks {
    static func main() throws {
        guard CommandLine.arguments.count == 2 else {
            print("usage: dragoman-bench PATH-OF-DRAGOMAN")
            exit(2)
        }
        try FilterBenchmark.run()
        var template = Array("/tmp/dragoman-bench-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { return print("cannot make a temporary folder") }
        let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try CommandBenchmark(executable: CommandLine.arguments[1], folder: folder).run()
    }
}
