import DragomanMemory
import DragomanModel

/// Counts the segments of an export that are out already, by whom they are with.
struct LeaseFindings {
    private struct Key: Hashable {
        var holder: String
        var due: String?
    }

    private var inForce: [Key: Int] = [:]
    private var overdue: [Key: Int] = [:]

    /// Counts a segment that is out under a lease in force.
    mutating func count(_ lease: StoredLease) {
        inForce[Key(holder: lease.lease.holder, due: lease.lease.due), default: 0] += 1
    }

    /// Counts a segment whose lease is over.
    mutating func count(overdue lease: StoredLease) {
        overdue[Key(holder: lease.lease.holder, due: lease.lease.due), default: 0] += 1
    }

    /// What is told where segments go out all the same; a warning where nobody asked for it.
    func sent(isAsked: Bool) -> [Finding] {
        Self.findings(inForce, isAsked ? .information : .warning, "segments-out") {
            "already out with \($0): \($1) of these segments"
        }
            + Self.findings(overdue, .information, "segments-overdue") {
                "out with \($0) and not back: \($1) of these segments"
            }
    }

    /// What is told where segments were left out.
    var heldBack: [Finding] {
        Self.findings(inForce, .information, "segments-held-back") {
            "left out, since they or equal texts are out with \($0): \($1) of the segments; --again sends them all the same"
        }
    }

    private static func findings(
        _ counts: [Key: Int],
        _ severity: Severity,
        _ code: String,
        _ message: (String, Int) -> String
    ) -> [Finding] {
        counts.sorted { ($0.key.holder, $0.key.due ?? "~") < ($1.key.holder, $1.key.due ?? "~") }.map { key, count in
            let whom = "'\(key.holder.printable)'" + (key.due.map { " until \($0)" } ?? "")
            return Finding(severity, code, message: message(whom, count))
        }
    }
}
