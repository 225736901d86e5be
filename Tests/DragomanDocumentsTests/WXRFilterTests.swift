import DragomanModel
import DragomanTesting
import Testing

@testable import DragomanDocuments

@Suite("The WXR filter keeps the laws of all filters")
struct WXRFilterTests {
    @Test("on the items of the sample, also with hostile translations")
    func sample() throws {
        let bytes = try #require(WXRTesting.sample)
        let options = WXRReader.Options(includesDrafts: true, includesAttachments: true, includesRevisions: true)
        for document in try WXRTesting.read(bytes, options: options).documents {
            let filter = WXRFilter(head: document.skeleton.head)
            try DocumentFilterContract(filter: filter).check(document.skeleton.bytes)
            try DocumentFilterContract(filter: filter, translation: { SampleTargets.hostile($0) })
                .check(document.skeleton.bytes)
            let again = try filter.extract(document.skeleton.bytes, file: "item")
            #expect(again.units == document.units && again.title == document.title)
        }
    }

    @Test("on made-up items", arguments: 0..<4)
    func generated(seed: UInt64) throws {
        var random = SeededRandom(seed: seed &+ 100)
        for _ in 0..<200 {
            let document = try #require(try WXRTesting.read(RandomPost.file(&random)).documents.first)
            try DocumentFilterContract(filter: WXRFilter()).check(document.skeleton.bytes)
            try DocumentFilterContract(filter: WXRFilter(), translation: { SampleTargets.hostile($0) })
                .check(document.skeleton.bytes)
        }
    }
}
