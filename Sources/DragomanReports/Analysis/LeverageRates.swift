/// How much of a new word's work a word of each band is, in whole percent.
public struct LeverageRates: Sendable, Hashable {
    /// The percent of each band, in the order of `LeverageBand.allCases`.
    private var percents: [Int]

    /// The rates where a site names none.
    ///
    /// What fills itself in costs nothing; equal text costs a look; similar text costs the more the less it is alike; below
    /// 75 % a sentence is read and written as if it were new.
    public static let standard = LeverageRates { band in
        switch band {
        case .protected, .context: 0
        case .exact, .repetition: 10
        case .crossArticleRepetition: 20
        case .fuzzy95: 30
        case .fuzzy85: 50
        case .fuzzy75: 70
        case .fuzzy50, .new: 100
        }
    }

    /// The rates that may be given.
    package static let allowed = 0...1000

    /// Makes a table from the percent of each band.
    public init(_ percent: (LeverageBand) -> Int) { percents = LeverageBand.allCases.map(percent) }

    /// The percent of a band.
    public subscript(band: LeverageBand) -> Int {
        get { percents[Self.place(band)] }
        set { percents[Self.place(band)] = newValue }
    }

    private static func place(_ band: LeverageBand) -> Int { LeverageBand.allCases.firstIndex(of: band) ?? 0 }
}
