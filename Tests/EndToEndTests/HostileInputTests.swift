import DragomanMemorySQLite
import DragomanTesting
import Foundation
import Testing

/// Input that is broken, huge, foreign or malicious is refused with file, line and reason, and changes nothing.
struct HostileInputTests {
    private let article = "Good news\n\nThe <harbour> opens & closes. It rains in Port Ellery.\n"

    /// A memory with an article and one of its three segments translated.
    private func desk() throws -> DragomanBinary {
        let dragoman = try DragomanBinary()
        try dragoman.write(article, to: "a.txt")
        #expect(try dragoman.run(["ingest", "a.txt"]).code == 0)
        #expect(try dragoman.run(["export", "-l", "fr", "-o", "out"]).code == 0)
        var isFirst = true
        let filled = XLIFFFiller { _, source in
            defer { isFirst = false }
            return isFirst ? "FR \(source)" : nil
        }.fill(try dragoman.text("out/fr.xlf"))
        try dragoman.write(filled.text, to: "fr.xlf")
        #expect(try dragoman.run(["import", "fr.xlf"]).code == 0)
        return dragoman
    }

    // MARK: XLIFF

    @Test("a truncated file is refused with its line", arguments: ["1.2", "2.1"])
    func truncated(version: String) throws {
        let dragoman = try desk()
        #expect(try dragoman.run(["export", "-l", "de", "-o", "out", "--version", version]).code == 0)
        let whole = XLIFFFiller { _, source in "DE \(source)" }.fill(try dragoman.text("out/de.xlf")).text
        for part in [3, 10, 30, 50, 70, 95, 99] {
            try dragoman.write(Data(Array(whole.utf8).prefix(whole.utf8.count * part / 100)), to: "cut.xlf")
            try dragoman.refuse(["import", "cut.xlf"], saying: ["cut.xlf:", "error: "])
        }
        try dragoman.refuse(["import", "cut.xlf", "fr.xlf"], saying: ["cut.xlf:"])
        try dragoman.refuse(["import", "fr.xlf", "cut.xlf"], saying: ["cut.xlf:"])
        try dragoman.write(whole, to: "cut.xlf")
        #expect(try dragoman.run(["import", "cut.xlf"]).code == 0)
    }

    @Test func entitiesAreNotExpanded() throws {
        let dragoman = try desk()
        let filled = XLIFFFiller { _, _ in "&x;" }.fill(try dragoman.text("out/fr.xlf")).text
        let body = try #require(filled.firstRange(of: "<xliff"))
        var bomb = "<!DOCTYPE xliff [<!ENTITY a \"aaaaaaaaaa\">\n"
        for level in 1...12 {
            bomb +=
                "<!ENTITY \(Self.letter(level)) \"\(String(repeating: "&\(Self.letter(level - 1));", count: 10))\">\n"
        }
        bomb += "<!ENTITY x \"&\(Self.letter(12));\">]>\n"
        try dragoman.write("secret words", to: "secret.txt")
        let external = "<!DOCTYPE xliff [<!ENTITY x SYSTEM \"file://\(dragoman.folder.path)/secret.txt\">]>\n"
        let recursive = "<!DOCTYPE xliff [<!ENTITY x \"&y;\"><!ENTITY y \"&x;\">]>\n"
        let remote = "<!DOCTYPE xliff SYSTEM \"http://127.0.0.1:9/x.dtd\">\n"
        for (name, head) in [("bomb", bomb), ("external", external), ("recursive", recursive)] {
            try dragoman.write("<?xml version=\"1.0\"?>\n" + head + filled[body.lowerBound...], to: "\(name).xlf")
            let outcome = try dragoman.refuse(["import", "\(name).xlf"], saying: ["\(name).xlf:", "error: "])
            #expect(!outcome.stderr.contains("secret words"))
        }
        // What is named but not used is not fetched.
        try dragoman.write(
            "<?xml version=\"1.0\"?>\n" + remote + filled[body.lowerBound...].replacing("&x;", with: "x"),
            to: "remote.xlf"
        )
        _ = try dragoman.run(["import", "remote.xlf", "--dry-run"])
        // The same in an export of WordPress.
        var news = NewsGenerator(seed: 5)
        let export = news.wxr(posts: 1, sentences: 1)
        let rss = try #require(export.firstRange(of: "<rss"))
        for (name, head) in [("bomb", bomb), ("external", external)] {
            let changed = export[rss.lowerBound...].replacing("<title>The Desk", with: "<title>&x;The Desk")
                .replacing("<wp:post_id>1", with: "<wp:post_id>&x;1")
            try dragoman.write(
                "<?xml version=\"1.0\"?>\n" + head.replacing("DOCTYPE xliff", with: "DOCTYPE rss") + changed,
                to: "\(name).xml"
            )
            let outcome = try dragoman.run(["ingest", "\(name).xml", "--format", "wxr", "--dry-run"])
            #expect(outcome.code == 1, "\(name): \(outcome.text) \(outcome.stderr)")
            #expect(!(outcome.stderr + outcome.text).contains("secret words"))
        }
    }

    private static func letter(_ number: Int) -> String { number == 0 ? "a" : "a\(number)" }

    @Test func whatIsNotXLIFFIsNamed() throws {
        let dragoman = try desk()
        let export = try dragoman.text("out/fr.xlf")
        let filled = XLIFFFiller { _, source in "FR2 \(source)" }.fill(export).text
        try dragoman.write("", to: "empty.xlf")
        try dragoman.refuse(["import", "empty.xlf"], saying: ["empty.xlf", "empty"])
        try dragoman.write("<?xml version=\"1.0\"?>\n<tmx version=\"1.4\"><body/></tmx>\n", to: "foreign.xlf")
        try dragoman.refuse(["import", "foreign.xlf"], saying: ["foreign.xlf:2", "error: "])
        try dragoman.write("Not XML at all\n", to: "words.xlf")
        try dragoman.refuse(["import", "words.xlf"], saying: ["words.xlf:1", "error: "])
        try dragoman.write(filled.replacing("version=\"1.2\"", with: "version=\"7.0\""), to: "version.xlf")
        try dragoman.refuse(["import", "version.xlf"], saying: ["version.xlf:2", "7.0"])
        try dragoman.write(
            filled.replacing("target-language=\"fr\"", with: "target-language=\"tlh\""),
            to: "klingon.xlf"
        )
        try dragoman.refuse(["import", "klingon.xlf"], saying: ["klingon.xlf:", "tlh"])
        try dragoman.write(filled.replacing("source-language=\"en\"", with: "source-language=\"de\""), to: "source.xlf")
        try dragoman.refuse(["import", "source.xlf"], saying: ["source.xlf:", "'de'", "'en'"])
        try dragoman.write(filled.replacing("original=\"a\"", with: "original=\"zzz\""), to: "unknown.xlf")
        try dragoman.refuse(["import", "unknown.xlf"], saying: ["unknown.xlf:", "zzz"])
        let id = try #require(Self.firstID(filled))
        let rest = try #require(filled.firstRange(of: id)).upperBound
        let second = try #require(Self.firstID(String(filled[rest...])))
        try dragoman.write(filled.replacing("id=\"\(second)\"", with: "id=\"\(id)\""), to: "twice.xlf")
        try dragoman.refuse(["import", "twice.xlf"], saying: ["twice.xlf:", id])
        try dragoman.write(Data(Array(filled.utf8).map { $0 == UInt8(ascii: "F") ? 0xFF : $0 }), to: "bytes.xlf")
        try dragoman.refuse(["import", "bytes.xlf"], saying: ["bytes.xlf:"])
        try dragoman.refuse(["import", "nowhere.xlf"], saying: ["nowhere.xlf", "no such file"])
        try dragoman.refuse(["import", "out"], saying: ["out", "folder"])
        // Some other article's part in a file with known ones is told, and the rest is taken.
        let file = try #require(filled.firstRange(of: "<file"))
        let end = try #require(filled.firstRange(of: "</file>"))
        let other = filled[file.lowerBound..<end.upperBound].replacing("original=\"a\"", with: "original=\"other\"")
        try dragoman.write(filled.replacing("</file>", with: "</file>" + other), to: "both.xlf")
        let both = try dragoman.run(["import", "both.xlf"])
        #expect(both.code == 3)
        #expect(both.stderr.contains("other"))
    }

    private static func firstID(_ xliff: String) -> String? {
        guard let start = xliff.firstRange(of: "<trans-unit id=\"") else { return nil }
        return String(xliff[start.upperBound...].prefix { $0 != "\"" })
    }

    @Test func depthAndLengthAreBounded() throws {
        let dragoman = try desk()
        let filled = XLIFFFiller { _, source in "FR2 \(source)" }.fill(try dragoman.text("out/fr.xlf")).text
        let deep = String(repeating: "<g id=\"1\">", count: 10_000) + "x" + String(repeating: "</g>", count: 10_000)
        try dragoman.write(filled.replacing(">FR2 ", with: ">" + deep, maxReplacements: 1), to: "deep.xlf")
        try dragoman.refuse(["import", "deep.xlf"], saying: ["deep.xlf:", "error: "])
        let tower = String(repeating: "<x>", count: 10_000) + String(repeating: "</x>", count: 10_000)
        var news = NewsGenerator(seed: 4)
        let export = news.wxr(posts: 1, sentences: 1)
        try dragoman.write(export.replacing("<wp:wxr_version>", with: tower + "<wp:wxr_version>"), to: "deep.xml")
        try dragoman.refuse(["ingest", "deep.xml", "--format", "wxr"], saying: ["deep.xml:", "error: ", "deep"])
        for (name, opening, closing) in [
            ("deep.html", "<div>", "</div>"), ("spans.html", "<b><i>", ""), ("lists.html", "<ul><li>", "</ul>"),
        ] {
            try dragoman.write(
                String(repeating: opening, count: 10_000) + "Words." + String(repeating: closing, count: 10_000),
                to: name
            )
            try dragoman.refuse(["ingest", name], saying: [name, "error: "])
        }
        for (name, text) in [
            ("quotes.md", String(repeating: "> ", count: 10_000) + "Words."),
            ("lists.md", String(repeating: "- ", count: 10_000) + "Words."),
            ("stars.md", String(repeating: "*a **b ", count: 5_000)),
            ("brackets.md", String(repeating: "[", count: 20_000) + "Words" + String(repeating: "](x)", count: 10_000)),
        ] {
            // Whether such a file is refused or read is the filter's choice; what counts is that it ends well.
            try dragoman.write(text, to: name)
            let outcome = try dragoman.shell(
                "ulimit -v 4000000; ulimit -t 60; exec \"$dragoman\" ingest --dry-run \(name)"
            )
            #expect([0, 1].contains(outcome.code), "\(name): \(outcome.code) \(outcome.stderr.prefix(300))")
            #expect(outcome.code == 0 || outcome.stderr.contains(name))
        }
    }

    @Test func hugeFilesAreRefusedUnread() throws {
        let dragoman = try desk()
        let state = try dragoman.state()
        let limit = "ulimit -v 1500000; ulimit -t 60; exec \"$dragoman\""
        for (name, format) in [("huge.txt", "text"), ("huge.html", "html"), ("huge.md", "markdown")] {
            // Sparse: a gigabyte that takes no place.
            let outcome = try dragoman.shell("truncate -s 1G \(name) && (\(limit) ingest \(name) --format \(format))")
            #expect(outcome.code == 1)
            #expect(outcome.stderr.contains(name) && outcome.stderr.contains("MiB"), "\(outcome.stderr)")
        }
        let zeros = try dragoman.shell("truncate -s 1G huge.xml && (\(limit) ingest huge.xml --format wxr)")
        #expect(zeros.code == 1 && zeros.stderr.contains("huge.xml"), "\(zeros.stderr)")
        let nothing = try dragoman.shell("truncate -s 1G huge.xlf && (\(limit) import huge.xlf)")
        #expect(nothing.code == 1 && nothing.stderr.contains("huge.xlf"), "\(nothing.stderr)")
        // A post of one line of 30 MB.
        var news = NewsGenerator(seed: 3)
        let export = news.wxr(posts: 1, sentences: 1)
        let content = try #require(export.firstRange(of: "<content:encoded><![CDATA[")).upperBound
        try dragoman.write(String(export[..<content]), to: "head")
        try dragoman.write(String(export[content...]), to: "tail")
        let post = try dragoman.shell(
            "(cat head; head -c 30000000 /dev/zero | tr '\\0' a; cat tail) > post.xml && (\(limit) ingest post.xml)"
        )
        #expect(post.code == 1 && post.stderr.contains("post.xml:") && post.stderr.contains("10 MB"), "\(post.stderr)")
        // One line of 60 MB of words in a target.
        let filled = XLIFFFiller { _, source in "@@" }.fill(try dragoman.text("out/fr.xlf")).text
        let parts = filled.split(separator: "@@", maxSplits: 1)
        try dragoman.write(String(parts[0]), to: "head")
        try dragoman.write(String(parts[1]).replacing("@@", with: "x"), to: "tail")
        let line = try dragoman.shell(
            "(cat head; head -c 60000000 /dev/zero | tr '\\0' a; cat tail) > line.xlf && rm huge.* && (\(limit) import line.xlf)"
        )
        #expect(
            line.code == 1 && line.stderr.contains("line.xlf:") && line.stderr.contains("MB"),
            "\(line.code) \(line.stderr.prefix(300))"
        )
        let words = try dragoman.shell(
            "head -c 20000000 /dev/zero | tr '\\0' a > line.txt && (ulimit -t 100; exec \"$dragoman\" ingest line.txt --dry-run)"
        )
        #expect([0, 1].contains(words.code), "\(words.code) \(words.stderr.prefix(300))")
        #expect(try dragoman.state() == state)
    }

    // MARK: Articles

    @Test func bytesOfOtherCharsetsAreReadAndSaid() throws {
        let dragoman = try desk()
        let latin = Data(
            Array("<p>The caf".utf8) + [0xE9] + Array(" opened in the old town. Nobody had expected the r".utf8) + [
                0xE9, 0x73, 0x75,
            ] + Array("m".utf8) + [0xE9] + Array(".</p>\n".utf8)
        )
        try dragoman.write(latin, to: "latin.html")
        let outcome = try dragoman.run(["ingest", "latin.html", "--json"])
        if outcome.code == 0 {
            #expect(outcome.stderr.contains("latin.html"), "a guess that is not said: \(outcome.text)")
            #expect(try dragoman.run(["render", "latin", "-l", "en"]).stdout == latin)
        } else {
            #expect(outcome.code == 1 && outcome.stderr.contains("latin.html"))
        }
        // Bytes that are no text in any charset.
        var random = SeededRandom(seed: 9)
        try dragoman.write(Data((0..<4000).map { _ in UInt8(truncatingIfNeeded: random.next()) }), to: "noise.txt")
        let noise = try dragoman.run(["ingest", "noise.txt"])
        #expect(noise.code == 0 || noise.code == 1 && noise.stderr.contains("noise.txt"))
        #expect(try dragoman.json(["verify"])["ok"] as? Bool == true)
    }

    @Test func whatIsNoFileIsRefusedAtOnce() throws {
        let dragoman = try desk()
        #expect(
            try dragoman.shell(
                "mkfifo pipe.txt pipe.xlf; ln -s pipe.txt link.txt; ln -s /dev/null null.txt; mkdir none"
            ).code == 0
        )
        for name in ["pipe.txt", "link.txt", "/dev/null", "null.txt", "/dev/zero"] {
            try dragoman.refuse(["ingest", name, "--format", "text"], saying: [name, "pipe"])
        }
        for name in ["pipe.xlf", "/dev/null", "null.txt"] {
            try dragoman.refuse(["import", name], saying: [name, "pipe"])
        }
        try dragoman.refuse(["glossary", "import", "pipe.xlf"], saying: ["pipe.xlf", "pipe"])
        try dragoman.refuse(["articles", "--site", "pipe.xlf"], saying: ["pipe.xlf", "pipe"])
        let memory = try dragoman.run(["articles", "--database", "pipe.xlf"])
        #expect(memory.code == 1 && memory.stderr.contains("pipe.xlf"))
        #expect(try dragoman.run(["ingest", "none"]).code == 0)
        #expect((try dragoman.json(["ingest", "none"])["articles"] as? [Any])?.isEmpty == true)
        // In a folder they are no articles.
        #expect(try dragoman.run(["ingest", ".", "--dry-run"]).code == 0)
        try dragoman.refuse(["ingest", "nowhere.txt"], saying: ["nowhere.txt", "no such file"])
        try dragoman.write("", to: "empty.txt")
        #expect([0, 1].contains(try dragoman.run(["ingest", "empty.txt", "--dry-run"]).code))
        try dragoman.write("", to: "empty.html")
        #expect([0, 1].contains(try dragoman.run(["ingest", "empty.html", "--dry-run"]).code))
    }

    @Test func namesAreEscapedAndSlugsAreOwnedOnce() throws {
        let dragoman = try desk()
        let name = "bad\u{1B}[31m\nname\u{202E}.xlf"
        try dragoman.write("<x", to: name)
        let outcome = try dragoman.refuse(["import", name], saying: ["\\u{1B}[31m", "\\u{A}", "\\u{202E}"])
        #expect(!outcome.stderr.contains("\u{1B}") && !outcome.stderr.contains("\u{202E}"))
        try dragoman.write("Words.\n", to: "bad\u{1B}name.txt")
        let slug = try dragoman.refuse(["ingest", "bad\u{1B}name.txt"], saying: ["\\u{1B}"])
        #expect(!slug.stderr.contains("\u{1B}"))
        // Findings, too: of a file that was converted, and of a unit that names itself so.
        let latin = Data(Array("<meta charset=latin1><p>The caf".utf8) + [0xE9] + Array(" opens.</p>".utf8))
        try dragoman.write(latin, to: "n\u{1B}[31m.html")
        let told = try dragoman.run(["ingest", "n\u{1B}[31m.html", "--slug", "latin"])
        #expect(
            told.code == 0 && !told.stderr.contains("\u{1B}") && told.stderr.contains("n\\u{1B}[31m.html"),
            "\(told.stderr)"
        )
        let filled = XLIFFFiller { _, source in "\(source)<g id=\"99\">x</g>" }.fill(try dragoman.text("out/fr.xlf"))
            .text
        let id = try #require(Self.firstID(filled))
        try dragoman.write(
            filled.replacing("id=\"\(id)\"", with: "id=\"q&#10;b.xlf:1: &#x202E;forged\""),
            to: "ids.xlf"
        )
        let ids = try dragoman.run(["import", "ids.xlf", "--dry-run"])
        #expect(
            ids.stderr.contains("forged") && !ids.stderr.contains("\nb.xlf:1") && !ids.stderr.contains("\u{202E}"),
            "\(ids.stderr)"
        )
        try dragoman.write("One.\n", to: "x/same.txt")
        try dragoman.write("Two.\n", to: "y/same.md")
        try dragoman.refuse(["ingest", "x", "y"], saying: ["x/same.txt", "y/same.md", "'same'"])
        try dragoman.write("Three.\n", to: "other.html")
        try dragoman.refuse(["ingest", "other.html", "x", "y"], saying: ["same"])
        // One that is refused refuses all.
        try dragoman.write(String(repeating: "<div>", count: 10_000), to: "z/deep.html")
        try dragoman.refuse(["ingest", "other.html", "z/deep.html"], saying: ["z/deep.html"])
    }

    @Test func aBrokenSiteIsNamedWithItsLine() throws {
        let dragoman = try desk()
        for (text, words) in [
            ("source: en\ntargets:\n  - fr\n - de\n", ["site.yaml:4", "error: "]),
            ("source: en\ntargets: [fr, fr]\n", ["site.yaml:2", "fr"]),
            ("source: en\ntargets:\n  - fr\n  - klingonish\n", ["site.yaml:4", "klingonish"]),
            ("source: en\n", ["site.yaml", "targets"]),
            ("", ["site.yaml", "empty"]), ("targets: [fr]\n", ["site.yaml", "source"]),
            ("source: en\ntargets: []\n", ["site.yaml", "targets"]),
            ("source: en\ntargets: [en]\n", ["site.yaml:2", "en"]), ("&a [*a, *a]\n", ["site.yaml"]),
            ("- en\n- fr\n", ["site.yaml"]),
            ("source: [en]\ntargets: [fr]\n", ["site.yaml:1"]), ("source: en\ntargets: {fr: 1}\n", ["site.yaml"]),
        ] {
            try dragoman.write(text, to: "s/site.yaml")
            for site in ["s", "s/site.yaml"] { try dragoman.refuse(["coverage", "--site", site], saying: words) }
        }
        try dragoman.refuse(["coverage", "--site", "nowhere"], saying: ["nowhere"])
    }

    // MARK: Memories

    @Test func foreignAndNewerMemoriesAreLeftAsTheyAre() throws {
        let dragoman = try desk()
        let memory = try dragoman.data("dragoman.sqlite")
        // The header of SQLite's files: the user's version at 60, the application's id at 68.
        try dragoman.write(Self.patched(memory, at: 60, with: 9999), to: "newer.sqlite")
        try dragoman.write(Self.patched(memory, at: 68, with: 42), to: "other.sqlite")
        try dragoman.write("This is no database, only words that go on for a while.\n", to: "words.sqlite")
        try dragoman.write(Data(), to: "empty.sqlite")
        try dragoman.write(memory.prefix(5000), to: "cut.sqlite")
        let calls = [
            ["articles"], ["import", "fr.xlf"], ["undo", "1"], ["coverage"], ["ingest", "a.txt"], ["init"], ["verify"],
        ]
        for name in ["other", "words", "newer", "cut"].map({ $0 + ".sqlite" }) {
            let bytes = try dragoman.data(name)
            for call in calls where name != "cut.sqlite" || call != ["verify"] {
                let outcome = try dragoman.run(call + ["--database", name])
                #expect(outcome.code == 1, "\(name) \(call): \(outcome.code) \(outcome.text) \(outcome.stderr)")
                #expect(outcome.stderr.contains(name), "\(name) \(call): \(outcome.stderr)")
                #expect(try dragoman.data(name) == bytes, "\(name) \(call)")
            }
        }
        for call in calls.prefix(4) {
            let outcome = try dragoman.run(call + ["--database", "empty.sqlite"])
            #expect(outcome.code == 1 && outcome.stderr.contains("empty.sqlite"), "\(call): \(outcome.stderr)")
            #expect(try dragoman.data("empty.sqlite").isEmpty)
            let missing = try dragoman.run(call + ["--database", "missing.sqlite"])
            #expect(missing.code == 1 && missing.stderr.contains("missing.sqlite"))
            #expect(!dragoman.exists("missing.sqlite"))
        }
        #expect(try dragoman.run(["articles", "--database", "."]).code == 1)
        #expect(try dragoman.run(["init", "--database", "no/such/folder.sqlite"]).code == 1)
    }

    private static func patched(_ file: Data, at place: Int, with value: UInt32) -> Data {
        var bytes = [UInt8](file)
        for index in 0..<4 { bytes[place + index] = UInt8(truncatingIfNeeded: value >> (24 - 8 * UInt32(index))) }
        return Data(bytes)
    }

    @Test func aLockedMemoryIsSaidToBeLocked() throws {
        let dragoman = try desk()
        let path = dragoman.folder.appendingPathComponent("dragoman.sqlite").path
        let holder = try SQLiteMemory.open(path: path, mode: .writing)
        try holder.write(isDryRun: true) { _ in try checkWhileLocked(dragoman) }
        try holder.close()
        #expect(try dragoman.run(["ingest", "a.txt"]).code == 0)
    }

    private func checkWhileLocked(_ dragoman: DragomanBinary) throws {
        try dragoman.write("Changed words.\n", to: "a.txt")
        let outcome = try dragoman.refuse(["ingest", "a.txt"], saying: ["dragoman.sqlite"])
        #expect(outcome.stderr.contains("locked") || outcome.stderr.contains("busy"))
        // Readers read on.
        #expect(try dragoman.run(["articles"]).code == 0)
        #expect(try dragoman.run(["export", "-l", "fr", "-o", "out2"]).code == 0)
    }

    // MARK: Output

    @Test func whatCannotBeWrittenIsSaid() throws {
        let dragoman = try desk()
        for call in [
            "articles", "coverage --format html", "render a -l fr", "units a", "segment --language en < a.txt",
            "coverage --json",
        ] {
            let outcome = try dragoman.shell("exec \"$dragoman\" \(call) > /dev/full")
            #expect(outcome.code == 1, "\(call): \(outcome.code)")
            #expect(outcome.stderr.contains("no space left"), "\(call): \(outcome.stderr)")
        }
        // A reader that goes away is no failure.
        #expect(try dragoman.shell("\"$dragoman\" coverage --json | true").code == 0)
        try dragoman.write("a file", to: "taken")
        try dragoman.refuse(["export", "-l", "fr", "-o", "taken"], saying: ["taken"])
        try dragoman.refuse(["render", "a", "-l", "fr", "-o", "no/such/file.txt"], saying: ["no/such/file.txt"])
        // A file larger than the process may write is a disk that is full.
        let full = try dragoman.shell("ulimit -f 0; exec \"$dragoman\" export -l fr -o full")
        #expect(full.code != 0)
        #expect(try dragoman.files().filter { $0.hasPrefix("full/") } == [], "left over")
    }

    /// Runs a command as someone to whom permissions apply: root becomes nobody.
    private static let isRoot = geteuid() == 0
    private static let canBeNobody = !isRoot || FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv")

    @Test(.enabled(if: canBeNobody, "root may write everywhere, and there is no setpriv"))
    func whatOneMayNotTouchIsSaid() throws {
        let dragoman = try desk()
        let nobody = Self.isRoot ? "setpriv --reuid=65534 --regid=65534 --clear-groups" : ""
        let copies = """
            cp "$dragoman" binary; cp -r "$DRAGOMAN_DATA" Data; mkdir shut; cp fr.xlf secret.xlf; chmod 000 secret.xlf
            chmod -R a+rX Data out; chmod 555 binary shut .; chmod 444 dragoman.sqlite fr.xlf a.txt
            """
        #expect(try dragoman.shell(copies).code == 0)
        defer { _ = try? dragoman.shell("chmod 755 . shut; chmod 644 *.xlf dragoman.sqlite") }
        let bytes = try dragoman.data("dragoman.sqlite")
        let run = { (call: String) in
            try dragoman.shell("export DRAGOMAN_DATA=Data; \(nobody) ./binary \(call)")
        }
        for call in ["articles", "coverage", "units a", "render a -l fr", "lookup 'Good news' --target fr", "verify"] {
            let outcome = try run(call)
            #expect(outcome.code == 0 && !outcome.text.isEmpty, "\(call): \(outcome.stderr)")
        }
        for (call, name) in [
            ("import fr.xlf", "dragoman.sqlite"), ("ingest a.txt", "dragoman.sqlite"), ("undo 1", "dragoman.sqlite"),
            ("init --database shut/x.sqlite", "shut/x.sqlite"), ("export -l fr -o shut", "shut"),
            ("export -l fr -o new", "new"),
            ("render a -l fr -o shut/a.txt", "shut/a.txt"),
        ] {
            let outcome = try run(call)
            #expect(outcome.code == 1 && outcome.stderr.contains(name), "\(call): \(outcome.stderr)")
            #expect(
                outcome.stderr.contains("permi") || outcome.stderr.contains("read-only")
                    || outcome.stderr.contains("allow"),
                "\(call): \(outcome.stderr)"
            )
        }
        #expect(try dragoman.data("dragoman.sqlite") == bytes)
        #expect(try dragoman.files().filter { $0.hasPrefix("shut/") || $0.hasPrefix("new") } == [])
        // A memory that may be written, and a file that may not be read.
        #expect(try dragoman.shell("chmod 777 .; chmod 666 dragoman.sqlite").code == 0)
        let secret = try run("import secret.xlf")
        #expect(secret.code == 1 && secret.stderr.contains("secret.xlf") && secret.stderr.contains("permission denied"))
    }
}
