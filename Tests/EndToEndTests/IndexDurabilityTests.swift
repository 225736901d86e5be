import DragomanTesting
import Foundation
import Testing

/// The index of lookups beside a memory that is written, killed, copied and restored.
struct IndexDurabilityTests {
    /// A delivery of generated sentences in French, so many of them.
    private func tmx(_ count: Int, seed: UInt64) -> String {
        var random = SeededRandom(seed: seed)
        let words = ["river", "council", "budget", "vote", "harbour", "wind", "strike", "minister", "court", "school"]
        var text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <tmx version="1.4"><header creationtool="test" creationtoolversion="1" segtype="sentence" o-tmf="x" \
            adminlang="en" srclang="en" datatype="plaintext"/><body>

            """
        for number in 0..<count {
            let sentence = (0..<8).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
            text +=
                "<tu><tuv xml:lang=\"en\"><seg>\(sentence) \(seed)-\(number).</seg></tuv>"
                + "<tuv xml:lang=\"fr\"><seg>phrase \(seed)-\(number).</seg></tuv></tu>\n"
        }
        return text + "</body></tmx>\n"
    }

    private func isSound(_ dragoman: DragomanBinary) throws -> Bool {
        try dragoman.json(["verify"])["ok"] as? Bool == true
    }

    /// The scores of what is nearest to some texts.
    private func answers(_ dragoman: DragomanBinary, database: String = "dragoman.sqlite") throws -> String {
        var random = SeededRandom(seed: 99)
        let words = ["river", "council", "budget", "vote", "harbour", "wind", "strike", "minister", "court", "school"]
        var queries = ""
        for number in 0..<12 {
            let text = (0..<8).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
            queries += "{\"id\":\(number),\"text\":\"\(text) 1-\(number).\",\"target\":\"fr\",\"threshold\":50}\n"
        }
        let outcome = try dragoman.run(["lookup", "--jsonl", "--database", database], input: queries)
        #expect(outcome.code == 0, "\(outcome.stderr)")
        return outcome.text
    }

    @Test func `two hundred kills leave memory and index usable`() throws {
        let dragoman = try DragomanBinary()
        #expect(try dragoman.run(["init"]).code == 0)
        var random = SeededRandom(seed: 200)
        for round in 0..<4 { try dragoman.write(tmx(400, seed: UInt64(round + 1)), to: "in\(round).tmx") }
        var batches: [Int] = []
        for kill in 0..<200 {
            let arguments: [String] =
                switch kill % 4 {
                case 0, 1: ["memory", "import", "in\(kill / 2 % 4).tmx"]
                case 2:
                    batches.isEmpty
                        ? ["lookup", "river council", "--target", "fr"] : ["undo", "\(batches.removeLast())"]
                default: ["lookup", "river council budget vote", "--target", "fr", "--threshold", "50"]
                }
            // Sometimes the index is gone or torn besides.
            if kill % 23 == 7 { _ = try dragoman.shell("rm -rf dragoman.sqlite-index") }
            if kill % 23 == 15 { _ = try dragoman.shell("for f in dragoman.sqlite-index/part-*; do : > $f; done") }
            let process = try dragoman.start(arguments)
            // No test of time: a kill must be harmless whenever it comes, and this spreads it over the whole run.
            usleep(UInt32(random.next() % 120_000))
            Foundation.kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            guard kill % 10 == 9 else { continue }
            let fresh = try dragoman.json(["memory", "import", "in\(kill / 10 % 4).tmx"])
            if let batch = fresh["batch"] as? Int { batches.append(batch) }
            #expect(try isSound(dragoman), "after \(kill + 1) kills")
            // What the index that lies says is what one made anew says.
            let before = try answers(dragoman)
            _ = try dragoman.shell("mv dragoman.sqlite-index away")
            #expect(try answers(dragoman) == before, "after \(kill + 1) kills")
            _ = try dragoman.shell("rm -rf away")
        }
    }

    @Test func `two processes look up while a third imports, none waits for it, none fails`() throws {
        let dragoman = try DragomanBinary()
        try dragoman.write(tmx(300, seed: 1), to: "first.tmx")
        try dragoman.write(tmx(5_000, seed: 2), to: "second.tmx")
        #expect(try dragoman.run(["init"]).code == 0)
        #expect(try dragoman.run(["memory", "import", "first.tmx"]).code == 0)
        let script = """
            ("$dragoman" memory import second.tmx > bulk; echo $? > code.new; mv code.new code) &
            look() {
              n=0
              while { [ ! -e code ] || [ $n -lt 3 ]; } && [ $n -lt 2000 ]; do
                "$dragoman" lookup 'river council budget vote harbour wind strike minister 1-7.' --target fr --json \\
                  --threshold 50 > look$1.json 2>> look$1.err || return 1
                grep -q '"complete":true' look$1.json || return 2
                # What was there before is found all the while.
                grep -qF '"matches":[{' look$1.json || return 3
                n=$((n + 1))
              done
            }
            look a & a=$!
            look b & b=$!
            wait $a; ra=$?
            wait $b; rb=$?
            echo "$(cat code) $ra $rb"
            """
        #expect(try dragoman.shell(script).text == "0 0 0\n")
        for name in ["a", "b"] { #expect(try dragoman.text("look\(name).err") == "") }
        #expect(try isSound(dragoman))
        let index = try #require(try dragoman.json(["verify"])["index"] as? [String: Any])
        #expect(index["current"] as? Bool == true && index["entries"] as? Int == 5_300)
    }

    @Test func `a new translation is found by a process that runs already`() throws {
        let dragoman = try DragomanBinary()
        try dragoman.write(tmx(20, seed: 1), to: "first.tmx")
        try dragoman.write(tmx(20, seed: 2), to: "second.tmx")
        #expect(try dragoman.run(["init"]).code == 0)
        #expect(try dragoman.run(["memory", "import", "first.tmx"]).code == 0)
        let script = """
            mkfifo asked answers
            "$dragoman" lookup --jsonl < asked > answers & running=$!
            exec 3> asked 4< answers
            ask() { echo '{"id":'$1',"text":"river 2-7.","target":"fr","threshold":1,"limit":40}' >&3
              read -r answer <&4; printf '%s\\n' "$answer" | grep -o '"target"' | wc -l; }
            ask 1
            "$dragoman" memory import second.tmx > bulk
            ask 2
            exec 3>&-
            wait $running
            """
        #expect(try dragoman.shell(script).text == "20\n40\n")
    }

    @Test func `a copied, an older and another memory have no use for the index that lies beside them`() throws {
        let dragoman = try DragomanBinary()
        try dragoman.write(tmx(50, seed: 1), to: "first.tmx")
        try dragoman.write(tmx(50, seed: 2), to: "second.tmx")
        #expect(try dragoman.run(["init"]).code == 0)
        #expect(try dragoman.run(["memory", "import", "first.tmx"]).code == 0)
        _ = try dragoman.shell("cp dragoman.sqlite older.sqlite")
        let older = try answers(dragoman)
        #expect(try dragoman.run(["memory", "import", "second.tmx"]).code == 0)
        let newer = try answers(dragoman)
        // The older memory comes back under the newer one's index, and goes its own way.
        _ = try dragoman.shell("cp dragoman.sqlite newer.sqlite; cp older.sqlite dragoman.sqlite")
        #expect(try answers(dragoman) == older)
        try dragoman.write(tmx(50, seed: 3), to: "third.tmx")
        #expect(try dragoman.run(["memory", "import", "third.tmx"]).code == 0)
        #expect(try isSound(dragoman))
        // And the newer one under the index of that.
        _ = try dragoman.shell("cp newer.sqlite dragoman.sqlite")
        #expect(try answers(dragoman) == newer)
        #expect(try isSound(dragoman))
        // A folder that nothing can be written to.
        _ = try dragoman.shell("mkdir shelf; cp newer.sqlite shelf/m.sqlite; chmod a-w shelf shelf/m.sqlite")
        #expect(try answers(dragoman, database: "shelf/m.sqlite") == newer)
        _ = try dragoman.shell("chmod u+w shelf")
    }
}
