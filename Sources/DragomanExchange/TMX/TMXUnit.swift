package import DragomanModel

/// What the header of a TMX says.
package struct TMXHeader: Sendable, Hashable {
    /// The version, as the file writes it.
    package var version: String
    /// The language of the sources, as the file writes it; `nil` where it says none or any (`*all*`).
    package var sourceLanguage: String?
    /// Whether this program wrote the file: then its properties and code numbers are its own.
    package var isOwn: Bool
}

/// A `tu`: a text in several languages.
package struct TMXUnit: Sendable {
    /// The line of its start tag.
    package var line: Int
    /// Its `tuid`.
    package var id: String?
    /// The language of its source, as the file writes it; `nil` where it says none or any (`*all*`).
    package var sourceLanguage: String?
    /// What else it says.
    package var detail: TMXDetail
    /// Its texts in the file's order.
    package var variants: [TMXVariant]
}

/// A `tuv`: the text in one language.
package struct TMXVariant: Sendable {
    /// The language, as the file writes it.
    package var language: String
    /// The line of its start tag.
    package var line: Int
    /// What it says beyond its text.
    package var detail: TMXDetail
    /// The text; its codes are numbered from 1 in their order, or as this program numbered them.
    package var content: CodedText
    /// The codes, one for each mark of the text.
    package var codes: [TMXCode]
}

/// One element of markup in a segment: `bpt`, `ept`, `it`, `ph` or `ut`.
package struct TMXCode: Sendable, Hashable {
    /// The element's name.
    package enum Kind: String, Sendable {
        case bpt, ept, it, ph, ut
    }

    package var kind: Kind
    /// What tells which code of another language it is; no longer kept once the numbers say so.
    package var x: String?
    package var type: String?
    /// Of a `ph`: `p`, `f` or `b`.
    package var association: String?
    /// Of an `it`: `begin` or `end`.
    package var position: String?
    /// The original code as the file writes it, in XML; with what `sub` holds.
    package var data: String

    package init(
        kind: Kind,
        x: String? = nil,
        type: String? = nil,
        association: String? = nil,
        position: String? = nil,
        data: String = ""
    ) {
        self.kind = kind
        self.x = x
        self.type = type
        self.association = association
        self.position = position
        self.data = data
    }
}

/// What a `tu` or `tuv` says beyond its texts: attributes and, in their order, notes and properties.
package struct TMXDetail: Sendable, Hashable {
    /// An attribute.
    package struct Attribute: Sendable, Hashable {
        package var name: TMXAttributeName
        package var value: String

        package init(name: TMXAttributeName, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// A `note` or a `prop`.
    package struct Annotation: Sendable, Hashable {
        /// The type of a `prop`; `nil`: it is a `note`.
        package var type: String?
        package var language: String?
        package var text: String
    }

    package var attributes: [Attribute] = []
    package var annotations: [Annotation] = []

    package init() {}

    /// The value of an attribute.
    package func value(_ name: TMXAttributeName) -> String? { attributes.first { $0.name == name }?.value }
}

/// The attributes of `tu` and `tuv` that are kept as they are.
package enum TMXAttributeName: String, Sendable, CaseIterable {
    case tuid
    case datatype
    case usageCount = "usagecount"
    case lastUsageDate = "lastusagedate"
    case creationTool = "creationtool"
    case creationToolVersion = "creationtoolversion"
    case creationDate = "creationdate"
    case creationID = "creationid"
    case changeDate = "changedate"
    case segmentType = "segtype"
    case changeID = "changeid"
    case memoryFormat = "o-tmf"
}
