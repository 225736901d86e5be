extension Workflow {
    /// How far long work is.
    public struct Progress: Sendable {
        /// What is being done, such as `exporting 27 languages`.
        public var activity: String
        /// How many steps are done.
        public var done: Int
        /// How many steps there are; 0 where that is not known.
        public var total: Int
        /// What people count where the steps are bytes, and how many of them are done.
        public var counted: (count: Int, name: String)?

        /// The progress in words, after so many seconds of the activity: they tell its speed and the time that is left.
        public func line(after seconds: Double) -> String {
            let percent = total > 0 ? min(done, total) * 100 / total : 0
            guard let counted else {
                return total > 0 ? "\(activity): \(done) of \(total) (\(percent) %)" : "\(activity): \(done)"
            }
            var parts = ["\(counted.count) \(counted.name)"]
            if total > 0 { parts.insert("\(percent) %", at: 0) }
            // The first moment tells nothing.
            if seconds >= 1 {
                parts.append("\(Int(Double(counted.count) / seconds)) a second")
                if done > 0, total > done { parts.append(Self.left(seconds / Double(done) * Double(total - done))) }
            }
            return activity + ": " + parts.joined(separator: ", ")
        }

        private static func left(_ seconds: Double) -> String {
            let whole = Int(min(seconds, 360_000).rounded(.up))
            return whole < 120 ? "\(whole) s left" : "\((whole + 59) / 60) min left"
        }
    }
}
