import DragomanDocuments
import DragomanExchange
import DragomanModel

/// The readers of foreign files, by the names that `make fuzz READER=` takes.
enum FuzzedReader: String, CaseIterable {
    case tmx
    case tbx
    case terms
    case srx
    case po
    case table
    case jsonl
    case htmlTable = "html-table"
    case html
    case markdown
    case text
    case wxr
    case site
    case codes
    case validator
    case document
    case xliff

    /// Reads an input and looks whether the laws of the reader hold.
    ///
    /// - Throws: what the reader throws.
    func read(_ bytes: [UInt8]) throws {
        switch self {
        case .tmx: try FuzzedTMX.read(bytes)
        case .tbx: try FuzzedTermbase.read(bytes, file: "a.tbx")
        case .terms: try FuzzedTermbase.read(bytes, file: "a.csv")
        case .srx: try FuzzedSRX.read(bytes)
        case .po: try FuzzedCarrier.read(bytes, .po)
        case .table: try FuzzedCarrier.read(bytes, .csv)
        case .jsonl: try FuzzedCarrier.read(bytes, .jsonl)
        case .htmlTable: try FuzzedCarrier.read(bytes, .html)
        case .html: try FuzzedArticle.read(bytes, HTMLFilter())
        case .markdown: try FuzzedArticle.read(bytes, MarkdownFilter(), MarkdownFilter(joinsPageBreaks: true))
        case .text: try FuzzedArticle.read(bytes, TextFilter(), TextFilter(joinsPageBreaks: true))
        case .wxr: try FuzzedWXR.read(bytes)
        case .site: try FuzzedSite.read(bytes)
        case .codes: FuzzedCodes.read(bytes)
        case .validator: try FuzzedXLIFF.validate(bytes)
        case .document: try FuzzedXLIFF.readDocument(bytes)
        case .xliff: try FuzzedXLIFF.read(bytes)
        }
    }
}
