import DragomanTesting
import Foundation
import Testing

/// A real tool that opens, fills and saves a file, driven by a script that lies beside the checkout.
struct TranslationClient: Sendable, CustomTestStringConvertible {
    var name: String
    /// The profile that its files are exported with.
    var profile: String
    /// The program that must be there.
    var program: String
    var script: String
    /// What follows the files on the script's command line.
    var arguments: [String] = []
    var environment = ""
    /// Whether every segment comes back translated; else only some are filled in.
    var fillsAll = true
    /// Whether it loses codes, so that what it destroyed must be told.
    var losesCodes = false

    var testDescription: String { name }

    static let all = [
        TranslationClient(
            name: "OmegaT",
            profile: "omegat",
            program: "/usr/bin/omegat",
            script: "omegat_roundtrip.py",
            arguments: ["en", "fr"]
        ),
        TranslationClient(
            name: "OmegaT, tags dropped",
            profile: "omegat",
            program: "/usr/bin/omegat",
            script: "omegat_roundtrip.py",
            arguments: ["en", "fr", "--drop-tags"],
            losesCodes: true
        ),
        TranslationClient(name: "lconvert", profile: "qt", program: "/usr/bin/lconvert", script: "qt_roundtrip.sh"),
        TranslationClient(
            name: "translate-toolkit",
            profile: "generic",
            program: "/usr/bin/po2xliff",
            script: "tt_roundtrip.py"
        ),
        TranslationClient(
            name: "translate-toolkit, plain targets",
            profile: "weblate",
            program: "/usr/bin/po2xliff",
            script: "tt_roundtrip.py",
            arguments: ["--plain"],
            // Its script puts brackets around the words in the marks of the codes as well.
            losesCodes: true
        ),
        TranslationClient(
            name: "Poedit",
            profile: "poedit",
            program: "/usr/bin/poedit",
            script: "poedit_roundtrip.sh",
            arguments: ["3"],
            environment: "COPY=1",
            fillsAll: false
        ),
        TranslationClient(
            name: "Lokalize",
            profile: "lokalize",
            program: "/usr/bin/lokalize",
            script: "lokalize_roundtrip.py",
            arguments: ["--copy", "--approve"]
        ),
    ]
}

/// What real tools make of what is exported with their profiles; `make test-clients`.
///
/// The client opens, fills and saves; then every segment comes back to its place with its codes, or a finding says what the
/// client destroyed.
@Suite(
    .serialized,
    .enabled(
        if: ProcessInfo.processInfo.environment["DRAGOMAN_CLIENTS"] == "1"
            && SharedData.file("interop/clients/README.md") != nil,
        "real clients run with 'make test-clients' only, where the scripts that drive them lie beside the checkout"
    )
)
struct ClientTests {
    private static let article = """
        <html><head><title>The harbour opens</title></head><body>
        <p>The <b>old harbour</b> opens on Monday. Dr. Brandt will speak at <a href="https://example.org/a">noon</a>.</p>
        <p>Entry is free.<br>Come early &amp; stay late.</p>
        <p>Nobody was hurt, <em>the mayor <i>himself</i> said</em>.</p></body></html>

        """

    @Test(arguments: TranslationClient.all)
    func `what went out comes back, or what was destroyed is told`(client: TranslationClient) throws {
        guard FileManager.default.isExecutableFile(atPath: client.program) else {
            return print("\(client.name) is not installed: skipped")
        }
        let scripts = try #require(SharedData.file("interop/clients/README.md")).deletingLastPathComponent()
        let dragoman = try DragomanBinary()
        try dragoman.write(Self.article, to: "harbour.html")
        _ = try dragoman.json(["init"])
        _ = try dragoman.json(["ingest", "harbour.html"])
        let export = try dragoman.json(["export", "--language", "fr", "-o", "out", "--profile", client.profile])
        let segments = try #require((export["files"] as? [[String: Any]])?.first?["segments"] as? Int)
        let script = scripts.appendingPathComponent(client.script).path
        let interpreter = script.hasSuffix(".py") ? "/usr/bin/python3" : "/bin/bash"
        let call = ([script, "out/fr.xlf", "back.xlf"] + client.arguments).map { "'\($0)'" }.joined(separator: " ")
        // Threads of tests have signals blocked; a script that ends its X server by one would leave it behind.
        let unblocked =
            "/usr/bin/python3 -c 'import os,signal,sys; signal.pthread_sigmask(signal.SIG_SETMASK, []);"
            + " os.execvp(sys.argv[1], sys.argv[1:])'"
        let ran = try dragoman.shell("\(client.environment) \(unblocked) timeout -k 5 300 \(interpreter) \(call)")
        try #require(ran.code == 0, "\(client.name): \(ran.text) \(ran.stderr)")

        let outcome = try dragoman.run(["import", "back.xlf", "--receipt", "receipt.jsonl", "--json"])
        try #require(outcome.code == 0 || outcome.code == 3, "\(outcome.stderr)")
        let file = try #require((try outcome.json()["files"] as? [[String: Any]])?.first)
        let told = try dragoman.text("receipt.jsonl").split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(Set(told.compactMap { $0["segment"] as? String }).count == segments, "every segment has a line")
        let outcomes = told.compactMap { $0["outcome"] as? String }
        if client.fillsAll {
            for line in told where line["outcome"] as? String != "imported" {
                let findings = line["findings"] as? [String] ?? []
                #expect(!findings.isEmpty, "\(client.name) lost \(line), and nothing says so")
            }
        }
        #expect(outcomes.contains("imported"), "\(client.name): \(outcomes)")
        if client.losesCodes {
            let codes = (file["findings"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
            #expect(codes.contains("code-missing") || codes.contains("code-restored"))
        } else if client.fillsAll {
            #expect(outcomes.allSatisfy { $0 == "imported" }, "\(client.name): \(told)")
        }
        // What came in can be rendered, whatever the client did.
        #expect(try dragoman.run(["render", "--all", "--language", "fr", "-o", "site"]).code == 0)
        #expect(try dragoman.run(["verify"]).code == 0)
    }
}
