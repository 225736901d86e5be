import DragomanModel
import DragomanTesting
import DragomanWorkflow
import Testing

/// What is hidden comes back from the memory, or is told to be missing.
struct RedactionImportTests {
    private func desk(_ text: String = "<p>Ann Smith saw Bob Jones.</p>") throws -> Desk {
        let desk = try Desk()
        try desk.ingest(text, as: "a.html")
        return desk
    }

    private func export(_ desk: Desk, _ change: (inout ExportOptions) -> Void = { _ in }) throws -> String {
        let rules = try desk.rules("names: [Ann Smith, Bob Jones, Cat Stone]\n")
        return try desk.export("fr") {
            $0.redactions = rules
            change(&$0)
        }.text
    }

    private func filled(_ text: String, _ translate: @escaping (String) -> String) -> String {
        XLIFFFiller { _, source in translate(source) }.fill(text).text
    }

    /// A code of the file, by what is seen in its place.
    private static func code(_ shown: String, in text: String) -> String {
        let all = text.matches(of: #/<(?:x|ph) [^>]*\/>/#).map { String($0.output) }
        return all.first { $0.contains("\"[\(shown)]\"") } ?? ""
    }

    @Test(arguments: ["1.2", "2.0", "2.1", "2.2"])
    func theMemoryHasTheRealText(version: String) throws {
        let desk = try desk()
        let file = try export(desk) { $0.version = version }
        let (ann, bob) = (Self.code("name 1", in: file), Self.code("name 2", in: file))
        let result = try desk.import(filled(file) { _ in "\(bob), \(ann) l'a vu." }).file
        #expect(result.imported == 1 && result.findings.isEmpty, "\(result.findings)")
        #expect(
            String(decoding: try desk.render("a", in: "fr"), as: UTF8.self).contains("Bob Jones, Ann Smith l'a vu.")
        )
        let memory = try desk.memory()
        #expect(
            memory.contains("Bob Jones, Ann Smith l'a vu.") && !memory.contains("name-1") && !memory.contains("[name")
        )
        #expect(try desk.import(filled(file) { _ in "\(bob), \(ann) l'a vu." }).batch == nil)
    }

    @Test func receiptsShowTheRealText() throws {
        let desk = try desk()
        let text = filled(try export(desk)) { "FR " + $0 }
        var receipts: [SegmentReceipt] = []
        var options = ImportOptions()
        options.isDryRun = true
        _ = try desk.workflow.importFiles([try desk.write(text, to: "back.xlf")], options: options) {
            receipts.append($0)
        }
        #expect(receipts.map { $0.after?.displayed } == ["FR Ann Smith saw Bob Jones."])
    }

    @Test func aLostNameIsToldAndNothingIsStored() throws {
        let desk = try desk()
        let file = try export(desk)
        let ann = Self.code("name 1", in: file)
        let result = try desk.import(filled(file) { _ in "\(ann) l'a vu." })
        #expect(result.file.refused == 1 && result.file.candidates == 0 && result.batch == nil)
        #expect(result.file.findings.map(\.code) == ["redaction-missing"])
        #expect(result.file.findings.first?.message.contains("'[name 2]'") == true)
        // A person who knows the name may type it.
        #expect(try desk.import(filled(file) { _ in "\(ann) a vu Bob Jones." }).file.imported == 1)
    }

    @Test func aNameMayBeSaidTwiceOrOnce() throws {
        let desk = try desk("<p>Ann Smith is Ann Smith. Then Bob Jones left.</p>")
        let file = try export(desk)
        let (ann, bob) = (Self.code("name 1", in: file), Self.code("name 2", in: file))
        let text = filled(file) { $0.contains("Then") ? "\(bob) et \(bob) sont partis." : "C'est \(ann)." }
        let result = try desk.import(text).file
        #expect(result.imported == 2 && result.findings.isEmpty, "\(result.findings)")
        let memory = try desk.memory()
        #expect(memory.contains("Bob Jones et Bob Jones sont partis.") && memory.contains("C'est Ann Smith."))
    }

    @Test func whatPeopleSeeIsTakenForTheCode() throws {
        let desk = try desk()
        let result = try desk.import(filled(try export(desk)) { _ in "[name 2], [name 1] l'a vu." }).file
        #expect(result.imported == 1 && result.findings.map(\.code) == ["redaction-restored"])
        #expect(try desk.memory().contains("Bob Jones, Ann Smith l'a vu."))
    }

    @Test func aTypedIdIsTakenForTheCode() throws {
        let desk = try desk()
        let file = try export(desk)
        let text = filled(file) { source in
            source.replacing(#/<x id="([^"]*)"[^>]*>/#) { "&lt;\($0.output.1)/&gt;" } + " fin"
        }
        #expect(try desk.import(text).file.imported == 1)
        #expect(try desk.memory().contains("Ann Smith saw Bob Jones. fin"))
    }

    /// The new source has a name of the same length at the same place.
    @Test(arguments: [ExportFormat.xliff, .csv])
    func theTextOfAnEditedSourceIsNotPutBack(format: ExportFormat) throws {
        let desk = try desk("<p>Ann Smith left.</p><p>More.</p>")
        let text = try export(desk) { $0.format = format }
        try desk.ingest("<p>Cat Stone left.</p><p>More.</p>", as: "a.html")
        let file =
            format == .xliff
            ? filled(text) { "FR " + $0 }
            : text.replacing(#/(<name[^,]*),,/#) { "\($0.output.1),FR \($0.output.1)," }
        let path = try desk.write(file, to: "back.\(format.rawValue)")
        let result = try #require(try desk.workflow.importFiles([path]).files.first)
        // The old text is still known by the unit's name: it stays with the old source.
        #expect(result.findings.first?.code == "source-moved", "\(result.findings)")
        #expect(result.refused == 0)
        let memory = try desk.memory()
        #expect(memory.contains("FR Ann Smith left.") && !memory.contains("FR Cat Stone"))
    }

    /// A file whose ids were changed besides, or one of another memory.
    @Test func whatCannotBeToldIsRefused() throws {
        let desk = try desk("<p>Ann Smith left.</p><p>More.</p>")
        let text = try export(desk)
        let other = try self.desk("<p>Cat Stone left.</p><p>More.</p>")
        let result = try other.import(filled(text) { "FR " + $0 })
        #expect(result.file.findings.map(\.code) == ["redaction-stale"])
        #expect(result.file.refused == 1 && result.file.imported == 1)
        let memory = try other.memory()
        #expect(!memory.contains("FR Cat") && !memory.contains("Ann") && !memory.contains("name-1"))
    }

    @Test func aTextThatMovedIsStillTold() throws {
        let desk = try desk("<p>Ann Smith left. More.</p>")
        let text = filled(try export(desk)) { "FR " + $0 }
        try desk.ingest("<p>New. Ann Smith left. Less.</p>", as: "a.html")
        let result = try desk.import(text).file
        #expect(result.refused == 0)
        #expect(try desk.memory().contains("FR Ann Smith left."))
    }

    /// A tool that splits and joins sentences.
    @Test func segmentsThatWereJoinedAreToldApart() throws {
        let desk = try desk("<p>Ann Smith left. Bob Jones stayed here.</p>")
        let file = try export(desk) { $0.version = "2.0" }
        let sources = file.matches(of: #/<source>(.*?)<\/source>/#).map { String($0.output.1) }.filter { $0 != " " }
        let (ann, bob) = (Self.code("name 1", in: file), Self.code("name 2", in: file))
        let id = try #require(file.firstMatch(of: #/<segment id="([^"]*)"/#)).output.1
        let joined =
            "<segment id=\"\(id)\" state=\"translated\"><source>\(sources[0]) \(sources[1])</source>"
            + "<target>\(ann) est partie. \(bob) est resté ici.</target></segment>"
        let text = file.replacing(#/<segment .*<\/segment>/#.dotMatchesNewlines(), with: joined)
        let result = try desk.import(text).file
        #expect(result.imported == 2 && result.refused == 0, "\(result.findings)")
        #expect(try desk.memory().contains("Ann Smith est partie."))
        #expect(try !desk.memory().contains("name-"))
    }

    @Test(arguments: [
        (ExportProfile.omegat, ToolHabit.omegat), (.poedit, .poedit), (.lokalize, .lokalize), (.qt, .qt),
        (.weblate, .toolkitPlain), (.matecat, .matecat), (.generic, .toolkitRich), (.trados, .poedit),
    ])
    func itComesBackFromTheToolOfAProfile(profile: ExportProfile, habit: ToolHabit) throws {
        let text = "<p>One <b>two</b> of Ann Smith's.<br>R&amp;D of <i>Bob</i> Jones &lt;1&gt;.</p><p>Cat Stone.</p>"
        let desk = try desk(text)
        let export = try export(desk) { $0.profile = profile }
        let back = try desk.import(habit.applied(to: export) { "FR " + $0 }).file
        let told = profile == .qt ? ["original-lost"] : []
        #expect(back.findings.map(\.code) == told, "\(back.findings)")
        let open = try self.desk(text)
        try open.import(filled(try open.export("fr").text) { "FR " + $0 })
        #expect(try desk.render("a", in: "fr") == open.render("a", in: "fr"))
    }
}
