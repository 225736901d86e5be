/// How grave a finding is.
public enum Severity: String, Sendable, Codable, Comparable {
    case information
    case warning
    case error

    /// Orders from `information` to `error`.
    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .information: 0
        case .warning: 1
        case .error: 2
        }
    }
}

/// Something an input has that its sender should know: severity, stable code, place, message.
public struct Finding: Sendable, Hashable, Codable {
    /// How grave it is.
    public var severity: Severity
    /// A stable kebab-case code, one meaning each.
    public var code: String
    /// The unit, by the id that the file gives it.
    public var unit: String?
    /// The segment, by the id that the file gives it.
    public var segment: String?
    /// The line of the file, from 1.
    public var line: Int?
    /// What is the matter and what was done: lower case, no full stop.
    public var message: String
    /// The element of the file that it is about, where a format's rules are checked.
    public var element: String?
    /// What the rule says that is broken; likewise.
    public var rule: String?
    /// The section of the specification that lays the rule down; likewise.
    public var section: String?
    /// What to do; likewise.
    public var remedy: String?

    /// Makes a finding.
    public init(
        _ severity: Severity,
        _ code: String,
        unit: String? = nil,
        segment: String? = nil,
        line: Int? = nil,
        message: String
    ) {
        self.severity = severity
        self.code = code
        self.unit = unit
        self.segment = segment
        self.line = line
        self.message = message
    }
}

/// A place in a file, as messages print it: `file:line:column`.
public struct FilePosition: Sendable, Hashable, CustomStringConvertible {
    /// The file as the user named it.
    public var file: String
    /// The line, from 1.
    public var line: Int?
    /// The column in bytes, from 1.
    public var column: Int?

    /// Makes a position.
    public init(file: String, line: Int? = nil, column: Int? = nil) {
        self.file = file
        self.line = line
        self.column = column
    }

    /// The place as text.
    public var description: String {
        var text = file
        if let line { text += ":\(line)" }
        if line != nil, let column { text += ":\(column)" }
        return text
    }
}

/// An error as people read it: what was done, to what, what is wrong, what to do.
///
/// One type serves all modules; the `code` tells them apart and can grow.
public struct DragomanError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A stable kebab-case code, one meaning each.
    public var code: String
    /// Lower case, no full stop, complete by itself.
    public var message: String
    /// Where, if it is a place in a file.
    public var position: FilePosition?

    /// Makes an error.
    public init(_ code: String, _ message: String, at position: FilePosition? = nil) {
        self.code = code
        self.message = message
        self.position = position
    }

    /// The error on one line.
    public var description: String {
        "\(position.map { "\($0): " } ?? "")error: \(message) [\(code)]"
    }
}
