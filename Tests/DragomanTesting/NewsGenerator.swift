/// News prose made up from a seed: sentences that differ, in HTML, Markdown or text, as long as one wants them.
package struct NewsGenerator {
    private var random: SeededRandom

    package init(seed: UInt64) { random = SeededRandom(seed: seed) }

    private static let people = [
        "Dr. Ines Halloran", "Mr. Tomas Brandt", "Gen. Adaeze Nwosu", "Prof. Liu Wenqi", "Ms. Petra Vondrak",
        "J. R. Okafor",
        "the foreign minister", "the mayor of Port Ellery", "a spokesperson", "the head of the union", "Sen. Dahl",
        "the judge",
    ]
    private static let places = [
        "Port Ellery", "the Varda valley", "Geneva", "the northern province", "Lake Teren", "St. Aubin", "Kestrel Bay",
        "the capital",
        "Nairobi", "the border town of Osk", "Lisbon", "the islands",
    ]
    private static let things = [
        "the water treaty", "a new ferry line", "the wheat harvest", "the hospital budget", "the customs union",
        "an offshore grid",
        "the school reform", "the peace talks", "a census", "the rail strike", "the coral reef", "the harbour wall",
        "the tax bill",
    ]
    private static let verbs = [
        "will delay", "has approved", "rejected", "is expected to review", "quietly supports", "blames",
        "wants to extend",
        "criticised", "will pay for", "cannot explain", "voted on", "has postponed",
    ]
    private static let reasons = [
        "because costs rose by 3.7 %", "after 14,500 people signed a petition", "although the U.S. delegation objected",
        "at 9.30 a.m. on Tuesday", "for the first time since 1998", "despite rain, wind and snow",
        "before the vote in May",
        "while talks go on", "as prices fell to $1.2 billion", "under Article 12 of the agreement",
        "in less than 48 hours",
        "without a word to the press",
    ]
    private static let adjectives = [
        "quiet", "costly", "long-awaited", "disputed", "modest", "historic", "hasty", "generous", "unusual", "final",
        "narrow",
    ]

    private mutating func pick(_ list: [String]) -> String { list[Int(random.next() % UInt64(list.count))] }

    /// A number below a bound, from the same sequence.
    package mutating func number(below bound: UInt64) -> UInt64 { random.next() % bound }

    private mutating func chance(_ percent: UInt64) -> Bool { random.next() % 100 < percent }

    /// One sentence with its stop, 8 to 25 words.
    package mutating func sentence() -> String {
        let amount = random.next() % 9000 + 1000
        switch random.next() % 8 {
        case 0:
            return
                "“\(capital(pick(Self.things))) was a \(pick(Self.adjectives)) step,” said \(pick(Self.people)) in \(pick(Self.places))."
        case 1: return "\(capital(pick(Self.people))) \(pick(Self.verbs)) \(pick(Self.things)) \(pick(Self.reasons))."
        case 2:
            return
                "In \(pick(Self.places)), some \(amount) residents say that \(pick(Self.people)) \(pick(Self.verbs)) \(pick(Self.things)) \(pick(Self.reasons))."
        case 3:
            return
                "Nobody in \(pick(Self.places)) knows why \(pick(Self.things)) became so \(pick(Self.adjectives)) \(pick(Self.reasons))."
        case 4:
            return
                "It cost \(amount) dollars, a \(pick(Self.adjectives)) sum that \(pick(Self.people)) \(pick(Self.verbs)) \(pick(Self.reasons))."
        case 5:
            return
                "\(capital(pick(Self.people))) and \(pick(Self.people)) met in \(pick(Self.places)) and spoke about \(pick(Self.things)) and \(pick(Self.things))."
        case 6:
            return
                "The \(pick(Self.adjectives)) plan for \(pick(Self.places)) has \(amount % 40 + 2) parts, and \(pick(Self.people)) \(pick(Self.verbs)) each of them."
        default:
            return
                "When \(pick(Self.people)) left \(pick(Self.places)), \(pick(Self.things)) seemed \(pick(Self.adjectives)); then \(pick(Self.people)) \(pick(Self.verbs)) \(pick(Self.things))."
        }
    }

    /// A headline without a stop.
    package mutating func headline() -> String {
        "\(capital(pick(Self.people))) \(pick(Self.verbs)) \(pick(Self.things)) in \(pick(Self.places))"
    }

    private func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    /// Some sentences in a row, parted by spaces.
    package mutating func paragraph(_ sentences: Int) -> String {
        (0..<sentences).map { _ in sentence() }.joined(separator: " ")
    }

    /// A page of so many sentences, with links, emphasis, a list, a table and boilerplate.
    package mutating func html(sentences: Int) -> String {
        var page = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>\(headline())</title>
            <meta name="description" content="\(headline())">
            <style>p { margin: 0 }</style>
            </head>
            <body>
            <nav><a href="/">Front page</a> <a href="/world">World</a></nav>
            <article>
            <h1>\(headline())</h1>

            """
        var left = sentences
        while left > 0 {
            let count = min(left, Int(random.next() % 4) + 1)
            left -= count
            switch random.next() % 8 {
            case 0: page += "<h2>\(headline())</h2>\n"
            case 1: page += "<ul>\n<li>\(sentence())\n<li><a href=\"/a?x=1&amp;y=2\">\(headline())</a>\n</ul>\n"
            case 2: page += "<blockquote><p>\(paragraph(count))</p></blockquote>\n"
            default:
                page +=
                    "<p>\(sentence()) <em>\(headline())</em>, says <a href=\"https://news.example/\(random.next() % 1000)\" title=\"\(headline())\">a report</a>. \(paragraph(max(1, count - 1)))</p>\n"
            }
        }
        return page + "<table><tr><th>Place<th>Votes<tr><td>\(pick(Self.places))<td>\(random.next() % 1000)</table>\n"
            + "<p class=notice>This article can be read in 27 languages.</p>\n</article>\n<script>track(\"page\");</script>\n</body>\n</html>\n"
    }

    /// Markdown of so many sentences, with front matter, links, emphasis, a list and a table.
    package mutating func markdown(sentences: Int) -> String {
        var page = "---\ntitle: \(headline())\ndate: 2026-11-01\n---\n\n# \(headline())\n\n"
        var left = sentences
        while left > 0 {
            let count = min(left, Int(random.next() % 4) + 1)
            left -= count
            switch random.next() % 7 {
            case 0: page += "## \(headline())\n\n"
            case 1:
                page +=
                    "- \(sentence())\n- [\(headline())](https://news.example/\(random.next() % 1000) \"\(headline())\")\n\n"
            case 2: page += "> \(paragraph(count))\n\n"
            default:
                page +=
                    "\(sentence()) *\(headline())*, says [a report](https://news.example/r). \(paragraph(max(1, count - 1)))\n\n"
            }
        }
        return page + "| Place | Votes |\n| --- | ---: |\n| \(pick(Self.places)) | \(random.next() % 1000) |\n\n"
            + "This article can be read in 27 languages.\n"
    }

    /// Plain text of so many sentences.
    package mutating func text(sentences: Int) -> String {
        var page = headline() + "\n\n"
        var left = sentences
        while left > 0 {
            let count = min(left, Int(random.next() % 5) + 1)
            left -= count
            page += paragraph(count) + "\n\n"
        }
        return page + "This article can be read in 27 languages.\n"
    }

    /// A WordPress export of so many posts.
    package mutating func wxr(posts: Int, sentences: Int) -> String {
        var export = """
            <?xml version="1.0" encoding="UTF-8" ?>
            <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" \
            xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" \
            xmlns:wp="http://wordpress.org/export/1.2/">
            <channel>
            <title>The Desk</title>
            <language>en-US</language>
            <wp:wxr_version>1.2</wp:wxr_version>

            """
        for number in 1...max(1, posts) {
            export += """
                <item>
                <title><![CDATA[\(headline())]]></title>
                <wp:post_id>\(number)</wp:post_id>
                <wp:post_date_gmt><![CDATA[2026-11-01 08:00:00]]></wp:post_date_gmt>
                <wp:post_name><![CDATA[post-\(number)]]></wp:post_name>
                <wp:status><![CDATA[publish]]></wp:status>
                <wp:post_type><![CDATA[post]]></wp:post_type>
                <excerpt:encoded><![CDATA[\(sentence())]]></excerpt:encoded>
                <content:encoded><![CDATA[
                """
            for _ in 0..<max(1, sentences / 3) {
                export += "<!-- wp:paragraph -->\n<p>\(paragraph(3))</p>\n<!-- /wp:paragraph -->\n\n"
            }
            export += "]]></content:encoded>\n</item>\n"
        }
        return export + "</channel>\n</rss>\n"
    }
}
