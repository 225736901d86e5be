import DragomanModel
import DragomanTesting

/// Writes a story in its format and layout, in its own language or another.
struct StoryWriter {
    private let story: Story
    private let language: String
    private var random: SeededRandom
    private var place = 0
    private var output = ""

    init(story: Story, language: String) {
        self.story = story
        self.language = language
        random = SeededRandom(seed: story.layout)
    }

    mutating func write(_ translation: (Story.Sentence, Int) -> String?) -> [UInt8] {
        head(translation)
        for block in story.blocks { write(block, translation) }
        if story.format == .html {
            output += "<hr>\n<script>var shown = \"<p>Not. Text.</p>\";</script>\n</body>\n</html>\n"
        }
        return Array(output.utf8)
    }

    private mutating func head(_ translation: (Story.Sentence, Int) -> String?) {
        switch story.format {
        case .html:
            let direction = language == "ar" ? " dir=\"rtl\"" : ""
            output +=
                "<!DOCTYPE html>\n<html\(direction) lang=\"\(language)\">\n<head>\n<meta charset=\"utf-8\">\n<title>"
            sentence(story.title, isMarkup: false, translation)
            output += "</title>\n<meta name=\"description\" content=\""
            sentence(story.title, isMarkup: false, translation)
            output += "\">\n<style>p > em { color: red }</style>\n</head>\n<body class=\"c\(random.next() % 100)\">\n"
        case .markdown:
            output += "---\ntitle: "
            sentence(story.title, isMarkup: false, translation)
            output += "\nweight: \(random.next() % 100)\n---\n\n"
        default:
            sentence(story.title, isMarkup: false, translation)
            output += "\n\n"
        }
    }

    private mutating func write(_ block: Story.Block, _ translation: (Story.Sentence, Int) -> String?) {
        let (open, close) = frame(block.kind)
        output += open
        for (number, sentence) in block.sentences.enumerated() {
            if number > 0 { output += block.kind == .heading ? " " : gap() }
            self.sentence(sentence, isMarkup: story.format == .html, canBreak: block.kind != .heading, translation)
        }
        output += close
    }

    private mutating func frame(_ kind: Story.Kind) -> (String, String) {
        let number = random.next() % 1000
        switch (story.format, kind) {
        case (.html, .paragraph):
            return [("<p>", "</p>\n"), ("<p class=\"n\(number)\">\n  ", "\n</p>\n\n"), ("<P>", "\n")][pick(3)]
        case (.html, .heading): return ("<h2 id=\"h\(number)\">", "</h2>\n")
        case (.html, .quote): return ("<blockquote><p>", "</p></blockquote>\n")
        case (.html, .item): return [("<ul>\n<li>", "</li>\n</ul>\n"), ("<ul><li>", "</ul>")][pick(2)]
        case (.markdown, .heading): return ("## ", "\n\n")
        case (.markdown, .quote): return ("> ", "\n\n")
        case (.markdown, .item): return ("- ", "\n\n")
        case (.markdown, .paragraph): return ("", ["\n\n", "\n\n\n"][pick(2)])
        default: return ("", ["\n\n", "\n\n\n", "\n \n"][pick(3)])
        }
    }

    /// The space between two sentences or two words of a block that may be broken.
    private mutating func gap() -> String {
        guard random.next() % 6 == 0 else { return " " }
        return story.format == .html ? ["\n", "\n    ", "  "][pick(3)] : "\n"
    }

    private mutating func sentence(
        _ sentence: Story.Sentence,
        isMarkup: Bool,
        canBreak: Bool = false,
        _ translation: (Story.Sentence, Int) -> String?
    ) {
        let address = random.next() % 1000
        var open = ""
        var close = ""
        switch (story.format, sentence.isLink) {
        case (.html, true): (open, close) = ("<a href=\"/x\(address)?a=1&amp;b=2\">", "</a>")
        case (.html, false): (open, close) = ("<em class=\"e\(address)\">", "</em>")
        case (.markdown, true): (open, close) = ("[", "](/x\(address))")
        case (.markdown, false): (open, close) = ("*", "*")
        default: break
        }
        var text = sentence.text(open, close)
        if canBreak { text = broken(sentence, open, close) }
        defer { place += 1 }
        if let translated = translation(sentence, place) {
            output += translated.replacing("<1>", with: open).replacing("</1>", with: close)
        } else if isMarkup, language != "en" {
            output += "<span lang=\"en\" dir=\"ltr\">\(text)</span>"
        } else {
            output += text
        }
    }

    /// The sentence with line breaks between some words.
    ///
    /// Lines begin with a small letter, so that none looks like a
    /// heading or a list.
    private mutating func broken(_ sentence: Story.Sentence, _ open: String, _ close: String) -> String {
        var text = ""
        for (index, word) in sentence.words.enumerated() {
            let space = gap()
            let isPlain = word.unicodeScalars.first.map { ("a"..."z").contains($0) } ?? false
            if index > 0 { text += isPlain ? space : " " }
            if index == sentence.marked?.lowerBound { text += open }
            text += word
            if index + 1 == sentence.marked?.upperBound { text += close }
        }
        return text
    }

    private mutating func pick(_ count: UInt64) -> Int { Int(random.next() % count) }
}
