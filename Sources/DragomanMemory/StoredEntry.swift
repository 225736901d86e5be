package import DragomanModel

/// What an exchange file said of an entry and its source.
package struct EntryID: Hashable, Sendable {
    package let rawValue: Int64

    package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// What an exchange file said of a translation; the memory keeps it and does not look into it.
package struct TargetDetail: Sendable, Hashable {
    /// The entry that it came with: translations of one `tu` have the same.
    package var entry: EntryID
    /// What was said of the entry and its source.
    package var entryText: String
    /// What was said of the translation; `nil` where that was nothing.
    package var text: String?

    package init(entry: EntryID, entryText: String, text: String?) {
        self.entry = entry
        self.entryText = entryText
        self.text = text
    }
}

/// A source with its live translations.
package struct StoredEntry: Sendable, Hashable {
    /// A translation and what an exchange file said of it.
    package struct Variant: Sendable, Hashable {
        package var stored: StoredTarget
        package var detail: TargetDetail?

        package init(stored: StoredTarget, detail: TargetDetail?) {
            self.stored = stored
            self.detail = detail
        }
    }

    package var source: SourceID
    /// The source's language.
    package var language: LanguageTag
    package var content: CodedText
    /// The live translations into the languages asked for, the oldest change first.
    package var variants: [Variant]

    package init(source: SourceID, language: LanguageTag, content: CodedText, variants: [Variant]) {
        self.source = source
        self.language = language
        self.content = content
        self.variants = variants
    }
}
