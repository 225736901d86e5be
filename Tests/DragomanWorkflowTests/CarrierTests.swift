import DragomanModel
import DragomanReports
import DragomanTesting
import DragomanWorkflow
import Foundation
import Testing

/// Tables and catalogues go out and come back with the checks of XLIFF.
struct CarrierTests {
    private static let tables = ExportFormat.allCases.filter { $0 != .xliff }

    private func desk() throws -> Desk {
        let desk = try Desk()
        try desk.ingest("# Ferry **fares** rise\n\nRead `code` now, R&D says \"no\".\n\nMore soon.\n", as: "a.md")
        try desk.ingest("<p>One <b>two <i>three</i></b> four &lt;1&gt;.<br>Five\u{A0}six.</p>", as: "b.html")
        return desk
    }

    /// A file of the format with a translation of each segment, as a person would type it.
    private func filled(_ desk: Desk, _ format: ExportFormat, _ translate: (String) -> String) throws -> String {
        let text = try desk.export("fr") { $0.format = format }.text
        switch format {
        case .po:
            return text.replacing(#/msgid "(.+)"\nmsgstr ""/#) { match in
                "msgid \"\(match.output.1)\"\nmsgstr \"\(translate(String(match.output.1)))\""
            }
        case .jsonl:
            return text.replacing(#/"source":"((?:[^"\\]|\\.)*)"/#) { match in
                "\(match.output.0),\"target\":\"\(translate(String(match.output.1)))\""
            }
        case .html:
            return text.replacing(#/<td lang="en">(.*?)</td><td (.*?)></td>/#) { match in
                "<td lang=\"en\">\(match.output.1)</td><td \(match.output.2)>\(translate(String(match.output.1)))</td>"
            }
        case .csv, .tsv, .xliff:
            let mark: Character = format == .csv ? "," : "\t"
            return text.split(separator: "\r\n").enumerated().map { number, line in
                var cells = line.split(separator: mark, omittingEmptySubsequences: false).map(String.init)
                // A quoted cell may hold the separator: the source then takes several.
                guard number > 0, let batch = cells.last, cells.count >= 8 else { return String(line) }
                let source = cells[3...(cells.count - 5)].joined(separator: String(mark))
                let isQuoted = source.hasPrefix("\"")
                let plain = isQuoted ? String(source.dropFirst().dropLast()) : source
                cells =
                    Array(cells[..<3]) + [
                        source, isQuoted ? "\"\(translate(plain))\"" : translate(plain), "", "", batch,
                    ]
                return cells.joined(separator: String(mark))
            }.joined(separator: "\r\n")
        }
    }

    private func `import`(_ desk: Desk, _ text: String, _ format: ExportFormat) throws -> ImportResult.File {
        let path = try desk.write(text, to: "back.\(format.rawValue)")
        return try #require(try desk.workflow.importFiles([path]).files.first)
    }

    @Test(arguments: tables)
    func whatAPersonTypesComesBackWithItsCodes(format: ExportFormat) throws {
        let desk = try desk()
        let back = try self.import(desk, try filled(desk, format) { "FR " + $0 }, format)
        #expect(back.findings.isEmpty, "\(back.findings)")
        #expect(back.imported == 5)
        #expect(try desk.coverage("fr").percent == 100)
        let other = try self.desk()
        try other.import(XLIFFFiller { _, source in "FR " + source }.fill(try other.export("fr").text).text)
        for slug in ["a", "b"] { #expect(try desk.render(slug, in: "fr") == other.render(slug, in: "fr")) }
        // What goes out with its translation comes back as it was, by the same rules of conflict.
        let all = try desk.export("fr") {
            $0.format = format
            $0.selection = .all
        }
        let again = try self.import(desk, all.text, format)
        #expect(again.imported == 0 && again.unchanged == 5 && again.findings.isEmpty, "\(again.findings)")
    }

    @Test func aTableComesBackAsASpreadsheetSortsAndChangesIt() throws {
        let desk = try Desk()
        try desk.ingest("One fish.\n\nTwo fish.\n", as: "2026-11-24.txt")
        try desk.ingest("Red fish.\n\nBlue fish.\n", as: "b.txt")
        let out = try desk.export("fr") { $0.format = .csv }.text
        var rows = out.split(separator: "\r\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        let head = rows.removeFirst()
        rows.sort { $0[3].lexicographicallyPrecedes($1[3]) }
        let back = rows.map { row in
            var row = row.map(String.init)
            row[0] = row[0].replacing("2026-11-24", with: "24/11/2026")
            row[4] = "FR " + row[3]
            // Somebody emptied a cell that seemed of no use.
            if row[3] == "Blue fish." { row[1] = "" }
            return row.joined(separator: ";")
        }
        let text = ([head.joined(separator: ";")] + back).joined(separator: "\n")
        let result = try self.import(desk, text, .csv)
        #expect(result.imported == 4 && result.refused == 0)
        #expect(result.findings.map(\.code) == ["original-lost"], "\(result.findings)")
        #expect(try desk.coverage("fr").percent == 100)
    }

    @Test(arguments: tables)
    func anUntouchedFileBringsNothing(format: ExportFormat) throws {
        let desk = try desk()
        let export = try desk.export("fr") { $0.format = format }
        #expect(export.summary.path.hasSuffix("fr." + format.rawValue))
        let back = try self.import(desk, export.text, format)
        #expect(back.imported == 0 && back.unchanged == 5 && back.refused == 0 && back.findings.isEmpty)
    }

    @Test(arguments: tables)
    func anExportWithNothingToDoIsAFile(format: ExportFormat) throws {
        let desk = try desk()
        _ = try self.import(desk, try filled(desk, format) { "FR " + $0 }, format)
        let nothing = try desk.export("fr") { $0.format = format }
        #expect(nothing.summary.segments == 0)
        #expect(try self.import(desk, nothing.text, format).imported == 0)
    }

    @Test(arguments: tables)
    func lostCodesAreToldAsInXLIFF(format: ExportFormat) throws {
        let desk = try desk()
        let text = try filled(desk, format) { source in
            "FR " + source.replacing(#/(<|&lt;)/?\d/?(>|&gt;)/#, with: "")
        }
        let back = try self.import(desk, text, format)
        #expect(back.findings.contains { $0.code == "code-missing" })
        #expect(back.candidates > 0)
    }

    @Test(arguments: tables)
    func olderWorkDoesNotReplaceNewer(format: ExportFormat) throws {
        let desk = try desk()
        let old = try filled(desk, format) { "ALT " + $0 }
        _ = try self.import(desk, try filled(desk, format) { "NEU " + $0 }, format)
        let file = try self.import(desk, old, format)
        // Both are of one export: the later work counts. One of an older export than the translation does not.
        #expect(file.imported == 5)
        try desk.import(
            XLIFFFiller(overwrites: true) { _, source in "XLF " + source }.fill(
                try desk.export("fr") { $0.selection = .all }.text
            ).text
        )
        let late = try self.import(desk, old, format)
        #expect(late.imported == 0 && late.candidates == 5)
        #expect(Set(late.findings.map(\.code)) == ["conflict-newer"])
    }

    @Test func aTableTakesNothingOfXLIFF() throws {
        let desk = try desk()
        for change: (inout ExportOptions) -> Void in [
            { $0.version = "2.1" }, { $0.isSegmented = true }, { $0.profile = .omegat },
        ] {
            let error = #expect(throws: DragomanError.self) {
                _ = try desk.export("fr") {
                    $0.format = .csv
                    change(&$0)
                }
            }
            #expect(error?.code == "format-conflict")
        }
    }

    @Test func leasesGoWithTables() throws {
        let desk = try desk()
        let given = try desk.export("fr") {
            $0.format = .csv
            $0.lease = LeaseTerms(holder: "Anne")
        }
        #expect(given.summary.lease?.segments == 5)
        let text = given.text.replacing(",,,", with: ",FR,,", maxReplacements: 1)
        let back = try self.import(desk, text, .csv)
        #expect(back.closedLeases == back.imported)
    }
}
