import DragomanModel
import Foundation

/// What libFuzzer calls with each input: the reader that `DRAGOMAN_FUZZ_READER` names gets it.
///
/// A value or a `DragomanError` is right; anything else ends the process, and libFuzzer keeps the input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    do {
        try chosen.read(Array(UnsafeBufferPointer(start: start, count: count)))
    } catch is DragomanError {
        // What a reader says of a file that it cannot read.
    } catch {
        Law.broken("an error that is no DragomanError: \(error)")
    }
    return 0
}

private let chosen: FuzzedReader = {
    let name = ProcessInfo.processInfo.environment["DRAGOMAN_FUZZ_READER"] ?? ""
    if let reader = FuzzedReader(rawValue: name) { return reader }
    let names = FuzzedReader.allCases.map(\.rawValue).joined(separator: " ")
    FileHandle.standardError.write(Data("DRAGOMAN_FUZZ_READER must be one of: \(names)\n".utf8))
    exit(64)
}()
