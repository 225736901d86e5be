/// Native code that holds characters which XML cannot: 2.x has `cp` for them, 1.2 has nothing but text.
///
/// There, and between the versions, such a character is a processing instruction, which any reader of 1.2 passes over.
enum NativeCode {
    private static let instruction = "xliff-cp"

    /// A node of `data` in no version's words.
    static func neutral(_ node: XLIFFNode) -> XLIFFNode {
        guard case .element(let element) = node, element.isCore("cp") else { return node }
        return .instruction(target: instruction, text: element["hex"] ?? "")
    }

    /// A node of `data` of 2.x.
    static func of2(_ node: XLIFFNode, _ core: CoreName) -> XLIFFNode {
        guard case .instruction(instruction, let text) = node else { return node }
        return .element(core.element("cp", attributes: [.init(name: "hex", value: text)]))
    }
}
