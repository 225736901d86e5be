/// What a translation tool makes of an XLIFF 1.2 file when somebody translates all that it shows, as it was seen.
package enum ToolHabit: String, Sendable, CaseIterable {
    /// OmegaT 3.6: only targets that hold something; their attributes stay.
    case omegat
    /// Poedit 3.2: codes are kept, every target is called translated.
    case poedit
    /// Lokalize 22.12: codes keep their id only, marks of segments lose what names them; a phase with a date that is none.
    case lokalize
    /// Qt 5.15's lconvert: of a text with elements what follows the start of the last one; one file without a name; no groups,
    /// header, matches and stamp; all is approved.
    case qt
    /// translate-toolkit, written as plain text: the new text in front of the elements that were there.
    case toolkitPlain
    /// translate-toolkit, written with elements.
    case toolkitRich
    /// MateCat: each text is marked as a segment of its own.
    case matecat

    /// The file as it comes back; `translate` is given the XML of a source.
    package func applied(to xliff: String, translate: (String) -> String) -> String {
        switch self {
        case .omegat:
            units(xliff) { $0.target.isEmpty ? nil : $0.tag + ">" + translate($0.source) + "</target>" }
        case .poedit:
            units(xliff) { "<target state=\"translated\">" + translate($0.source) + "</target>" }
        case .lokalize:
            units(xliff) { unit in
                "<target phase-name=\"translation-1\" state=\"needs-review-translation\">"
                    + translate(unit.source).replacing(#/<(mrk|g|x|bx|ex|it) [^>]*?id="([^"]*)"[^>]*?(/?)>/#) {
                        "<\($0.output.1) id=\"\($0.output.2)\"\($0.output.3)>"
                    } + "</target>"
            }.replacing(
                "</tool>",
                with: "</tool><phase-group><phase phase-name=\"translation-1\" date=\"Tue Dec 1\"/></phase-group>"
            )
        case .qt: qt(xliff, translate)
        case .toolkitPlain:
            units(xliff) { unit in
                let elements = unit.target.firstIndex(of: "<").map { String(unit.target[$0...]) } ?? ""
                return "<target state=\"translated\">" + translate(Self.plain(unit.source)) + elements + "</target>"
            }
        case .toolkitRich:
            units(xliff) { "<target xml:space=\"preserve\">" + translate($0.source) + "</target>" }
        case .matecat:
            units(xliff) { unit in
                let mark = "<mrk mid=\"0\" mtype=\"seg\">"
                return "<seg-source>\(mark)\(unit.source)</mrk></seg-source>\n"
                    + "<target state=\"translated\">\(mark)\(translate(unit.source))</mrk></target>"
            }
        }
    }

    /// A `trans-unit` as text.
    private struct Unit {
        var id: String
        var source: String
        /// The tag of the target without its end.
        var tag: String
        var target: String
    }

    /// Writes each target anew; `nil` leaves it.
    private func units(_ xliff: String, _ target: (Unit) -> String?) -> String {
        xliff.replacing(Self.transUnit) { match in
            let unit = Unit(
                id: String(match.output.id),
                source: String(match.output.source),
                tag: String(match.output.tag),
                target: String(match.output.target)
            )
            guard let new = target(unit) else { return String(match.output.0) }
            return "\(match.output.head)\(new)"
        }
    }

    /// From the tag of a `trans-unit` to the end of its own target.
    private static var transUnit:
        Regex<(Substring, head: Substring, id: Substring, source: Substring, tag: Substring, target: Substring)>
    {
        #/(?<head><trans-unit id="(?<id>[^"]*)"[^>]*>\s*<source>(?<source>.*?)</source>\s*)(?<tag><target[^>]*)>(?<target>.*?)</target>/#
            .dotMatchesNewlines()
    }

    private func qt(_ xliff: String, _ translate: (String) -> String) -> String {
        var result =
            "<?xml version=\"1.0\"?>\n<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n"
        result += "<file original=\"\" datatype=\"plaintext\""
        for name in ["source-language", "target-language"] {
            result += " \(name)=\"\(Self.attribute(name, of: xliff))\""
        }
        result += "><body>\n"
        for match in xliff.matches(of: Self.transUnit) {
            let source = Self.afterLastElement(String(match.output.source))
            result += "<trans-unit id=\"\(match.output.id)\" approved=\"yes\"><source xml:space=\"preserve\">\(source)"
            result += "</source><target xml:space=\"preserve\">\(translate(source))</target></trans-unit>\n"
        }
        result += "</body></file>\n"
        return result + "</xliff>\n"
    }

    private static func attribute(_ name: String, of text: String) -> String {
        guard let start = text.firstRange(of: " \(name)=\"") else { return "" }
        return String(text[start.upperBound...].prefix { $0 != "\"" })
    }

    /// What stands behind the last tag that begins an element.
    private static func afterLastElement(_ xml: String) -> String {
        let start = xml.matches(of: #/<[a-z][^>]*>/#).last?.range.upperBound ?? xml.startIndex
        return plain(String(xml[start...]))
    }

    private static func plain(_ xml: String) -> String { xml.replacing(#/<[^>]*>/#, with: "") }
}
