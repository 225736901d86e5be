import DragomanMemory
public import DragomanModel

/// A translation as lists show it.
public struct TranslationSummary: Sendable, Encodable {
    /// Its number, which it keeps.
    public var id: Int64
    /// The source text; codes are written as `<1>…</1>` and `<2/>`, `<` and `&` escaped only where there are codes.
    public var source: String
    /// The translation, written as the source.
    public var target: String
    /// The language translated into.
    public var language: LanguageTag
    /// How far it is.
    public var state: TranslationState
    /// Where it came from.
    public var origin: TargetOrigin
    /// What it is to the memory.
    public var role: TranslationStanding
    /// Who made it.
    public var author: String?
    /// The batch that made it.
    public var batch: Int64
    /// The batch that superseded it.
    public var supersededBy: Int64?
    /// When it was changed last: made, or superseded.
    public var changedAt: String?
    /// The slug of the article it was made for.
    public var article: String?
    /// The name of its segment in the article.
    public var segment: String?
    /// The number of its group, from 1, where the list has groups.
    public var group: Int?

    init(_ record: TranslationRecord, _ times: BatchTimes, group: Int? = nil) {
        let target = record.stored.target
        id = record.id.rawValue
        source = record.source.shown
        self.target = target.content.shown
        language = target.language
        state = target.state
        origin = target.origin
        role = record.standing
        author = target.author
        batch = record.stored.batch.rawValue
        supersededBy = record.retired?.rawValue
        changedAt = times[record.changed]
        article = target.context.article
        segment = target.context.segment
        self.group = group
    }
}

extension CodedText {
    /// As JSON and lists show a text: plain where there are no codes.
    var shown: String { hasCodes ? displayed : plain }
}
