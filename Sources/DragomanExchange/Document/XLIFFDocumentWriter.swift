import DragomanXML

extension XLIFFDocument {
    /// The document as UTF-8.
    ///
    /// Read again it is the same; what was read and is written is the same XML as far as `Canonical XML` goes.
    public func written() -> [UInt8] {
        var xml = XMLWriter()
        xml.declaration()
        for node in prolog {
            Self.write(node, to: &xml)
            xml.markup("\n")
        }
        Self.write(.element(root), to: &xml)
        for node in epilog {
            xml.markup("\n")
            Self.write(node, to: &xml)
        }
        xml.finish()
        return xml.take()
    }

    private static func write(_ node: XLIFFNode, to xml: inout XMLWriter) {
        switch node {
        case .text(let text): xml.text(text)
        case .comment(let text): xml.markup("<!--\(text)-->")
        case .instruction(let target, let text): xml.markup("<?\(target)\(text.isEmpty ? "" : " " + text)?>")
        case .element(let element):
            xml.start(named: element.tag)
            for declaration in element.declarations {
                xml.attribute(
                    named: declaration.prefix.isEmpty ? "xmlns" : "xmlns:\(declaration.prefix)",
                    declaration.namespace
                )
            }
            for attribute in element.attributes {
                xml.attribute(
                    named: attribute.prefix.isEmpty ? attribute.name : "\(attribute.prefix):\(attribute.name)",
                    attribute.value
                )
            }
            for child in element.children { write(child, to: &xml) }
            xml.end(named: element.tag)
        }
    }
}
