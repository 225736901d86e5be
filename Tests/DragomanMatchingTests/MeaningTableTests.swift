import DragomanModel
import Foundation
import Testing

@testable import DragomanMatching

@Suite struct MeaningTableTests {
    private static let head = "language xx\nversion 1\n"
    private static let marks = "[quotation marks]\n“ ”\n"

    @Test func `every language of the site has a table with a version`() throws {
        let catalogue = try MeaningFixtures.catalogue.get()
        #expect(catalogue.languages.map(\.description) == MeaningFixtures.languages)
        try catalogue.validate()
        for language in catalogue.languages {
            let table = try catalogue.table(for: language)
            #expect(table.knowsWords, "\(language)")
            #expect(
                table.name.hasSuffix("-\(language)") && table.name.hasPrefix("dragoman-meaning-20"),
                "\(table.name)"
            )
            for section in [MeaningTable.Section.numbers, .opposites] {
                #expect(table.words[section]?.isEmpty == false, "\(language) has no \(section)")
            }
        }
    }

    @Test(arguments: [("zh-Hans", "zh"), ("zh-Hant-TW", "zh"), ("pt-BR", "pt"), ("sr-Latn", "sr"), ("en-GB", "en")])
    func `a tag falls back on its prefixes`(tag: String, stem: String) throws {
        let table = try MeaningFixtures.catalogue.get().table(for: LanguageTag(canonical: tag))
        #expect(table.language == stem)
    }

    @Test func `a language without a table knows quotation marks only`() throws {
        let table = try MeaningFixtures.catalogue.get().table(for: LanguageTag(canonical: "fi"))
        #expect(!table.knowsWords && !table.quotationMarks.isEmpty && table.name == "none")
    }

    @Test(arguments: [
        ("[negations]\nnot\n[verbs]\n", 5, "unknown section"),
        ("[negations]\nnot\nno not\n", 5, "stands twice"),
        ("[negations]\nnot | no\n", 4, "belongs under [opposites]"),
        ("[opposites]\nall none\n", 4, "'|' between"),
        ("[opposites]\nall |\n", 4, "no word on one side"),
        ("[negations]\n--\n", 4, "is no word"),
        ("[negating affixes]\nun\n", 4, "is no prefix"),
        ("[look-alikes]\nform- from\n", 4, "part of a word"),
        ("[quotation marks]\n“\n", 4, "an opening mark and a closing one"),
        ("[quotation marks]\na b\n", 4, "is no quotation mark"),
        ("[behaviour]\nspaces = no\n", 4, "unknown behaviour"),
        ("version 2\n", 3, "stands twice"),
        ("tongue xx\n", 3, "unknown line"),
    ])
    func `faults are told with their line`(text: String, line: Int, message: String) {
        let error = #expect(throws: DragomanError.self) {
            try MeaningTable(parsing: Self.head + text, file: "xx.txt")
        }
        #expect(error?.code == "meaning-table-invalid")
        #expect(error?.position == FilePosition(file: "xx.txt", line: line))
        #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
    }

    @Test(arguments: [("version 1\n" + marks, "language"), ("language xx\n" + marks, "version"), (head, "quotation")])
    func `what a table must have is asked for`(text: String, missing: String) {
        let error = #expect(throws: DragomanError.self) { try MeaningTable(parsing: text, file: "xx.txt") }
        #expect(error?.message.contains(missing) == true)
    }

    @Test func `a table is for the language of its name`() {
        let catalogue = MeaningCatalogue(files: ["yy.txt": Self.head + Self.marks])
        #expect(throws: DragomanError.self) { try catalogue.table(for: LanguageTag(canonical: "yy")) }
    }

    @Test func `the page of the tables names every section`() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Data/Matching")
        let page = try String(contentsOf: folder.appendingPathComponent("README.md"), encoding: .utf8)
        for text in try MeaningFixtures.tables().values {
            for line in text.split(separator: "\n") where line.hasPrefix("[") && line.hasSuffix("]") {
                #expect(page.contains("`\(line)`"), "\(line)")
            }
        }
    }
}
