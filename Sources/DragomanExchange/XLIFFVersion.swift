/// A version of XLIFF that is written and read.
public enum XLIFFVersion: String, Sendable, CaseIterable {
    /// XLIFF 1.2, strict.
    case version12 = "1.2"
    /// XLIFF 2.0.
    case version20 = "2.0"
    /// XLIFF 2.1: the namespace of 2.0.
    case version21 = "2.1"
    /// XLIFF 2.2: a namespace of its own.
    case version22 = "2.2"

    /// The namespace of the core elements.
    public var namespace: String {
        switch self {
        case .version12: "urn:oasis:names:tc:xliff:document:1.2"
        case .version20, .version21: "urn:oasis:names:tc:xliff:document:2.0"
        case .version22: "urn:oasis:names:tc:xliff:document:2.2"
        }
    }
}
