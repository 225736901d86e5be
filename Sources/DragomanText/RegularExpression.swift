import CDragomanICU

/// A regular expression of ICU, compiled; several threads may use it.
///
/// The syntax is that of ICU, which SRX names as its own.
package final class RegularExpression: Sendable {
    /// What is wrong with a pattern.
    package struct Fault: Error, Hashable {
        /// Where the pattern cannot be read on: UTF-16 units from the start of the pattern's line.
        package var utf16Offset: Int
        /// What is wrong, in words.
        package var reason: String
    }

    /// Why a search was given up.
    package enum Limit: Error {
        /// It takes more steps than allowed.
        case steps
        /// It takes more memory than allowed: 16 MiB.
        case memory
    }

    /// Patterns of more bytes are refused.
    package static let longestPattern = 1 << 16

    // ICU's patterns do not change once they are compiled.
    nonisolated(unsafe) fileprivate let handle: OpaquePointer
    /// How many groups capture.
    package let groupCount: Int

    /// Compiles a pattern.
    ///
    /// - Throws: `Fault`.
    package init(_ pattern: String, ignoresCase: Bool = false) throws(Fault) {
        guard pattern.utf8.count <= Self.longestPattern else {
            throw Fault(utf16Offset: 0, reason: "it is longer than \(Self.longestPattern >> 10) KiB")
        }
        var offset: Int32 = 0
        var name: UnsafePointer<CChar>?
        let opened = ICUText.withUTF8(pattern) {
            dg_regex_open($0.baseAddress, Int32($0.count), ignoresCase ? 1 : 0, &name, &offset)
        }
        guard let opened else {
            let code = name.map { String(cString: $0) } ?? ""
            throw Fault(utf16Offset: max(0, Int(offset)), reason: Self.reason(code))
        }
        handle = opened
        groupCount = Int(dg_regex_groups(opened))
    }

    deinit { dg_regex_close(handle) }

    /// Whether a text as a whole matches.
    ///
    /// - Throws: `Limit`.
    package func matches(_ text: String) throws(Limit) -> Bool {
        guard let matcher = Matcher(self) else { throw .memory }
        return try matcher.matchesWhole(Array(text.utf16))
    }

    /// ICU's names of errors, in words.
    private static func reason(_ code: String) -> String {
        switch code {
        case "U_REGEX_BAD_ESCAPE_SEQUENCE": "an escape that is not known"
        case "U_REGEX_PROPERTY_SYNTAX": "a property that is not known"
        case "U_REGEX_UNIMPLEMENTED": "something that ICU does not have"
        case "U_REGEX_MISMATCHED_PAREN": "a parenthesis without its partner"
        case "U_REGEX_NUMBER_TOO_BIG": "a number that is too great"
        case "U_REGEX_BAD_INTERVAL": "braces that hold no count such as {2,5}"
        case "U_REGEX_MAX_LT_MIN": "a count whose end is below its start"
        case "U_REGEX_INVALID_BACK_REF": "a reference to a group that is not there"
        case "U_REGEX_INVALID_FLAG": "a flag that is not known"
        case "U_REGEX_LOOK_BEHIND_LIMIT": "a look-behind without an upper limit of length; write {0,20} for *"
        case "U_REGEX_SET_CONTAINS_STRING": "a text of several characters in a set"
        case "U_REGEX_MISSING_CLOSE_BRACKET": "a bracket '[' without its partner"
        case "U_REGEX_INVALID_RANGE": "a range whose end is below its start"
        case "U_REGEX_PATTERN_TOO_BIG": "counts that make it too large"
        case "U_REGEX_INVALID_CAPTURE_GROUP_NAME": "a group name that is not allowed or not there"
        case "U_REGEX_RULE_SYNTAX": "something that cannot stand there"
        default: "ICU cannot read it (\(code))"
        }
    }
}

extension RegularExpression {
    /// Searches texts for one expression; not for two threads at once.
    package final class Matcher {
        private let expression: RegularExpression
        private let handle: OpaquePointer

        /// Makes a matcher; `nil` where there is no memory.
        package init?(_ expression: RegularExpression) {
            guard let opened = dg_matcher_open(expression.handle) else { return nil }
            self.expression = expression
            handle = opened
        }

        deinit { dg_matcher_close(handle) }

        /// How many steps of backtracking the searches in a text of a length may take, in ICU's unit of 10,000.
        ///
        /// No clock is asked, so the same pattern and text always end in the same way.
        private static func allowed(_ count: Int) -> Int64 { 5_000 + Int64(count) / 20 }

        /// Calls a closure with the end of a group, as an offset in UTF-16, in every match; matches may overlap, at most one begins
        /// at a place.
        ///
        /// - Complexity: O(n) for n units where matches are short; those of more than 1,000 units are not searched for others inside.
        /// - Throws: `Limit`.
        package func forEachMatch(
            in text: UnsafeBufferPointer<UInt16>,
            endOfGroup group: Int,
            _ body: (Int) -> Void
        ) throws(Limit) {
            dg_matcher_set(handle, text.baseAddress, Int64(text.count), Self.allowed(text.count))
            // The buffer is the caller's: leave no pointer to it behind.
            defer { dg_matcher_set(handle, nil, 0, 0) }
            while true {
                let end = dg_matcher_next(handle, Int32(group))
                if end == DG_REGEX_NONE { return }
                try Self.check(end)
                body(Int(end))
            }
        }

        /// The matches in a text, none overlapping another, those of nothing left out.
        ///
        /// - Parameters:
        ///   - text: UTF-16.
        ///   - steps: How many steps of backtracking are allowed in all, in ICU's unit of 10,000.
        /// - Returns: Ranges of UTF-16 units, ascending.
        /// - Throws: `Limit`.
        package func ranges(in text: [UInt16], steps: Int64) throws(Limit) -> [Range<Int>] {
            var ranges: [Range<Int>] = []
            let failure: Int32? = text.withUnsafeBufferPointer { buffer in
                dg_matcher_set(handle, buffer.baseAddress, Int64(buffer.count), steps)
                defer { dg_matcher_set(handle, nil, 0, 0) }
                var start: Int32 = 0
                while true {
                    let end = dg_matcher_find(handle, &start)
                    if end == DG_REGEX_NONE { return nil }
                    guard end >= 0 else { return end }
                    if start < end { ranges.append(Int(start)..<Int(end)) }
                }
            }
            if let failure { try Self.check(failure) }
            return ranges
        }

        fileprivate func matchesWhole(_ text: [UInt16]) throws(Limit) -> Bool {
            let answer = text.withUnsafeBufferPointer { buffer in
                dg_matcher_set(handle, buffer.baseAddress, Int64(buffer.count), Self.allowed(buffer.count))
                defer { dg_matcher_set(handle, nil, 0, 0) }
                return dg_matcher_matches(handle)
            }
            try Self.check(answer)
            return answer == 1
        }

        private static func check(_ answer: Int32) throws(Limit) {
            if answer == DG_REGEX_TOO_DEEP { throw .memory }
            if answer < 0 { throw .steps }
        }
    }
}
