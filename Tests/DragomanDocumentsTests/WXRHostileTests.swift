import DragomanModel
import DragomanTesting
import Foundation
import Testing

@testable import DragomanDocuments

@Suite("A broken export is refused with line and reason, and nothing of it is delivered")
struct WXRHostileTests {
    /// The code of the error that a file ends in, and how many articles came before.
    private func refusal(_ bytes: [UInt8], chunkSize: Int = 4_096) -> (code: String?, line: Int?, articles: Int) {
        var count = 0
        do {
            _ = try WXRReader().read(
                file: "desk.xml",
                chunkSize: chunkSize,
                opening: { ByteSource(bytes) },
                onArticle: { _ in count += 1 }
            )
            return (nil, nil, count)
        } catch let error as DragomanError {
            return (error.code, error.position?.line, count)
        } catch {
            return ("other", nil, count)
        }
    }

    @Test("truncated anywhere")
    func truncated() throws {
        let bytes = WXRTesting.file(WXRTesting.item(content: WXRTesting.cdata("<p>One.</p>")))
        let whole = bytes.count - 1
        for count in 0..<whole {
            let (code, _, articles) = refusal(Array(bytes.prefix(count)), chunkSize: 1 + count % 300)
            #expect(code == "xml-not-well-formed" && articles == 0, "at \(count)")
        }
    }

    @Test("not XML, another XML, no items")
    func others() {
        #expect(refusal(Array("Not XML at all".utf8)).code == "xml-not-well-formed")
        #expect(refusal(Array("<html><body/></html>".utf8)).code == "not-wxr")
        #expect(refusal(Array("<rss version='2.0'><channel><item/></channel></rss>".utf8)).code == "not-wxr")
        #expect(refusal(Array((WXRTesting.head + WXRTesting.tail).utf8)).code == nil)
    }

    @Test("names of attributes that are no UTF-8")
    func names() {
        let root = Array("<rss version=\"2.0\" xmlns:e".utf8) + [UInt8](repeating: 0xFF, count: 200)
        let bytes = root + Array("=\"http://wordpress.org/export/1.2/\" xmlns:WP=\"x\"></rss>".utf8)
        _ = WXRReader.looksLike(bytes)
        #expect(refusal(bytes).code == "xml-not-well-formed")
        let capitals = Array("<rss xmlns:WP=\"http://wordpress.org/export/1.2/\">".utf8)
        #expect(WXRNames(head: capitals)?.field("WP:post_id".utf8) == .postID)
    }

    @Test("entities and external entities")
    func entities() {
        let root = WXRTesting.head.drop { $0 != "\n" }
        let bomb = "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
        let outside = "<!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>"
        let elsewhere = "<!DOCTYPE rss SYSTEM \"http://a.example/x.dtd\">"
        for (type, code) in [(bomb, "xml-entities-refused"), (outside, "xml-entities-refused")] {
            let bytes = Array((type + root + WXRTesting.item(content: "&a;&b;") + WXRTesting.tail).utf8)
            #expect(refusal(bytes).code == code)
            #expect(refusal(bytes, chunkSize: 3).code == code)
        }
        let unknown = Array((elsewhere + root + WXRTesting.item(content: "&a;") + WXRTesting.tail).utf8)
        #expect(refusal(unknown).code != nil)
        let (code, line, _) = refusal(WXRTesting.file(WXRTesting.item(content: "a &nbsp; b")))
        #expect(code == "xml-not-well-formed" && line == 11)
    }

    @Test("bytes that are not UTF-8, other encodings")
    func encodings() {
        var bytes = WXRTesting.file(WXRTesting.item(content: WXRTesting.cdata("caf\u{E9}")))
        if let index = bytes.lastIndex(of: 0xC3) { bytes[index] = 0x80 }
        #expect(refusal(bytes).code == "xml-not-well-formed")
        #expect(refusal(bytes).line == 11)
        let japanese = String(decoding: WXRTesting.file(WXRTesting.item(content: "x")), as: UTF8.self)
            .replacing("UTF-8", with: "Shift_JIS")
        #expect(refusal(Array(japanese.utf8)).code == "encoding-unsupported")
        #expect(refusal([0xFF, 0xFE, 0x3C, 0x00]).code == "encoding-unsupported")
    }

    @Test("ten thousand levels of XML and of HTML")
    func depth() {
        let levels = String(repeating: "<a>", count: 10_000)
        #expect(refusal(WXRTesting.file(WXRTesting.item(content: levels))).code == "xml-too-deep")
        let html = String(repeating: "<div>", count: 10_000) + "x"
        #expect(refusal(WXRTesting.file(WXRTesting.item(content: WXRTesting.cdata(html)))).code == "html-too-deep")
    }

    @Test("one line without end is refused before it fills the memory")
    func endlessLine() {
        let head = Array(WXRTesting.head.utf8)
        var sent = 0
        let source = {
            var rest = head[...]
            return ByteSource { buffer in
                let count = rest.isEmpty ? buffer.count : min(buffer.count, rest.count)
                if rest.isEmpty {
                    buffer.initializeMemory(as: UInt8.self, repeating: 0x20)
                } else {
                    buffer.copyBytes(from: rest.prefix(count))
                    rest = rest.dropFirst(count)
                }
                sent += count
                return count
            }
        }
        #expect(throws: DragomanError.self) {
            try WXRReader().read(file: "desk.xml", opening: source, onArticle: { _ in })
        }
        #expect(sent <= WXRRegions.largestRegion + 1 << 20)
    }

    @Test("brackets, open tags and open comments without end cost linear time")
    func linear() throws {
        for unit in [
            "[", "[a ", "[[a b=c", "<a ", "<!-- ", "<pre>", "[caption]", "[/b]", "[b]", "\n\n", "\n", "[b]x[/b]", "]]",
        ] {
            let content = WXRTesting.cdata(String(repeating: unit, count: 40_000))
            let bytes = WXRTesting.file(WXRTesting.item(content: content))
            // The thread's own time: other tests run beside this one.
            let start = Self.threadSeconds()
            _ = refusal(bytes)
            #expect(Self.threadSeconds() - start < 20, "for \(unit)")
        }
    }

    private static func threadSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    @Test("changed bytes never crash the reader, nor a file that changes between two readings")
    func mutations() throws {
        let bytes = try #require(WXRTesting.sample)
        var random = SeededRandom(seed: 11)
        let marks = Array("<>[]!/-&;\"'= \n".utf8)
        for _ in 0..<300 {
            var changed = bytes
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let index = Int.random(in: 0..<changed.count, using: &random)
                switch Int.random(in: 0...2, using: &random) {
                case 0: changed[index] = marks[Int.random(in: 0..<marks.count, using: &random)]
                case 1: changed.remove(at: index)
                default: changed.insert(marks[Int.random(in: 0..<marks.count, using: &random)], at: index)
                }
            }
            _ = refusal(changed)
            var isSecond = false
            _ = try? WXRReader().read(file: "desk.xml") {
                defer { isSecond = true }
                return ByteSource(isSecond ? changed : bytes)
            } onArticle: { _ in
            }
        }
    }
}
