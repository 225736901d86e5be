import DragomanModel
import GRDB

/// What goes wrong with a memory, in words for its users.
enum MemoryFailure {
    /// Something in the memory breaks its own rules.
    static func corrupt(_ what: String) -> DragomanError {
        DragomanError("memory-corrupt", "the memory is damaged: \(what); restore a backup")
    }

    /// The words for what SQLite says; other errors as they are.
    ///
    /// GRDB's own description holds SQL, and SQLite's message may name columns; neither holds article text.
    static func translated(_ error: any Error, path: String, busyTimeout: Double) -> any Error {
        guard let error = error as? DatabaseError else { return error }
        let name = quoted(path)
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            return DragomanError(
                "memory-busy",
                "memory \(name) is locked by another process for more than \(seconds(busyTimeout)); nothing was changed;"
                    + " try again"
            )
        case .SQLITE_FULL:
            return DragomanError("memory-full", "no room on the disk of memory \(name); nothing was changed")
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
            return DragomanError(
                "memory-read-only",
                "memory \(name) cannot be written: no permission or a read-only disk; nothing was changed"
            )
        case .SQLITE_CANTOPEN:
            return DragomanError(
                "memory-unreadable",
                "memory \(name) cannot be opened; its folder must allow reading, and writing where it was not closed"
            )
        case .SQLITE_NOTADB: return notAMemory(path, why: "it is no SQLite database")
        case .SQLITE_CORRUPT:
            return DragomanError(
                "memory-corrupt",
                "memory \(name) is damaged; nothing was changed; restore a backup"
            )
        case .SQLITE_IOERR:
            return DragomanError(
                "memory-io",
                "the disk failed while memory \(name) was read or written (SQLite \(error.extendedResultCode.rawValue));"
                    + " nothing was changed"
            )
        case .SQLITE_TOOBIG:
            return DragomanError("memory-too-big", "a text is too long for memory \(name); nothing was changed")
        case .SQLITE_CONSTRAINT:
            return DragomanError(
                "memory-rule",
                "memory \(name) refused what breaks its rules (\(error.message ?? "no reason given")); nothing was"
                    + " changed"
            )
        default:
            return DragomanError(
                "memory-failed",
                "memory \(name) failed (SQLite \(error.extendedResultCode.rawValue)"
                    + "\(error.message.map { ": " + $0 } ?? "")); nothing was changed"
            )
        }
    }

    static func notAMemory(_ path: String, why: String) -> DragomanError {
        DragomanError("memory-not-a-memory", "\(quoted(path)) is not a memory: \(why); nothing was changed")
    }

    static func missing(_ path: String) -> DragomanError {
        DragomanError("memory-missing", "no memory at \(quoted(path)); make one with 'dragoman init'")
    }

    static func newer(_ path: String, version: Int64, known: Int) -> DragomanError {
        DragomanError(
            "memory-newer",
            "memory \(quoted(path)) has version \(version), made by a newer dragoman (this one knows \(known)); it was left"
                + " as it is; update dragoman"
        )
    }

    static func older(_ path: String, version: Int) -> DragomanError {
        DragomanError(
            "memory-older",
            "memory \(quoted(path)) has version \(version), made by an older dragoman; it was left as it is; bring it up to"
                + " date once with 'dragoman verify --database'"
        )
    }

    /// A path in quotation marks, its control characters escaped and its middle cut where it is long.
    static func quoted(_ path: String) -> String {
        var text = ""
        for scalar in path.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator:
                text += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text.count <= 300 ? "'\(text)'" : "'\(text.prefix(140))…\(text.suffix(140))'"
    }

    private static func seconds(_ duration: Double) -> String {
        duration == duration.rounded() && duration < 1e6 ? "\(Int(duration)) s" : "\(duration) s"
    }
}
