import DragomanModel
import DragomanTesting

/// An article as its author thinks of it: sentences in blocks.
///
/// What a memory must make of it follows from the words
/// alone, so the tests know it without asking Dragoman.
struct Story {
    struct Sentence: Hashable {
        var words: [String]
        /// The words that are marked, inside the sentence, never at its edges.
        var marked: Range<Int>?
        var isLink = false

        /// The text with codes as Dragoman shows it.
        var displayed: String { text("<1>", "</1>") }

        func text(_ open: String, _ close: String) -> String {
            var words = words
            if let marked {
                words[marked.lowerBound] = open + words[marked.lowerBound]
                words[marked.upperBound - 1] += close
            }
            return words.joined(separator: " ")
        }
    }

    enum Kind: CaseIterable { case paragraph, heading, quote, item }

    struct Block: Equatable {
        var kind: Kind
        var sentences: [Sentence]
    }

    var format: ArticleFormat
    /// The title and, in HTML, the description; without markup.
    var title: Sentence
    var blocks: [Block]
    /// What changes no text: spaces, line ends, addresses of links, classes.
    var layout: UInt64

    init(format: ArticleFormat, blocks count: Int, random: inout Author) {
        self.format = format
        title = random.headline()
        layout = random.number()
        blocks = (0..<count).map { _ in random.block(format: format) }
    }

    /// The file's name with the extension of the format.
    func fileName(_ slug: String) -> String {
        switch format {
        case .html: slug + ".html"
        case .markdown: slug + ".md"
        default: slug + ".txt"
        }
    }

    /// All sentences in the order in which they stand in the file.
    var sentences: [Sentence] {
        (format == .html ? [title, title] : [title]) + blocks.flatMap(\.sentences)
    }

    /// The article in its own language.
    var source: [UInt8] { written(language: "en") { _, _ in nil } }

    /// The article in a language: what `translation` gives for a sentence and its place among `sentences`, else the
    /// source as Dragoman marks it.
    func written(language: String, _ translation: (Sentence, Int) -> String?) -> [UInt8] {
        var writer = StoryWriter(story: self, language: language)
        return writer.write(translation)
    }
}

/// Makes up what a story says and how it is edited.
struct Author {
    private var random: SeededRandom
    private var news: NewsGenerator

    init(seed: UInt64) {
        random = SeededRandom(seed: seed)
        news = NewsGenerator(seed: seed &* 31 &+ 7)
    }

    /// For what the standard library picks at random.
    var generator: SeededRandom {
        get { random }
        set { random = newValue }
    }

    mutating func number() -> UInt64 { random.next() }

    mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }

    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

    mutating func headline() -> Story.Sentence { Story.Sentence(words: Self.words(news.headline())) }

    mutating func sentence(format: ArticleFormat) -> Story.Sentence {
        var sentence = Story.Sentence(words: Self.words(news.sentence()))
        if format != .text, chance(35), sentence.words.count > 4 {
            let first = 1 + below(sentence.words.count - 3)
            sentence.marked = first..<min(first + 1 + below(2), sentence.words.count - 1)
            sentence.isLink = chance(50)
        }
        return sentence
    }

    mutating func block(format: ArticleFormat) -> Story.Block {
        let kind = Story.Kind.allCases[below(8) < 5 ? 0 : below(4)]
        if kind == .heading { return Story.Block(kind: kind, sentences: [headline()]) }
        return Story.Block(kind: kind, sentences: (0..<(1 + below(4))).map { _ in sentence(format: format) })
    }

    private static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
}

extension Story {
    /// What an editor does to a story.
    enum Edit: CaseIterable {
        case moveSentence, changeWord, insertSentence, deleteSentence, copySentence
        case moveBlock, deleteBlock, insertBlock
        case splitBlock, joinBlocks, newLayout

        /// Whether every sentence stays word for word, as often as it was.
        var keepsText: Bool {
            switch self {
            case .moveSentence, .moveBlock, .splitBlock, .joinBlocks, .newLayout: true
            default: false
            }
        }
    }

    /// Makes an edit at a random place; `false` where there is none for it.
    mutating func make(_ edit: Edit, by author: inout Author) -> Bool {
        let running = blocks.indices.filter { blocks[$0].kind != .heading && !blocks[$0].sentences.isEmpty }
        guard !running.isEmpty else { return false }
        let block = running[author.below(running.count)]
        let place = author.below(blocks[block].sentences.count)
        switch edit {
        case .moveSentence: return moveSentence(block, place, to: running[author.below(running.count)], &author)
        case .changeWord:
            let sentence = blocks[block].sentences[place]
            let word = 1 + author.below(sentence.words.count - 2)
            blocks[block].sentences[place].words[word] =
                ["altered", "newly", "twice", "almost"][author.below(4)] + "\(author.below(100))"
        case .insertSentence: blocks[block].sentences.insert(author.sentence(format: format), at: place)
        case .deleteSentence: return deleteSentence(block, place)
        case .copySentence:
            let target = running[author.below(running.count)]
            blocks[target].sentences.append(blocks[block].sentences[place])
        case .moveBlock: blocks.insert(blocks.remove(at: block), at: author.below(blocks.count))
        case .deleteBlock:
            guard blocks.count > 2 else { return false }
            blocks.remove(at: block)
        case .insertBlock: blocks.insert(author.block(format: format), at: author.below(blocks.count + 1))
        case .splitBlock:
            guard place > 0 else { return false }
            let rest = Array(blocks[block].sentences[place...])
            blocks[block].sentences.removeSubrange(place...)
            blocks.insert(Block(kind: .paragraph, sentences: rest), at: block + 1)
        case .joinBlocks:
            guard let next = running.first(where: { $0 > block }) else { return false }
            blocks[block].sentences += blocks[next].sentences
            blocks.remove(at: next)
        case .newLayout: layout = author.number()
        }
        return true
    }

    private mutating func moveSentence(_ block: Int, _ place: Int, to target: Int, _ author: inout Author) -> Bool {
        guard blocks[block].sentences.count > 1 || target != block else { return false }
        let sentence = blocks[block].sentences.remove(at: place)
        blocks[target].sentences.insert(sentence, at: author.below(blocks[target].sentences.count + 1))
        if blocks[block].sentences.isEmpty { blocks.remove(at: block) }
        return true
    }

    private mutating func deleteSentence(_ block: Int, _ place: Int) -> Bool {
        guard blocks.count > 2 || blocks[block].sentences.count > 1 else { return false }
        blocks[block].sentences.remove(at: place)
        if blocks[block].sentences.isEmpty { blocks.remove(at: block) }
        return true
    }
}
