import DragomanDesk
import DragomanModel
import DragomanWorkflow

#if canImport(Glibc)
import Glibc
#endif

/// Wires site, rules and memory together for one command.
struct Session {
    let workflow: Workflow
    private let options: GlobalOptions
    /// Goes with the session.
    private let passing: PassingFolder?
    /// Whether the session made the memory.
    private let madeMemory: Bool

    /// What a command does with the memory.
    enum Need {
        case read
        case write
        /// Write, and make the memory if there is none.
        case create
        /// Write and take back; where there is no memory, one that passes stands in for it.
        case rehearse
    }

    init(_ options: GlobalOptions, _ need: Need) throws {
        self.options = options
        madeMemory = need == .create && !InputFile.holdsAnything(options.databasePath)
        passing = need == .rehearse && !InputFile.holdsAnything(options.databasePath) ? try PassingFolder() : nil
        let access: Desk.Access =
            switch need {
            case .read: .read
            case .write: .write
            case .create, .rehearse: .create
            }
        let showsProgress = !options.quiet && Console.showsProgress
        workflow = try Desk.open(
            memory: passing.map { $0.path + "/memory" } ?? options.databasePath,
            access: access,
            site: options.site,
            data: Console.environment("DRAGOMAN_DATA"),
            progress: { if showsProgress { ProgressLine.show($0) } }
        )
    }

    /// Runs the first work in a memory; if it fails, a memory that was made for it goes again.
    func first<Result>(_ work: () throws -> Result) throws -> Result {
        do {
            return try work()
        } catch {
            if madeMemory { for suffix in ["", "-wal", "-shm"] { unlink(options.databasePath + suffix) } }
            throw error
        }
    }

    /// Says what a person may want to do next, unless that is unwanted.
    func hint(_ text: String) {
        if !options.quiet, !options.json { Console.say(text) }
    }
}

/// A folder in `TMPDIR` that is removed with what SQLite put there.
private final class PassingFolder {
    let path: String

    init() throws {
        var template = Array(((Console.environment("TMPDIR") ?? "/tmp") + "/dragoman-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else {
            throw DragomanError(
                "file-unwritable",
                "cannot make a folder in '\((Console.environment("TMPDIR") ?? "/tmp").printable)' for the dry run: "
                    + InputFile.reason(errno)
            )
        }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        for suffix in ["", "-wal", "-shm"] { unlink(path + "/memory" + suffix) }
        rmdir(path)
    }
}
