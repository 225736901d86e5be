extension Schema {
    /// The occurrences that the site's tallies are counted with.
    ///
    /// The site file names them. The memory keeps what was said when it was last written, so that counts can be kept
    /// and checked; who reads says what holds now. Slugs as texts: what is named need not be there.
    static let version3 = """
        CREATE TABLE apart (
            article TEXT NOT NULL CHECK (article <> ''),
            segment TEXT NOT NULL CHECK (segment <> ''),
            PRIMARY KEY (article, segment)
        ) STRICT, WITHOUT ROWID;
        """
}
