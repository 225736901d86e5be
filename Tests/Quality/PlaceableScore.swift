import DragomanMatching
import DragomanMeasuring
import DragomanModel
import DragomanTesting
import DragomanText
import Foundation

/// How placeables of English sources are found in their translations, and how right adapted translations are.
struct PlaceableScore {
    /// The figures of one language.
    struct Count {
        /// Translations of sources with a placeable, and the values of these.
        var units = 0
        var values = 0
        /// Values that the translation has too.
        var found = 0
        /// Pairs of units whose sources differ in placeables only.
        var pairs = 0
        /// Pairs where a translation was adapted.
        var certain = 0
        /// Of these, where the stored translation of the other unit is the adapted one, letter by letter.
        var right = 0
        /// Of these, where it has other placeables in the same words: what is wrong.
        var wrong = 0

        static func += (left: inout Count, right: Count) {
            left.units += right.units
            left.values += right.values
            left.found += right.found
            left.pairs += right.pairs
            left.certain += right.certain
            left.right += right.right
            left.wrong += right.wrong
        }

        /// Of the adaptations that can be compared, for the stored translation has the same words, how many are right.
        var precision: Double { Double(right) / Double(max(1, right + wrong)) }
    }

    private(set) var counts: [String: Count] = [:]

    private struct Unit {
        var source: String
        var target: String
        var read: PlaceableText
    }

    /// Measures the shared sample; `nil` where it is not there.
    static func ofSample() throws -> PlaceableScore? {
        guard let file = SharedData.file("tm/sample.tsv.gz") else { return nil }
        let english = try PlaceableConventions(language: LanguageTag(canonical: "en"))
        var groups: [String: [[UInt32]: [Unit]]] = [:]
        for line in try lines(file) {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard fields.count > 3 else { continue }
            let read = PlaceableText(CodedText(plain: fields[2]), conventions: english)
            guard !read.placeables.isEmpty else { continue }
            for field in fields[3...] {
                guard let (tag, target) = translation(field) else { continue }
                groups[tag, default: [:]][read.mask, default: []].append(
                    Unit(source: fields[2], target: target, read: read)
                )
            }
        }
        var score = PlaceableScore()
        for (tag, groups) in groups {
            let rules = try PlaceableConventions(language: LanguageTag(canonical: tag))
            let adapter = PlaceableAdapter(source: english, target: rules)
            var count = Count()
            for units in groups.values { count += self.count(units, adapter) }
            score.counts[tag] = count
        }
        return score
    }

    private static func count(_ units: [Unit], _ adapter: PlaceableAdapter) -> Count {
        var count = Count(units: units.count)
        for unit in units {
            let read = PlaceableText(CodedText(plain: unit.target), conventions: adapter.target)
            count.values += unit.read.placeables.count
            count.found += unit.read.placeables.count { read.mayHold($0) }
        }
        // Each with the next three, both ways.
        for (place, one) in units.enumerated() {
            for other in units[(place + 1)...].prefix(3) where other.source != one.source {
                compare(one, other, adapter, &count)
                compare(other, one, adapter, &count)
            }
        }
        return count
    }

    private static func compare(_ stored: Unit, _ query: Unit, _ adapter: PlaceableAdapter, _ count: inout Count) {
        count.pairs += 1
        let outcome = adapter.adapt(stored.read, translation: CodedText(plain: stored.target), to: query.read)
        guard case .adapted(let adaptation) = outcome else { return }
        count.certain += 1
        if adaptation.target.coded == query.target {
            count.right += 1
            return
        }
        // Two translators use other words: that says nothing of the placeables.
        let wanted = PlaceableText(CodedText(plain: query.target), conventions: adapter.target)
        if PlaceableText(adaptation.target, conventions: adapter.target).mask == wanted.mask {
            count.wrong += 1
            print("  \(adapter.target.language): \(adaptation.target.coded) ≠ \(query.target)")
        }
    }

    /// The tag and text of `zh_CN=…`.
    private static func translation(_ field: String) -> (tag: String, text: String)? {
        guard let sign = field.firstIndex(of: "="), let tag = Locales.canonical(String(field[..<sign])) else {
            return nil
        }
        let text = tag.description == "zh-CN" ? "zh-Hans" : tag.description
        return text.count > 7 ? nil : (text, String(field[field.index(after: sign)...]))
    }

    private static func lines(_ file: URL) throws -> [String] {
        let gzip = Process()
        gzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        gzip.arguments = ["gzip", "-dc", file.path]
        let pipe = Pipe()
        gzip.standardOutput = pipe
        try gzip.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        gzip.waitUntilExit()
        return data.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    }
}

extension QualityReport {
    /// Prints the table of the placeables.
    mutating func placeables(_ score: PlaceableScore) {
        print("\nplaceables of the shared sample   units   values    found      pairs  certain    right    wrong")
        var all = PlaceableScore.Count()
        for (tag, count) in score.counts.sorted(by: { $0.key < $1.key }) {
            line(tag, count)
            all += count
            let found = Double(count.found) / Double(max(1, count.values))
            _ = change("placeables", tag, 0, found, isPercent: true)
            run["placeables", tag] = [found, Double(count.values), Double(count.units)]
        }
        line("together", all)
        let change = change("adapted", "all", 0, all.precision, isPercent: true)
        let precision = Report.number(all.precision * 100)
        print(
            "precision of what is adapted, where the words of the stored translation are the same: \(precision) \(change)"
        )
        run["adapted", "all"] = [all.precision, Double(all.right), Double(all.certain), Double(all.pairs)]
    }

    private func line(_ name: String, _ count: PlaceableScore.Count) {
        let found = Report.number(Double(count.found) / Double(max(1, count.values)) * 100)
        let numbers = [count.units, count.values].map { Report.right(Report.thousands($0), 9) }.joined()
        let rest = [count.pairs, count.certain, count.right, count.wrong].map { Report.right(String($0), 9) }.joined()
        print(Report.pad(name, 30) + numbers + Report.right(found, 9) + "  " + rest)
    }
}
