package import Testing

/// Expects two texts to be the same bytes and shows the place where they part; a failed one ends the test.
package func requireSame(
    _ actual: [UInt8],
    _ expected: [UInt8],
    _ note: String = "",
    at place: SourceLocation = #_sourceLocation
) throws {
    guard actual != expected else { return }
    let common = zip(actual, expected).prefix { $0 == $1 }.count
    let start = max(0, common - 60)
    let shown = { (bytes: [UInt8]) in
        String(decoding: bytes.dropFirst(start).prefix(160), as: UTF8.self).debugDescription
    }
    try #require(
        Bool(false),
        "\(note): they part at byte \(common)\n  actual: \(shown(actual))\nexpected: \(shown(expected))",
        sourceLocation: place
    )
}
