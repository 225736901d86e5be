import DragomanTesting

/// The distance by the book, to compare with.
func plainDistance(_ first: [UInt32], _ second: [UInt32]) -> Int {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: second.count + 1) { row in
        second.withUnsafeBufferPointer { second in
            for j in 0...second.count { row[j] = j }
            for (i, a) in first.enumerated() {
                var diagonal = row[0]
                row[0] = i + 1
                var j = 0
                while j < second.count {
                    let cost = min(diagonal + (a == second[j] ? 0 : 1), min(row[j], row[j + 1]) + 1)
                    diagonal = row[j + 1]
                    row[j + 1] = cost
                    j += 1
                }
            }
            return row[second.count]
        }
    }
}

/// Alphabets of several scripts, with codes, letters outside the basic plane and combining marks among them.
let scripts: [[UInt32]] = [
    Array(0x61...0x7A) + [0x20, 0x20, 0x20, 0x2C, 0x2E],
    Array(0x627...0x64A) + [0x20, 0x64B, 0x651],
    Array(0x430...0x44F) + [0x20, 0x301],
    Array(0x4E00...0x4E80) + Array(0x3041...0x3060) + [0x3002],
    Array(0x1F600...0x1F620) + [0xFDD0, 0xFDD1, 0xFDD2, 0x20],
    [0x61, 0x62],
]

extension SeededRandom {
    /// A text of a script.
    mutating func text(_ count: Int, of script: [UInt32]) -> [UInt32] {
        (0..<count).map { _ in script[Int.random(in: 0..<script.count, using: &self)] }
    }

    /// A text with some edits, so that near neighbours exist.
    mutating func edited(_ text: [UInt32], edits: Int, of script: [UInt32]) -> [UInt32] {
        var result = text
        for _ in 0..<edits {
            let place = Int.random(in: 0...result.count, using: &self)
            switch Int.random(in: 0..<4, using: &self) {
            case 0: result.insert(script[Int.random(in: 0..<script.count, using: &self)], at: place)
            case 1: if place < result.count { result.remove(at: place) }
            case 2: if place < result.count { result[place] = script[Int.random(in: 0..<script.count, using: &self)] }
            default:
                // A phrase that moved.
                guard place < result.count else { continue }
                let phrase = result[place..<min(place + 7, result.count)]
                result.removeSubrange(phrase.indices)
                result.insert(contentsOf: phrase, at: Int.random(in: 0...result.count, using: &self))
            }
        }
        return result
    }
}
