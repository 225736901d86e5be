import DragomanTesting

/// Writes pages as they are found: unclosed, misnested, unquoted, half escaped.
struct HTMLGenerator {
    private var random: SeededRandom
    private var output = ""
    /// U+FDD0, which no literal may hold.
    private static let noncharacter = String(decoding: [0xEF, 0xB7, 0x90], as: UTF8.self)

    init(seed: UInt64) {
        random = SeededRandom(seed: seed)
    }

    /// A page of about so many parts.
    mutating func page(parts: Int) -> [UInt8] {
        output = ""
        if chance(2) {
            output += pick(["<!DOCTYPE html>\n", "<!doctype html PUBLIC \"-//W3C//DTD HTML 4.01//EN\">\r\n"])
        }
        if chance(8) { output = "\u{FEFF}" + output }
        if chance(2) {
            output += pick(["<html lang=en>", "<HTML LANG='en' dir=ltr>", "<html>", "<html class=\"x\">\n"])
        }
        if chance(2) { head() }
        if chance(2) { output += pick(["<body>", "<BODY class=page>", "<body lang=en>\n"]) }
        for _ in 0..<parts { block(depth: 0) }
        if chance(2) { output += pick(["</body>", "</html>", "</body></html>\n", "</body>tail text"]) }
        return Array(output.utf8)
    }

    private mutating func head() {
        output += "<head>"
        if chance(2) { output += "<title>\(phrase())</title>" }
        if chance(3) { output += "<meta name=description content=\"\(phrase())\">\n" }
        if chance(3) { output += "<meta property='og:title' content='\(plainPhrase())'/>" }
        if chance(4) { output += "<style>p > a { color: red } /* <p>no</p> */</style>" }
        if chance(4) { output += "<script>if (a<b && c) { document.write('<p>' + \"</p>\") }</script>" }
        if chance(4) { output += "<link rel=alternate title=\"Feed of words\" href=/f>" }
        if chance(2) { output += "</head>" }
        space()
    }

    private mutating func block(depth: Int) {
        guard depth < 6 else { return text() }
        switch pick(Array(0..<22)) {
        case 0, 1, 2, 3:
            output += pick(["<p>", "<P>", "<p class=a>", "<p\n>"])
            text()
            if !chance(4) { output += pick(["</p>", "</P >"]) }
        case 4:
            output += "<h\(pick([1, 2, 3]))>"
            text()
            output += "</h\(pick([1, 2]))>"
        case 5, 6:
            output += pick(["<div>", "<section>", "<blockquote>", "<article title=\"Read this\">"])
            for _ in 0..<pick([1, 2, 3]) { block(depth: depth + 1) }
            if chance(2) { text() }
            if !chance(5) { output += pick(["</div>", "</section>", "</blockquote>", "</article>"]) }
        case 7, 8: list(depth: depth)
        case 9, 10: table(depth: depth)
        case 11: text()
        case 12: output += "<!-- a comment with <p>markup</p> & more -->"
        case 13: output += "<script>var s = '<p>' + x + \"</p>\"; // &amp;</script>"
        case 14: output += pick(["<pre>  keep <b>this</b>\n  as it is</pre>", "<textarea>field &amp; text</textarea>"])
        case 15: output += "<svg viewBox='0 0 1 1'><title>Chart</title><path d=M0/><g><text>5 km</text></g></svg>"
        case 16:
            output +=
                "<form><label for=x>\(phrase())</label><input placeholder=\"\(phrase())\"><select><option>"
                + "\(phrase())<option value=2>\(plainPhrase())</option></select><button>\(phrase())</button></form>"
        case 17:
            output += pick(["<hr>", "<br>", "<hr/>", "</p>", "</div>", "</span>", "</nonsense>", "<body class=z>"])
        case 18:
            output += "<figure><img src=a.jpg alt=\(pick(["Harbour", "\"The \(phrase())\"", "'a b'"]))><figcaption>"
            text()
            output += "</figcaption></figure>"
        case 19: output += "<div translate=no><p>\(phrase())</p></div><p class='x notranslate'>\(phrase())</p>"
        case 20: output += "<dl><dt>\(phrase())<dd>\(phrase())</dl>"
        default: output += "<a href=#x><h3>\(phrase())</h3><p>\(phrase())</p></a>"
        }
        space()
    }

    private mutating func list(depth: Int) {
        output += pick(["<ul>", "<ol start=3>"])
        for _ in 0..<pick([1, 2, 3]) {
            output += "<li>"
            text()
            if chance(5) { block(depth: depth + 1) }
            if chance(2) { output += "</li>" }
            space()
        }
        output += pick(["</ul>", "</ol>"])
    }

    private mutating func table(depth: Int) {
        output += pick(["<table>", "<table><caption>Figures by year</caption>"])
        if chance(5) { output += "lost \(plainPhrase())" }
        if chance(5) { output += "<b>bold and lost" }
        for _ in 0..<pick([1, 2]) {
            output += "<tr>"
            for _ in 0..<pick([1, 2, 3]) {
                output += pick(["<td>", "<th scope=row>", "<td colspan=2>"])
                if chance(6) { block(depth: depth + 1) } else { text() }
                if chance(2) { output += "</td>" }
            }
            if chance(5) { output += "between rows" }
            if chance(2) { output += "</tr>\r\n" }
        }
        if !chance(6) { output += "</table>" }
    }

    private mutating func text() {
        for _ in 0..<pick([1, 2, 3, 4]) {
            output += phrase()
            inline()
            output += pick([" ", "", ", ", ".\n", ".\r\n  ", "&nbsp;"])
        }
    }

    private mutating func inline() {
        switch pick(Array(0..<24)) {
        case 0, 1: output += "<b>\(phrase())</b>"
        case 2: output += "<em> \(phrase()) </EM>"
        case 3: output += "<a href=\"/x?a=1&b=2\" title=\"\(phrase())\">\(phrase())</a>"
        case 4: output += "<a href=x title=Tip>\(phrase())</a>"
        case 5: output += "<b><i>\(phrase())</b>\(phrase())</i>"
        case 6: output += "<i>\(phrase())"
        case 7: output += "</b>"
        case 8: output += pick(["<br>", "<br/>\n", "<BR clear=all>", "<wbr>"])
        case 9: output += "<img src=x alt='\(plainPhrase())'>"
        case 10: output += "<code>a < b && <b>c</b></code>"
        case 11: output += "<!-- remark -->"
        case 12: output += "<span class=notranslate>Dragoman <i>Inc.</i></span>"
        case 13: output += "<span translate=no>No <b translate=yes>\(phrase())</b> no</span>"
        case 14: output += "<custom-tag x=1>\(phrase())</custom-tag>"
        case 15: output += "<svg><circle r=1 /></svg>"
        case 16: output += "</nonsense>"
        case 17: output += "<abbr title='\(plainPhrase())'>UN</abbr>"
        case 18: output += "<font color=red>\(phrase())"
        case 19: output += pick(["<script>x<y</script>", "<var>n</var>", "<kbd>Ctrl</kbd>", "<input type=checkbox>"])
        default: break
        }
    }

    private mutating func phrase() -> String {
        let special = [
            "&amp;", "&eacute;t&eacute;", "AT&T", "R&D;", "&copy 2024", "&#8217;", "&#x2014;", "a < b", "3 > 2",
            "&notit;",
            "\u{1}", "caf\u{E9}", "\u{5E9}\u{5DC}\u{5D5}\u{5DD}", "\u{4E2D}\u{6587}", "\u{1F600}", "&lt;b&gt;",
            "&nbsp;",
            "\u{A0}x", Self.noncharacter, "&#1;", "two  spaces", "tab\tstop", "&quot;so&quot;", "\"q\"", "&#150;",
            "&zzz;",
        ]
        return chance(3) ? plainPhrase() + " " + pick(special) : plainPhrase()
    }

    private mutating func plainPhrase() -> String {
        let words = [
            "the", "harbour", "council", "voted", "on", "Monday", "Dr.", "Smith", "said", "3.5", "per", "cent", "of",
            "ships", "wait", "for", "tide", "U.S.", "river", "No", "treaty",
        ]
        return (0..<pick([1, 2, 4])).map { _ in pick(words) }.joined(separator: " ")
    }

    private mutating func space() { output += pick(["", "\n", "\r\n", "  ", "\n\n\t"]) }

    private mutating func chance(_ of: Int) -> Bool { Int.random(in: 0..<of, using: &random) == 0 }

    private mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: 0..<values.count, using: &random)]
    }
}
