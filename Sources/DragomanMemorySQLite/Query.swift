import DragomanMemory
import GRDB
import GRDBSQLite

/// A prepared statement whose parameters and columns go by number straight to SQLite.
///
/// GRDB prepares and caches it. Its rows box every value and read text up to the first NUL; here a text keeps all its
/// bytes and a loop allocates nothing but its results.
struct Query {
    private let statement: Statement
    private let handle: OpaquePointer

    /// Wraps a statement that nothing else is stepping through.
    init(_ statement: Statement) {
        self.statement = statement
        handle = statement.sqliteStatement
    }

    /// Runs a statement that answers nothing.
    func run<each Value: Bindable>(_ values: repeat each Value) throws {
        try bind(repeat each values)
        defer { sqlite3_reset(handle) }
        while try step() {}
    }

    /// Runs a statement that inserts a row of a number and a text, or none; without a copy of the text.
    ///
    /// - Returns: the row's id; `nil` where none was inserted.
    func insert(_ number: Int64, borrowing text: String) throws -> Int64? {
        var text = text
        return try text.withUTF8 { bytes in
            try bind(number, at: 1)
            try bind(borrowing: bytes, at: 2)
            defer {
                sqlite3_reset(handle)
                sqlite3_bind_null(handle, 2)
            }
            while try step() {}
            let connection = sqlite3_db_handle(handle)
            return sqlite3_changes(connection) > 0 ? sqlite3_last_insert_rowid(connection) : nil
        }
    }

    /// Binds one value; the others stay.
    func bind(_ value: some Bindable, at index: Int32) throws {
        let code = value.bind(to: handle, at: index)
        guard code == SQLITE_OK else { throw failure(code) }
    }

    /// Binds a text without a copy: the bytes must stay until the parameter is bound to something else.
    func bind(borrowing bytes: UnsafeBufferPointer<UInt8>, at index: Int32) throws {
        let code = bytes.withMemoryRebound(to: CChar.self) { bytes in
            // A null pointer would bind NULL.
            guard let start = bytes.baseAddress else { return sqlite3_bind_text(handle, index, "", 0, transient) }
            return sqlite3_bind_text64(handle, index, start, UInt64(bytes.count), nil, UInt8(SQLITE_UTF8))
        }
        guard code == SQLITE_OK else { throw failure(code) }
    }

    /// How many parameters there are.
    var parameterCount: Int32 { sqlite3_bind_parameter_count(handle) }

    /// Runs with what is bound one by one, and then binds nothing.
    func runBound() throws {
        defer {
            sqlite3_reset(handle)
            sqlite3_clear_bindings(handle)
        }
        while try step() {}
    }

    /// The first row's answer; `nil` where there is no row.
    func first<Answer, each Value: Bindable>(
        _ values: repeat each Value,
        read: (Columns) throws -> Answer
    ) throws -> Answer? {
        try bind(repeat each values)
        defer { sqlite3_reset(handle) }
        return try step() ? read(Columns(handle: handle)) : nil
    }

    /// Hands every row to a closure, which must not use this query again.
    func eachRow<each Value: Bindable>(_ values: repeat each Value, body: (Columns) throws -> Void) throws {
        try bind(repeat each values)
        defer { sqlite3_reset(handle) }
        while try step() { try body(Columns(handle: handle)) }
    }

    /// Hands rows to a closure until it says that it wants no more.
    func rows<each Value: Bindable>(_ values: repeat each Value, while body: (Columns) throws -> Bool) throws {
        try bind(repeat each values)
        defer { sqlite3_reset(handle) }
        while try step(), try body(Columns(handle: handle)) {}
    }

    /// Every row's answer.
    func all<Answer, each Value: Bindable>(
        _ values: repeat each Value,
        read: (Columns) throws -> Answer
    ) throws -> [Answer] {
        var answers: [Answer] = []
        try bind(repeat each values)
        defer { sqlite3_reset(handle) }
        while try step() { answers.append(try read(Columns(handle: handle))) }
        return answers
    }

    private func bind<each Value: Bindable>(_ values: repeat each Value) throws {
        var index: Int32 = 0
        for value in repeat each values {
            index += 1
            let code = value.bind(to: handle, at: index)
            guard code == SQLITE_OK else { throw failure(code) }
        }
    }

    private func step() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw failure(code)
        }
    }

    private func failure(_ code: Int32) -> DatabaseError {
        let message = sqlite3_db_handle(handle).flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) }
        return DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }
}

/// The columns of the row a query stands on, from 0; good only until the query goes on.
struct Columns {
    fileprivate let handle: OpaquePointer

    func isNull(_ index: Int32) -> Bool { sqlite3_column_type(handle, index) == SQLITE_NULL }

    func integer(_ index: Int32) -> Int64 { sqlite3_column_int64(handle, index) }

    func int(_ index: Int32) -> Int { Int(sqlite3_column_int64(handle, index)) }

    func optionalInteger(_ index: Int32) -> Int64? { isNull(index) ? nil : integer(index) }

    /// The text; bytes that are no UTF-8 are replaced.
    func text(_ index: Int32) -> String { withBytes(index) { String(decoding: $0, as: UTF8.self) } }

    func optionalText(_ index: Int32) -> String? { isNull(index) ? nil : text(index) }

    func bytes(_ index: Int32) -> [UInt8] { withBytes(index) { Array($0) } }

    /// The bytes of a text or blob where SQLite holds them.
    func withBytes<Answer>(_ index: Int32, _ body: (UnsafeBufferPointer<UInt8>) throws -> Answer) rethrows -> Answer {
        let start = sqlite3_column_blob(handle, index)?.assumingMemoryBound(to: UInt8.self)
        let count = start == nil ? 0 : Int(sqlite3_column_bytes(handle, index))
        return try body(UnsafeBufferPointer(start: start, count: count))
    }
}

/// A value that a statement takes as a parameter.
protocol Bindable {
    /// Binds the value and gives SQLite's result code.
    func bind(to handle: OpaquePointer, at index: Int32) -> Int32
}

extension Int64: Bindable {
    func bind(to handle: OpaquePointer, at index: Int32) -> Int32 { sqlite3_bind_int64(handle, index, self) }
}

extension Int: Bindable {
    func bind(to handle: OpaquePointer, at index: Int32) -> Int32 { sqlite3_bind_int64(handle, index, Int64(self)) }
}

extension String: Bindable {
    func bind(to handle: OpaquePointer, at index: Int32) -> Int32 {
        var text = self
        return text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                // A null pointer would bind NULL.
                guard let start = $0.baseAddress else { return sqlite3_bind_text(handle, index, "", 0, transient) }
                return sqlite3_bind_text64(handle, index, start, UInt64($0.count), transient, UInt8(SQLITE_UTF8))
            }
        }
    }
}

extension [UInt8]: Bindable {
    func bind(to handle: OpaquePointer, at index: Int32) -> Int32 {
        guard !isEmpty else { return sqlite3_bind_zeroblob(handle, index, 0) }
        return withUnsafeBytes {
            sqlite3_bind_blob64(handle, index, $0.baseAddress, UInt64($0.count), transient)
        }
    }
}

extension Optional: Bindable where Wrapped: Bindable {
    func bind(to handle: OpaquePointer, at index: Int32) -> Int32 {
        guard let value = self else { return sqlite3_bind_null(handle, index) }
        return value.bind(to: handle, at: index)
    }
}

extension SourceID: Bindable {
    func bind(to handle: OpaquePointer, at index: Int32) -> Int32 { rawValue.bind(to: handle, at: index) }
}

extension TargetID: Bindable {
    func bind(to handle: OpaquePointer, at index: Int32) -> Int32 { rawValue.bind(to: handle, at: index) }
}

extension BatchID: Bindable {
    func bind(to handle: OpaquePointer, at index: Int32) -> Int32 { rawValue.bind(to: handle, at: index) }
}

/// Tells SQLite to copy what is bound (its SQLITE_TRANSIENT, a cast that C macros do not import).
private var transient: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
