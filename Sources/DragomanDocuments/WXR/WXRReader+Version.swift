extension WXRReader {
    /// Grows when the reader cuts the same export into other articles or units than before.
    package static var version: Int { 1 }
}
