import FoundationEssentials
import Glibc

/// Runs a command for what it prints.
enum Shell {
    static func output(_ path: String, _ arguments: [String]) throws -> Data {
        let words = ([path] + arguments).map { "'" + $0.replacing("'", with: "'\\''") + "'" }
        guard let pipe = popen(words.joined(separator: " "), "r") else { return Data() }
        defer { pclose(pipe) }
        var data = Data()
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&buffer, 1, buffer.count, pipe)
            guard count > 0 else { return data }
            data.append(contentsOf: buffer[..<count])
        }
    }
}
