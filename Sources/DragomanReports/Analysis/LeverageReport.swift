public import DragomanModel

/// What the memory and the job itself give for each target language: counts, no texts.
public struct LeverageReport: Sendable, Hashable {
    /// What one band holds.
    public struct Band: Sendable, Hashable {
        /// All segments of the band.
        public var total = Tally()
        /// Those of them that an earlier segment of the job gives, and nothing in the memory that is as near.
        public var isInternal = Tally()

        /// Makes an empty band.
        public init() {}
    }

    /// What one language has.
    public struct Row: Sendable, Hashable {
        /// The target language.
        public var language: SiteLanguage
        private var bands = [Band](repeating: Band(), count: LeverageBand.allCases.count)

        /// Makes a row without segments.
        public init(language: SiteLanguage) { self.language = language }

        /// What a band holds.
        public subscript(band: LeverageBand) -> Band { bands[Self.place(band)] }

        /// Counts a segment.
        package mutating func add(words: Int, to band: LeverageBand, isInternal: Bool = false) {
            let one = Tally(segments: 1, words: words)
            bands[Self.place(band)].total += one
            if isInternal { bands[Self.place(band)].isInternal += one }
        }

        /// All segments: the sum of the bands.
        public var total: Tally { bands.reduce(Tally()) { $0 + $1.total } }

        /// The words of some bands.
        package func words(where isWanted: (LeverageBand) -> Bool) -> Int {
            LeverageBand.allCases.filter(isWanted).reduce(0) { $0 + self[$1].total.words }
        }

        private static func place(_ band: LeverageBand) -> Int { LeverageBand.allCases.firstIndex(of: band) ?? 0 }
    }

    /// The language of the articles.
    public var source: SiteLanguage
    /// How much text there is.
    public var volume: SourceVolume
    /// What a word of each band costs.
    public var rates: LeverageRates
    /// One for each target language, in the order of the site file.
    public var rows: [Row]

    /// Makes a report.
    public init(source: SiteLanguage, volume: SourceVolume, rates: LeverageRates, rows: [Row]) {
        self.source = source
        self.volume = volume
        self.rates = rates
        self.rows = rows
    }

    /// The words of a band by its rate, in hundredths of a word.
    package func weightedHundredths(_ band: LeverageBand, of row: Row) -> Int { row[band].total.words * rates[band] }

    /// The words of a language by the rates, in hundredths of a word.
    package func weightedHundredths(of row: Row) -> Int {
        LeverageBand.allCases.reduce(0) { $0 + weightedHundredths($1, of: row) }
    }
}
