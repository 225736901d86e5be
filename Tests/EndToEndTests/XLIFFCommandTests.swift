import DragomanTesting
import Foundation
import Testing

/// `dragoman xliff` through the built binary.
struct XLIFFCommandTests {
    @Test func `validate tells rule, section and remedy, and ends as the contract says`() throws {
        let dragoman = try DragomanBinary()
        let good =
            "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\" srcLang=\"en\"><file id=\"f\">"
            + "<unit id=\"u\"><segment><source>x</source></segment></unit></file></xliff>"
        try dragoman.write(good, to: "good.xlf")
        try dragoman.write(good.replacing("<source>x", with: "<source>\n<ph id=\"1\" dataRef=\"d\"/>x"), to: "bad.xlf")
        try dragoman.write("<xliff", to: "broken.xlf")

        let valid = try dragoman.run(["xliff", "validate", "good.xlf"])
        #expect(valid.code == 0 && valid.text == "good.xlf: XLIFF 2.1, valid\n" && valid.stderr.isEmpty)

        let invalid = try dragoman.run(["xliff", "validate", "good.xlf", "bad.xlf"])
        #expect(invalid.code == 3)
        #expect(invalid.text.hasSuffix("bad.xlf: XLIFF 2.1, not valid: 1 error\n"))
        #expect(
            invalid.stderr.hasPrefix(
                "bad.xlf:2: error: unit u: there is no original data 'd' in the unit [xliff-data-unresolved]\n    dataRef: "
            )
        )
        let told = try dragoman.run(["xliff", "validate", "good.xlf", "bad.xlf", "--json"]).json()
        let files = try #require(told["files"] as? [[String: Any]])
        #expect(files.map { $0["valid"] as? Bool } == [true, false])
        let finding = try #require((files[1]["findings"] as? [[String: Any]])?.first)
        #expect(finding["line"] as? Int == 2 && finding["element"] as? String == "ph")
        #expect(finding["rule"] is String && finding["section"] as? String == "dataRef" && finding["remedy"] is String)

        let refused = try dragoman.run(["xliff", "validate", "broken.xlf"])
        #expect(refused.code == 1 && refused.stderr.hasPrefix("broken.xlf:1"))
        #expect(try dragoman.run(["xliff", "validate", "missing.xlf"]).code == 1)
    }

    @Test func `what went out in one version comes back in another`() throws {
        let dragoman = try DragomanBinary()
        _ = try dragoman.json(["init"])
        try dragoman.write("# Old port\n\nThe **old** port is shut. Nobody knows why.\n", to: "port.md")
        _ = try dragoman.json(["ingest", "port.md"])
        for (out, back) in [("1.2", "2.1"), ("2.0", "1.2"), ("2.1", "2.2"), ("2.2", "1.2")] {
            _ = try dragoman.json(["export", "--language", "fr", "--version", out, "-o", "out"])
            let filled = XLIFFFiller { _, source in "Fr " + source }.fill(try dragoman.text("out/fr.xlf")).text
            try dragoman.write(filled, to: "filled.xlf")
            let made = try dragoman.json(["xliff", "convert", "filled.xlf", "--to", back, "-o", "back.xlf"])
            #expect(made["from"] as? String == out && made["to"] as? String == back)
            #expect(try dragoman.run(["xliff", "validate", "back.xlf"]).code == 0, "\(out) to \(back)")
            let imported = try dragoman.json(["import", "back.xlf"])
            #expect(
                (imported["files"] as? [[String: Any]])?.first?["candidates"] as? Int == 0,
                "\(out) to \(back): \(imported)"
            )
            let batch = try #require(imported["batch"] as? Int)
            _ = try dragoman.json(["undo", String(batch)])
        }
        let unknown = try dragoman.run(["xliff", "convert", "back.xlf", "--to", "3.0", "-o", "x.xlf"])
        #expect(unknown.code == 2 && unknown.stderr.contains("1.2, 2.0, 2.1 or 2.2"))
    }

    @Test func `a file that cannot be read does not keep the others from being checked`() throws {
        let dragoman = try DragomanBinary()
        let good =
            "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\" srcLang=\"en\"><file id=\"f\">"
            + "<unit id=\"u\"><segment><source>x</source></segment></unit></file></xliff>"
        try dragoman.write(good, to: "good.xlf")
        try dragoman.write(good.replacing("id=\"u\"", with: ""), to: "bad.xlf")
        try dragoman.write("<xliff", to: "broken.xlf")
        try dragoman.write("x", to: "folder/x")
        let files = ["missing.xlf", "broken.xlf", "folder", "bad.xlf", "good.xlf"]
        let told = try dragoman.run(["xliff", "validate"] + files)
        #expect(told.code == 1)
        #expect(
            told.text.split(separator: "\n") == [
                "missing.xlf: cannot be read as XLIFF", "broken.xlf: cannot be read as XLIFF",
                "folder: cannot be read as XLIFF", "bad.xlf: XLIFF 2.1, not valid: 1 error",
                "good.xlf: XLIFF 2.1, valid",
            ]
        )
        for code in ["file-unreadable", "xml-not-well-formed", "file-not-regular", "xliff-attribute-missing"] {
            #expect(told.stderr.contains("[\(code)]"), "\(told.stderr)")
        }
        let answer = try dragoman.run(["xliff", "validate", "--json"] + files)
        #expect(answer.code == 1)
        let checked = try #require(try answer.json()["files"] as? [[String: Any]])
        #expect(checked.map { $0["version"] as? String } == ["", "", "", "2.1", "2.1"])
        #expect(checked.map { $0["valid"] as? Bool } == [false, false, false, false, true])
        #expect(checked.allSatisfy { ($0["findings"] as? [[String: Any]])?.isEmpty == ($0["valid"] as? Bool) })
    }

    @Test func `a file is split for translators and joined again`() throws {
        let dragoman = try DragomanBinary()
        _ = try dragoman.json(["init"])
        for (name, text) in [("a", "One two three. Four five."), ("b", "Six seven. Eight nine ten.")] {
            try dragoman.write(text + "\n", to: "\(name).txt")
        }
        _ = try dragoman.json(["ingest", "a.txt", "b.txt"])
        _ = try dragoman.json(["export", "--language", "fr", "-o", "out", "--version", "2.1"])
        let split = try dragoman.json(["xliff", "split", "out/fr.xlf", "--per-article", "-o", "parts"])
        let parts = try #require(split["parts"] as? [[String: Any]])
        #expect(parts.map { $0["words"] as? Int } == [5, 5])
        let paths = parts.compactMap { $0["path"] as? String }
        #expect(paths == ["parts/fr-1.xlf", "parts/fr-2.xlf"])
        #expect(try dragoman.run(["xliff", "validate"] + paths).code == 0)
        #expect(try dragoman.json(["xliff", "join"] + paths + ["-o", "whole.xlf"])["units"] as? Int == 2)
        #expect(try dragoman.run(["xliff", "validate", "whole.xlf"]).code == 0)
        #expect(try dragoman.run(["xliff", "split", "out/fr.xlf", "-o", "parts"]).code == 2)
        #expect(try dragoman.run(["import", "whole.xlf", "--dry-run"]).code == 0)
    }
}
