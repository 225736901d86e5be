import CCMarkGFM
import Synchronization

/// A tree that cmark-gfm made of a text; freed with its owner.
///
/// The autolink extension is not used: it gives no positions and has known quadratic cases. `BareAddresses` finds
/// such addresses instead.
final class MarkdownTree {
    /// The document node.
    let root: MarkdownNode

    /// cmark-gfm keeps the characters that extensions look for in one table for the whole process, fills it before it
    /// reads inline content and empties it after; another thread's `~` would go unseen meanwhile.
    private static let lock = Mutex(())

    private static let extensions: [String] = {
        cmark_gfm_core_extensions_ensure_registered()
        return ["table", "strikethrough", "tasklist"]
    }()

    /// Parses a text; `nil` where cmark-gfm gives no tree.
    init?(_ text: UnsafeBufferPointer<UInt8>) {
        guard let node = Self.lock.withLock({ _ in Self.parse(text).map { UInt(bitPattern: $0) } }),
            let pointer = OpaquePointer(bitPattern: node)
        else { return nil }
        root = MarkdownNode(pointer: pointer)
    }

    private static func parse(_ text: UnsafeBufferPointer<UInt8>) -> OpaquePointer? {
        let names = extensions
        guard let parser = cmark_parser_new(CMARK_OPT_FOOTNOTES) else { return nil }
        defer { cmark_parser_free(parser) }
        for name in names {
            guard let found = cmark_find_syntax_extension(name) else { return nil }
            cmark_parser_attach_syntax_extension(parser, found)
        }
        if let base = text.baseAddress {
            base.withMemoryRebound(to: CChar.self, capacity: text.count) { cmark_parser_feed(parser, $0, text.count) }
        }
        return cmark_parser_finish(parser)
    }

    deinit { cmark_node_free(root.pointer) }
}

/// A node of a `MarkdownTree`; valid while the tree lives.
struct MarkdownNode: Equatable {
    /// What a node is.
    enum Kind: Equatable {
        case document
        case blockQuote
        case list
        case item
        case codeBlock
        case htmlBlock
        case paragraph
        case heading
        case thematicBreak
        case footnoteDefinition
        case table
        case tableRow
        case tableCell
        case text
        case softBreak
        case lineBreak
        case code
        case html
        case emphasis
        case strong
        case strikethrough
        case link
        case image
        case footnoteReference
        case unknown
    }

    /// The node in C.
    let pointer: OpaquePointer

    /// What the node is.
    var kind: Kind {
        switch cmark_node_get_type(pointer) {
        case CMARK_NODE_TEXT: .text
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_LINEBREAK: .lineBreak
        case CMARK_NODE_CODE: .code
        case CMARK_NODE_HTML_INLINE: .html
        case CMARK_NODE_EMPH: .emphasis
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_LINK: .link
        case CMARK_NODE_IMAGE: .image
        case CMARK_NODE_FOOTNOTE_REFERENCE: .footnoteReference
        case CMARK_NODE_DOCUMENT: .document
        case CMARK_NODE_BLOCK_QUOTE: .blockQuote
        case CMARK_NODE_LIST: .list
        case CMARK_NODE_ITEM: .item
        case CMARK_NODE_CODE_BLOCK: .codeBlock
        case CMARK_NODE_HTML_BLOCK: .htmlBlock
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_HEADING: .heading
        case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
        case CMARK_NODE_FOOTNOTE_DEFINITION: .footnoteDefinition
        default: extensionKind
        }
    }

    /// The types of extensions are numbered as they are registered, so their names tell them.
    private var extensionKind: Kind {
        guard let name = cmark_node_get_type_string(pointer) else { return .unknown }
        return switch String(cString: name) {
        case "table": .table
        case "table_header", "table_row": .tableRow
        case "table_cell": .tableCell
        case "strikethrough": .strikethrough
        case "tasklist": .item
        default: .unknown
        }
    }

    /// The first child.
    var firstChild: MarkdownNode? { cmark_node_first_child(pointer).map(MarkdownNode.init) }
    /// The next sibling.
    var next: MarkdownNode? { cmark_node_next(pointer).map(MarkdownNode.init) }
    /// The first line, from 0; -1 where it is not known.
    var startLine: Int { Int(cmark_node_get_start_line(pointer)) - 1 }
    /// The first byte in its line, from 0.
    var startColumn: Int { Int(cmark_node_get_start_column(pointer)) - 1 }
    /// The last line, from 0.
    ///
    /// A node that cmark-gfm closed at the start of a line ends there "in column 0", that is, a line earlier.
    var endLine: Int {
        Int(cmark_node_get_end_line(pointer)) - (cmark_node_get_end_column(pointer) == 0 ? 2 : 1)
    }
    /// The level of a heading.
    var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }

    /// The literal text of a leaf.
    var literal: UnsafeBufferPointer<UInt8> {
        guard let start = cmark_node_get_literal(pointer) else { return UnsafeBufferPointer(start: nil, count: 0) }
        let raw = UnsafeRawPointer(start)
        var count = 0
        while raw.load(fromByteOffset: count, as: UInt8.self) != 0 { count += 1 }
        return UnsafeBufferPointer(start: raw.assumingMemoryBound(to: UInt8.self), count: count)
    }
}
