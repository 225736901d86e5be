import DragomanXML

extension SRXDocument {
    /// The document as a file: SRX 2.0, two spaces a level.
    ///
    /// - Parameter comment: Told at the head of the file, one line an element; may be empty.
    /// - Returns: The bytes of the file, UTF-8.
    package func written(comment: [String] = []) -> [UInt8] {
        var writer = XMLWriter()
        writer.declaration()
        if !comment.isEmpty { writer.comment("\n" + comment.map { "  \($0)\n" }.joined()) }
        writer.start("srx")
        writer.attribute("xmlns", SRXReader.namespace)
        writer.attribute("version", "2.0")
        writer.line(2)
        writer.start("header")
        writer.attribute("segmentsubflows", segmentsSubflows ? "yes" : "no")
        writer.attribute("cascade", cascades ? "yes" : "no")
        for handle in formatHandles {
            writer.line(4)
            writer.start("formathandle")
            writer.attribute("type", handle.type)
            writer.attribute("include", handle.isIncluded ? "yes" : "no")
            writer.end("formathandle")
        }
        writer.line(2)
        writer.end("header")
        writer.line(2)
        writer.start("body")
        writeRules(to: &writer)
        writeMaps(to: &writer)
        writer.line(2)
        writer.end("body")
        writer.line(0)
        writer.end("srx")
        writer.finish()
        return writer.take()
    }

    private func writeRules(to writer: inout XMLWriter) {
        writer.line(4)
        writer.start("languagerules")
        for languageRule in languageRules {
            writer.line(6)
            writer.start("languagerule")
            writer.attribute("languagerulename", languageRule.name)
            for rule in languageRule.rules {
                writer.line(8)
                writer.start("rule")
                writer.attribute("break", rule.isBreak ? "yes" : "no")
                if !rule.before.isEmpty {
                    writer.line(10)
                    writer.element("beforebreak", rule.before)
                }
                if !rule.after.isEmpty {
                    writer.line(10)
                    writer.element("afterbreak", rule.after)
                }
                writer.line(8)
                writer.end("rule")
            }
            writer.line(6)
            writer.end("languagerule")
        }
        writer.line(4)
        writer.end("languagerules")
    }

    private func writeMaps(to writer: inout XMLWriter) {
        writer.line(4)
        writer.start("maprules")
        for map in maps {
            writer.line(6)
            writer.start("languagemap")
            writer.attribute("languagepattern", map.pattern)
            writer.attribute("languagerulename", map.ruleName)
            writer.end("languagemap")
        }
        writer.line(4)
        writer.end("maprules")
    }
}
