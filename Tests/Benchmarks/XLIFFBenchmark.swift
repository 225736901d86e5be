import DragomanExchange
import DragomanMeasuring
import DragomanModel
import DragomanTesting
import FoundationEssentials
import Glibc

/// How fast XLIFF of 200,000 segments is written and read, each in a process of its own, so that memory is its own.
struct XLIFFBenchmark {
    /// The first argument that makes the benchmark's executable write a file, and the one that makes it read one.
    static let writeCommand = "write-xliff"
    static let readCommand = "read-xliff"

    let executable: String
    let folder: String

    private static let articles = 2000
    private static let segments = 100

    /// Writes, reads, prints.
    func run() throws {
        print("\nXLIFF of \(Report.thousands(Self.articles * Self.segments)) segments, every fourth with codes")
        for version in ["1.2", "2.1"] {
            let path = folder + "/bench-\(version).xlf"
            let written = Measurement.run("/proc/self/exe", [Self.writeCommand, path, version])
            let bytes = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
            Report.line(
                "\(version) written, \(Report.number(Double(bytes) / 1e6, 0)) MB",
                figures(written, nothing: Measurement.run("/proc/self/exe", [Self.writeCommand, "/dev/null", "none"])),
                goal: ("0.6 s CPU, 100 MB", written.cpuSeconds <= 0.6 && written.peakMegabytes <= 100)
            )
            let read = Measurement.run("/proc/self/exe", [Self.readCommand, path])
            Report.line(
                "\(version) read",
                figures(read, nothing: nil),
                goal: ("0.6 s CPU, 100 MB", read.cpuSeconds <= 0.6 && read.peakMegabytes <= 100)
            )
            let lint = Measurement.run("/usr/bin/xmllint", ["--stream", "--noout", path])
            if lint.exitCode == 0 { Report.line("  xmllint --stream", figures(lint, nothing: nil)) }
            let valid = Measurement.run(executable, ["xliff", "validate", path, "--quiet"])
            Report.line(
                "\(version) validated",
                figures(valid, nothing: nil),
                goal: (
                    "0.6 s CPU, 100 MB",
                    valid.exitCode == 0 && valid.cpuSeconds <= 0.6 && valid.peakMegabytes <= 100
                )
            )
            unlink(path)
        }
    }

    private func figures(_ run: Measurement.Run, nothing: Measurement.Run?) -> String {
        let rest = nothing.map { ", \(Report.number($0.cpuSeconds)) s of it making the texts" } ?? ""
        return "\(Report.number(run.cpuSeconds)) s CPU\(rest), \(Report.number(run.peakMegabytes, 0)) MB"
            + (run.exitCode == 0 ? "" : ", EXIT CODE \(run.exitCode)")
    }

    /// Writes a file; `none` as version makes the texts and writes nothing.
    static func write(_ path: String, version: String) throws {
        guard let file = fopen(path, "w") else { return }
        defer { fclose(file) }
        let (english, french) = (LanguageTag(canonical: "en"), LanguageTag(canonical: "fr"))
        var news = NewsGenerator(seed: 7)
        // Of a length that makes about 60 MB.
        let texts = (0..<1000).map { _ in String(news.sentence().prefix(14)) }
        var writer = XLIFFWriter(
            version: XLIFFVersion(rawValue: version) ?? .version12,
            source: english,
            target: french
        ) { bytes in
            if version != "none" { fwrite(bytes, 1, bytes.count, file) }
        }
        if version != "none" { try writer.begin() }
        for article in 0..<articles {
            let units = (0..<segments / 2).map { unit(article * segments / 2 + $0, texts) }
            guard version != "none" else { continue }
            try writer.write(
                ExportFile(
                    slug: "article-\(article)",
                    id: "f\(article)",
                    format: .html,
                    revision: 1,
                    baseBatch: 1,
                    units: units
                )
            )
        }
        if version != "none" { try writer.end() }
    }

    /// A unit of two segments, one in two with a pair of codes.
    private static func unit(_ number: Int, _ texts: [String]) -> ExportUnit {
        let bold = InlineCode(id: 1, isPair: true, purpose: .formatting, opening: "<b>", closing: "</b>")
        let segments = (0..<2).map { index in
            let text = texts[(number * 7 + index * 311) % texts.count]
            var content = CodedText()
            if index == 0, number.isMultiple(of: 2) {
                content.append(CodeMark(role: .open, id: 1))
                content.append(text)
                content.append(CodeMark(role: .close, id: 1))
            } else {
                content.append(text)
            }
            return ExportSegment(
                id: "u\(number)-\(index + 1)",
                content: content,
                codes: content.hasCodes ? [bold] : [],
                target: content,
                state: .translated,
                origin: .human
            )
        }
        return ExportUnit(id: "u\(number)", kind: .paragraph, segments: segments, gaps: [" "])
    }

    /// Reads a file to its end and does nothing with it.
    static func read(_ path: String) throws {
        var segments = 0
        _ = try XLIFFReader.read(path: path, file: path) { _ in segments += 1 }
        print("\(segments) segments")
    }
}
