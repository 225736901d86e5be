import DragomanMemory
import DragomanModel
import Testing

struct TargetChoiceTests {
    private func stored(
        _ sequence: Int64,
        _ state: TranslationState,
        role: NewTarget.Role = .current,
        _ article: String? = nil,
        _ segment: String? = nil,
        previous: Int64? = nil,
        next: Int64? = nil
    ) -> StoredTarget {
        let context = TargetContext(
            article: article,
            segment: segment,
            previous: previous.map(SourceID.init(rawValue:)),
            next: next.map(SourceID.init(rawValue:))
        )
        let target = NewTarget(
            source: SourceID(rawValue: 1),
            language: LanguageTag(canonical: "fr"),
            content: CodedText(plain: "Un."),
            state: state,
            origin: .human,
            author: nil,
            role: role,
            context: context,
            base: BatchID(rawValue: 0)
        )
        return StoredTarget(
            id: TargetID(rawValue: sequence),
            batch: BatchID(rawValue: 1),
            sequence: sequence,
            target: target
        )
    }

    private func best(_ targets: [StoredTarget]) -> Int64? {
        let choices = [targets, targets.reversed()].map {
            TargetChoice.best(
                among: $0,
                article: "a",
                segment: "u-1",
                previous: SourceID(rawValue: 7),
                next: nil
            )?.sequence
        }
        #expect(choices[0] == choices[1])
        return choices[0]
    }

    @Test func `without a current translation there is none`() {
        #expect(best([]) == nil)
        #expect(best([stored(1, .final, role: .candidate, "a", "u-1")]) == nil)
    }

    @Test func `the very place goes before neighbours, neighbours before state, state before age`() {
        #expect(best([stored(1, .initial, "a", "u-1"), stored(2, .final, "b", "u-1", previous: 7)]) == 1)
        #expect(best([stored(1, .initial, "a", "u-1"), stored(2, .reviewed, "a", "u-1")]) == 2)
        #expect(best([stored(1, .reviewed), stored(2, .translated, "b", "u-1", previous: 7)]) == 2)
        #expect(best([stored(1, .reviewed), stored(2, .translated)]) == 1)
        #expect(best([stored(1, .translated, "b", "u-9", previous: 7), stored(2, .translated, "b", "u-8")]) == 1)
        #expect(best([stored(1, .translated), stored(2, .translated)]) == 2)
    }

    @Test func `a translation from nowhere has no neighbours to agree`() {
        #expect(best([stored(1, .translated, "b", "u-9", previous: 7), stored(2, .translated, previous: 7)]) == 1)
    }
}
