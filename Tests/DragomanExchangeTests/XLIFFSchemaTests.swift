import DragomanExchange
import DragomanModel
import DragomanTesting
import Foundation
import Testing

/// `xmllint` over the schemas that lie beside the checkout.
enum Lint {
    static let isHere = FileManager.default.isExecutableFile(atPath: "/usr/bin/xmllint") && schemas != nil
    static let schemas = SharedData.file("schemas/catalog.xml")?.deletingLastPathComponent()

    /// What is wrong with a document; empty if nothing is.
    static func complaints(_ bytes: [UInt8], arguments: [String]) throws -> String {
        guard let schemas else { return "no schemas" }
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("dragoman-\(UUID().uuidString).xml")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/xmllint")
        process.arguments = ["--nonet", "--noout"] + arguments + [file.path]
        process.currentDirectoryURL = schemas
        process.environment = ["XML_CATALOG_FILES": schemas.appendingPathComponent("catalog.xml").path]
        let pipe = Pipe()
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? "" : String(decoding: output, as: UTF8.self)
    }
}

@Suite(.enabled(if: Lint.isHere, "xmllint or the schemas are not on this machine"))
struct XLIFFSchemaTests {
    @Test(arguments: Layout.all)
    func `Generated files are valid`(layout: Layout) throws {
        var generated = Generated(seed: 77)
        let files = (1...150).map { generated.file($0) }
        let schema =
            switch layout.version {
            case .version12: "xliff-1.2/all-1.2-strict.xsd"
            case .version20: "xliff-2.0/all-2.0.xsd"
            case .version21: "xliff-2.1/all-2.1.xsd"
            case .version22: "xliff-2.2/all-2.2.xsd"
            }
        let complaints = try Lint.complaints(layout.write(files), arguments: ["--schema", schema])
        #expect(complaints.isEmpty, "\(complaints.prefix(3000))")
    }

    @Test(arguments: [XLIFFVersion.version12, .version20])
    func `Files of the profiles are valid`(version: XLIFFVersion) throws {
        var generated = Generated(seed: 78)
        for options in [XLIFFWriter.Options(fillsTargets: true), XLIFFWriter.Options(hasVisibleCodes: true)] {
            var bytes: [UInt8] = []
            var writer = XLIFFWriter(
                version: version,
                source: LanguageTag(canonical: "en"),
                target: LanguageTag(canonical: "fr"),
                options: options,
                sink: { bytes += $0 }
            )
            try writer.begin()
            for number in 1...50 { try writer.write(generated.file(number)) }
            try writer.end()
            let schema = version == .version12 ? "xliff-1.2/all-1.2-strict.xsd" : "xliff-2.0/all-2.0.xsd"
            let complaints = try Lint.complaints(bytes, arguments: ["--schema", schema])
            #expect(complaints.isEmpty, "\(complaints.prefix(2000))")
        }
    }

    @Test func `A written termbase is valid`() throws {
        let bytes = TBXWriter.write(Termbases.sample, title: "Sample", source: LanguageTag(canonical: "en"))
        let complaints = try Lint.complaints(
            bytes,
            arguments: ["--relaxng", "tbx-v3/TBX_Core_RNG/TBXcoreStructV03.rng"]
        )
        #expect(complaints.isEmpty, "\(complaints.prefix(3000))")
    }
}
