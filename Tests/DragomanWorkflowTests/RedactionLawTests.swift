import DragomanModel
import DragomanTesting
import DragomanWorkflow
import Foundation
import Testing

/// Whatever the texts and the rules: what is hidden is in no byte that goes out, and comes back as it was.
struct RedactionLawTests {
    /// One way to write a file.
    struct Way: Sendable, CustomTestStringConvertible {
        var format = ExportFormat.xliff
        var version: String?
        var profile = ExportProfile.generic
        var isSegmented = false

        var testDescription: String {
            "\(format.rawValue) \(version ?? "") \(profile.rawValue)\(isSegmented ? " segmented" : "")"
        }

        func apply(to options: inout ExportOptions) {
            options.format = format
            options.version = version
            options.profile = profile
            options.isSegmented = isSegmented
        }
    }

    private let seeds: UInt64 = 1

    static let ways: [Way] =
        ["1.2", "2.0", "2.1", "2.2"].map { Way(version: $0) } + [Way(version: "1.2", isSegmented: true)]
        + ExportProfile.allCases.map { Way(profile: $0) }
        + ExportFormat.allCases.filter { $0 != .xliff }.map { Way(format: $0) }

    /// Articles, rules and all that must not go out, made up from a seed.
    private struct Story {
        var random: SeededRandom
        var names: [String] = []
        var secrets: Set<String> = []
        var rules = ""

        // No syllable is one of the texts around or of a format.
        private static let syllables = ["zor", "vath", "quell", "brix", "jund", "ypsk", "ölm", "ąck", "жук", "λωξ"]
        private static let fillers = [
            "the mayor", "said", "a ferry", "R&amp;D", "&lt;b&gt;", "today", "is", "of", "<i>late</i>", "rain,", "“no”",
            "<br>", "code <code>x</code>",
        ]

        init(seed: UInt64) {
            random = SeededRandom(seed: seed)
            for _ in 0..<4 {
                let words = (0..<(1 + number(3))).map { _ in word() }
                names.append(words.joined(separator: pick([" ", " ", "-"])))
            }
            rules = "names:\n" + names.map { "  - '\($0)'\n" }.joined()
            rules += "kinds: [email, url, phone, number, handle]\n"
            rules += "patterns:\n  - {label: file, pattern: '(?<=file )[A-Z]{3}Q[A-Z]+'}\n"
            for name in names {
                for word in name.split(whereSeparator: { " -".contains($0) }) { secrets.insert(String(word)) }
            }
        }

        mutating func number(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }
        mutating func pick(_ list: [String]) -> String { list[number(list.count)] }
        private mutating func word() -> String {
            let word = (0..<(2 + number(2))).map { _ in pick(Self.syllables) }.joined()
            return word.prefix(1).uppercased() + word.dropFirst()
        }

        mutating func secret() -> String {
            switch number(9) {
            case 0:
                let name = "\(pick(["anna", "bo"])).\(pick(Self.syllables))mail@zedmail.example"
                secrets.insert("zedmail")
                return name
            case 1:
                secrets.insert("hushpage")
                return "https://hushpage.example/a/\(number(900) + 100)?x=y"
            case 2:
                let digits = "\(number(80000) + 10007)"
                secrets.insert(digits)
                return "\(digits) euros"
            case 3:
                secrets.insert("555-0199")
                return "+44 20 555-0199"
            case 4:
                // What a pattern found in one place is hidden in all.
                return secrets.insert("ABCQXYZ").inserted ? "file ABCQXYZ" : pick(["file ABCQXYZ", "ABCQXYZ"])
            case 5:
                secrets.insert("handlezz")
                return "@handlezz"
            default:
                let name = pick(names)
                switch number(6) {
                case 0: return name.uppercased()
                case 1: return name + pick(["'s", "’s"])
                case 2: return "<b>\(name.prefix(2))</b>\(name.dropFirst(2))"
                case 3:
                    return name.replacing(" ", with: pick(["<br>", "\u{A0}", "</p><p>"])).replacing(
                        "</p><p>",
                        with: " "
                    )
                case 4: return "<a href=\"/\(name)\" title=\"See \(name)\">\(name)</a>"
                default: return name
                }
            }
        }

        mutating func article() -> String {
            var text = "<html><head><title>About \(pick(names))</title></head><body>"
            for _ in 0..<4 {
                text += "<p>"
                for _ in 0..<(1 + number(3)) {
                    for _ in 0..<(3 + number(5)) { text += (number(3) == 0 ? secret() : pick(Self.fillers)) + " " }
                    text +=
                        pick([
                            "end.", "<span translate=no>\(pick(names))</span> end.",
                            "<img alt=\"\(pick(names))\" src=x> end.",
                        ]) + " "
                }
                text += "</p>"
            }
            return text + "</body></html>"
        }

        /// What must not be in a file, of all that was made up; folded.
        func told(in bytes: String) -> [String] {
            let folded = bytes.precomposedStringWithCanonicalMapping.lowercased()
            return secrets.filter { folded.contains($0.precomposedStringWithCanonicalMapping.lowercased()) }.sorted()
        }
    }

    /// What a translator and others leave in the memory: names as they are, with endings, dropped, doubled.
    private static func translation(_ source: String, _ story: inout Story) -> String? {
        switch story.number(5) {
        case 0: nil
        case 1: "FR \(source) \(story.pick(story.names))"
        case 2: "FR " + source.replacing(story.pick(story.names), with: "elle")
        case 3: "FR " + story.names.reduce(source) { $0.replacing($1, with: $1 + "ova") }
        default: "FR " + source
        }
    }

    @Test(arguments: ways)
    func nothingGoesOutAndAllComesBack(way: Way) throws {
        for seed in 0..<seeds as Range<UInt64> {
            var story = Story(seed: way.testDescription.utf8.reduce(seed) { $0 &* 31 &+ UInt64($1) })
            let desk = try Desk()
            for number in 0..<2 { try desk.ingest(story.article(), as: "a\(number).html") }
            _ = try desk.workflow.importGlossaries([
                try desk.write("id,en,fr\n1,mayor,maire de \(story.names[0])\n2,ferry,bac\n", to: "g.csv")
            ])
            let open = try desk.export("fr").text
            try desk.import(XLIFFFiller { _, source in Self.translation(source, &story) }.fill(open).text)
            // What was translated is near to what follows.
            for number in 2..<4 { try desk.ingest(story.article(), as: "a\(number).html") }
            let rules = try desk.rules(story.rules)
            for selection in ExportOptions.Selection.allCases {
                let export = try desk.export("fr") {
                    $0.redactions = rules
                    $0.selection = selection
                    $0.threshold = 50
                    way.apply(to: &$0)
                }
                let told = story.told(in: export.text)
                #expect(told.isEmpty, "seed \(seed), \(selection): \(told)\n\(export.text)")
                let path = try desk.write(
                    export.text,
                    to: "back.\(way.format.rawValue == "xliff" ? "xlf" : way.format.rawValue)"
                )
                let back = try #require(try desk.workflow.importFiles([path]).files.first)
                #expect(
                    back.imported == 0 && back.refused == 0 && back.candidates == 0,
                    "seed \(seed): \(back.findings)"
                )
            }
            try sendsBackTheSource(desk, story, rules, way, seed)
        }
    }

    /// Articles whose names are others of the same length when the file comes back: each text goes with its own source.
    @Test(arguments: [Way(version: "1.2"), Way(version: "2.0"), Way(profile: .weblate)])
    func noNameIsPutWhereAnotherWas(way: Way) throws {
        let names = ["Ann", "Bob", "Cat", "Dan"]
        for seed in 0..<4 as Range<UInt64> {
            var random = SeededRandom(seed: seed)
            func article() -> String {
                (0..<6).map { _ in
                    let parts = (0..<3).map { _ in names[Int(random.next() % 4)] }
                    return "<p>\(parts[0]) left. \(parts[1]) saw \(parts[2]).</p>"
                }.joined()
            }
            let desk = try Desk()
            try desk.ingest(article(), as: "a.html")
            let rules = try desk.rules("names: [\(names.joined(separator: ", "))]\n")
            let export = try desk.export("fr") {
                $0.redactions = rules
                way.apply(to: &$0)
            }
            try desk.ingest(article(), as: "a.html")
            // Names are all that tells the sentences apart; the names of the units are taken away from some.
            let sent = XLIFFFiller { _, source in "FR " + source }.fill(export.text).text
            let renamed = seed % 2 == 0 ? sent : sent.replacing(#/ id="u[a-z0-9]{12}/#) { _ in " id=\"uxxxxxxxxxxxx" }
            _ = try? desk.import(renamed)
            let pairs = try desk.memory().matches(of: #/<seg>(.*?)<\/seg>/#).map { String($0.output.1) }
            var source = ""
            for text in pairs {
                if text.hasPrefix("FR ") { #expect(text == "FR " + source, "seed \(seed)") } else { source = text }
            }
        }
    }

    /// Targets that are copies of their sources give the exact text.
    private func sendsBackTheSource(_ desk: Desk, _ story: Story, _ rules: [String], _ way: Way, _ seed: UInt64) throws
    {
        let fresh = try Desk()
        var story = story
        try fresh.ingest(story.article(), as: "x.html")
        let export = try fresh.export("fr") {
            $0.redactions = rules
            way.apply(to: &$0)
        }
        let text = Self.copied(export.text, way.format)
        let path = try fresh.write(text, to: "back.\(way.format == .xliff ? "xlf" : way.format.rawValue)")
        let back = try #require(try fresh.workflow.importFiles([path]).files.first)
        #expect(back.refused == 0 && back.imported > 0, "seed \(seed): \(back.findings)")
        let sources = try fresh.segments("x")
        let shown = try fresh.export("fr") {
            $0.format = .jsonl
            $0.selection = .all
        }.text
        let targets = try shown.split(separator: "\n").compactMap { line in
            (try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])?["target"] as? String
        }
        #expect(targets == sources, "seed \(seed)")
    }

    /// The file with each source as its target, called translated.
    private static func copied(_ text: String, _ format: ExportFormat) -> String {
        switch format {
        case .xliff:
            return XLIFFFiller(state: text.contains("<trans-unit ") ? "translated" : "translated", overwrites: true) {
                $1
            }.fill(text).text
        case .po:
            return text.replacing(#/msgid "(.+)"\nmsgstr ".*"/#) {
                "#. state: translated\nmsgid \"\($0.output.1)\"\nmsgstr \"\($0.output.1)\""
            }
        case .jsonl:
            return text.replacing(#/"source":"((?:[^"\\]|\\.)*)"/#) {
                "\($0.output.0),\"target\":\"\($0.output.1)\",\"state\":\"translated\""
            }
        case .html:
            return text.replacing(#/<td lang="en">(.*?)</td><td (.*?)></td><td></td>/#) {
                "<td lang=\"en\">\($0.output.1)</td><td \($0.output.2)>\($0.output.1)</td><td>translated</td>"
            }
        case .csv, .tsv:
            let mark = format == .csv ? "," : "\t"
            let cell =
                format == .csv
                ? #/(^|\r\n)((?:[a-z0-9-]+,){3})("(?:[^"]|"")*"|[^,\r]*),,,/#
                : #/(^|\r\n)((?:[a-z0-9-]+\t){3})("(?:[^"]|"")*"|[^\t\r]*)\t\t\t/#
            return text.replacing(cell) {
                "\($0.output.1)\($0.output.2)\($0.output.3)\(mark)\($0.output.3)\(mark)translated\(mark)"
            }
        }
    }
}
