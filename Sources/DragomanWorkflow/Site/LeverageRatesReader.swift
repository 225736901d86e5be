import DragomanModel
import DragomanReports
import Yams

/// Reads what a word of each band costs, from the key `rates` of a site file or from a file of its own.
struct LeverageRatesReader {
    private let file: String

    /// Makes a reader for a file of that name.
    init(file: String) { self.file = file }

    /// The rates in a file: bands and percents, alone or under the key `rates`.
    ///
    /// - Throws: `DragomanError` `file-…`, `site-unreadable`, `rates-invalid`, with file and line.
    static func rates(ofFile path: String) throws -> LeverageRates {
        let bytes = try InputFile.bytes(of: path, limit: 1 << 20)
        let reader = LeverageRatesReader(file: path.printable)
        let root = try Site.compose(String(decoding: bytes, as: UTF8.self), file: path.printable)
        return try reader.read(root.mapping?["rates"] ?? root)
    }

    /// The standard rates with those that a node names in their places.
    ///
    /// - Throws: `DragomanError` `rates-invalid`, with file and line.
    func read(_ node: Node) throws -> LeverageRates {
        guard let mapping = node.mapping else {
            throw failure("rates are bands and whole percents, such as '95-99: 30'", node)
        }
        var rates = LeverageRates.standard
        for (key, value) in mapping {
            let name = key.scalar?.string ?? ""
            guard let band = LeverageBand(rawValue: name) else {
                let names = LeverageBand.allCases.map(\.rawValue).joined(separator: ", ")
                throw failure("unknown band '\(String(name.prefix(60)).printable)'; there are \(names)", key)
            }
            rates[band] = try percent(value, of: band)
        }
        return rates
    }

    private func percent(_ node: Node, of band: LeverageBand) throws -> Int {
        var text = node.scalar?.string ?? ""
        if text.last == "%" { text.removeLast() }
        while text.last == " " { text.removeLast() }
        // `Int` reads a sign too.
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let percent = Int(text),
            LeverageRates.allowed.contains(percent)
        else {
            let allowed = "\(LeverageRates.allowed.lowerBound) to \(LeverageRates.allowed.upperBound)"
            throw failure("the rate of '\(band.rawValue)' must be a whole percent from \(allowed)", node)
        }
        return percent
    }

    private func failure(_ message: String, _ node: Node) -> DragomanError {
        DragomanError("rates-invalid", message, at: Site.position(node, file))
    }
}
