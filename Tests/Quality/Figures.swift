import Foundation

/// The committed figures: a plain file, one a line, fields parted by tabs.
struct Figures {
    /// What a line is about: `language en`, `rules pySBD tests/lang`.
    private(set) var values: [String: [Double]] = [:]

    init() {}

    /// Reads the file; empty where there is none.
    ///
    /// - Throws: What reading the file throws.
    init(file: URL) throws {
        guard FileManager.default.fileExists(atPath: file.path) else { return }
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") where !line.hasPrefix("#") {
            let fields = line.split(separator: "\t").map(String.init)
            guard fields.count > 2 else { continue }
            values[fields[0] + "\t" + fields[1]] = fields.dropFirst(2).compactMap { Double($0) }
        }
    }

    subscript(kind: String, name: String) -> [Double]? {
        get { values[kind + "\t" + name] }
        set { values[kind + "\t" + name] = newValue }
    }

    /// Takes over the figures of a run; those that it did not measure stay.
    mutating func record(_ run: Figures) {
        values.merge(run.values) { _, new in new }
    }

    /// Writes the file.
    ///
    /// - Throws: What writing throws.
    func write(to file: URL) throws {
        var text = """
            # Figures of segmentation and ranking that `make quality` compares with; recorded by `make quality RECORD=1`.
            # ranking TARGET≥SCORE chrF-by-order chrF-by-score gain texts · usefulness BAND -error expected matches
            # language TAG P R F1 exact paragraphs · mean CODES F1 · rules SUITE passed cases ours-passed ours · cases TAG passed cases
            # placeables TAG found values units · adapted all precision right certain pairs

            """
        for (key, numbers) in values.sorted(by: { $0.key < $1.key }) {
            text += key + "\t" + numbers.map(Self.text).joined(separator: "\t") + "\n"
        }
        try text.write(to: file, atomically: true, encoding: .utf8)
    }

    /// A figure as it is written and compared: whole, or with four decimals.
    static func text(_ value: Double) -> String {
        value == value.rounded() && value > 1 ? String(Int(value)) : String(format: "%.4f", value)
    }
}
