import DragomanMemory
import DragomanModel

/// What becomes of one translation of a TMX: the rules in one place, on values alone.
struct TMXDecision {
    enum Outcome: Equatable {
        /// The memory has it.
        case unchanged
        /// It is the same as one that the memory has, but of a higher state: it takes its place.
        case raise(StoredTarget)
        /// It is stored.
        case store(NewTarget.Role)
        /// It is stored as the translation; these of the same place give way, and those of this file become candidates.
        case replace(earlier: [StoredTarget], ofThisFile: [StoredTarget])
    }

    /// Why it is a candidate only.
    enum Reason: Hashable {
        /// The memory has one of a higher state.
        case state
        /// The memory has one that is newer, or is not known to be older.
        case newer
        /// The file has another one for the same text and place.
        case sameFile
        /// Its codes are not those of its source.
        case codes
    }

    let content: CodedText
    /// The state that the file says.
    let fileState: TranslationState?
    let context: TargetContext
    let hasContext: Bool
    /// Whether the file says that it is a candidate.
    let isCandidate: Bool
    /// Whether its codes are those of its source.
    let isComplete: Bool
    /// Whether this program wrote the file: what it says of candidates is so.
    let isOwn: Bool
    /// When it was made, as digits.
    let moment: String?
    /// The live translations of the source into the language.
    let live: [StoredTarget]
    /// The batch of this import, where one has begun.
    let batch: BatchID?

    /// Decides.
    ///
    /// - Parameter momentOf: When a stored translation was made, as digits.
    /// - Returns: what becomes of it, and why where it is a candidate only.
    /// - Throws: what the closure throws.
    func decide(momentOf: (StoredTarget) throws -> String?) rethrows -> (outcome: Outcome, reason: Reason?) {
        guard !live.isEmpty else { return first }
        let decided = try decideAmongOthers(momentOf)
        // It came before and was made a candidate then.
        if decided.outcome == .store(.candidate),
            live.contains(where: {
                $0.target.role == .candidate && $0.target.content == content && $0.target.context == context
            })
        {
            return (.unchanged, nil)
        }
        return decided
    }

    private func decideAmongOthers(
        _ momentOf: (StoredTarget) throws -> String?
    ) rethrows -> (outcome: Outcome, reason: Reason?) {
        if let equal = live.first(where: isEqual) {
            guard let fileState, fileState > equal.target.state else { return (.unchanged, nil) }
            return (.raise(equal), nil)
        }
        guard !isCandidate, isComplete else { return first }
        let state = fileState ?? .translated
        let current = live.filter { $0.target.role == .current }
        let earlier = current.filter { $0.batch != batch }
        if earlier.contains(where: { $0.target.state > state }) { return (.store(.candidate), .state) }
        for stored in earlier {
            guard let moment, let other = try momentOf(stored), moment > other else {
                return (.store(.candidate), .newer)
            }
        }
        let here = current.filter(isSamePlace)
        let sameFile = isOwn ? [] : here.filter { $0.batch == batch }
        for stored in sameFile {
            let isBetter =
                try stored.target.state == state ? isNewer(than: momentOf(stored)) : stored.target.state < state
            guard isBetter else { return (.store(.candidate), .sameFile) }
        }
        let giving = here.filter { $0.batch != batch }
        guard !giving.isEmpty || !sameFile.isEmpty else { return (.store(.current), nil) }
        return (.replace(earlier: giving, ofThisFile: sameFile), sameFile.isEmpty ? nil : .sameFile)
    }

    private var first: (outcome: Outcome, reason: Reason?) {
        if isCandidate { return (.store(.candidate), nil) }
        return isComplete ? (.store(.current), nil) : (.store(.candidate), .codes)
    }

    private func isNewer(than other: String?) -> Bool {
        guard let moment else { return false }
        return other.map { moment > $0 } ?? true
    }

    /// Where the file tells no place, the text alone counts.
    private func isEqual(_ stored: StoredTarget) -> Bool {
        guard stored.target.content == content else { return false }
        guard isOwn || hasContext else { return true }
        return stored.target.context == context && (stored.target.role == .candidate) == (isCandidate || !isComplete)
    }

    /// Where no article is told, the neighbours are the place.
    private func isSamePlace(_ stored: StoredTarget) -> Bool {
        let other = stored.target.context
        guard other.article == context.article, other.segment == context.segment else { return false }
        return context.article != nil || other.previous == context.previous && other.next == context.next
    }
}
