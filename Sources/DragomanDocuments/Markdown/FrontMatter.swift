import DragomanModel
/// Stub
struct FrontMatter {
    var end = 0
    var lineCount = 0
    var units: [Unit] = []
    var findings: [Finding] = []
    var slots: [LanguageSlot] = []
    var slug: String?
    var title: String?
    var publishedAt: String?
    var language: String?
    init() {}
    init(_ text: UnsafeBufferPointer<UInt8>, from start: Int) { end = start }
}
