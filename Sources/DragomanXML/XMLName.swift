/// A name interned by one reader: names of the same reader are equal if they are the same pointer.
package struct XMLName: Hashable {
    @usableFromInline let pointer: UnsafePointer<UInt8>

    init(pointer: UnsafePointer<UInt8>) { self.pointer = pointer }

    /// The name as text.
    package var text: String { String(cString: pointer) }

    /// Compares two names of the same reader.
    @inlinable package static func == (left: XMLName, right: XMLName) -> Bool { left.pointer == right.pointer }
}
