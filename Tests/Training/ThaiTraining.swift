import DragomanModel
import DragomanSegmentation
import DragomanTesting
import Foundation

/// Trains the model for Thai: prints a cross-validation by paragraph, trains on all, and writes the weights into the file.
///
/// The arguments: the model file, the table and the records. With `--check` nothing is written.
@main
enum ThaiTraining {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst().filter { $0 != "--check" }.map { URL(fileURLWithPath: $0) }
        guard arguments.count == 3 else {
            print("usage: dragoman-train-thai MODEL TABLE RECORDS [--check]")
            exit(2)
        }
        let file = ModelFile(try String(contentsOf: arguments[0], encoding: .utf8))
        let words = try SpaceModel(parsing: file.head, file: "th.model").words
        let rules = try SegmentationRules(parsing: String(contentsOf: arguments[1], encoding: .utf8), file: "th.txt")
        let thai = LanguageTag(canonical: "th")
        let segmenter = Segmenter(language: thai, rules: rules)
        let records = try TrainingRecord.records(of: "th", in: arguments[2], words: words, segmenter: segmenter)
        let untold = Set(records.map(\.source)).filter { !file.head.contains("trained-on \($0) ") }
        guard untold.isEmpty else {
            print("the model's head does not name \(untold.sorted().joined(separator: ", "))")
            exit(1)
        }
        var trainer = SpaceTrainer()
        // The sets are news and essays: speech is rare in them, and a polite particle ends what is said.
        if let polite = SpaceFeature(template: "class-before", value: "polite", words: words) {
            trainer.expectations[polite] = 2
        }
        let validation = CrossValidation(records: records, words: words, rules: rules, trainer: trainer)
        for seed in 1...3 as ClosedRange<UInt64> { try validation.run(folds: 10, seed: seed) }
        let weights = trainer.weights(of: records)
        print("all records, seen in training:", try validation.tally(records, weights: weights).description)
        print("\(weights.count) weights")
        guard !CommandLine.arguments.contains("--check") else { return }
        try file.text(with: weights, words: words).write(to: arguments[0], atomically: true, encoding: .utf8)
    }
}
