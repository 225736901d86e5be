/// The lines that a benchmark prints.
package enum Report {
    /// A figure, and its goal with whether it is reached.
    package static func line(_ name: String, _ figure: String, goal: (text: String, isReached: Bool)? = nil) {
        let end = goal.map { "   goal \($0.text): \($0.isReached ? "reached" : "NOT reached")" } ?? ""
        print(pad(name, 46) + figure + end)
    }

    /// A number with so many decimals.
    package static func number(_ value: Double, _ decimals: Int = 2) -> String {
        var factor = 1.0
        for _ in 0..<decimals { factor *= 10 }
        let scaled = Int((value * factor).rounded())
        let whole = scaled / Int(factor)
        guard decimals > 0 else { return String(whole) }
        let rest = String(scaled % Int(factor))
        return "\(whole)." + String(repeating: "0", count: decimals - rest.count) + rest
    }

    /// A whole number with its thousands parted.
    package static func thousands(_ value: Int) -> String {
        let digits = Array(String(value))
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { result.append(",") }
            result.append(digit)
        }
        return result
    }

    /// A text filled up with spaces.
    package static func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }

    /// A text with spaces before it.
    package static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
