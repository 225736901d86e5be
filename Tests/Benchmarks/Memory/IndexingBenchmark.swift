import DragomanMatching
import DragomanMeasuring
import DragomanModel
import DragomanText

/// What it takes to bring an index that lies on the disk up with one new translation.
struct IndexingBenchmark {
    /// The index's folder; changed, and of no use to its memory afterwards.
    let index: String

    func run() throws {
        let store = IndexStore(path: index)
        guard let before = store.current() else { return print("no index at \(index): not measured") }
        var times: [Double] = []
        for number in 0..<500 {
            let start = Measurement.ownSeconds
            guard let update = store.beginUpdate(waits: true) else { return print("the index cannot be changed") }
            let text = "The harbour commission met again on day \(number) of the strike and adjourned."
            update.add(
                IndexEntry(
                    id: .max - Int64(number),
                    symbols: CodedText(plain: text).symbols,
                    languages: [LanguageTag(canonical: "fr")]
                ),
                language: LanguageTag(canonical: "en")
            )
            let stamp = IndexStamp(
                sequence: before.stamp.sequence + Int64(number) + 1,
                batch: before.stamp.batch,
                batchDigest: before.stamp.batchDigest
            )
            _ = update.publish(stamp)
            times.append((Measurement.ownSeconds - start) * 1000)
        }
        times.sort()
        let (median, mean) = (times[times.count / 2], times.reduce(0, +) / Double(times.count))
        Report.line(
            "one new translation indexed",
            "median \(Report.number(median, 2)), mean \(Report.number(mean, 2)) ms CPU, parts joined now and then",
            goal: ("1 ms", mean <= 1)
        )
    }
}
