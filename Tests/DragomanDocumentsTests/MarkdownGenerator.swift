import DragomanTesting

/// Makes Markdown documents with all the constructs that the filter knows, nested and placed at random.
struct MarkdownGenerator {
    private var random: SeededRandom
    private var labels = 0
    private var notes = 0
    private var definitions: [String] = []
    private var containerDepth = 0

    /// Whether there are no stray marks and words stand apart, as in what people write.
    private let isTame: Bool

    init(seed: UInt64, isTame: Bool = false) {
        random = SeededRandom(seed: seed)
        self.isTame = isTame
    }

    private static let words = [
        "reef", "coral", "Minister", "said", "the", "treaty", "of", "1994", "3.5 %", "talks", "U.S.", "café",
        "“quoted”", "won’t", "Straße", "東京", "state-run", "snake_case", "C&A", "it's", "(again)", "x*y", "$5",
    ]

    mutating func pick<Element>(_ items: [Element]) -> Element { items[number(items.count)] }
    mutating func pick<Element>(_ items: ArraySlice<Element>) -> Element {
        items[items.startIndex + number(items.count)]
    }
    mutating func number(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }
    mutating func chance(_ percent: Int) -> Bool { number(100) < percent }

    /// A document.
    mutating func document() -> String {
        var text = chance(20) ? frontMatter() : ""
        let blocks = 1 + number(8)
        for _ in 0..<blocks { text += block(prefix: "") + "\n" }
        for definition in definitions { text += definition + "\n" }
        for note in 0..<notes { text += "\n[^n\(note)]: \(inlines(1))\n" }
        if chance(10) { text = text.replacing("\n", with: "\r\n") }
        if chance(5) { text = "\u{FEFF}" + text }
        while chance(30), text.last == "\n" || text.last == "\r\n" { text.removeLast() }
        return text
    }

    private mutating func frontMatter() -> String {
        if chance(30) {
            return
                "+++\ntitle = \"A \\\"\(sentence())\"\ndescription = '\(pick(["one", "two words"]))'\ndraft = true\n+++\n"
        }
        let title = pick(["title: Plain words\n", "title: \"He said \\\"so\\\"\"\n", "title: 'It''s so'\n"])
        let description = pick([
            "description: >\n  Folded text\n  over lines.\n\n  More.\n", "summary: |\n  One\n  Two\n", "excerpt: A b\n",
            "",
        ])
        return "---\n\(title)date: 2026-01-02\n\(description)lang: en\ntags: [a, b]\n---\n"
    }

    /// A block whose lines after the first begin with `prefix`.
    private mutating func block(prefix: String) -> String {
        containerDepth += 1
        defer { containerDepth -= 1 }
        switch number(containerDepth > 3 ? 9 : 13) {
        case 0: return String(repeating: "#", count: 1 + number(6)) + " " + inlines(1) + pick(["", " #", " ##"]) + "\n"
        case 1: return lines(prefix) + "\n" + prefix + pick(["===", "---", "-----  "]) + "\n"
        case 2: return "```js\n\(prefix)let a = *b*\n\(prefix)```\n"
        case 3: return pick(["---", "* * *", "\\*\\*\\*", "***"]) + "\n"
        case 4: return table(prefix)
        case 5: return htmlBlock(prefix)
        case 6: return definition(prefix) + lines(prefix) + "\n"
        case 7, 8: return lines(prefix) + "\n"
        case 9: return quote(prefix)
        case 10, 11: return list(prefix)
        default: return lines(prefix) + "\n" + prefix + "\n" + prefix + block(prefix: prefix)
        }
    }

    private mutating func quote(_ prefix: String) -> String {
        let mark = pick(["> ", ">", " > "])
        var text = mark + block(prefix: prefix + mark)
        if chance(30) { text += prefix + mark.trimmingSpaces + "\n" + prefix + mark + block(prefix: prefix + mark) }
        if chance(20) { text += prefix + mark + sentence() + "\n" + sentence() + "\n" }
        return text
    }

    private mutating func list(_ prefix: String) -> String {
        let mark = pick(["- ", "* ", "1. ", "12) ", "+   ", "- [ ] ", "- [x] "])
        let indent = String(repeating: " ", count: mark.hasPrefix("- [") ? 2 : mark.count)
        var text = ""
        for item in 0..<1 + number(3) {
            text +=
                (item == 0 ? "" : prefix) + mark
                + (chance(70) ? lines(prefix + indent) + "\n" : block(prefix: prefix + indent))
            if chance(20) { text += prefix.trimmingSpaces + "\n" + prefix + indent + block(prefix: prefix + indent) }
        }
        return text
    }

    private mutating func table(_ prefix: String) -> String {
        let columns = 1 + number(3)
        var text = "|" + (0..<columns).map { _ in " \(cell()) |" }.joined() + "\n"
        text += prefix + "|" + (0..<columns).map { _ in pick(["---|", ":-:|", " --: |"]) }.joined() + "\n"
        for _ in 0..<number(3) {
            text += prefix + "|" + (0..<columns).map { _ in " \(cell()) |" }.joined() + "\n"
        }
        return text
    }

    private mutating func cell() -> String {
        chance(20) ? pick(["", "a \\| b", "`x\\|y`", "\\\\"]) : inline(2)
    }

    private mutating func htmlBlock(_ prefix: String) -> String {
        pick([
            "<div class=\"a\">\n\(prefix)Some <b>bold</b> text &amp; more\n\(prefix)</div>\n",
            "<!-- a *comment* -->\n", "<p title=\"Tip\">Hello</p>\n", "<pre>\n\(prefix)raw *x*\n\(prefix)</pre>\n",
        ])
    }

    private mutating func definition(_ prefix: String) -> String {
        labels += 1
        return "[lead \(labels)]: /url/\(labels)" + pick(["", " \"A title\"", "\n\(prefix)  'Title &amp; more'"]) + "\n"
            + prefix
    }

    private mutating func sentence() -> String {
        (0..<2 + number(5)).map { _ in pick(isTame ? Self.words.dropLast(2) : Self.words[...]) }
            .joined(separator: " ") + pick([".", "!", "", "?", "。"])
    }

    private mutating func lines(_ prefix: String) -> String {
        var text = inlines(1)
        for _ in 0..<number(3) {
            text += pick(["\n", "  \n", "\\\n", "\n", " \n"]) + prefix + (chance(10) ? "   " : "") + inlines(1)
        }
        return text
    }

    private mutating func inlines(_ depth: Int) -> String {
        (0..<1 + number(4)).map { _ in inline(depth) }.joined(separator: isTame ? " " : pick([" ", " ", " ", ""]))
    }

    private mutating func inline(_ depth: Int) -> String {
        guard depth < 4 else { return sentence() }
        switch number(20) {
        case 0: return "*\(emphasised(depth))*"
        case 1: return "**\(emphasised(depth))**"
        case 2: return "_\(emphasised(depth))_"
        case 3: return pick(["~~\(emphasised(depth))~~", "~\(sentence())~"])
        case 4: return pick(["`code *x*`", "`` a`b ``", "` x `", "`a  b`"])
        case 5: return "[\(inline(depth + 1))](\(url())\(title()))"
        case 6: return "![\(pick(["alt *text*", sentence(), "", "a [b] c"]))](\(url())\(title()))"
        case 7: return reference(inline(3))
        case 8: return pick(["<http://x.y/a?b=1&c=2>", "<a.b@c.de>", "https://reef.example/a_b*c", "www.reef.example"])
        case 9: return pick(["\\*", "\\_", "\\\\", "&amp;", "&copy;", "&#x41;", "\\&", "&nope;", "\\[x\\]", "&nbsp;"])
        case 10:
            return pick([
                "<b>\(sentence())</b>", "<br>", "<span title=\"A tip\">x</span>", "<!-- c -->", "<kbd>Q</kbd>",
            ])
        case 11:
            notes += 1
            return "\(sentence())[^n\(notes - 1)]"
        case 12 where !isTame:
            return pick(["* ", "_", "[", "]", "<", "!", "`", "~", "a * b", "[x]", "\\", "5 < 6", "**"])
        default: return sentence()
        }
    }

    /// What stands between delimiters; nested ones can be read in two ways where punctuation touches them.
    private mutating func emphasised(_ depth: Int) -> String {
        isTame ? sentence() : inline(depth + 1)
    }

    private mutating func url() -> String {
        isTame ? "/tame" : pick(["/a", "https://x.y/z", "<a b>", "#", "", "x(y)z", "/a\\*b"])
    }

    private mutating func title() -> String {
        chance(40) ? pick([" \"A title\"", " 'It is'", " (Some title)", " \"q \\\"x\\\" &amp; y\""]) : ""
    }

    private mutating func reference(_ text: String) -> String {
        labels += 1
        let label = "Label \(labels)"
        let form = number(4)
        if form == 0 {
            definitions.append("[\(label)]: /ref/\(labels) \"Ref title\"")
            return "[\(text.filter { !"[]".contains($0) })][\(label)]"
        }
        definitions.append("[\(label)]: <ref \(labels)>")
        return form == 1 ? "[\(label)][]" : form == 2 ? "[\(label)]" : "![\(label)]"
    }
}

extension String {
    fileprivate var trimmingSpaces: String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
