import Dispatch
import Synchronization

/// Work on independent values on all cores; the order of the results is that of the values.
enum InParallel {
    /// What a closure makes of each value.
    ///
    /// - Parameters:
    ///   - values: What is worked on, in stretches of neighbours.
    ///   - transform: Called from several threads at once.
    /// - Returns: The results in the order of the values.
    static func map<Value: Sendable, Result: Sendable>(
        _ values: [Value],
        _ transform: @Sendable (Value) -> Result
    ) -> [Result] {
        // Short stretches, since one text can take as long as a hundred others.
        let stride = 16
        let count = (values.count + stride - 1) / stride
        guard count > 1 else { return values.map(transform) }
        let results = Mutex([[Result]](repeating: [], count: count))
        DispatchQueue.concurrentPerform(iterations: count) { number in
            let made = values[number * stride..<min((number + 1) * stride, values.count)].map(transform)
            results.withLock { $0[number] = made }
        }
        return results.withLock { $0.flatMap { $0 } }
    }
}
