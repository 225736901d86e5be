import DragomanModel
import DragomanReports
import DragomanTesting
import DragomanWorkflow
import Testing

/// What goes out for a tool comes back from it: every segment and code, or a word of what the tool destroyed.
struct ProfileTests {
    private static let articles = [
        "a.md":
            "# Ferry **fares** rise\n\nRead `code` and [the *note*](https://x.example/y) now, R&D says.\n\nMore soon.\n\n`12` < 6 **and** &lt;1&gt; stays.\n",
        "b.html":
            "<html lang=en><p>One <b>two <i>three</i></b> four.<br>Five &amp; six.</p><p>Seven <img src=x alt=\"Eight of\u{A0}them\"> nine.</p><p>&lt;3&gt; is a mark.</p><p>12.5%</p></html>",
        "c.txt": "Plain news. More soon.\n",
    ]

    private func desk() throws -> Desk {
        let desk = try Desk()
        for (name, text) in Self.articles.sorted(by: { $0.key < $1.key }) { try desk.ingest(text, as: name) }
        return desk
    }

    private static func translated(_ source: String) -> String { "FR " + source }

    /// The articles with all of it translated by a tool that spoils nothing.
    private func expected() throws -> [[UInt8]] {
        let desk = try desk()
        let file = XLIFFFiller { _, source in Self.translated(source) }.fill(try desk.export("fr").text)
        #expect(try desk.import(file.text).file.findings.isEmpty)
        return try rendered(desk)
    }

    private func rendered(_ desk: Desk) throws -> [[UInt8]] {
        try ["a", "b", "c"].map { try desk.render($0, in: "fr") }
    }

    @Test(arguments: [
        (ExportProfile.omegat, ToolHabit.omegat), (.poedit, .poedit), (.lokalize, .lokalize), (.qt, .qt),
        (.weblate, .toolkitPlain), (.matecat, .matecat), (.generic, .toolkitRich), (.trados, .poedit),
        (.memoq, .toolkitRich), (.phrase, .poedit),
    ])
    func allOfItComesBackFromTheToolOfItsProfile(profile: ExportProfile, habit: ToolHabit) throws {
        let desk = try desk()
        let export = try desk.export("fr") { $0.profile = profile }
        let back = try desk.import(habit.applied(to: export.text, translate: Self.translated))
        #expect(back.file.imported + back.file.unchanged == export.summary.segments)
        // Qt keeps no names of articles, and this is told.
        let told = profile == .qt ? ["original-lost"] : []
        #expect(back.file.findings.map(\.code) == told, "\(back.file.findings)")
        #expect(try rendered(desk) == expected())
        #expect(try desk.coverage("fr").percent == 100)
        // Nothing is left to do, and the same file again brings nothing.
        #expect(try desk.export("fr") { $0.profile = profile }.summary.segments == 0)
        #expect(try desk.import(habit.applied(to: export.text, translate: Self.translated)).batch == nil)
    }

    @Test(arguments: ExportProfile.allCases)
    func anUntouchedExportBringsNothing(profile: ExportProfile) throws {
        let desk = try desk()
        let export = try desk.export("fr") { $0.profile = profile }
        let back = try desk.import(export.text)
        #expect(back.file.imported == 0 && back.file.refused == 0 && back.batch == nil)
        let told = back.file.findings.map(\.code)
        #expect(told == (profile == .omegat ? ["target-untouched"] : []))
    }

    @Test(arguments: ExportProfile.allCases)
    func translationsThatGoOutComeBackAsTheyWere(profile: ExportProfile) throws {
        let desk = try desk()
        let file = XLIFFFiller { _, source in Self.translated(source) }.fill(try desk.export("fr").text)
        try desk.import(file.text)
        let export = try desk.export("fr") {
            $0.profile = profile
            $0.selection = .all
        }
        #expect(export.summary.segments > 10)
        let back = try desk.import(export.text)
        #expect(back.batch == nil && back.file.findings.isEmpty, "\(back.file.findings)")
    }

    /// A tool that gets what was not made for it.
    @Test(arguments: ToolHabit.allCases)
    func whatAToolDestroysIsTold(habit: ToolHabit) throws {
        let desk = try desk()
        // Half of it is translated, so that tools find targets with codes.
        let half = XLIFFFiller { id, source in id.hasSuffix("1") ? Self.translated(source) : nil }
        try desk.import(half.fill(try desk.export("fr") { $0.articles = ["a"] }.text).text)
        let export = try desk.export("fr") { $0.selection = .all }
        let file = habit.applied(to: export.text) { "NEU " + $0 }
        let back = try desk.import(file) { $0.onConflict = .replace }
        let total = back.file.imported + back.file.unchanged + back.file.refused + back.file.candidates
        #expect(total == export.summary.segments)
        let told = Set(back.file.findings.filter { $0.severity > .information }.compactMap(\.unit))
        for match in export.text.matches(of: #/<trans-unit id="([^"]*)".*?<source>(.*?)</source>/#.dotMatchesNewlines())
        {
            let id = String(match.output.1)
            let isTaken = file.contains("NEU ") && !told.contains(id)
            guard isTaken, habit != .omegat else { continue }
            // What nobody was told of is in the memory with all that its source has.
            let now = try desk.export("fr") { $0.selection = .all }.text
            let unit = try #require(now.firstRange(of: "<trans-unit id=\"\(id)\""))
            let text = now[unit.lowerBound...]
            let target = try #require(text.firstMatch(of: #/<target[^>]*>(.*?)</target>/#.dotMatchesNewlines()))
            let codes = { (xml: Substring) in xml.matches(of: #/<(g|x|bx|ex|it) id="\d+"/#).map(\.output.0) }
            #expect(codes(target.output.1) == codes(match.output.2), "\(id)")
            #expect(target.output.1.hasPrefix("NEU "), "\(id): \(target.output.1)")
        }
    }

    @Test func whatAToolDoesNotOpenIsRefused() throws {
        let desk = try desk()
        let conflicts: [(ExportProfile, String?, Bool)] = [
            (.omegat, "2.0", false), (.poedit, "2.1", false), (.lokalize, "2.2", false), (.qt, "2.0", false),
            (.omegat, nil, true), (.poedit, nil, true), (.qt, "1.2", true),
        ]
        for (profile, version, isSegmented) in conflicts {
            let error = #expect(throws: DragomanError.self) {
                _ = try desk.export("fr") {
                    $0.profile = profile
                    $0.version = version
                    $0.isSegmented = isSegmented
                }
            }
            #expect(error?.code == "profile-conflict", "\(profile)")
        }
        #expect(try desk.export("fr") { ($0.profile, $0.version) = (.poedit, "2.0") }.text.contains("version=\"2.0\""))
    }

    @Test func aCopyThatAToolCallsATranslationIsOne() throws {
        let desk = try Desk()
        try desk.ingest("Ferry.\n\nTrain.\n", as: "a.txt")
        let export = try desk.export("fr") { $0.profile = .omegat }
        let file = export.text.replacing(
            "state=\"needs-translation\"",
            with: "state=\"translated\"",
            maxReplacements: 1
        )
        #expect(try desk.import(file).file.imported == 1)
    }
}
