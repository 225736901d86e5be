import DragomanModel
import DragomanWorkflow
import FoundationEssentials

/// Edits of translations, a JSON object a line.
enum EditLines {
    /// The largest file of edits.
    private static let largestFile = 256 << 20

    /// A line; a key that is not known is refused, as it may be a slip of a known one.
    private struct Line: Decodable {
        struct Key: CodingKey {
            var stringValue: String
            var intValue: Int? { nil }

            init?(stringValue: String) { self.stringValue = stringValue }

            init?(intValue: Int) { nil }
        }

        var id: Int64
        var target: String?
        var state: TranslationState?

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            var id: Int64?
            for key in container.allKeys {
                switch key.stringValue {
                case "id": id = try container.decode(Int64.self, forKey: key)
                case "target": target = try container.decode(String.self, forKey: key)
                case "state": state = try container.decode(TranslationState.self, forKey: key)
                default:
                    throw DecodingError.dataCorruptedError(forKey: key, in: container, debugDescription: "unknown key")
                }
            }
            guard let id, target != nil || state != nil else {
                throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "nothing to edit"))
            }
            self.id = id
        }
    }

    /// The edits of a file, or of standard input for `-`; empty lines are passed over.
    ///
    /// - Throws: `DragomanError` `edit-line-unreadable`, with the line; `file-…`, `input-unreadable`.
    static func read(_ file: String) throws -> [TranslationEdit] {
        var edits: [TranslationEdit] = []
        let decoder = JSONDecoder()
        var number = 0
        func add(_ line: some Collection<UInt8>, _ name: String) throws {
            number += 1
            let isEmpty = line.allSatisfy { [0x20, 0x09, 0x0D].contains($0) }
            if isEmpty { return }
            let place = FilePosition(file: name, line: number)
            guard String(validating: line, as: UTF8.self) != nil,
                let edit = try? decoder.decode(Line.self, from: Data(line))
            else {
                throw DragomanError(
                    "edit-line-unreadable",
                    "not an edit; write {\"id\":1,\"target\":\"…\",\"state\":\"reviewed\"}, with one of target and state or"
                        + " both",
                    at: place
                )
            }
            edits.append(TranslationEdit(id: edit.id, target: edit.target, state: edit.state, position: place))
        }
        if file == "-" {
            var input = StandardInput()
            while let line = try input.nextBytes() { try add(line, "standard input") }
            return edits
        }
        var bytes = try InputFile.bytes(of: file, limit: largestFile)[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            try add(line, file.printable)
        }
        return edits
    }
}
