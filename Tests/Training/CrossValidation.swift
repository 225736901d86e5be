import DragomanModel
import DragomanSegmentation
import DragomanTesting

/// Trains on some paragraphs and judges by the others, in turn.
struct CrossValidation {
    var records: [TrainingRecord]
    var words: SpaceWords
    var rules: SegmentationRules
    var trainer: SpaceTrainer

    /// Prints precision, recall and F1 of all folds together, in all and by source.
    func run(folds: Int, seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let order = records.indices.shuffled(using: &random)
        var bySource: [String: Tally] = [:]
        for fold in 0..<folds {
            let held = Set(order.indices.filter { $0 % folds == fold }.map { order[$0] })
            let weights = trainer.weights(of: records.indices.filter { !held.contains($0) }.map { records[$0] })
            for source in Set(records.map(\.source)) {
                let judged = held.sorted().map { records[$0] }.filter { $0.source == source }
                let tally = try tally(judged, weights: weights)
                bySource[source, default: Tally()] = bySource[source, default: Tally()] + tally
            }
        }
        let all = bySource.values.reduce(Tally(), +)
        print("cross-validation, \(folds) folds, seed \(seed): \(all.description)")
        for (source, tally) in bySource.sorted(by: { $0.key < $1.key }) { print("  \(source): \(tally.description)") }
    }

    /// How well weights do on records, by the very code that uses the model.
    func tally(_ records: [TrainingRecord], weights: [SpaceFeature: Int32]) throws -> Tally {
        let model = SpaceModel(words: words, weights: weights, language: "th", digest: "training")
        let segmenter = Segmenter(language: LanguageTag(canonical: "th"), rules: rules.with(spaces: model))
        var result = Tally()
        for record in records {
            result.add(found: try Set(segmenter.boundaries(in: record.text).dropLast()), wanted: record.boundaries)
        }
        return result
    }
}
