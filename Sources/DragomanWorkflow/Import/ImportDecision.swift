import DragomanExchange
import DragomanMemory
import DragomanModel

/// What becomes of one target: the rules of the import in one place, on values alone.
struct ImportDecision {
    enum Outcome: Equatable {
        /// It says nothing new.
        case untouched
        /// It is not taken.
        case refused
        /// It is stored, and these give way to it.
        case store(NewTarget.Role, TranslationState, retired: [StoredTarget])
    }

    struct Result {
        var outcome: Outcome
        var findings: [(severity: Severity, code: String, message: String)] = []
    }

    let content: CodedText
    /// The state that the file says; tools that set none say nothing.
    let fileState: TranslationState?
    let isLocked: Bool
    /// The last batch that the file's export saw.
    let base: BatchID
    let place: ImportArticle.Place
    let article: ImportArticle
    /// The live translations of the place's source, newest first.
    let live: [StoredTarget]
    let policy: ConflictPolicy
    /// Whether codes were lost, so that it must not be rendered as it is.
    let isDamaged: Bool
    /// What a tool says of it in words of its own.
    let tool: ToolFacts?

    /// What the place shows now.
    var existing: StoredTarget? {
        TargetChoice.certain(
            among: live,
            article: article.slug,
            segment: place.name,
            previous: place.previous,
            next: place.next
        )
    }

    func decide() -> Result {
        let existing = existing
        if let existing, existing.target.content == content { return decideEqual(existing) }
        if isLocked {
            return Result(
                outcome: .refused,
                findings: [
                    (
                        .error, "locked-edited",
                        "the unit is not to be translated, but its target was edited; it was not imported"
                    )
                ]
            )
        }
        if let untouched = untouchedSource(existing) { return untouched }
        // Whatever state a tool left there, a changed target is a translation.
        let state = max(fileState ?? .translated, .translated)
        if isDamaged { return decideDamaged(state) }
        if let tool, let kept = decideUnconfirmed(tool, state) { return kept }
        var result = decideSound(state)
        if let told = tool.flatMap(finding(of:)), result.outcome != .untouched { result.findings.append(told) }
        return result
    }

    /// What nothing is the matter with.
    private func decideSound(_ state: TranslationState) -> Result {
        guard let existing else {
            return Result(outcome: .store(.current, state, retired: []), findings: sourceFinding)
        }
        guard let conflict = conflict(with: existing, state) else { return replace(existing, state) }
        if policy == .replace {
            var result = replace(existing, state)
            result.findings.append((.warning, conflict.code, conflict.message + "; it was replaced, as asked"))
            return result
        }
        if live.contains(where: { $0.target.content == content }) { return Result(outcome: .untouched) }
        return Result(
            outcome: .store(.candidate, state, retired: []),
            findings: sourceFinding + [
                (
                    .warning, conflict.code,
                    conflict.message + "; this one is kept as a candidate (--on-conflict replace to prefer it)"
                )
            ]
        )
    }

    /// The work is not lost: the translator gets it as a match with the next export.
    private func decideDamaged(_ state: TranslationState) -> Result {
        if live.contains(where: { $0.target.content == content }) { return Result(outcome: .refused) }
        return Result(
            outcome: .store(.candidate, state, retired: []),
            findings: [(.warning, "kept-as-candidate", "the target is kept as a candidate, not as the translation")]
        )
    }

    /// What the tool's own people rejected, or nobody of them looked at, is no translation; it is not lost either.
    private func decideUnconfirmed(_ tool: ToolFacts, _ state: TranslationState) -> Result? {
        let code: String
        let message: String
        switch tool.standing {
        case .confirmed, .draft: return nil
        case .rejected:
            code = "target-rejected"
            message = "a reviewer rejected the target in \(tool.dialect.rawValue) ('\(tool.status.printable)')"
        case .pretranslated:
            // Somebody decided that nobody is to touch it.
            guard !tool.isLocked else { return nil }
            code = "target-unconfirmed"
            message =
                "\(tool.dialect.rawValue) filled in the target, and nobody confirmed it ('\(tool.status.printable)')"
        }
        if live.contains(where: { $0.target.content == content }) { return Result(outcome: .untouched) }
        return Result(
            outcome: .store(.candidate, state, retired: []),
            findings: [(.warning, code, message + "; it is kept as a candidate, not as the translation")]
        )
    }

    /// What is to be known of a target that is taken.
    private func finding(of tool: ToolFacts) -> (severity: Severity, code: String, message: String)? {
        let name = tool.dialect.rawValue
        if tool.isLocked { return (.information, "target-locked", "the segment is locked in \(name)") }
        guard tool.standing == .draft, !tool.status.isEmpty else { return nil }
        return (.warning, "target-draft", "nobody confirmed the target in \(name) ('\(tool.status.printable)')")
    }

    /// The same text: only a higher state is news.
    private func decideEqual(_ existing: StoredTarget) -> Result {
        guard let fileState, fileState > existing.target.state, !isLocked else { return Result(outcome: .untouched) }
        return replace(existing, fileState)
    }

    /// A target that is its source may be a tool's copy: it is a translation only where the file says so.
    private func untouchedSource(_ existing: StoredTarget?) -> Result? {
        let source = place.stored.segment.content
        guard content == source, content.plain.unicodeScalars.contains(where: { $0.properties.isAlphabetic }) else {
            return nil
        }
        guard (fileState ?? .initial) < .translated else { return nil }
        return Result(
            outcome: .untouched,
            findings: [
                (
                    .warning, "target-equals-source",
                    "the target is its source and no state says that it was translated; it was left out (set state 'translated' if it is meant)"
                )
            ]
        )
    }

    private var sourceFinding: [(severity: Severity, code: String, message: String)] {
        guard content == place.stored.segment.content,
            content.plain.unicodeScalars.contains(where: { $0.properties.isAlphabetic })
        else { return [] }
        return [
            (
                .information, "target-equals-source",
                "the target is its source; it was imported, since its state says that it was translated"
            )
        ]
    }

    private func conflict(with existing: StoredTarget, _ state: TranslationState) -> (code: String, message: String)? {
        if policy == .candidate { return ("conflict-other", "the memory has another translation here") }
        if existing.target.state > state {
            return (
                "conflict-state",
                "the memory has a translation here that is \(existing.target.state.rawValue), this one is only \(state.rawValue)"
            )
        }
        // What came from the same export, or from an older one, gives way; what this export could not see does not.
        let madeFrom = existing.target.base
        if existing.batch > base, madeFrom > base || madeFrom.rawValue == 0 {
            return ("conflict-newer", "the memory has a translation here that was made after this file was exported")
        }
        return nil
    }

    private func replace(_ existing: StoredTarget, _ state: TranslationState) -> Result {
        let context = existing.target.context
        // A translation made elsewhere for the same text stays that place's.
        let isOfThisPlace =
            context.article == article.slug
            && (context.segment == place.name || article.count(of: place.stored.source) <= 1
                || MatchContext.isEqual(context, previous: place.previous, next: place.next))
        let twins = live.filter { $0.id != existing.id && $0.target.content == content && $0.target.role == .candidate }
        return Result(
            outcome: .store(.current, state, retired: (isOfThisPlace ? [existing] : []) + twins),
            findings: sourceFinding
        )
    }
}
