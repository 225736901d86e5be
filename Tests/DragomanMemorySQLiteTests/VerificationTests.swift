import DragomanMemory
import DragomanModel
import DragomanTesting
import GRDB
import Testing

@testable import DragomanMemorySQLite

/// What is broken behind the engine's back is found, and the schema itself refuses what it can.
struct VerificationTests {
    private static let damages = [
        "UPDATE tally SET translated = translated + 1, translated_words = translated_words + 1",
        "DELETE FROM tally",
        "DELETE FROM holding",
        "UPDATE segment SET byte_start = 100000",
        "UPDATE segment SET byte_start = ordinal * 3, byte_count = 5",
        "UPDATE segment SET codes = '[[1,2'",
        "UPDATE segment SET words = words + 1",
        "PRAGMA foreign_keys = OFF; UPDATE segment SET source = 12345",
        "DROP TRIGGER source_is_never_changed; UPDATE source SET text = char(0xFDD0) || text",
        "DROP TRIGGER source_is_never_changed; UPDATE source SET text = CAST(x'61FF62' AS TEXT) WHERE id = 1",
        "DROP TRIGGER target_is_never_changed; UPDATE target SET text = char(0xFDE1)",
        "DROP TRIGGER target_is_never_changed; UPDATE target SET state = 3 - state",
        "DROP TRIGGER target_is_never_changed; UPDATE target SET retired = NULL",
        "DELETE FROM skeleton",
        "UPDATE article SET since = since + 1 WHERE id IN (SELECT article FROM article_past)",
        "UPDATE article SET revision = (SELECT max(id) FROM revision)",
        "UPDATE lease SET closed = CASE WHEN closed IS NULL THEN batch END",
    ]

    @Test(arguments: damages)
    func `damage is found`(damage: String) throws {
        let place = try TemporaryFolder()
        let memory = try place.makeMemory()
        try MemoryStory(seed: 21, steps: 40).check(memory)
        try memory.queue.writeWithoutTransaction { try $0.execute(sql: damage) }
        let findings = try memory.read { try $0.verify() }
        #expect(!findings.isEmpty)
        #expect(findings.allSatisfy { $0.severity == .error && $0.code == "memory-corrupt" })
        #expect(findings.allSatisfy { !$0.message.contains("Sentence") && !$0.message.contains("Translation") })
    }

    @Test func `counts that were kept with other occurrences apart are found`() throws {
        let place = try TemporaryFolder()
        let memory = try place.makeMemory()
        let story = Story(store: memory)
        try story.ingest("a", [["One."], ["One."]])
        try story.translate("One.", "Un.", at: ("a", "a-u1-1"))
        try story.translate("One.", "Une.", at: ("b", "b-u1-1"))
        try story.batch { try $0.keepApart([Occurrence(article: "b", segment: "b-u1-1")], batch: $1) }
        #expect(try story.tally("a")[0] == 2)
        try story.expectSound()
        try memory.queue.writeWithoutTransaction { try $0.execute(sql: "DELETE FROM apart") }
        #expect(
            try memory.read { try $0.verify() }.map(\.message)
                == ["the counts of article 'a' in 'fr' are out of date"]
        )
    }

    @Test(arguments: [
        "UPDATE target SET text = 'other' WHERE retired IS NULL",
        "UPDATE target SET retired = NULL WHERE retired IS NOT NULL",
        "DELETE FROM target", "DELETE FROM source", "UPDATE source SET text = 'other'", "DELETE FROM batch",
        "DELETE FROM revision", "UPDATE revision SET title = 'other'", "UPDATE target SET state = 9",
        "INSERT INTO batch (kind, time, origin) VALUES ('import', 'yesterday', '')",
        "INSERT INTO batch (kind, time, origin) VALUES ('mischief', '2026-01-01T00:00:00Z', '')",
        """
        INSERT INTO target (source, language, state, origin, role, author, article, previous, next, base, batch, sequence,
            segment, text)
        SELECT source, language, state, origin, role, author, article, previous, next, base, batch, 100000 + id, segment,
            text
        FROM target WHERE retired IS NULL
        """,
    ])
    func `the schema refuses what breaks its rules`(change: String) throws {
        let place = try TemporaryFolder()
        let memory = try place.makeMemory()
        try MemoryStory(seed: 21, steps: 40).check(memory)
        let error = #expect(throws: DatabaseError.self) { try memory.queue.write { try $0.execute(sql: change) } }
        #expect(error?.resultCode == .SQLITE_CONSTRAINT)
        #expect(try memory.read { try $0.verify() }.isEmpty)
    }
}
