import Foundation

/// What must hold whatever the input is.
enum Law {
    /// Ends the process where a law does not hold; the message is the last line before libFuzzer's own.
    static func holds(_ condition: Bool, _ law: @autoclosure () -> String) {
        if !condition { broken(law()) }
    }

    /// Says that two values are the same, else what they are.
    static func same<Value: Equatable>(_ left: Value, _ right: Value, _ law: @autoclosure () -> String) {
        if left != right { broken("\(law())\n  \(left)\n  \(right)") }
    }

    /// Does what may not throw.
    static func succeeds<Value>(_ law: @autoclosure () -> String, _ body: () throws -> Value) -> Value {
        do { return try body() } catch { broken("\(law()): \(error)") }
    }

    /// Tells a law that does not hold, and ends the process.
    static func broken(_ law: String) -> Never {
        FileHandle.standardError.write(Data("\nLAW BROKEN: \(law)\n".utf8))
        abort()
    }
}
