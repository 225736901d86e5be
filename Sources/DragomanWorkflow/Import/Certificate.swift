/// What an import proves of a file: what of it is as it went out, and what is not.
///
/// The name of a unit is a digest of its article, text and codes, so a segment that is found by its names with its text is the
/// one that went out; the digest of the article that each `file` carries says whether anything of it has changed since.
public struct Certificate: Sendable, Hashable, Codable {
    /// Segments of a file, those without a target among them.
    public struct Segments: Sendable, Hashable, Codable {
        /// Source and place are those of the export, and of the article as it is now.
        public var unchanged = 0
        /// The article has another text there now.
        public var drifted = 0
        /// A tool merged, split or cut them anew, and they were put together again.
        public var realigned = 0
        /// The source was edited in the tool.
        public var edited = 0
        /// No article of the memory has them.
        public var foreign = 0
    }

    /// Articles that a file has segments of.
    public struct Articles: Sendable, Hashable, Codable {
        /// The article is to the letter what was exported.
        public var unchanged = 0
        /// The article, or how it is read, has changed since.
        public var drifted = 0
        /// The file does not say what was exported: a tool took it away, or the carrier has no place for it.
        public var unproved = 0
    }

    /// Its segments, by what became of them.
    public var segments = Segments()
    /// Its articles, likewise.
    public var articles = Articles()

    /// Whether all of it is as it went out.
    public var isWhole: Bool {
        segments.drifted + segments.realigned + segments.edited + segments.foreign + articles.drifted
            + articles.unproved == 0
    }
}
