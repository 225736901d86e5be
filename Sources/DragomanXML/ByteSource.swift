/// Bytes one after the other, from wherever they come.
package protocol ByteSource: AnyObject {
    /// Fills a buffer.
    ///
    /// - Returns: How many bytes there are now; 0 at the end.
    /// - Throws: `DragomanError` with the place.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}
