/// A few names of one scan, each found by its pointer alone.
package struct XMLNameTable {
    private let pointers: [UnsafePointer<UInt8>?]

    /// Interns names; put the frequent ones first, since they are looked at one after the other.
    package init(_ names: [String], _ scanner: XMLScanner) {
        pointers = names.map { scanner.intern($0)?.pointer }
    }

    /// The place of a name in the table; -1 where it is not in it.
    package func index(of name: XMLName) -> Int {
        let pointer: UnsafePointer<UInt8>? = name.pointer
        return pointers.withUnsafeBufferPointer { pointers in
            for index in 0..<pointers.count where pointers[index] == pointer { return index }
            return -1
        }
    }
}
