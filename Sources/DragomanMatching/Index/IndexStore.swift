package import DragomanModel

/// The index of a memory on its disk: read by many, changed by one at a time.
package struct IndexStore: Sendable {
    private let folder: IndexFolder

    /// An index that lies, or will lie, in a folder.
    package init(path: String) { folder = IndexFolder(path: path) }

    /// The index as it lies; `nil` where there is none, or it is torn: then it is to be made anew.
    package func current() -> StoredIndex? {
        folder.snapshot().map { StoredIndex(stamp: $0.manifest.stamp, manifest: $0.manifest.parts, parts: $0.parts) }
    }

    /// Begins a change.
    ///
    /// - Parameter waits: Whether to wait for a process that is changing the index.
    /// - Returns: `nil` where another process is, or the folder cannot be written.
    package func beginUpdate(waits: Bool) -> IndexUpdate? {
        folder.lock(waits: waits).map { IndexUpdate(from: current(), folder: folder, lock: $0) }
    }

    /// Begins a change that stays in memory, on top of an index that lies or of none.
    package static func beginPassingUpdate(from index: StoredIndex?) -> IndexUpdate {
        IndexUpdate(from: index, folder: nil, lock: nil)
    }
}

/// An index of one moment: what it holds of the memory, for each language of sources.
package struct StoredIndex: Sendable {
    /// What of the memory it holds.
    package let stamp: IndexStamp
    let manifest: [IndexManifest.Part]
    let parts: [IndexPart]
    /// The languages of its sources, and those of their translations; ascending.
    package let languages: (sources: [LanguageTag], targets: [LanguageTag])

    init(stamp: IndexStamp, manifest: [IndexManifest.Part], parts: [IndexPart]) {
        self.stamp = stamp
        self.manifest = manifest
        self.parts = parts
        languages = (Set(manifest.map(\.language)).sorted(), Set(parts.flatMap(\.languages)).sorted())
    }

    /// What holds nothing.
    package static let empty = StoredIndex(stamp: .nothing, manifest: [], parts: [])

    /// The index of the sources in one language.
    package func index(of language: LanguageTag) -> TranslationIndex {
        TranslationIndex(parts: zip(manifest, parts).filter { $0.0.language == language }.map(\.1))
    }

    /// Whether every byte of the parts is as it was written; reads all of it.
    package var isSound: Bool { parts.allSatisfy(\.isSound) }

    /// Bytes of all parts.
    package var byteCount: Int { manifest.reduce(0) { $0 + $1.bytes } }

    /// Entries of all parts, those that were replaced among them.
    package var entryCount: Int { parts.reduce(0) { $0 + $1.entryCount } }

    /// How many files it lies in.
    package var partCount: Int { parts.count }
}
