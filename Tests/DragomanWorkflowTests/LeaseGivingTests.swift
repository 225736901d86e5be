import DragomanMemory
import DragomanModel
import Testing

@testable import DragomanWorkflow

/// Two exports at a time do not give the same out twice.
struct LeaseGivingTests {
    @Test func whatWasGivenInTheMeantimeStopsTheSecond() throws {
        let desk = try Desk()
        try desk.ingest("Ferry news.\n", as: "a.txt")
        let french = LanguageTag(canonical: "fr")
        let seen = try desk.workflow.memory.read { try $0.openLeases(for: nil) }
        _ = try desk.export("fr") { $0.lease = LeaseTerms(holder: "Anne") }
        let given = try desk.workflow.memory.read { try $0.openLeases(for: nil) }
        var giving = LeaseGiving(terms: LeaseTerms(holder: "Bo"), seen: seen, leases: given.map(\.lease))
        let error = #expect(throws: DragomanError.self) {
            _ = try desk.workflow.memory.write(isDryRun: false) { writer in
                try giving.record(writer, languages: [french], time: "2026-11-02T00:00:00Z")
            }
        }
        #expect(error?.code == "leases-changed")
        #expect(try desk.workflow.memory.read { try $0.openLeases(for: nil) } == given)
        // What went out meanwhile of other texts or languages is no hindrance.
        try desk.ingest("Train news.\n", as: "b.txt")
        _ = try desk.export("fr") { $0.lease = LeaseTerms(holder: "Anne") }
        _ = try desk.export("ar") { $0.lease = LeaseTerms(holder: "Anne") }
        giving = LeaseGiving(terms: LeaseTerms(holder: "Bo"), seen: given, leases: given.map(\.lease))
        _ = try desk.workflow.memory.write(isDryRun: false) { writer in
            try giving.record(writer, languages: [french], time: "2026-11-02T00:00:00Z")
        }
        #expect(try desk.workflow.memory.read { try $0.openLeases(for: nil) }.count == 5)
        // What came back meanwhile is no hindrance.
        giving = LeaseGiving(terms: LeaseTerms(holder: "Bo"), seen: given, leases: given.map(\.lease))
        _ = try desk.workflow.releaseLeases(LeaseQuery())
        _ = try desk.workflow.memory.write(isDryRun: false) { writer in
            try giving.record(writer, languages: [french], time: "2026-11-02T00:00:00Z")
        }
        #expect(try desk.workflow.memory.read { try $0.openLeases(for: nil) }.count == 1)
    }
}
