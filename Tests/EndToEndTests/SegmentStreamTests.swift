import DragomanTesting
import Foundation
import Testing

/// `dragoman segment` as a stream: lines of any bytes in, lines of JSON out.
struct SegmentStreamTests {
    /// The answers to lines of raw bytes.
    private func answers(_ input: Data) throws -> [Data] {
        let dragoman = try DragomanBinary()
        try input.write(to: dragoman.folder.appendingPathComponent("in.txt"))
        let outcome = try dragoman.shell("\"$dragoman\" segment --language en < in.txt")
        #expect(outcome.code == 0 && outcome.stderr.isEmpty)
        return outcome.stdout.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast().map { Data($0) }
    }

    private static func joined(_ lines: [Data], by end: [UInt8] = [0x0A]) -> Data { Data(lines.joined(separator: end)) }

    /// What must come out for a line: its sentences as an encoder of JSON writes them, which add up to the repaired line.
    private func check(_ answer: Data, of line: Data) throws {
        let sentences = try JSONDecoder().decode([String].self, from: answer)
        let expected = String(decoding: line, as: UTF8.self)
        #expect(Array(sentences.joined().utf8) == Array(expected.utf8))
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        #expect(answer == (try encoder.encode(sentences)), "\(expected.debugDescription)")
    }

    @Test func everyByteComesThroughOrIsRepaired() throws {
        // Each byte alone, and between letters at each place of a word of eight.
        var lines: [Data] = []
        for byte in UInt8.min ... .max where byte != 0x0A {
            lines.append(Data([byte, 0x2E]))
            for count in 0..<9 {
                var line = Data(repeating: 0x61, count: count)
                line.append(byte)
                line.append(Data("bcdefghi".utf8))
                lines.append(line)
            }
        }
        let pairs = "\"\"\"\"\"\"\"\"\"\\\\\\\\ \u{1}\u{2}\u{1F}/\u{7F}é\"é\\語\"語\t\u{8}\u{C}"
        lines.append(Data(pairs.utf8))
        let answers = try answers(Self.joined(lines) + [0x0A])
        #expect(answers.count == lines.count)
        for (answer, line) in zip(answers, lines) {
            try check(answer, of: line.last == 0x0D ? line.dropLast() : line)
        }
    }

    @Test func randomBytesAreRepairedAsStringsAre() throws {
        var random = SeededRandom(seed: 31)
        // Bytes that begin, go on with and spoil sequences come often.
        let alphabet: [UInt8] = [
            0x20, 0x2E, 0x41, 0x61, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC,
            0xED,
            0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
        ]
        var lines: [Data] = []
        for _ in 0..<3_000 {
            let count = Int.random(in: 0...24, using: &random)
            lines.append(Data((0..<count).map { _ in alphabet.randomElement(using: &random) ?? 0x20 }))
        }
        // Long runs of letters of all scripts, sound or with one byte lost or spoilt.
        for number in 0..<6_000 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 5...40, using: &random) {
                let bound: UInt32 = [0x80, 0x800, 0x800, 0x1_0000, 0x11_0000].randomElement(using: &random) ?? 0x80
                let value = UInt32.random(in: bound == 0x80 ? 0x20..<bound : 0x80..<bound, using: &random)
                if let scalar = Unicode.Scalar(value) { text.append(scalar) }
            }
            var bytes = Array(String(text).utf8)
            let at = Int.random(in: 0..<max(1, bytes.count), using: &random)
            switch number % 3 {
            case 1 where !bytes.isEmpty: bytes.remove(at: at)
            case 2 where !bytes.isEmpty: bytes[at] = alphabet.randomElement(using: &random) ?? 0x20
            default: break
            }
            lines.append(Data(bytes))
        }
        let answers = try answers(Self.joined(lines) + [0x0A])
        #expect(answers.count == lines.count)
        for (answer, line) in zip(answers, lines) { try check(answer, of: line) }
    }

    @Test func linesOfAllLengthsComeThrough() throws {
        var random = SeededRandom(seed: 32)
        var news = NewsGenerator(seed: 33)
        var lines = [0, 1, 7, 8, 9, 4_095, 4_096, 4_097, 131_071, 131_072, 131_073, 262_143, 262_144, 262_145, 600_000]
            .map {
                Data(repeating: 0x22, count: $0)
            }
        for _ in 0..<200 { lines.append(Data(news.paragraph(Int.random(in: 1...40, using: &random)).utf8)) }
        lines.shuffle(using: &random)
        let answers = try answers(Self.joined(lines, by: [0x0D, 0x0A]))
        #expect(answers.count == lines.count)
        for (answer, line) in zip(answers, lines) { try check(answer, of: line) }
    }

    /// What a line of an explanation shows is cut out of the text beside its place, not out of all of it.
    @Test func aLongTextIsExplainedAsManyTimesAsItHasStops() throws {
        let dragoman = try DragomanBinary()
        let count = 40_000
        try dragoman.write(String(repeating: "Élan vital. ", count: count) + "\n", to: "in.txt")
        let outcome = try dragoman.shell("\"$dragoman\" segment --language fr --explain < in.txt")
        #expect(outcome.code == 0 && outcome.stderr.isEmpty)
        let lines = outcome.text.split(separator: "\n").dropFirst()
        #expect(lines.count == count - 1)
        #expect(Set(lines.dropFirst().dropLast()).count == 1)
        #expect(lines.dropFirst().first?.contains("al. Élan vital. ▮Élan vital.   stop:") == true, "\(lines.prefix(2))")
    }

    @Test func marksAroundLinesAreNoPartOfThem() throws {
        let text = "\u{FEFF}One. Two.\r\n\r\n\u{FEFF}Three.\rFour.\r"
        let answers = try answers(Data(text.utf8)).map { String(decoding: $0, as: UTF8.self) }
        #expect(answers == [#"["One. ","Two."]"#, "[]", #"["\#u{FEFF}Three.\r","Four."]"#])
    }

    @Test func anAnswerComesBeforeTheNextLineIsThere() throws {
        let dragoman = try DragomanBinary()
        // The second line is written only after the answer to the first was read.
        let outcome = try dragoman.shell(
            """
            mkfifo in out
            "$dragoman" segment --language en < in > out &
            exec 3> in 4< out
            echo 'One. Two.' >&3; read -r first <&4; echo "$first"
            echo 'Three.' >&3; exec 3>&-; read -r second <&4; echo "$second"
            wait
            """
        )
        #expect(outcome.text == "[\"One. \",\"Two.\"]\n[\"Three.\"]\n")
    }
}
