import DragomanModel
import DragomanReports
import DragomanTesting
import DragomanWorkflow
import Testing

/// Translations that come back in an archive are those of its files on the command line.
struct ArchiveImportTests {
    private func desk() throws -> Desk {
        let desk = try Desk()
        try desk.ingest("# Ferry **fares** rise\n\nMore soon. Read on.\n", as: "a.md")
        try desk.ingest("<p>One <b>two</b> three.</p>", as: "b.html")
        return desk
    }

    private func back(
        _ desk: Desk,
        _ language: String,
        _ change: (inout ExportOptions) -> Void = { _ in }
    ) throws
        -> String
    {
        let export = try desk.export(language, change)
        return XLIFFFiller { _, source in "\(language) \(source)" }.fill(export.text).text
    }

    private func imported(_ builder: ZipBuilder, as name: String = "back.zip", _ desk: Desk) throws -> ImportResult {
        try desk.workflow.importFiles([try desk.write(try builder.built(), to: name)])
    }

    @Test func filesOfAnArchiveAreOneBatch() throws {
        let desk = try desk()
        let builder = ZipBuilder([
            "project/notes.txt": "Hello", "project/fr.xlf": try back(desk, "fr"),
            "project/ar.xlf": try back(desk, "ar"),
            "logo.png": "\u{89}PNG", "memory.tmx": "<?xml version=\"1.0\"?>\n<!-- x --><tmx version=\"1.4\"></tmx>",
        ])
        let result = try imported(builder, as: "Work.sdlrpx", desk)
        let zip = desk.path("Work.sdlrpx")
        #expect(result.files.map(\.path) == [zip + "/project/fr.xlf", zip + "/project/ar.xlf"])
        #expect(result.files.map(\.imported) == [4, 4])
        #expect(result.skipped.map(\.path) == ["project/notes.txt", "logo.png", "memory.tmx"].map { zip + "/" + $0 })
        #expect(result.skipped.allSatisfy { $0.finding.code == "entry-skipped" && $0.finding.severity == .information })
        #expect(result.skipped.last?.finding.message.contains("memory import") == true)
        #expect(try desk.coverage("fr").percent == 100 && desk.coverage("ar").percent == 100)
        _ = try desk.workflow.undo(try #require(result.batch))
        #expect(try desk.coverage("fr").percent == 0 && desk.coverage("ar").percent == 0)
    }

    @Test(arguments: [ExportFormat.po, .csv, .tsv, .jsonl, .html])
    func tablesInAnArchiveAreRead(format: ExportFormat) throws {
        let desk = try desk()
        let export = try desk.export("fr") { $0.format = format }
        let name = "fr." + format.rawValue
        let builder = ZipBuilder([
            "x/\(name)": export.text, "fares.csv": "stop,price\nA,1\n", "x.html": "<p>target segment",
        ])
        let result = try imported(builder, desk)
        #expect(result.files.map(\.path) == [desk.path("back.zip") + "/x/" + name])
        #expect(result.files[0].refused == 0 && result.files[0].unchanged == 4)
        #expect(result.skipped.count == 2)
    }

    @Test func oneFileThatIsRefusedRefusesAll() throws {
        let desk = try desk()
        let builder = ZipBuilder(["fr.xlf": try back(desk, "fr"), "in/broken.xlf": "<xliff version='1.2'><file"])
        let error = #expect(throws: DragomanError.self) { try imported(builder, desk) }
        #expect(error?.code == "xml-not-well-formed")
        #expect(error?.position?.file == desk.path("back.zip") + "/in/broken.xlf")
        #expect(try desk.coverage("fr").percent == 0)
    }

    @Test func aChecksumThatFailsAtTheEndRefusesAll() throws {
        let desk = try desk()
        var entry = ZipBuilder.Entry("fr.xlf", try back(desk, "fr"))
        entry.checksum = 1
        let error = #expect(throws: DragomanError.self) { try imported(ZipBuilder([entry]), desk) }
        #expect(error?.code == "zip-damaged" && error?.position?.file == desk.path("back.zip") + "/fr.xlf")
        #expect(try desk.coverage("fr").percent == 0)
    }

    @Test func theLastOfOneNameCounts() throws {
        let desk = try desk()
        let old = XLIFFFiller { _, _ in "old" }.fill(try desk.export("fr").text).text
        let result = try imported(ZipBuilder(["fr.xlf": old, "fr.xlf": try back(desk, "fr")]), desk)
        #expect(result.files.map(\.imported) == [4] && result.skipped.map(\.finding.code) == ["entry-doubled"])
        #expect(String(decoding: try desk.render("b", in: "fr"), as: UTF8.self).contains("fr One"))
    }

    @Test func archivesInAnArchiveAreTold() throws {
        let desk = try desk()
        let inner = try ZipBuilder(["ar.xlf": try back(desk, "ar")]).built()
        let builder = ZipBuilder([
            ZipBuilder.Entry("document.mqxlz", inner), ZipBuilder.Entry("fr.xlf", try back(desk, "fr")),
            ZipBuilder.Entry("__MACOSX/._fr.xlf", [0, 5, 0x16, 7]),
        ])
        let result = try imported(builder, desk)
        #expect(result.files.count == 1)
        #expect(result.skipped.map(\.finding.code) == ["archive-nested", "entry-skipped"])
        #expect(result.skipped.map(\.finding.severity) == [.warning, .information])
    }

    @Test func anArchiveOfNothingIsRefused() throws {
        let desk = try desk()
        for builder in [ZipBuilder([]), ZipBuilder(["a.txt": "Hello", "b/": ""])] {
            let error = #expect(throws: DragomanError.self) { try imported(builder, desk) }
            #expect(error?.code == "nothing-known" && error?.position?.file == desk.path("back.zip"))
        }
    }

    /// Packages of Trados Studio hold the source's files as well, without target language.
    @Test func filesWithoutTargetLanguageArePassedOver() throws {
        let desk = try desk()
        let source = try desk.export("fr").text.replacing(#/ target-language="fr"/#, with: "")
            .replacing(#/<target[^>]*/>|<target[^>]*></target>/#, with: "")
        let filled = try back(desk, "fr").replacing(#/ target-language="fr"/#, with: "")
        let builder = ZipBuilder([
            "en-US/a.sdlxliff": source, "fr-FR/a.sdlxliff": try back(desk, "fr"),
            "project.sdlproj": "<?xml version=\"1.0\"?><Project/>", "Reports/analysis.xml": "<task name=\"analyse\"/>",
        ])
        let result = try imported(builder, desk)
        #expect(result.files.map(\.imported) == [4])
        #expect(result.skipped.map(\.finding.code) == ["entry-skipped", "entry-skipped", "entry-skipped"])
        let error = #expect(throws: DragomanError.self) { try imported(ZipBuilder(["a.sdlxliff": filled]), desk) }
        #expect(error?.code == "language-missing")
    }

    @Test func aProjectOfOmegaTIsReadFromItsTarget() throws {
        let desk = try desk()
        let sent = try desk.export("fr") { $0.profile = .omegat }.text
        let made = ToolHabit.omegat.applied(to: sent) { "fr " + $0 }
        var texts: [(String, String)] = [
            ("p/omegat.project", "<?xml version=\"1.0\"?><omegat/>"), ("p/source/fr.xlf", sent),
            (
                "p/omegat/project_save.tmx",
                "<?xml version=\"1.0\"?><!DOCTYPE tmx SYSTEM \"tmx11.dtd\"><tmx version=\"1.1\"/>"
            ),
        ]
        let error = #expect(throws: DragomanError.self) {
            try imported(ZipBuilder(texts.map { ZipBuilder.Entry($0.0, $0.1) }), desk)
        }
        #expect(error?.code == "nothing-known" && error?.message.contains("target") == true)
        texts.append(("p/target/fr.xlf", made))
        let result = try imported(ZipBuilder(texts.map { ZipBuilder.Entry($0.0, $0.1) }), desk)
        #expect(result.files.map(\.path) == [desk.path("back.zip") + "/p/target/fr.xlf"])
        #expect(result.files[0].imported == 4 && result.skipped.count == 3)
    }

    @Test func namesInTheCharsetOfTheFirstPCsAreRead() throws {
        let desk = try desk()
        var entry = ZipBuilder.Entry("", try back(desk, "fr"))
        entry.name = [0x82] + Array("t\\fr.xlf".utf8)
        let result = try imported(ZipBuilder([entry]), desk)
        #expect(result.files.map(\.path) == [desk.path("back.zip") + "/ét/fr.xlf"])
    }
}
