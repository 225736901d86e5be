import DragomanModel
import DragomanSegmentation
import DragomanTesting
import DragomanText
import Testing

/// Rules with the same digest split alike: that is how a memory knows which articles are up to date.
///
/// `Golden/boundaries.txt` holds, for each language, the digest of its rules and one of what they make of made-up texts. Where
/// these texts come out otherwise and the digest is the old one, the engine's revision was not raised. A table that
/// is edited has another digest by itself; where it moves these boundaries too, only the file is to be recorded anew.
/// Who changes the texts here deletes the file first.
struct DigestTests {
    /// What decides in many languages: abbreviations, ordinals, units, initials, speech, brackets, footnotes.
    private static let pieces: [String] = [
        "The", "mayor", "left", "Dr.", "Mr.", "St.", "a.m.", "p.m.", "U.S.", "e.g.", "etc.", "No.", "vol.", "J.", "R.",
        "Voss",
        "on", "3.", "12.", "Mai", "May", "z. B.", "Nr.", "5", "Str.", "usw.", "Uhr.", "Jh.", "n. Chr.", "II.", "XX.",
        "1998.",
        "2 Mio.", "roku", "r.", "godine", "św.", "ul.", "tzv.", "dr.", "str.", "prof.", "гг.", "ул.", "г.", "млн.",
        "им.", "А.",
        "С.", "Родился", "в", "ημ.", "κ.", "οδός", "د.", "قال", "الأمين", "ص.", "ד\"ר", "עמ'", "הוא", "डॉ.", "उसने",
        "कहा।",
        "他说", "“好！”", "「行こう。」と", "言った。", "。", "！", "그는", "\"왜요?\"라고", "했다.", "เขา", "มา", "และ", "ไป", "TP.", "Đ.",
        "he", "said.", "“Stop!”", "she", "asked.", "(See", "below.)", "[1]", "²", "…", "...", "– ", "?!", "\"", "“",
        "”", "«",
        "»", "'", "(", ")", ":", ";", ",", "1)", "a)", "•", "- ", "\n", "\n\n", "\u{2029}", "iPhone", "Yahoo!", "3.5",
        "10.000",
        "20 %.", "www.example.org.", "e\u{301}.", "😀",
    ]

    /// The digest of the boundaries of texts and of the segments of units.
    private static func outcome(_ tag: String) throws -> String {
        let segmenter = try SegmentationFixtures.segmenter(tag)
        let splitter = UnitSplitter { try segmenter.boundaries(in: $0) }
        // The same texts in all languages, and the units with codes of the laws.
        var random = SeededRandom(seed: 77)
        var texts = LawTexts(seed: 78)
        var digest = Digest()
        for _ in 0..<1_000 {
            var text = ""
            for _ in 0..<Int.random(in: 2...14, using: &random) {
                text += pieces.randomElement(using: &random) ?? ""
                if random.next() % 5 > 0 { text += " " }
            }
            digest.combine("\(try segmenter.boundaries(in: text))")
        }
        for _ in 0..<150 {
            let (content, lineBreaks) = texts.coded()
            let unit = DisplayedUnit(content, lineBreaks: lineBreaks).unit
            for segment in try splitter.split(unit) { digest.combine(segment.content.displayed) }
        }
        return digest.hexadecimal
    }

    @Test func theSameDigestGivesTheSameBoundaries() throws {
        let name = "boundaries.txt"
        let version = Scalars.unicodeVersion
        let head = "Unicode \(version.major).\(version.minor)"
        let recorded = (Golden.text(of: name) ?? "").split(separator: "\n").map(String.init)
        guard recorded.first == head || Golden.isRecording else {
            return print("\(name) was not compared: it is not of \(head), as ICU is")
        }
        var known: [String: (digest: String, outcome: String)] = [:]
        for fields in recorded.dropFirst().map({ $0.split(separator: " ").map(String.init) }) where fields.count == 3 {
            known[fields[0]] = (fields[1], fields[2])
        }
        var lines = [head]
        var moved: [String] = []
        for tag in SegmentationLaws.languages {
            let digest = try SegmentationFixtures.segmenter(tag).rules.digest
            let outcome = try Self.outcome(tag)
            lines.append("\(tag) \(digest) \(outcome)")
            if outcome == known[tag]?.outcome { continue }
            moved.append(tag)
            if digest == known[tag]?.digest {
                Issue.record(
                    """
                    '\(tag)' is split otherwise under the same digest: raise SegmentationEngine.revision (of the model for \
                    spaces: SpaceModel.engineRevision), then record with DRAGOMAN_RECORD=1
                    """
                )
                return
            }
        }
        if Golden.isRecording {
            Golden.expect(lines.joined(separator: "\n") + "\n", matches: name)
        } else if !moved.isEmpty {
            Issue.record(
                """
                \(moved.joined(separator: ", ")): split otherwise than recorded, under another digest; if that is meant, \
                record with DRAGOMAN_RECORD=1
                """
            )
        }
    }
}
